"""Names that the gazetteer has only where the text cannot mean: they are left open, for null beats a guess.

- "Karma in Burkina Faso", where the only Karma that is known lies in India.
- A village in a country that the text hardly speaks of, far from every other place: the village meant is one that no list has.
- "Kobe, 30 km from Gao": whatever lies farther from Gao is not meant.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from counterclaim.gazetteer import GazetteerPlace

if TYPE_CHECKING:
    from counterclaim.reading.places.resolve import Choice, Name

INSIDE = 0.6  # weight of "X in Y", "the X district of Y"; a comma may only part the names of a list
_SURE = 0.5  # probability of the holder from which it speaks against what lies elsewhere
_KNOWN_ANYWHERE = 50_000  # people: a town of this size may be named far from where the rest happens
_FAR = 250.0  # km
_SLACK = 40.0  # km: a distance told is measured from somebody's map, and a province's centre is not its border
_MUCH_MORE = 2.0  # times as much spoken of
_LITTLE = 0.6  # as much as to be named once by the way


def without_strays(names: list[Name], found: list[Choice | None]) -> list[Choice | None]:
    """Leave names open whose places lie in another country than the text says, or far from all that it tells of."""
    kept = [None if _held_abroad(name, choice, found) else choice for name, choice in zip(names, found, strict=True)]
    spoken = _spoken_of(names, kept)
    return [
        None if name.shown and choice is not None and _stray(choice.place, kept, spoken) else choice
        for name, choice in zip(names, kept, strict=True)
    ]


def within_distance(options: list[GazetteerPlace], base: GazetteerPlace, km: float) -> list[GazetteerPlace]:
    """Those of the places that can lie so far from another as the text says."""
    slack = _SLACK + (km if base.kind in ("admin1", "admin2", "region") else 0.0)
    return [place for place in options if abs(distance(place, base) - km) <= max(slack, 0.5 * km)]


def distance(one: GazetteerPlace, other: GazetteerPlace) -> float:
    """Kilometres between the centres of two places, on a sphere."""
    lat1, lat2 = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))


def _held_abroad(name: Name, choice: Choice | None, found: list[Choice | None]) -> bool:
    if choice is None or choice.place.kind == "country":
        return False
    holders = [found[at] for at, weight in name.holders if weight == INSIDE]
    return any(
        holder is not None
        and holder.probability >= _SURE
        and None not in (holder.place.country, choice.place.country)
        and holder.place.country != choice.place.country
        for holder in holders
    )


def _spoken_of(names: list[Name], found: list[Choice | None]) -> dict[str, float]:
    """How much the text speaks of each country: its name, its people, its larger places."""
    weights: dict[str, float] = {}
    for name, choice in zip(names, found, strict=True):
        if choice is not None and choice.place.country and not _small(choice.place):
            weights[choice.place.country] = weights.get(choice.place.country, 0.0) + name.weight
    return weights


def _small(place: GazetteerPlace) -> bool:
    return place.kind not in ("country", "admin1", "region") and place.population < _KNOWN_ANYWHERE


def _stray(place: GazetteerPlace, found: list[Choice | None], spoken: Mapping[str, float]) -> bool:
    if not _small(place) or place.country is None or not spoken or place.id.startswith(("own:", "user:")):
        return False
    most = max(spoken.values())
    own = spoken.get(place.country, 0.0)
    if most < _MUCH_MORE * max(own, _LITTLE):
        return False
    others = [c.place for c in found if c is not None and c.place.kind != "country" and c.place.id != place.id]
    solid = [other for other in others if not _small(other) or other.country != place.country]
    near = [other for other in solid if other.country is not None and distance(place, other) <= _FAR]
    return not near if solid else own == 0.0
