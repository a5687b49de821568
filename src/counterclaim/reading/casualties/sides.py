"""Whose the dead are: "ten soldiers and four rebels", "twelve members of the Front", "the army lost six men"."""

from __future__ import annotations

from counterclaim.reading.casualties.count import FIGHTERS, Count
from counterclaim.reading.draft import Draft
from counterclaim.reading.events.bind import actors_of, content
from counterclaim.reading.events.grammar import subjects
from counterclaim.reading.events.slots import norm
from counterclaim.reading.parsed import Token

_ARMED = {"state_forces", "police", "rebel_group", "militia"}
_STATES = {"state"}  # "ten Dorvan soldiers": the state whose soldiers they are
# nouns that are of a side only where the text says of which
_OF_ANY = {"fighter", "combatant"}  # of whichever side
_OF_A_SIDE = {
    "member",
    "man",
    "commander",
    "officer",
    "element",
    "guard",
    "cadre",
    "recruit",
    "operative",
    "agent",
    "pilot",
}


def sides_of(draft: Draft, counted: Count, token: Token) -> dict[str, int]:
    """Return actor id -> fighters for the counted nouns that are one side's own.

    Args:
        draft: what has been read of the document.
        counted: the nouns with their numbers, parts among them.
        token: the word of the deed; of "lost", the subject is the side.
    """
    found: dict[str, int] = {}
    loser = _armed(draft, subjects(token)) if token.lemma_.lower() == "lose" else []
    for noun, number in counted.told:
        if (side := loser or _side(draft, noun)) and len(side) == 1:
            found[side[0]] = found.get(side[0], 0) + number
    total = counted.amount.best
    return found if total is None or sum(found.values()) <= total else {}


def _side(draft: Draft, noun: Token) -> list[str]:
    meant = content(noun)
    named = any(m.how in {"name", "alias", "acronym"} and m.head == meant.i for m in draft.mentions_at(meant))
    if not {norm(noun), norm(meant)} & (FIGHTERS | _OF_A_SIDE) and not named:
        return []
    return _armed(draft, [noun]) or (_described(draft, noun) if norm(meant) in FIGHTERS - _OF_ANY else [])


def _described(draft: Draft, noun: Token) -> list[str]:
    """Militants of no known group are a side as well."""
    return [ref for ref in actors_of(draft, [noun]) if draft.actors[ref].kind == "unidentified"]


def _armed(draft: Draft, nouns: list[Token]) -> list[str]:
    """The side that fights: a known or named one before the bare word for its people ("soldiers")."""
    refs = [ref for ref in actors_of(draft, nouns) if draft.actors[ref].kind in _ARMED | _STATES]
    known = [ref for ref in refs if draft.actors[ref].known and draft.actors[ref].kind in _ARMED]
    return known or refs
