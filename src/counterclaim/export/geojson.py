"""GeoJSON (RFC 7946): one feature per incident, a point only where the source names a place.

What it loses: several places of one incident (the most exact is drawn), values by claimant (a summary stands in the
properties). A province or country is no point: its geometry is null, or its outline with ``--draw areas``, or, only when asked
for with ``--draw all``, a representative point that says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from counterclaim.export.formats import Format
from counterclaim.export.job import Options, Table, Tally
from counterclaim.export.names import name_on
from counterclaim.export.out import Out
from counterclaim.export.unit import Unit, realised
from counterclaim.export.words import dispute, tellers
from counterclaim.records.incident import AccountPlace
from counterclaim.render.page.outlines import Outline, countries, division
from counterclaim.render.plain import one_line

PRECISION = {
    1: "the place itself", 2: "near the place", 3: "somewhere in this district", 4: "somewhere in this province",
    5: "somewhere in a larger or vague area", 6: "somewhere in this country", 7: "at sea or in the air",
}  # fmt: skip
_POINT = 2  # UCDP where_prec up to which a place is a point
LOSES = (
    "Places known only as a district, province or country have no point: geometry is null (outlines with --draw areas,"
    " flagged representative points with --draw all).",
    "One place per incident: the most exact one; further places stand in properties.places.",
    "Values by claimant: only who tells it and what is disputed stand in the properties.",
    "Outlines are simplified (Natural Earth) and are not legal boundaries.",
)


def write(units: Iterator[Unit], out: Out, options: Options, tally: Tally) -> None:
    """Write the collection, one feature a line; a foreign member at its head says what it loses."""
    stream = out.text(FORMAT.main)
    head = {"title": FORMAT.title, "loses": LOSES, "licence": options.licence}
    stream.write(
        '{"type": "FeatureCollection",\n"counterclaim": ' + json.dumps(head, ensure_ascii=False) + ',\n"features": ['
    )
    for number, unit in enumerate(units):
        feature = feature_of(unit, options)
        if feature["geometry"] is None:
            tally.written["features without geometry"] += 1
        stream.write((",\n" if number else "\n") + json.dumps(feature, ensure_ascii=False))
        tally.written[FORMAT.main] += 1
    stream.write("\n]}\n")


def feature_of(unit: Unit, options: Options) -> dict[str, Any]:
    """One incident as a feature."""
    incident, place = unit.incident, unit.place
    geometry, drawn = _geometry(place, options)
    one, two = unit.incident.initiators, unit.incident.targets
    killed, when = incident.killed, incident.when
    properties = {
        "title": one_line(incident.title),
        "type": incident.type,
        "plover": incident.plover,
        "acled": " / ".join(incident.acled) if incident.acled else None,
        "date_start": when.start.isoformat() if when and when.start else None,
        "date_end": when.end.isoformat() if when and when.end else None,
        "date_precision": when.date_precision if when else None,
        "initiators": [name_on(unit, actor, unit.last_day) for actor in one],
        "targets": [name_on(unit, actor, unit.last_day) for actor in two],
        "place": place.name if place else None,
        "places": [p.name for p in incident.places],
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "geo_precision": place.geo_precision if place else None,
        "where": PRECISION.get(place.geo_precision or 0, "precision unknown") if place else "no place is told",
        "drawn_as": drawn,
        "killed_low": killed.low if killed else None,
        "killed_best": killed.best if killed else None,
        "killed_high": killed.high if killed else None,
        "told_as_happened": realised(unit.said) if unit.said else None,
        "standing": incident.standing,
        "grade": incident.grade,
        "rule": incident.rule,
        "told_by": tellers(unit),
        "sources": unit.publishers(),
        "tellings": incident.tellings,
        "disputes": [dispute(entry) for entry in incident.fields if entry.standing in ("contested", "denied")],
    }
    return {"type": "Feature", "id": incident.id, "geometry": geometry, "properties": properties}


def _geometry(place: AccountPlace | None, options: Options) -> tuple[dict[str, Any] | None, str]:
    if place is None:
        return None, "not drawn: no place"
    draw = options.draw
    precision = place.geo_precision or 5
    has_point = place.lat is not None and place.lon is not None
    point = {"type": "Point", "coordinates": [place.lon, place.lat]} if has_point else None
    if precision <= _POINT and point:
        return point, "point"
    if draw == "all" and point:
        return point, "representative point: " + PRECISION.get(precision, "precision unknown")
    if (
        draw == "areas"
        and isinstance(options.coarsen, float)
        and precision <= 5
        and place.lat is not None
        and place.lon is not None
    ):
        return _cell(place.lat, place.lon, options.coarsen), "area: the cell that coordinates were rounded to"
    outline = None
    if draw == "areas" and precision == 4:
        outline = division(place.country, place.id, (place.name,))
    elif draw == "areas" and precision == 6:
        outline = countries().get(place.country or "")
    if outline is not None:
        return _area(outline), "area"
    return None, "not drawn: " + (
        "not in the gazetteer" if not has_point else PRECISION.get(precision, "precision unknown")
    )


def _area(outline: Outline) -> dict[str, Any]:
    """Outer rings as a MultiPolygon, closed, counter-clockwise as RFC 7946 asks."""
    polygons = []
    for ring in outline.rings:
        closed = [list(point) for point in ring]
        if closed[0] != closed[-1]:
            closed.append(list(closed[0]))
        if _signed_area(closed) < 0:
            closed.reverse()
        if len(closed) >= 4:
            polygons.append([closed])
    return {"type": "MultiPolygon", "coordinates": polygons}


def _cell(lat: float, lon: float, size: float) -> dict[str, Any]:
    """The square that was rounded to one point."""
    south, north = max(lat - size / 2, -90.0), min(lat + size / 2, 90.0)
    west, east = max(lon - size / 2, -180.0), min(lon + size / 2, 180.0)
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "MultiPolygon", "coordinates": [[[[round(x, 6), round(y, 6)] for x, y in ring]]]}


def _signed_area(ring: list[list[float]]) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2


FORMAT = Format(
    "geojson",
    "Incidents on the map, no more exact than they are told",
    LOSES,
    (Table("incidents.geojson", "geojson", "application/geo+json", "A feature per incident."),),
    write,
    settings=("draw",),
)
