"""Ministries by what they are for: "the Culture Ministry", "Iraq's Ministry of Oil", "the ministry of home affairs"."""

from __future__ import annotations

from counterclaim.reading.actors.book import Book
from counterclaim.reading.actors.known import registry
from counterclaim.reading.parsed import Doc, Token
from counterclaim.registry.topics import ministry_topics

_WORDS = frozenset({"ministry", "ministries"})
_LONGEST = 3  # words of a topic


def is_ministry(token: Token) -> bool:
    """Whether the word is "ministry"."""
    return token.lower_ in _WORDS


def topic_of(token: Token) -> tuple[str, int, int] | None:
    """What a ministry is for, as the first part of its id, with the tokens of the whole name; None where it is not said.

    Of "the Ministry of Trade and Transport" the first topic counts.
    """
    doc, at = token.doc, token.i
    topics = ministry_topics()
    if at + 2 < len(doc) and doc[at + 1].lower_ == "of":
        first = at + 3 if doc[at + 2].lower_ == "the" and at + 3 < len(doc) else at + 2
        for size in range(_LONGEST, 0, -1):
            found = topics.get(_joined(doc, first, first + size))
            if found is not None:
                return found, at, first + size
        return None
    for size in range(_LONGEST, 0, -1):
        if at - size >= token.sent.start and (found := topics.get(_joined(doc, at - size, at))) is not None:
            return found, at - size, at + 1
    return None


def _joined(doc: Doc, start: int, end: int) -> str:
    return " ".join(token.lower_ for token in doc[start:end]) if end <= len(doc) else ""


def ministry_of(book: Book, token: Token, country: str | None) -> tuple[str, int, int] | None:
    """The registry's ministry at a word "ministry", with its tokens.

    Args:
        book: the notes of the document.
        token: the word.
        country: whose it is, where the words beside it tell; else the country after the name, then the one in focus.
    """
    found = topic_of(token)
    if found is None:
        return None
    prefix, start, end = found
    iso = country or _country_after(book, end) or book.country_here(token.i)
    actor_id = f"{prefix}-{iso.lower()}" if iso else ""
    return (book.known(actor_id).id, start, end) if actor_id in registry().actors else None


def _country_after(book: Book, end: int) -> str | None:
    """ "The Ministry of Oil of Iraq", "in Iraq": the country right after the name."""
    doc = book.doc
    if end + 1 < len(doc) and doc[end].lower_ in {"of", "in"}:
        after = end + 2 if doc[end + 1].lower_ == "the" and end + 2 < len(doc) else end + 1
        return book.country_at.get(after)
    return None
