"""Which gold place names the gazetteer does not have: what a full GeoNames dump (`gazetteer import`) would add.

A name is there when some place of that folded name lies within 161 km of the gold coordinates, the distance at which the corpora
call an answer right; it is elsewhere when only places farther off have it, and missing when none has. Adjectives and nouns of
peoples ("Georgian"), which corpora mark too and no gazetteer lists, are left out.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from counterclaim.bench.scorers.common import Row
from counterclaim.gazetteer import Gazetteer, fold_place
from counterclaim.reading.places.demonyms import demonyms

_NEAR = 161.0  # km
_EARTH = 6371.0


@dataclass
class Toponyms:
    """Gold names with coordinates: how many, how many are there, and the others with their counts and GeoNames ids."""

    names: int = 0
    there: int = 0
    elsewhere: Counter[tuple[str, str]] = field(default_factory=Counter)
    missing: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def share(self) -> float:
        """Names that are there, of all."""
        return self.there / self.names if self.names else 0.0


def measure_toponyms(rows: Iterable[Row], gazetteer: Gazetteer) -> Toponyms:
    """Look the gold names of the rows up.

    Args:
        rows: rows of a corpus of places, with ``toponyms``.
        gazetteer: the gazetteer; with a user's imports where there are any.
    """
    found = Toponyms()
    for row in rows:
        marks = [
            mark for mark in row.get("toponyms", ()) if mark.get("lat") is not None and mark.get("lon") is not None
        ]
        marks = [mark for mark in marks if fold_place(mark["text"]) not in demonyms()]
        known = gazetteer.find_many(fold_place(mark["text"]) for mark in marks)
        for mark in marks:
            found.names += 1
            places = known.get(fold_place(mark["text"]), [])
            lat, lon = float(mark["lat"]), float(mark["lon"])
            if any(kilometres(lat, lon, place.lat, place.lon) <= _NEAR for place in places):
                found.there += 1
                continue
            key = (" ".join(mark["text"].split()), str(mark.get("geonameid") or ""))
            (found.elsewhere if places else found.missing)[key] += 1
    return found


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The distance of two points on a sphere."""
    one, two = math.radians(lat), math.radians(other_lat)
    half = (
        math.sin((two - one) / 2) ** 2
        + math.cos(one) * math.cos(two) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    )
    return 2 * _EARTH * math.asin(math.sqrt(min(1.0, half)))
