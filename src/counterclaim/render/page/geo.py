"""Geometry of the map: which part of the world to show, its projection, clipping, distances."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

Point = tuple[float, float]  # longitude, latitude
KM_PER_DEGREE = 111.32
_REACHES = (120.0, 250.0, 500.0, 1000.0, 2500.0, 5000.0)


def distance_km(one: Point, two: Point) -> float:
    """Return the great-circle distance of two points (haversine)."""
    lon1, lat1, lon2, lat2 = map(radians, (*one, *two))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(half)))


def main_cluster(points: Sequence[Point], weights: Sequence[float]) -> list[bool]:
    """Tell for each point whether it belongs to the part of the world the text is about.

    Points within a reach of one another are linked; the reach grows until one linked group holds most of the weight
    (how much happens at each place). Capitals where talks are held, far from the fighting, would otherwise shrink the
    map until nothing can be seen.
    """
    total = sum(weights)
    for reach in _REACHES:
        group = _linked(points, reach)
        heavy = max(set(group), key=lambda g: (sum(w for w, n in zip(weights, group, strict=True) if n == g), -g))
        held = sum(w for w, n in zip(weights, group, strict=True) if n == heavy)
        if held >= 0.5 * total:
            return [n == heavy for n in group]
    return [True] * len(points)


def _linked(points: Sequence[Point], reach: float) -> list[int]:
    """The number of the group of each point, where points within `reach` km of one another share a group."""
    group = list(range(len(points)))
    for a, one in enumerate(points):
        for b in range(a):
            if group[a] != group[b] and distance_km(one, points[b]) <= reach:
                old, new = max(group[a], group[b]), min(group[a], group[b])
                group = [new if g == old else g for g in group]
    return group


@dataclass(frozen=True, slots=True)
class View:
    """The part of the world shown, in degrees, and the sheet it is drawn on."""

    west: float
    south: float
    east: float
    north: float
    width: float
    height: float

    @classmethod
    def around(cls, points: Iterable[Point], width: float, height: float, least_km: float = 90.0) -> View:
        """Return the view that holds all `points` with a margin and the sheet's proportions."""
        found = list(points)
        west, east = min(p[0] for p in found), max(p[0] for p in found)
        south, north = min(p[1] for p in found), max(p[1] for p in found)
        middle_lat = max(min((south + north) / 2, 80.0), -80.0)
        squeeze = cos(radians(middle_lat))
        tall = max((north - south) * 1.75, least_km / KM_PER_DEGREE)
        wide = max((east - west) * squeeze * 1.75, least_km / KM_PER_DEGREE)
        tall = max(tall, wide * height / width)
        wide = tall * width / height / squeeze
        middle_lon = (west + east) / 2
        return cls(
            middle_lon - wide / 2, middle_lat - tall / 2, middle_lon + wide / 2, middle_lat + tall / 2, width, height
        )

    def xy(self, point: Point) -> Point:
        """Return where a point lies on the sheet."""
        x = (point[0] - self.west) / (self.east - self.west) * self.width
        y = (self.north - point[1]) / (self.north - self.south) * self.height
        return x, y

    def units(self, km: float) -> float:
        """Return how long `km` is on the sheet."""
        return km / KM_PER_DEGREE / (self.north - self.south) * self.height

    def holds(self, point: Point) -> bool:
        """Tell whether a point lies on the sheet."""
        return self.west <= point[0] <= self.east and self.south <= point[1] <= self.north


def clip(ring: Sequence[Sequence[float]], view: View) -> list[Point]:
    """Return the part of a ring inside the view, a little beyond its edge (Sutherland and Hodgman, 1974)."""
    pad_x, pad_y = (view.east - view.west) * 0.03, (view.north - view.south) * 0.03
    points: list[Point] = [(p[0], p[1]) for p in ring]
    for axis, limit, sign in (
        (0, view.west - pad_x, 1),
        (0, view.east + pad_x, -1),
        (1, view.south - pad_y, 1),
        (1, view.north + pad_y, -1),
    ):
        points = _cut(points, axis, limit, sign)
        if not points:
            return []
    return points


def _cut(points: list[Point], axis: int, limit: float, sign: int) -> list[Point]:
    out: list[Point] = []
    for number, here in enumerate(points):
        before = points[number - 1]
        inside, was_inside = (here[axis] - limit) * sign >= 0, (before[axis] - limit) * sign >= 0
        if inside != was_inside:
            part = (limit - before[axis]) / (here[axis] - before[axis])
            out.append((before[0] + part * (here[0] - before[0]), before[1] + part * (here[1] - before[1])))
        if inside:
            out.append(here)
    return out
