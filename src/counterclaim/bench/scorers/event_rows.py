"""Rows of an event table: one note, one row (ACLED-shaped).

A prediction row is ``{"id", "date", "country", "actor1", "actor2", "event_type", "location", "lat", "lon",
"fatalities"}``. Each field that the gold has is scored by itself; ``f1`` is the mean over actors, date, country,
location, fatalities and event type.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from counterclaim.bench.scorers.common import (
    NO_OPTIONS,
    Options,
    Rows,
    Score,
    Tally,
    best_matching,
    kilometres,
    mean,
)

SMALL_WORDS = frozenset(["the", "of", "and", "a", "an", "in", "on", "for", "al", "el", "la", "de"])
MAIN_FIELDS = ("actors", "date", "country", "location", "fatalities", "event_type")
Agree = Callable[[Any, Any], bool]


def score(gold: Rows, pred: Rows, options: Options = NO_OPTIONS) -> Score:
    """Score the fields; there are no options."""
    result: Score = {"task": "event_rows"}
    for field, agree in FIELDS.items():
        if any(row.get(field) is not None for row in gold.values()):
            result[field] = _field(gold, pred, field, agree)
    if "fatalities" in result:
        result["fatalities"] |= _deaths(gold, pred)
    if any("lat" in row for row in gold.values()):
        result["coordinates"] = _coordinates(gold, pred)
    result["actors"] = _actors(gold, pred)
    result["f1"] = round(mean([result[field]["f1"] for field in MAIN_FIELDS if field in result]), 4)
    return result


def words(text: object) -> set[str]:
    """Return the words of a name without case, accents, years in brackets and small words."""
    plain = unicodedata.normalize("NFKD", str(text)).encode("ascii", "ignore").decode().lower()
    found = re.findall(r"[a-z0-9]+", re.sub(r"\(\d{4}[^)]*\)", " ", plain))
    return {word for word in found if word not in SMALL_WORDS} or set(found)


def _without_brackets(name: object) -> set[str]:
    return words(re.sub(r"\([^)]*\)", " ", str(name)))


def names_agree(given: object, wanted: object) -> bool:
    """Whether two actor names agree: one holds all words of the other, or they share half of all their words."""
    answer = words(given)
    bracketed = [words(part) for part in re.findall(r"\(([^)]{3,})\)", str(wanted))]
    return any(
        bool(answer and name) and (answer <= name or name <= answer or 2 * len(answer & name) >= len(answer | name))
        for name in (words(wanted), _without_brackets(wanted), *bracketed)
    )


def _same_place(given: object, wanted: object) -> bool:
    one, other = words(given), _without_brackets(wanted)
    return bool(one and other) and (one <= other or other <= one)


def _equal(given: object, wanted: object) -> bool:
    return given == wanted


FIELDS: dict[str, Agree] = {
    "date": lambda given, wanted: str(given)[:10] == wanted,
    "country": lambda given, wanted: words(given) == words(wanted),
    "location": _same_place,
    "fatalities": _equal,
    "event_type": _equal,
    "sub_event_type": _equal,
}


def _field(gold: Rows, pred: Rows, field: str, agree: Agree) -> Score:
    total = Tally()
    by_value: dict[Any, Tally] = defaultdict(Tally)
    for key, row in gold.items():
        given, wanted = pred.get(key, {}).get(field), row.get(field)
        right = given is not None and wanted is not None and agree(given, wanted)
        total.add(right, given is not None, wanted is not None)
        by_value[wanted].add(right, 0, 1)
        if given is not None:
            by_value[given].add(0, 1, 0)
    result = total.score()
    if field.endswith("event_type"):
        result["macro_f1"] = round(mean([t.score()["f1"] for t in by_value.values() if t.wanted]), 4)
    return result


def _deaths(gold: Rows, pred: Rows) -> Score:
    near = deadly = right = 0
    for key, row in gold.items():
        given, wanted = pred.get(key, {}).get("fatalities"), row["fatalities"]
        near += isinstance(given, int | float) and abs(given - wanted) <= max(1, 0.1 * wanted)
        if wanted > 0:
            deadly += 1
            right += given == wanted
    return {"near": round(near / len(gold), 4), "where_any_died": round(right / max(1, deadly), 4)}


def _coordinates(gold: Rows, pred: Rows) -> Score:
    distances = []
    for key, row in gold.items():
        answer = pred.get(key, {})
        if answer.get("lat") is not None and answer.get("lon") is not None:
            distances.append(kilometres(answer["lat"], answer["lon"], row["lat"], row["lon"]))
    result = Tally(sum(d <= 50 for d in distances), len(distances), len(gold)).score()
    result["km161"] = round(sum(d <= 161 for d in distances) / len(gold), 4)
    return result


def _actors(gold: Rows, pred: Rows) -> Score:
    tally = Tally()
    for key, row in gold.items():
        wanted = [row[k] for k in ("actor1", "actor2") if row.get(k)]
        given = [pred[key][k] for k in ("actor1", "actor2") if key in pred and pred[key].get(k)]
        weights = [[float(names_agree(one, other)) for other in wanted] for one in given]
        tally.add(len(best_matching(weights)), len(given), len(wanted))
    return tally.score()
