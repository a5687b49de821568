"""Whom the text calls somebody sympathetic to: "the pro-rebel website", "a pro-government daily", "a paper close to the army"."""

from __future__ import annotations

from counterclaim.lexicon.agents import agent_words
from counterclaim.reading.actors.book import Book
from counterclaim.reading.parsed import Token
from counterclaim.records import ActorKind

_FAVOURING = frozenset({"sympathetic", "close", "loyal", "friendly", "favourable", "favorable"})
_TELLERS: frozenset[ActorKind] = frozenset(
    {"media", "monitor", "person", "political_body", "civilians", "protesters", "business", "religious_body"}
)
_REBELS: frozenset[ActorKind] = frozenset({"rebel_group"})


def read_sympathies(book: Book) -> None:
    """Note on actors of the draft whom the words around them say they favour."""
    doc = book.doc
    for token in doc:
        if token.lower_ == "pro" and token.i + 2 < len(doc) and doc[token.i + 1].text == "-":
            _note(book, _noun_over(book, doc[token.i + 2]), _side(book, doc[token.i + 2]))
        elif token.lower_ in _FAVOURING and token.dep_ in {"amod", "acomp", "acl", "relcl"}:
            to = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "to"), None)
            held = next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
            if held is not None and token.head.pos_ in {"NOUN", "PROPN"}:
                _note(book, book.draft.actors_at(token.head), _side(book, held))


def _note(book: Book, favouring: list[str], side: str | None) -> None:
    for ref in favouring:
        actor = book.draft.actors[ref]
        if side is not None and side != ref and actor.kind in _TELLERS and side not in actor.sympathetic_to:
            actor.sympathetic_to.append(side)


def _noun_over(book: Book, side: Token) -> list[str]:
    """The actors of the noun that "pro-X" describes: the first one after it that somebody is mentioned at."""
    for token in side.doc[side.i + 1 : min(side.i + 5, side.sent.end)]:
        if token.is_punct and token.text != "-":
            break
        found = book.draft.actors_at(token)
        if found:
            return found
    return []


def _side(book: Book, word: Token) -> str | None:
    """Who "rebel", "government" or a name is in this text."""
    named = book.draft.actors_at(word)
    if named:
        return named[0]
    country = book.country_at.get(word.i)
    if country:
        return book.state(country)
    hit = agent_words().at(word)
    side = hit.agent.side if hit is not None else None
    if side == "state":
        return book.state(book.country)
    if side == "opposition" or word.lower_ in {"rebel", "opposition", "insurgent", "separatist"}:
        rebels = [a.id for a in book.draft.actors.values() if a.kind in _REBELS and a.known]
        return rebels[0] if len(rebels) == 1 else None
    return None
