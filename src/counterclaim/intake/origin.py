"""Where a document was found: a path or address, and which part of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """A place to find a document. As text it is `locator`, or ``locator#part``.

    Args:
        locator: path, address, or ``standard input``.
        part: which record, row, message, attachment or entry of it; empty for all of it.
        format: how it was read: ``text``, ``jsonl``, ``warc`` and so on (see `formats`).
    """

    locator: str
    part: str = ""
    format: str = "text"

    def __str__(self) -> str:
        return f"{self.locator}#{self.part}" if self.part else self.locator
