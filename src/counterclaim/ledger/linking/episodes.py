"""Episodes: fights of one pair of sides at one place that go on from day to day, each day an incident of its own.

An incident is one actor pair, one place, one day; a battle of a week is seven incidents and one episode. Two incidents are of
one episode when both are fighting (clashes, sieges, ground gained and lost, shelling and air strikes of the same two sides),
they share a place, two sides in whatever role, and lie no more than three days apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256

from counterclaim.ledger.families import family_of
from counterclaim.records import Incident

APART = 3  # days without a report after which an episode has ended
_LASTING = frozenset({"armed_clash", "shelling", "air_strike", "shooting"})
_TOWN = 3  # geo_precision: a fight known only by its province is joined with none
_SIDES = 2


def episodes(incidents: Iterable[Incident]) -> dict[str, str]:
    """Return incident id → episode id, for incidents that are part of an episode of two or more.

    The id of an episode is ``e`` and 12 hexadecimal digits, from its earliest incident (by day, then id). The order of the
    input never matters.
    """
    fights = sorted((one for one in incidents if _keys(one)), key=lambda one: (_first(one), one.id))
    parent = {one.id: one.id for one in fights}

    def root(one: str) -> str:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    open_until: dict[str, tuple[int, str]] = {}
    rank = {one.id: i for i, one in enumerate(fights)}
    for one in fights:
        for key in _keys(one):
            last, other = open_until.get(key, (-APART - 1, ""))
            if other and _first(one) - last <= APART:
                a, b = root(one.id), root(other)
                if a != b:
                    parent[max(a, b, key=rank.__getitem__)] = min(a, b, key=rank.__getitem__)
            if not other or _last(one) >= last:
                open_until[key] = (_last(one), one.id)
    groups: dict[str, list[str]] = defaultdict(list)
    for one in fights:
        groups[root(one.id)].append(one.id)
    return {
        member: "e" + sha256(first.encode()).hexdigest()[:12]
        for first, members in groups.items()
        if len(members) > 1
        for member in members
    }


def _keys(incident: Incident) -> list[str]:
    """Place and pair of sides; none where it is no fight, has no day, no town, or fewer than two sides."""
    when = incident.when
    if family_of(incident.type) not in _LASTING or when is None or when.start is None or (when.date_precision or 9) > 3:
        return []
    sides = sorted({*incident.initiators, *incident.targets})
    towns = [place.id for place in incident.places if (place.geo_precision or 9) <= _TOWN][:_SIDES]
    pairs = [f"{a}|{b}" for i, a in enumerate(sides) for b in sides[i + 1 :]]
    return [f"{town}|{pair}" for town in towns for pair in pairs[:20]]


def _first(incident: Incident) -> int:
    """The earliest day; of an open range its last one, as reports are dated by their end."""
    when = incident.when
    assert when is not None
    assert when.start is not None
    return when.start.toordinal() if when.end is None or (when.date_precision or 9) <= 2 else when.end.toordinal()


def _last(incident: Incident) -> int:
    when = incident.when
    assert when is not None
    assert when.start is not None
    return (when.end or when.start).toordinal()
