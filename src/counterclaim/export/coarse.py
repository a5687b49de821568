"""Coarser places for publication: coordinates rounded, or a division in place of the town.

Rounding alone hides nothing while the town's name stands beside it. So unless the user says `keep_names`, the names of places
give way to the division that holds them, ids of the gazetteer are dropped, and sentences, headlines and addresses, which name
places, are withheld.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Literal

from counterclaim.errors import Errors
from counterclaim.export.tables import nations
from counterclaim.export.unit import Unit
from counterclaim.export.where import chain
from counterclaim.records.incident import AccountPlace, FieldStanding, FieldValue
from counterclaim.render.plain import one_line

Level = Literal["admin2", "admin1", "country"]
_KM = 111.2  # of a degree of latitude
_LEVELS: dict[str, int] = {"admin2": 3, "admin1": 4, "country": 6}


def as_coarsening(value: str | None) -> float | Level | None:
    """What `--coarsen` was given: degrees, or a division.

    Raises:
        CounterclaimError: E562 for anything else.
    """
    if value is None:
        return None
    if value in ("admin2", "admin1", "country"):
        return value  # type: ignore[return-value]
    try:
        degrees = float(value)
    except ValueError:
        raise Errors.E562.error(value=value) from None
    if not math.isfinite(degrees) or not 0.01 <= degrees <= 10:
        raise Errors.E562.error(value=value)
    return degrees


def coarsened(unit: Unit, to: float | Level, *, keep_names: bool = False) -> Unit:
    """The unit with coarser places; without `keep_names` also without what tells the exact ones."""
    incident = unit.incident
    places = [coarse_place(place, to, keep_names=keep_names) for place in incident.places]
    kept = {(place.name, place.lat, place.lon): place for place in places}
    update: dict[str, object] = {"places": tuple(kept.values())}
    if not keep_names:
        first = next(iter(kept.values()), None)
        what = one_line(incident.type.replace("_", " ")).capitalize()
        update["title"] = f"{what}, {first.name}" if first and first.name else what
        update["fields"] = tuple(_without_places(entry) for entry in incident.fields)
    changed = incident.model_copy(update=update)
    return replace(unit, incident=changed, places=unit.places if keep_names else {}, withheld=not keep_names)


def coarse_place(place: AccountPlace, to: float | Level, *, keep_names: bool = False) -> AccountPlace:
    """One place made coarser: rounded to a grid of `to` degrees, or replaced by its division."""
    admin1, admin2 = chain(place)
    nation = nations().get(place.country or "")
    country = nation.name if nation else ""
    if isinstance(to, str):
        return _division(place, to, admin1, admin2, country)
    if place.lat is None or place.lon is None:
        return place if keep_names else place.model_copy(update={"id": "", "name": admin1 or country})
    lat = min(max(round(round(place.lat / to) * to, 6), -90.0), 90.0)
    lon = min(max(round(round(place.lon / to) * to, 6), -180.0), 180.0)
    off = to / 2 * _KM * math.sqrt(2)
    least = 2 if off <= 25 else 3 if off <= 75 else 5
    precision = max(place.geo_precision or 5, least)
    update: dict[str, object] = {"lat": lat, "lon": lon, "geo_precision": precision}
    if not keep_names:
        update |= {"id": f"grid:{lat:g},{lon:g}", "name": admin1 or country}
    return place.model_copy(update=update)


def _division(place: AccountPlace, to: str, admin1: str, admin2: str, country: str) -> AccountPlace:
    from counterclaim.gazetteer import shared_gazetteer

    precision = place.geo_precision or 5
    if precision >= _LEVELS[to] and not (precision == 5 and to == "country"):
        return place
    wanted = {"admin2": (admin2, "admin2"), "admin1": (admin1, "admin1"), "country": (country, "country")}
    for level in ("admin2", "admin1", "country")[("admin2", "admin1", "country").index(to) :]:
        name, kind = wanted[level]
        if not name:
            continue
        found = [p for p in shared_gazetteer().find(name) if p.kind == kind and p.country == place.country]
        centre = found[0] if found else None
        return AccountPlace(
            id=centre.id if centre else "",
            name=name,
            lat=centre.lat if centre else None,
            lon=centre.lon if centre else None,
            country=place.country,
            admin1=admin1 or None if level != "country" else None,
            geo_precision=_LEVELS[level],
        )
    return AccountPlace(id="", name="", country=place.country, geo_precision=6)


def _without_places(entry: FieldStanding) -> FieldStanding:
    if entry.field != "place":
        return entry
    values = tuple(FieldValue(value="(withheld)", said_by=value.said_by) for value in entry.values)
    return entry.model_copy(update={"value": None, "values": values, "because": ""})
