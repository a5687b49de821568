"""The land under the map: countries and their first-order divisions, clipped to the view."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from counterclaim.render.page.escape import h
from counterclaim.render.page.geo import Point, View, clip
from counterclaim.render.page.outlines import Outline, countries, divisions

# with more degrees than this in sight, divisions would only be noise (and weigh much)
_DIVISIONS_UP_TO = 12.0


@dataclass(slots=True)
class Labels:
    """The labels on the sheet so far; a new one is placed where none is."""

    width: float
    height: float
    taken: list[tuple[float, float, float, float]]

    def free(self, left: float, top: float, wide: float, tall: float = 13.0) -> bool:
        """Tell whether a box lies on the sheet and over no other."""
        right, bottom = left + wide, top + tall
        if left < 2 or right > self.width - 2 or top < 2 or bottom > self.height - 2:
            return False
        return not any(left < box[2] and right > box[0] and top < box[3] and bottom > box[1] for box in self.taken)

    def take(self, left: float, top: float, wide: float, tall: float = 13.0) -> None:
        """Keep a box for a label."""
        self.taken.append((left, top, left + wide, top + tall))


def is_detailed(view: View) -> bool:
    """Tell whether a view is small enough for the finer outlines of divisions."""
    return view.north - view.south <= _DIVISIONS_UP_TO


def land_svg(view: View) -> str:
    """Return the land with borders; the outer border of a country is drawn strong, inner ones thin."""
    out = []
    detailed = is_detailed(view)
    for code, country in countries().items():
        parts = [part for part in divisions(code) if part.meets(view)] if detailed and country.meets(view) else []
        below, above = [], []
        # outlines of divisions are finer than those of countries: never both, their borders would not agree
        for outline in parts or ([country] if country.meets(view) else []):
            path, _, _ = outline_path(outline, view)
            if path:
                below.append(f'<path class="border0" d="{path}"/>')
                above.append(f'<path class="land" d="{path}"/>')
        out += [*below, *above]
    return "".join(out)


def country_names(view: View, labels: Labels, but: Collection[str]) -> str:
    """Return the names of the countries in sight, where there is room left; those in `but` have a label already."""
    out = []
    for code, country in countries().items():
        if code in but or not country.meets(view):
            continue
        _, (x, y), size = outline_path(country, view)
        if size < view.width * view.height * 0.02:
            continue
        name = country.name.upper()
        wide = len(name) * 8.2
        for shift_y in (0, 22, -22, 44, -44, 66, -66):
            for shift_x in (0, 45, -45, 90, -90):
                if labels.free(x + shift_x - wide / 2, y + shift_y - 10, wide):
                    break
            else:
                continue
            labels.take(x + shift_x - wide / 2, y + shift_y - 10, wide)
            at = f'x="{x + shift_x:.0f}" y="{y + shift_y:.0f}"'
            out.append(f'<text class="country" {at} text-anchor="middle">{h(name)}</text>')
            break
    return "".join(out)


def outline_path(outline: Outline, view: View) -> tuple[str, Point, float]:
    """Return the SVG path inside the view, the middle of its largest part, and that part's size on the sheet."""
    out, best, middle = [], 0.0, (0.0, 0.0)
    for ring in outline.rings:
        points = [view.xy(p) for p in clip(ring, view)]
        if len(points) < 3:
            continue
        rounded: list[str] = []
        for x, y in points:
            step = f"{x:.1f} {y:.1f}".replace(".0", "")
            if not rounded or rounded[-1] != step:
                rounded.append(step)
        out.append(f"M{'L'.join(rounded)}Z")
        area, cx, cy = _centroid(points)
        if area > best:
            best, middle = area, (min(max(cx, 40), view.width - 40), min(max(cy, 16), view.height - 12))
    return "".join(out), middle, best


def _centroid(points: list[Point]) -> tuple[float, float, float]:
    doubled = cx = cy = 0.0
    for number, (x2, y2) in enumerate(points):
        x1, y1 = points[number - 1]
        cross = x1 * y2 - x2 * y1
        doubled, cx, cy = doubled + cross, cx + (x1 + x2) * cross, cy + (y1 + y2) * cross
    if abs(doubled) < 1e-9:
        return 0.0, points[0][0], points[0][1]
    return abs(doubled) / 2, cx / (3 * doubled), cy / (3 * doubled)
