"""The actor network of one reading: who is said to fight, back, join or accuse whom, and in which claims.

Events give a tie between initiators and targets by the PLOVER type of their frame (FIELD.md: ASSAULT, MOBILIZE and the
like are conflict, AGREE, AID and the like cooperation); relations give their own; the stance `accuses` gives one from
the claimant. What is only demanded, feared or planned gives no tie, and what is denied is kept apart as disputed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from counterclaim.records import Claim, Event, Reading

TieKind = Literal["fights", "presses", "opposes", "accuses", "backs", "allied", "part", "mediates", "deals", "linked"]

# kind -> (sentence, hostile?, directed?)
TIES: dict[TieKind, tuple[str, bool, bool]] = {
    "fights": ("attacks or fights", True, True),
    "presses": ("presses or coerces", True, True),
    "opposes": ("opposes", True, True),
    "accuses": ("accuses", True, True),
    "backs": ("backs", False, True),
    "allied": ("is allied with", False, False),
    "part": ("belongs to or speaks for", False, True),
    "mediates": ("mediates for", False, True),
    "deals": ("deals with", False, False),
    "linked": ("is linked to", False, False),
}
_PLOVER: dict[str, TieKind] = {
    # REQUEST and REJECT say nothing lasting about two actors: whoever denies backing a group does not oppose it
    "ASSAULT": "fights",
    "MOBILIZE": "presses",
    "COERCE": "presses",
    "SANCTION": "presses",
    "THREATEN": "presses",
    "PROTEST": "opposes",
    "ACCUSE": "accuses",
    "AID": "backs",
    "SUPPORT": "backs",
    "COOPERATE": "allied",
    "AGREE": "deals",
    "CONSULT": "deals",
    "CONCEDE": "deals",
    "RETREAT": "deals",
}
_RELATION: dict[str, TieKind] = {
    "backs": "backs",
    "allied_with": "allied",
    "opposes": "opposes",
    "linked_to": "linked",
    "part_of": "part",
    "member_of": "part",
    "leads": "part",
    "represents": "part",
    "splinter_of": "linked",
    "mediates": "mediates",
    "excluded_from": "opposes",
}


@dataclass(frozen=True, slots=True)
class Tie:
    """One tie; `claims` say it, `denials` say it is not so (claim ids, in text order)."""

    source: str
    target: str
    kind: TieKind
    claims: tuple[str, ...]
    denials: tuple[str, ...]


def ties(reading: Reading) -> list[Tie]:
    """Return the ties between the actors of a reading, in order of their first claim."""
    known = {actor.id for actor in reading.actors}
    said: dict[tuple[str, str, TieKind], tuple[list[str], list[str]]] = {}
    for claim in reading.claims:
        for source, target, kind in _of(claim):
            if source == target or source not in known or target not in known:
                continue
            if not TIES[kind][2] and (target, source, kind) in said:
                source, target = target, source
            positive, negative = said.setdefault((source, target, kind), ([], []))
            side = negative if claim.polarity == "negative" and kind != "accuses" else positive
            if claim.id not in side:
                side.append(claim.id)
    return [Tie(s, t, kind, tuple(yes), tuple(no)) for (s, t, kind), (yes, no) in said.items()]


def _of(claim: Claim) -> Iterator[tuple[str, str, TieKind]]:
    relation, event = claim.relation, claim.event
    if claim.time in ("past", "ongoing"):
        if relation and relation.source and relation.target and relation.type in _RELATION:
            yield relation.source, relation.target, _RELATION[relation.type]
        if event:
            yield from _of_event(event)
    if claim.stance == "accuses" and claim.claimant.actor:
        accused = event.initiators if event else (relation.source,) if relation else claim.mentions
        for actor in accused:
            if actor:
                yield claim.claimant.actor, actor, "accuses"


def _of_event(event: Event) -> Iterator[tuple[str, str, TieKind]]:
    kind = _PLOVER.get((event.plover or "").split("-")[0].split(" ")[0].upper())
    if kind:
        for source in event.initiators:
            for target in event.targets:
                yield source, target, kind
        if not event.targets and kind == "deals":
            # a reciprocal event puts all its parties among the initiators (PLOVER)
            for source, target in combinations(event.initiators, 2):
                yield source, target, kind
    for mediator in event.mediators:
        for party in (*event.initiators, *event.targets):
            yield mediator, party, "mediates"
