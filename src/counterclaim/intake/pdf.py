"""PDF files: their text, with the lines of a paragraph joined again."""

from __future__ import annotations

import io
import re

from counterclaim.errors import Errors
from counterclaim.intake.decode import clean

_MOST_PAGES = 500
_HYPHEN = re.compile(r"(\w)[-\u00ad]\n(?=[a-z])")
_WRAP = re.compile(r"(?<=[^\n.!?:\"”’])\n(?=[^\n])")


def read_pdf(data: bytes, name: str) -> tuple[str, str | None]:
    """Return the text of a PDF and its title.

    Raises:
        CounterclaimError: E109 when it cannot be opened, E104 when it holds no text, E105 when it has too many pages.
    """
    from pypdf import PdfReader  # only PDFs wait for it
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Errors.E109.error(path=name, what="it has a password")
        if len(reader.pages) > _MOST_PAGES:
            raise Errors.E105.error(path=name, size=f"{len(reader.pages)} pages", limit=f"{_MOST_PAGES} pages")
        pages = [page.extract_text() or "" for page in reader.pages]
        title = reader.metadata.title if reader.metadata else None
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError) as error:
        raise Errors.E109.error(path=name, what=type(error).__name__) from None
    text = unwrap("\n\n".join(pages))
    if sum(character.isalpha() for character in text) < 40:
        raise Errors.E104.error(path=name)
    return text, (" ".join(clean(title).split()) or None) if title else None


def unwrap(text: str) -> str:
    """Join the lines of a paragraph and words broken at a line's end."""
    text = clean(text.replace("\r\n", "\n"))
    text = _HYPHEN.sub(r"\1", text)
    return _WRAP.sub(" ", text).strip()
