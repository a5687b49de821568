"""HTML pages: main text, title, date and publisher, through trafilatura."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from counterclaim.errors import Errors
from counterclaim.intake.decode import clean

_LEAST_WORDS = 15  # a page with fewer words of main text is navigation, not a report
# The extensive search takes any year in the running text for a date and makes it its first of January. The bound is far, since
# a later date would be cut to its year or month; whether a day can be true is seen later (`days.impossible`).
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2999-12-31"}
_START = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|\?xml)", re.I | re.S)


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says: its main text and its own metadata."""

    text: str
    title: str | None
    published: date | None
    publisher: str | None


def is_html(data: bytes, content_type: str | None, name: str) -> bool:
    """Tell whether bytes are an HTML page, by the server's word, the first tag, or the file's ending."""
    if content_type and "html" in content_type.lower():
        return True
    return bool(_START.match(data[:2000])) or name.lower().endswith((".html", ".htm", ".xhtml"))


def read_page(data: bytes, name: str, url: str | None) -> Page:
    """Return the main text and metadata of a page.

    Raises:
        CounterclaimError: E103 when there is no main text.
    """
    import trafilatura  # only pages wait for it

    found = trafilatura.bare_extraction(
        data,
        url=url,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params=_DATES,
    )
    text = clean((getattr(found, "text", None) or "").strip()) if found is not None else ""
    if len(text.split()) < _LEAST_WORDS:
        raise Errors.E103.error(path=name)
    return Page(
        text=text,
        title=_line(getattr(found, "title", None)),
        published=_day(getattr(found, "date", None)),
        publisher=_line(getattr(found, "sitename", None)),
    )


def _line(value: str | None) -> str | None:
    return (" ".join(clean(value).split()) or None) if value else None


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None
