"""Pieces of HTML without a page around them (feeds, e-mail, fields of records): their text, a paragraph a line."""

from __future__ import annotations

import html
import re
from typing import Any

import lxml.html  # type: ignore[import-untyped]
from lxml.etree import LxmlError  # type: ignore[import-untyped]

from counterclaim.intake.decode import clean, sound

_BLOCKS = frozenset(
    """
    address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre
    section table td th tr ul
    """.split()  # noqa: SIM905
)
_SILENT = frozenset({"script", "style", "head", "title", "noscript", "template", "svg"})
_TAG = re.compile(
    r"</?(?:p|br|div|span|a|b|i|em|strong|ul|ol|li|h[1-6]|img|table|blockquote|article|html|body)\b[^<>]*>", re.I
)
_BLOCK_TAG = re.compile(r"<(?:p|br|div|li|td|h[1-6]|article|body)\b", re.I)
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-f]{2,5}|[a-z]{2,8});", re.I)
_DEEP = 200  # nested tags; what lies deeper is taken without its line breaks


def has_tags(text: str) -> bool:
    """Tell whether a text holds the usual tags of HTML."""
    return _TAG.search(text) is not None


def has_entities(text: str) -> bool:
    """Tell whether a text holds characters written as in HTML, such as ``&#8217;``."""
    return _ENTITY.search(text) is not None


def text_of(fragment: str) -> str:
    """Return the text of a piece of HTML; a text without tags only loses its entities (``&amp;``)."""
    fragment = sound(fragment)
    if not has_tags(fragment):
        return clean(html.unescape(fragment)).strip()
    if not _BLOCK_TAG.search(fragment):
        fragment = fragment.strip().replace("\n", "<br>")  # a plain text with a few tags: its own lines count
    try:
        root = lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", fragment))
    except (LxmlError, ValueError):
        return clean(html.unescape(_TAG.sub(" ", fragment))).strip()
    parts: list[str] = []
    _walk(root, parts, 0)
    lines = (" ".join(line.split()) for line in clean("".join(parts)).split("\n"))
    return "\n".join(line for line in lines if line)


def _walk(node: Any, parts: list[str], depth: int) -> None:
    if not isinstance(node.tag, str) or node.tag in _SILENT:
        return
    block = node.tag in _BLOCKS
    if block:
        parts.append("\n")
    if depth > _DEEP:
        parts.append(_flat(" ".join(node.itertext())))
    else:
        parts.append(_flat(node.text))
        for child in node:
            _walk(child, parts, depth + 1)
            parts.append(_flat(child.tail))
    if block:
        parts.append("\n")


def _flat(text: str | None) -> str:
    return re.sub(r"\s+", " ", text) if text else ""
