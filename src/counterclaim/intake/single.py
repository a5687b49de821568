"""Files that hold one report: text, HTML, PDF."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.errors import CounterclaimError, Errors
from counterclaim.intake.arrival import Given, Outcome, Refusal, attempt
from counterclaim.intake.decode import decode
from counterclaim.intake.limits import Limits
from counterclaim.intake.opening import Opened
from counterclaim.intake.page import is_html, read_page
from counterclaim.intake.pdf import read_pdf
from counterclaim.intake.telling import Telling


def read_single(opened: Opened, given: Given, limits: Limits) -> Iterator[Outcome]:
    """Yield the one document of a text, HTML or PDF file."""
    try:
        telling = telling_of(opened.all(limits), opened.name, opened.content_type, opened.url)
    except CounterclaimError as error:
        yield Refusal(opened.origin(), error)
        return
    yield attempt(opened.origin(), telling, given)


def telling_of(data: bytes, name: str, content_type: str | None = None, url: str | None = None) -> Telling:
    """Return what the bytes of a text, HTML or PDF file tell.

    Raises:
        CounterclaimError: E101 to E104, E105, E108, E109.
    """
    if not data.strip():
        raise Errors.E101.error(path=name)
    if data[:1024].lstrip().startswith(b"%PDF-"):
        text, title = read_pdf(data, name)
        return Telling(text, title=title, url=url)
    if is_html(data, content_type, name):
        page = read_page(data, name, url)
        return Telling(page.text, page.title, page.published, page.publisher, url)
    text, note = decode(data, name)
    return Telling(text, url=url, notes=[note] if note else [])
