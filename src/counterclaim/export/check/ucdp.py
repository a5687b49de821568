"""Checks a GED-shaped file by the rules of UCDP's codebook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from counterclaim.export.check.rows import Once, in_range, table_rows
from counterclaim.export.ucdp import COLUMNS
from counterclaim.export.where import priogrid_gid

_NEEDED = (
    "id", "year", "type_of_violence", "side_a", "side_b", "dyad_name", "where_prec", "latitude", "longitude", "priogrid_gid",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown",
    "best", "high", "low", "number_of_sources",
)  # fmt: skip
_RANGES = (
    ("type_of_violence", 1, 3),
    ("where_prec", 1, 7),
    ("date_prec", 1, 5),
    ("event_clarity", 1, 2),
    ("latitude", -90, 90),
    ("longitude", -180, 180),
)


def check(files: dict[str, Path]) -> Iterator[str]:
    """Yield what is wrong, with file and line."""
    (path,) = files.values() if files else (None,)
    if path is None:
        return
    problems: list[str] = []
    ids = Once()
    for line, row in table_rows(path, COLUMNS, problems):
        found = list(_row(row)) if not problems else []
        if ids.again(row["id"]):
            found.append(f"id: {row['id']} is given twice")
        problems += [f"{path.name}:{line}: {problem}" for problem in found]
        yield from problems
        problems.clear()
    yield from problems


def _row(row: dict[str, str]) -> Iterator[str]:
    empty = [name for name in _NEEDED if row[name] == ""]
    if empty:
        yield f"{', '.join(empty)}: must not be empty"
        return
    for name, low, high in _RANGES:
        if problem := in_range(row, name, low, high):
            yield problem
    low, best, high = int(row["low"]), int(row["best"]), int(row["high"])
    if not 0 <= low <= best <= high:
        yield f"low, best, high: {low}, {best}, {high} are not in order"
    if high < 1:
        yield "high: an event needs at least one death in some estimate"
    parts = [int(row[f"deaths_{part}"]) for part in ("a", "b", "civilians", "unknown")]
    if min(parts) < 0 or sum(parts) != best:
        yield f"deaths_a, deaths_b, deaths_civilians, deaths_unknown: {sum(parts)} together, and best is {best}"
    if row["date_start"] > row["date_end"]:
        yield "date_start: is after date_end"
    if row["year"] != row["date_start"][:4]:
        yield "year: is not the year of date_start"
    lat, lon = float(row["latitude"]), float(row["longitude"])
    if abs(lat) <= 90 and abs(lon) <= 180:
        if int(row["priogrid_gid"]) != priogrid_gid(lat, lon):
            yield f"priogrid_gid: {row['priogrid_gid']} is not the cell of the coordinates ({priogrid_gid(lat, lon)})"
        if row["geom_wkt"] != f"POINT ({lon} {lat})":
            yield f"geom_wkt: '{row['geom_wkt']}' is not the point of the coordinates"
    if row["type_of_violence"] == "3" and row["side_b"] != "Civilians":
        yield "side_b: must be Civilians in one-sided violence"
    if row["type_of_violence"] in ("1", "2") and "Civilians" in (row["side_a"], row["side_b"]):
        yield "side_a, side_b: civilians are no side of a fight"
    if row["side_a"] == row["side_b"]:
        yield "side_a, side_b: are the same"
