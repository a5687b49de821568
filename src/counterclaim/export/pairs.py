"""Which pairs of actors an incident's claims tell of, and which claims tell each: no pair that nobody names together."""

from __future__ import annotations

from counterclaim.export.names import mutual
from counterclaim.export.unit import Said, Unit
from counterclaim.records import Event

Pair = tuple[str | None, str | None]


def told_pairs(unit: Unit) -> list[tuple[Pair, tuple[Said, ...]]]:
    """Each pair of an initiator and a target that some claim names together, with the claims that fit it.

    A claim that leaves one end open fits every pair with its other end. An actor that no claim gives an opposite stands alone,
    with None for the other end.
    """
    events = [(said, said.claim.event) for said in unit.said if said.claim.event is not None]
    found: dict[Pair, None] = {}
    for _, event in events:
        found.update(dict.fromkeys(_pairs(event)))
    if not events:
        found = dict.fromkeys((one, two) for one in unit.incident.initiators for two in unit.incident.targets)
    whole = {end for pair in found if None not in pair for end in pair}
    kept = [pair for pair in found if None not in pair or not any(end in whole for end in pair if end is not None)]
    return [(pair, tuple(said for said, event in events if _fits(event, pair))) for pair in kept]


def _pairs(event: Event) -> list[Pair]:
    first = list(event.initiators)
    other = [target for target in event.targets if target not in first]
    if not other and len(first) > 1 and mutual(event.type):
        return [(first[i], first[j]) for i in range(len(first)) for j in range(i + 1, len(first))]
    if not first and not other:
        return []
    initiators: list[str | None] = list(first) or [None]
    targets: list[str | None] = list(other) or [None]
    return [(one, two) for one in initiators for two in targets]


def _fits(event: Event, pair: Pair) -> bool:
    named = {*event.initiators, *event.targets}
    ends = {end for end in pair if end is not None}
    if (event.targets and event.initiators) or (mutual(event.type) and len(event.initiators) > 1):
        return ends <= named
    return bool(ends & named) if named else True
