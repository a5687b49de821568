"""Definite descriptions that go back to nobody named: office holders of the registry, else actors of their own."""

from __future__ import annotations

from counterclaim.reading.actors.descriptions import _described
from counterclaim.reading.actors.known import registry
from counterclaim.reading.actors.phrases import Phrase
from counterclaim.reading.coreference.stack import Stack

_OFFICES = {
    "president": "president",
    "prime minister": "prime_minister",
    "premier": "prime_minister",
    "foreign minister": "foreign_minister",
    "defence minister": "defence_minister",
    "defense minister": "defence_minister",
    "chancellor": "chancellor",
    "king": "king",
}


def office_or_new(phrase: Phrase, stack: Stack) -> tuple[tuple[str, ...], str]:
    """ "The president": who held the office that day; otherwise a new actor for the description."""
    book = stack.book
    iso = phrase.countries[0] if phrase.countries else book.country
    office = _OFFICES.get(phrase.agent.noun)
    state = registry().state_for(iso) if iso else None
    if office and state is not None and not phrase.hit.plural:
        holder = registry().holder(office, state.id, book.on)
        if holder is not None:
            return (book.known(holder.id).id,), f"{phrase.agent.noun} of {state.name} at that day"
    if phrase.agent.anaphoric and phrase.agent.kind == "unidentified":
        return (), ""
    actor, rule = _described(book, phrase)
    made = book.draft.actors[actor]
    if made.represents is None and phrase.agent.kind == "person" and phrase.agent.side == "state" and iso:
        made.represents = book.state(iso)
        made.country = made.country or [iso]
    return (actor,), rule
