"""Factuality: is an event presented as having happened?

Value files (``uds``, ``uw``: {"id", "events": [{"start", "end", "value"}]}; ``commitment``: {"id", "value"}) are scored
by Pearson's r and mean absolute error; an event without an answer is taken as the mean of the answers. MEANTIME rows
are ``{"id", "events": [{"start", "end", "certainty", "polarity", "time"}]}``, ``f1`` being the macro-F1 of certainty.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from counterclaim.bench.scorers.common import NO_OPTIONS, Options, Row, Rows, Score, Tally, ends, mean

ATTRIBUTES = ("certainty", "polarity", "time")


def score(gold: Rows, pred: Rows, options: Options = NO_OPTIONS) -> Score:
    """Score either kind of file; there are no options."""
    has_values = "value" in next(iter(gold.values())) or any(
        "value" in event for row in gold.values() for event in row.get("events", [])
    )
    return _values(gold, pred) if has_values else _attributes(gold, pred)


def pearson(one: Sequence[float], other: Sequence[float]) -> float:
    """Return Pearson's r; where one side does not vary, 1 for equal sequences and 0 for others."""
    if len(one) < 2:
        return float(one == other)
    mean_one, mean_other = mean(one), mean(other)
    square_one = sum((a - mean_one) ** 2 for a in one)
    square_other = sum((b - mean_other) ** 2 for b in other)
    if not square_one or not square_other:
        return float(one == other)
    product = sum((a - mean_one) * (b - mean_other) for a, b in zip(one, other, strict=True))
    return float(product / (square_one * square_other) ** 0.5)


def _values(gold: Rows, pred: Rows) -> Score:
    wanted: list[float] = []
    given: list[float | None] = []
    for key, row in gold.items():
        answer = pred.get(key, {})
        if "value" in row:
            wanted.append(row["value"])
            given.append(answer.get("value"))
            continue
        by_span = {ends(event): event.get("value") for event in answer.get("events", [])}
        for event in row["events"]:
            wanted.append(event["value"])
            given.append(by_span.get(ends(event)))
    answered = [value for value in given if value is not None]
    usual = mean(answered, empty=0.0)
    filled = [usual if value is None else value for value in given]
    r = round(pearson(wanted, filled), 4)
    return {
        "task": "factuality",
        "f1": r,
        "r": r,
        "events": len(wanted),
        "answered": len(answered),
        "mae": round(mean([abs(a - b) for a, b in zip(wanted, filled, strict=True)]), 4),
    }


def _attributes(gold: Rows, pred: Rows) -> Score:
    result: Score = {"task": "factuality/meantime"}
    for attribute in ATTRIBUTES:
        pairs: list[tuple[Any, Any]] = []
        for key, row in gold.items():
            by_span = {ends(event): event.get(attribute) for event in _events(pred.get(key, {}))}
            pairs += [(e[attribute], by_span.get(ends(e))) for e in _events(row) if e.get(attribute)]
        by_value = {
            value: Tally(
                sum(g == p == value for g, p in pairs),
                sum(p == value for _, p in pairs),
                sum(g == value for g, _ in pairs),
            ).score()["f1"]
            for value in sorted({g for g, _ in pairs})
        }
        result[attribute] = {
            "macro_f1": round(mean(list(by_value.values())), 4),
            "accuracy": round(mean([float(g == p) for g, p in pairs]), 4),
            "by_value": by_value,
        }
    result["f1"] = result["certainty"]["macro_f1"]
    return result


def _events(row: Row) -> list[Row]:
    return list(row.get("events", []))
