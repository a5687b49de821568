"""Readings that any database can hold: whole characters, no NUL, an id that is a hash."""

from __future__ import annotations

import re
from typing import Any

from counterclaim.records import Document, Reading

_BAD = re.compile("[\0\ud800-\udfff]")
_ID = re.compile(r"sha256:[0-9a-f]{64}")


def sound(reading: Reading) -> Reading:
    """Return the reading with halves of characters and NULs replaced (one for one, so that spans hold)."""
    document = reading.document
    if not (_fits(document.text) and _fits(document.title) and _fits(document.publisher) and _fits(document.url)):
        reading = Reading.model_validate(_mended(reading.model_dump(by_alias=True)))
        document = reading.document
    if not _ID.fullmatch(document.id):  # a reading of somebody else's making
        made = Document.of(document.text, publisher=document.publisher, published=document.published, url=document.url)
        reading = reading.model_copy(update={"document": document.model_copy(update={"id": made.id})})
    return reading


def sound_text(value: str) -> str:
    """Return a text that any database can hold."""
    return value if _fits(value) else _BAD.sub("\N{REPLACEMENT CHARACTER}", value)


def _fits(value: str | None) -> bool:
    return value is None or (value.isascii() and "\0" not in value) or not _BAD.search(value)


def _mended(value: Any) -> Any:
    if isinstance(value, str):
        return sound_text(value)
    if isinstance(value, dict):
        return {key: _mended(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_mended(item) for item in value]
    return value
