"""Checks an ACLED-shaped file by the rules of the codebook."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from counterclaim.export.acled import COLUMNS, interaction
from counterclaim.export.check.rows import Once, in_range, table_rows
from counterclaim.export.tables import INTER, disorder_type, nations, type_rank

_ID = re.compile(r"[A-Z]{3}\d+(-\d+)?")
_COORDINATE = re.compile(r"-?\d+\.\d{4}")
_TARGETED = {"", "Civilian targeting", "Civilians targeted"}


def check(files: dict[str, Path]) -> Iterator[str]:
    """Yield what is wrong, with file and line."""
    (path,) = files.values() if files else (None,)
    if path is None:
        return
    problems: list[str] = []
    ids, days = Once(), Once()
    regions = {nation.acled_region for nation in nations().values()}
    for line, row in table_rows(path, COLUMNS, problems):
        found = [*_row(row), *([f"region: ACLED has no '{row['region']}'"] if row["region"] not in regions else [])]
        if ids.again(row["event_id_cnty"]):
            found.append(f"event_id_cnty: '{row['event_id_cnty']}' is given twice")
        pair = "|".join(sorted([row["actor1"], row["actor2"]]))
        if days.again("|".join([row["event_date"], row["location"], row["latitude"], row["longitude"], pair])):
            found.append("the same actors, place and day as another row: they are one event")
        problems += [f"{path.name}:{line}: {problem}" for problem in found]
        yield from problems
        problems.clear()
    yield from problems


def _row(row: dict[str, str]) -> Iterator[str]:
    if not _ID.fullmatch(row["event_id_cnty"]):
        yield f"event_id_cnty: '{row['event_id_cnty']}' is no id"
    if row["year"] != row["event_date"][:4]:
        yield f"year: {row['year']} is not the year of {row['event_date']}"
    if not _COORDINATE.fullmatch(row["latitude"]) or not _COORDINATE.fullmatch(row["longitude"]):
        yield "latitude, longitude: four decimals are needed"
    for name, low, high in (
        ("latitude", -90, 90),
        ("longitude", -180, 180),
        ("time_precision", 1, 3),
        ("geo_precision", 1, 3),
    ):
        if row[name] == "":
            yield f"{name}: must not be empty"
        elif problem := in_range(row, name, low, high):
            yield problem
    if not row["fatalities"].isdigit():
        yield f"fatalities: '{row['fatalities']}' is no whole number from 0"
    for name in ("event_date", "actor1", "iso", "country", "location", "source", "notes"):
        if row[name] == "":
            yield f"{name}: must not be empty"
    yield from _types(row)


def _types(row: dict[str, str]) -> Iterator[str]:
    event, sub = row["event_type"], row["sub_event_type"]
    if type_rank(event, sub)[0] > 5:
        yield f"sub_event_type: ACLED has no '{sub}' among '{event}'"
        return
    if row["disorder_type"] != disorder_type(event, sub):
        yield f"disorder_type: '{row['disorder_type']}' is not that of {sub}"
    numbers = row["inter1"].isdigit() or row["inter2"].isdigit()
    inters = [_inter(row["inter1"], numbers), _inter(row["inter2"], numbers)]
    for name, inter in zip(("inter1", "inter2"), inters, strict=True):
        if inter is not None and inter not in INTER:
            yield f"{name}: ACLED has no actor type '{inter}'"
            return
    for actor, inter in (("actor1", inters[0]), ("actor2", inters[1])):
        if bool(row[actor]) != bool(inter):
            yield f"{actor}: an actor and its type come together"
    if row["interaction"] != interaction(inters[0], inters[1], numbers):
        yield f"interaction: '{row['interaction']}' is not that of {inters[0]} and {inters[1]}"
    if event == "Violence against civilians" and inters[1] != "Civilians":
        yield "actor2: must be civilians in Violence against civilians"
    if event == "Battles" and not (row["actor1"] and row["actor2"]):
        yield "a battle has two sides"
    if row["civilian_targeting"] not in _TARGETED:
        yield f"civilian_targeting: '{row['civilian_targeting']}' is no value of it"


def _inter(value: str, numbers: bool) -> str | None:
    if value in ("", "0"):
        return None
    if numbers and value.isdigit():
        return INTER[int(value) - 1] if 1 <= int(value) <= len(INTER) else value
    return value
