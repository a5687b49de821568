"""Whether two sets of places can be one place: the same, one inside the other, near each other, or apart."""

from __future__ import annotations

from collections.abc import Iterable
from math import asin, cos, radians, sin, sqrt

from counterclaim.reading.draft import Draft, DraftPlace

SAME, INSIDE, OPEN, APART = 3, 2, 1, 0
_NEAR = 12.0  # kilometres between the points of two names that may both be given for one happening
_EARTH = 6371.0


def places_fit(draft: Draft, some: Iterable[str], others: Iterable[str]) -> int:
    """Return the best tie between two sets of place ids: `SAME`, `INSIDE`, `OPEN` (nothing told, or near), `APART`."""
    first = [draft.places[ref] for ref in some if ref in draft.places]
    second = [draft.places[ref] for ref in others if ref in draft.places]
    if not first or not second:
        return OPEN
    return max(_tie(a, b) for a in first for b in second)


def _tie(one: DraftPlace, other: DraftPlace) -> int:
    if one.id == other.id:
        return INSIDE if one.kind == "country" else SAME
    if one.country and other.country and one.country != other.country:
        return APART
    for wide, narrow in ((one, other), (other, one)):
        if wide.kind == "country" or wide.lat is None or narrow.lat is None:
            return OPEN
        holds = wide.kind in {"admin1", "admin2", "region"} and narrow.kind not in {"admin1", "country"}
        if holds and wide.admin1 and wide.admin1 == narrow.admin1:
            return INSIDE
    distance = _distance(one, other)
    return OPEN if distance is None or distance <= _NEAR else APART


def _distance(one: DraftPlace, other: DraftPlace) -> float | None:
    """Kilometres on the sphere between two points (haversine formula)."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    lat1, lon1, lat2, lon2 = map(radians, (one.lat, one.lon, other.lat, other.lon))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(half))
