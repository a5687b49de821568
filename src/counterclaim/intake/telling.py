"""What one source tells, before it is checked and becomes a `Document`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(slots=True)
class Telling:
    """Text and what is said about it. `published` is text where the source has a date that nobody could understand.

    `own_id` is what the source itself calls it. `whence` ends the note about the date: "publication date 2017-07-16
    <whence>". `latest` is the last day that the source can have been published, where one is known.
    """

    text: str
    title: str | None = None
    published: date | str | None = None
    publisher: str | None = None
    url: str | None = None
    own_id: str | None = None
    whence: str = "from the page's metadata"
    latest: date | None = None
    notes: list[str] = field(default_factory=list)
