"""Checks GeoJSON by RFC 7946, and that no point claims more than its source."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def check(files: dict[str, Path]) -> Iterator[str]:
    """Yield what is wrong, with the number of the feature."""
    for path in files.values():
        whole = json.loads(path.read_text(encoding="utf-8"))
        features = whole.get("features") if isinstance(whole, dict) else None
        if not isinstance(features, list) or whole.get("type") != "FeatureCollection":
            yield f"{path.name}: is no FeatureCollection"
            continue
        seen: set[str] = set()
        for number, feature in enumerate(features, 1):
            for problem in _feature(feature):
                yield f"{path.name}: feature {number}: {problem}"
            if isinstance(feature, dict) and str(feature.get("id")) in seen:
                yield f"{path.name}: feature {number}: id {feature.get('id')} is given twice"
            elif isinstance(feature, dict):
                seen.add(str(feature.get("id")))


def _feature(feature: Any) -> Iterator[str]:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        yield "is no Feature"
        return
    if "geometry" not in feature or not isinstance(feature.get("properties"), dict):
        yield "geometry and properties must be there (geometry may be null)"
        return
    geometry, properties = feature["geometry"], feature["properties"]
    if geometry is None:
        return
    if not isinstance(geometry, dict) or geometry.get("type") not in ("Point", "MultiPolygon"):
        yield "geometry: must be a Point or a MultiPolygon"
        return
    for position in _positions(geometry["coordinates"], 1 if geometry["type"] == "Point" else 4):
        if not _in_world(position):
            yield f"geometry: {position} is no longitude and latitude"
            return
    if geometry["type"] == "MultiPolygon" and any(
        ring[0] != ring[-1] or len(ring) < 4 for poly in geometry["coordinates"] for ring in poly
    ):
        yield "geometry: a ring is not closed"
    precision, drawn = properties.get("geo_precision"), str(properties.get("drawn_as", ""))
    if (
        geometry["type"] == "Point"
        and (precision is None or precision > 2)
        and not drawn.startswith("representative point")
    ):
        yield f"a point is drawn for a place of precision {precision} and not flagged as representative"


def _positions(coordinates: Any, depth: int) -> Iterator[Any]:
    if depth == 1:
        yield coordinates
        return
    for part in coordinates if isinstance(coordinates, list) else ():
        yield from _positions(part, depth - 1)


def _in_world(position: Any) -> bool:
    if not isinstance(position, list) or len(position) < 2:
        return False
    if not all(isinstance(value, int | float) for value in position):
        return False
    return bool(abs(position[0]) <= 180 and abs(position[1]) <= 90)
