"""Checks GDELT-like files: columns, codes and what follows from them, mentions that lead to an event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from counterclaim.export.cameo import EVENTS, MENTIONS
from counterclaim.export.check.rows import Once, in_range, table_rows
from counterclaim.export.tables import scales

_CODE = re.compile(r"\d{2,4}")


def check(files: dict[str, Path]) -> Iterator[str]:
    """Yield what is wrong, with file and line."""
    ids = Once()
    events, mentions = files.get("events.tsv"), files.get("mentions.tsv")
    problems: list[str] = []
    if events is not None:
        for line, row in table_rows(events, EVENTS, problems, tabs=True, header=False):
            found = list(_event(row))
            if ids.again(row["GlobalEventID"]):
                found.append(f"GlobalEventID: {row['GlobalEventID']} is given twice")
            problems += [f"{events.name}:{line}: {problem}" for problem in found]
            yield from problems
            problems.clear()
    if mentions is not None:
        for line, row in table_rows(mentions, MENTIONS, problems, tabs=True, header=False):
            found = list(_mention(row))
            if events is not None and not ids.has(row["GlobalEventID"]):
                found.append(f"GlobalEventID: there is no event {row['GlobalEventID']}")
            problems += [f"{mentions.name}:{line}: {problem}" for problem in found]
            yield from problems
            problems.clear()
    yield from problems


def _event(row: dict[str, str]) -> Iterator[str]:
    code = row["EventCode"]
    scale = scales().get(code[:2])
    if not _CODE.fullmatch(code) or scale is None:
        yield f"EventCode: CAMEO has no '{code}'"
        return
    if row["EventRootCode"] != code[:2] or row["EventBaseCode"] != code[:3]:
        yield f"EventRootCode, EventBaseCode: do not belong to {code}"
    if row["QuadClass"] not in (str(scale.quad_gdelt), str(scale.quad_phoenix)):
        yield f"QuadClass: {row['QuadClass']} is not that of {code}"
    if row["GoldsteinScale"] == "" or float(row["GoldsteinScale"]) != scale.goldstein:
        yield f"GoldsteinScale: '{row['GoldsteinScale']}' is not that of root {code[:2]} ({scale.goldstein})"
    day = row["Day"]
    if not re.fullmatch(r"\d{8}", day) or row["MonthYear"] != day[:6] or row["Year"] != day[:4]:
        yield "Day, MonthYear, Year: do not belong together"
    counts = [int(row[name]) if row[name].isdigit() else -1 for name in ("NumSources", "NumArticles", "NumMentions")]
    if min(counts) < 0 or counts[1] > counts[2]:
        yield f"NumMentions, NumSources, NumArticles: {counts[2]}, {counts[0]}, {counts[1]} cannot be"
    if not row["Actor1Name"] and not row["Actor2Name"]:
        yield "Actor1Name, Actor2Name: there is no actor"
    for name, low, high in (("ActionGeo_Lat", -90, 90), ("ActionGeo_Long", -180, 180)):
        if problem := in_range(row, name, low, high):
            yield problem


def _mention(row: dict[str, str]) -> Iterator[str]:
    for name in ("Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset"):
        length = int(row["MentionDocLen"]) if row["MentionDocLen"].isdigit() else 0
        if problem := in_range(row, name, -1, length):
            yield problem
    if problem := in_range(row, "Confidence", 10, 100):
        yield problem
