"""Joins what ships: the supplement's entries are laid over the packages' where both mean one place.

An entry meets a package's place when they share a name, country and kind and lie near each other. The place then keeps its
GeoNames id, gets the entry's names (the entry's first name is the one to show) and, for divisions, the entry's centre, since the
packages have only label points for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, hypot, radians

from counterclaim.gazetteer.fold import fold_place
from counterclaim.gazetteer.packages import package_places
from counterclaim.gazetteer.place import SourcePlace
from counterclaim.gazetteer.supplement import country_places, supplement_places

_NEAR_KM = {"settlement": 15.0, "admin1": 450.0, "admin2": 60.0}


def shipped_places() -> Iterator[SourcePlace]:
    """Yield all places that ship: countries, the packages' places with the supplement laid over them, the rest of it."""
    yield from country_places()
    entries = supplement_places()
    by_name: dict[tuple[str | None, str, str], list[SourcePlace]] = {}
    for entry in entries:
        for name in entry.names:
            by_name.setdefault((entry.country, entry.kind, fold_place(name)), []).append(entry)
    wanted = {key[2] for key in by_name}
    met: dict[str, SourcePlace] = {}
    for place in package_places():
        meeting = _meeting(place, by_name, wanted)
        if meeting is None or meeting.id in met:
            yield place
        else:
            met[meeting.id] = place
            yield _laid_over(place, meeting)
    for entry in entries:
        if entry.id not in met:
            yield entry


def _meeting(
    place: SourcePlace, by_name: dict[tuple[str | None, str, str], list[SourcePlace]], wanted: set[str]
) -> SourcePlace | None:
    reach = _NEAR_KM.get(place.kind)
    if reach is None:
        return None
    for key in place.folded():
        if key in wanted:
            for entry in by_name.get((place.country, place.kind, key), ()):
                if _km(place, entry) <= reach:
                    return entry
    return None


def _km(one: SourcePlace, other: SourcePlace) -> float:
    return 111.2 * hypot(one.lat - other.lat, (one.lon - other.lon) * cos(radians(one.lat)))


def _laid_over(place: SourcePlace, entry: SourcePlace) -> SourcePlace:
    names = list(dict.fromkeys([*entry.names, *place.names]))
    lat, lon = (entry.lat, entry.lon) if place.kind == "admin1" else (place.lat, place.lon)
    admin1 = entry.names[0] if place.kind == "admin1" else place.admin1
    return SourcePlace(
        place.id, names, place.kind, lat, lon, place.country, admin1, place.admin1_id, place.admin2_id,
        max(place.population, entry.population), place.made,
    )  # fmt: skip
