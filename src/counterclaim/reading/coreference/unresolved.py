"""Definite descriptions that go back to nobody named: office holders of the registry, else actors of their own."""

from __future__ import annotations

from counterclaim.reading.actors.descriptions import _described
from counterclaim.reading.actors.officeholders import office_holder
from counterclaim.reading.actors.phrases import Phrase
from counterclaim.reading.coreference.stack import Stack


def office_or_new(phrase: Phrase, stack: Stack) -> tuple[tuple[str, ...], str]:
    """ "The president": who held the office that day; otherwise a new actor for the description."""
    book = stack.book
    iso = phrase.countries[0] if phrase.countries else book.country
    held = office_holder(book, phrase)
    if held is not None:
        return (held[0],), held[1]
    if phrase.agent.anaphoric and phrase.agent.kind == "unidentified" and not phrase.countries:
        return (), ""
    actor, rule = _described(book, phrase)
    made = book.draft.actors[actor]
    if made.represents is None and phrase.agent.kind == "person" and phrase.agent.side == "state" and iso:
        made.represents = book.state(iso)
        made.country = made.country or [iso]
    return (actor,), rule
