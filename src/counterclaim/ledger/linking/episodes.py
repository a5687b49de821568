"""Episodes: fights of one pair of sides at one place that go on from day to day, each day an incident of its own.

An incident is one actor pair, one place, one day; a battle of a week is seven incidents and one episode. Two incidents are of
one episode when both are fighting (clashes, sieges, ground gained and lost, shelling and air strikes of the same two sides),
have one most exact place, two sides in common in whatever role, and lie no more than three days apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from counterclaim.ledger.families import family_of
from counterclaim.ledger.linking.clustering import components
from counterclaim.records import Incident, When

APART = 3  # days without a report after which an episode has ended
_LASTING = frozenset({"armed_clash", "shelling", "air_strike", "shooting"})
_TOWN = 3  # geo_precision: a fight known only by its province is joined with none
_VAGUE = 3  # date_precision
_MOST_SIDES = 8


@dataclass(frozen=True, slots=True)
class Fight:
    """An incident of fighting as episodes see it: its place and pairs of sides, its first and last day (ordinals)."""

    id: str
    keys: tuple[str, ...]
    first: int
    last: int


def fight_of(
    incident: str, kind: str, when: When | None, place: str | None, precision: int | None, sides: Iterable[str]
) -> Fight | None:
    """Return the fight that an incident is; None where it is none, or has no day, no town, or fewer than two sides."""
    if family_of(kind) not in _LASTING or when is None or when.start is None or (when.date_precision or 9) > _VAGUE:
        return None
    if place is None or (precision or 9) > _TOWN:
        return None
    named = sorted(set(sides))[:_MOST_SIDES]
    keys = tuple(f"{place}|{a}|{b}" for i, a in enumerate(named) for b in named[i + 1 :])
    last = (when.end or when.start).toordinal()
    # of an open range the last day, as reports are dated by their end
    first = when.start.toordinal() if (when.date_precision or 9) < _VAGUE else last
    return Fight(incident, keys, first, last) if keys else None


def episodes(incidents: Iterable[Incident]) -> dict[str, str]:
    """Return incident id → episode id, for incidents that are part of an episode of two or more; see `episodes_of`."""
    fights = []
    for one in incidents:
        place = one.places[0] if one.places else None
        fight = fight_of(
            one.id,
            one.type,
            one.when,
            place.id if place else None,
            place.geo_precision if place else None,
            (*one.initiators, *one.targets),
        )
        if fight is not None:
            fights.append(fight)
    return episodes_of(fights)


def episodes_of(fights: Sequence[Fight]) -> dict[str, str]:
    """Return incident id → episode id, for fights that are part of an episode of two or more.

    The id of an episode is ``e`` and 12 hexadecimal digits, from its earliest incident (by day, then id). The order of the
    input never matters, and fights of different places never touch each other.
    """
    ordered = sorted(fights, key=lambda one: (one.first, one.id))
    pairs: list[tuple[str, str]] = []
    open_until: dict[str, tuple[int, str]] = {}
    for one in ordered:
        for key in one.keys:
            last, other = open_until.get(key, (-APART - 1, ""))
            if other and one.first - last <= APART:
                pairs.append((one.id, other))
            if not other or one.last >= last:
                open_until[key] = (one.last, one.id)
    joined = components([one.id for one in ordered], pairs)  # each in the order of its fights
    return {
        member: "e" + sha256(members[0].encode()).hexdigest()[:12]
        for members in joined
        if len(members) > 1
        for member in members
    }
