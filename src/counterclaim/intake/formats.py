"""Which reader takes which source: by its first bytes where they tell, else by its ending or what the server called it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib import import_module
from urllib.parse import urlsplit

from counterclaim.errors import Errors
from counterclaim.intake.arrival import Given, Outcome
from counterclaim.intake.feed import is_feed
from counterclaim.intake.limits import Limits
from counterclaim.intake.opening import Opened
from counterclaim.intake.page import is_html

Reader = Callable[[Opened, Given, Limits], Iterator[Outcome]]

READERS = {
    "text": "counterclaim.intake.single:read_single",
    "html": "counterclaim.intake.single:read_single",
    "pdf": "counterclaim.intake.single:read_single",
    "email": "counterclaim.intake.mail:read_message",
    "mbox": "counterclaim.intake.mail:read_mailbox",
    "jsonl": "counterclaim.intake.lines:read_lines",
    "json": "counterclaim.intake.objects:read_objects",
    "csv": "counterclaim.intake.table:read_table",
    "parquet": "counterclaim.intake.parquet:read_parquet",
    "warc": "counterclaim.intake.warc:read_warc",
    "feed": "counterclaim.intake.feed:read_feed",
}
ENDINGS = {
    ".txt": "text", ".text": "text", ".md": "text",
    ".htm": "html", ".html": "html", ".xhtml": "html",
    ".pdf": "pdf",
    ".eml": "email", ".mbox": "mbox", ".mbx": "mbox",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json",
    ".csv": "csv", ".tsv": "csv", ".tab": "csv",
    ".parquet": "parquet", ".pq": "parquet",
    ".warc": "warc",
    ".rss": "feed", ".atom": "feed", ".xml": "feed", ".rdf": "feed",
}  # fmt: skip
SINGLE = frozenset({"text", "html", "pdf"})  # one document each
_SERVED = {
    "application/rss+xml": "feed", "application/atom+xml": "feed", "application/json": "json",
    "application/feed+json": "json", "application/x-ndjson": "jsonl", "application/jsonl": "jsonl",
    "text/csv": "csv", "text/tab-separated-values": "csv", "message/rfc822": "email", "application/mbox": "mbox",
    "application/warc": "warc", "application/vnd.apache.parquet": "parquet",
}  # fmt: skip
_FEED_ADDRESS = re.compile(r"(?:\.(?:rss|atom|rdf|xml)|/(?:rss|feed|atom))/?$", re.I)
_ARCHIVES = (
    (b"PK\x03\x04", "zip"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "rar"),
    (b"\xfd7zXZ", "xz"),
    (b"BZh", "bzip2"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
)
_MAIL = re.compile(
    rb"(?:(?:From|To|Subject|Date|Received|Return-Path|Message-ID|MIME-Version|Delivered-To|Reply-To|DKIM-Signature"
    rb"|Content-Type|X-[\w-]+): .*\r?\n(?:[ \t].*\r?\n)*){4}",
    re.I,
)


def ending_of(name: str) -> str | None:
    """Return the format that a file's name says it has (``.gz`` aside), or None."""
    low = name.lower().removesuffix(".gz")
    dot = low.rfind(".")
    return ENDINGS.get(low[dot:]) if dot >= 0 else None


def format_of(opened: Opened) -> str:
    """Return the format of a source.

    Raises:
        CounterclaimError: E527 for an archive of files.
    """
    head = opened.head
    for mark, kind in _ARCHIVES:
        if head.startswith(mark):
            raise Errors.E527.error(path=opened.name, what=kind)
    if head[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"WARC/"):
        return "warc"
    if is_feed(head):
        return "feed"
    named = ending_of(opened.kind_name)
    served = _SERVED.get((opened.content_type or "").partition(";")[0].strip().lower())
    if opened.url and _FEED_ADDRESS.search(urlsplit(opened.url).path) and is_html(head, None, ""):
        return "feed"  # which will say that it is a page
    if named and named not in SINGLE:
        return named
    if served:
        return served
    if is_html(head, opened.content_type, opened.kind_name):
        return "html"
    if named is None and not opened.url:
        return _by_content(head)
    return named or "text"


def _by_content(head: bytes) -> str:
    """The format of a file without a telling name (standard input, say)."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if re.match(rb"\{\s*\"|\[\s*\{", start):
        return "json"
    if re.match(rb"From \S+.*\d{4}\r?\n", head):
        return "mbox"
    return "email" if _MAIL.match(head) else "text"


def reader_of(format: str) -> Reader:
    """Return the function that reads a format; its module is only loaded now."""
    module, _, name = READERS[format].partition(":")
    found: Reader = getattr(import_module(module), name)
    return found
