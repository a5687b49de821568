"""Killings that somebody announces: "the ministry announced the killing of two officers" does not make it the killer.

An army that announces the killing of its enemies speaks of its own deed; who announces any other killing only tells of it,
and where the words say by whom ("the killing of two soldiers by gunmen"), they alone count.
"""

from __future__ import annotations

from counterclaim.reading.actors.generic import OPPOSITION_RULE
from counterclaim.reading.draft import Draft
from counterclaim.reading.events.bind import actors_of
from counterclaim.reading.events.match import Match
from counterclaim.reading.sides import side_of

_FRAMES = {"killing", "wounding", "assassination", "execution"}
_TELLS = {"announce", "declare", "report", "confirm"}
_ARMED = {"state_forces", "police", "rebel_group", "militia"}
_SPEAKS_FOR = 4


def only_announced(draft: Draft, match: Match, initiators: list[str], targets: list[str]) -> list[str]:
    """Return the initiators without those who only announce the killing of people who are not their enemies."""
    verb = match.slots.carrier
    if match.part != "noun" or match.frame.id not in _FRAMES or verb is None or verb.lemma_.lower() not in _TELLS:
        return initiators
    told = set(actors_of(draft, match.slots.own.get("carrier", [])))
    named = [ref for ref in actors_of(draft, match.slots.own.get("by", [])) if ref not in told]
    if named or (told and not (targets and all(_enemies(draft, one, ref) for one in told for ref in targets))):
        return [ref for ref in initiators if ref not in told]
    return initiators


def _enemies(draft: Draft, one: str, other: str) -> bool:
    """Whether `other` bears arms (or speaks for those who do) on another side than `one`."""
    if side_of(draft, one) == side_of(draft, other):
        return False
    actor = draft.actors.get(other)
    for _ in range(_SPEAKS_FOR):
        if actor is None or actor.kind in _ARMED or actor.rule == OPPOSITION_RULE:
            return actor is not None
        actor = draft.actors.get(actor.represents or "")
    return False
