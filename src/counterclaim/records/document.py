"""A document: one text with its publisher, date and address."""

from __future__ import annotations

import hashlib
from datetime import date

from counterclaim.records.base import Record


class Document(Record):
    """One text. `id` is a hash of the text and what identifies its telling, so the same document has the same id."""

    id: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    language: str = "en"
    text: str

    @classmethod
    def of(
        cls,
        text: str,
        *,
        title: str | None = None,
        publisher: str | None = None,
        published: date | None = None,
        url: str | None = None,
        language: str = "en",
    ) -> Document:
        """Return the document with its content-hash id."""
        telling = "\0".join([text, publisher or "", published.isoformat() if published else "", url or ""])
        digest = hashlib.sha256(telling.encode("utf-8", "surrogatepass")).hexdigest()
        return cls(
            id=f"sha256:{digest}",
            title=title,
            publisher=publisher,
            published=published,
            url=url,
            language=language,
            text=text,
        )


class MadeBy(Record):
    """The versions that made a reading: the same versions and bytes give the same reading."""

    counterclaim: str
    model: str
    lexicon: str
    registry: str
    gazetteer: str
