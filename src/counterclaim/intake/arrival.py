"""From a path, address or standard input to a `Document`, with notes on where its date and text came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counterclaim.errors import Errors
from counterclaim.intake.decode import decode
from counterclaim.intake.language import NAMES, language_of
from counterclaim.intake.page import is_html, read_page
from counterclaim.intake.pdf import read_pdf
from counterclaim.intake.source import Limits, Source, get_source
from counterclaim.records import Document

READ_LANGUAGES = ("en",)
EXIT_LANGUAGE = 3


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document that came in, and what there is to say about how."""

    document: Document
    notes: tuple[str, ...] = ()


def arrive(
    target: str,
    *,
    published: date | None = None,
    publisher: str | None = None,
    language: str | None = None,
    limits: Limits | None = None,
) -> Arrival:
    """Read a path, ``-`` or address into a document.

    Args:
        target: file path, ``-`` for standard input, or http(s) address.
        published: the publication date, where the user knows it; it wins over the page's own.
        publisher: the outlet, where the user knows it.
        language: ISO 639-1 code that skips detection.
        limits: sizes and what addresses are allowed.

    Raises:
        CounterclaimError: E101 to E109 and E401 to E404; E106 ends with exit status 3.
    """
    source = get_source(target, limits or Limits())
    text, title, found_date, found_publisher, notes = _text_of(source)
    if not text.strip():
        raise Errors.E101.error(path=source.name)
    spoken = language or language_of(text)
    if spoken not in READ_LANGUAGES:
        named = NAMES.get(spoken, f"the language '{spoken}'")
        raise Errors.E106.error(path=source.name, language=named, exit_status=EXIT_LANGUAGE)
    if published:
        notes.append(f"publication date {published} as given")
    elif found_date:
        notes.append(f"publication date {found_date} from the page's metadata")
    document = Document.of(
        text,
        title=title,
        publisher=publisher or found_publisher,
        published=published or found_date,
        url=source.url,
        language=spoken,
    )
    return Arrival(document, tuple(notes))


def _text_of(source: Source) -> tuple[str, str | None, date | None, str | None, list[str]]:
    if not source.data.strip():
        raise Errors.E101.error(path=source.name)
    if source.data[:1024].lstrip().startswith(b"%PDF-"):
        text, title = read_pdf(source.data, source.name)
        return text, title, None, None, []
    if is_html(source.data, source.content_type, source.name):
        page = read_page(source.data, source.name, source.url)
        return page.text, page.title, page.published, page.publisher, []
    text, note = decode(source.data, source.name)
    return text, None, None, None, [note] if note else []
