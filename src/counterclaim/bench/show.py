"""Scores as tables for a terminal of 80 columns or a pipe."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from counterclaim.bench.acceptance import RowResult

_PRF = ("p", "r", "f1")


def score_table(part: str, score: Mapping[str, Any], details: bool = False) -> str:
    """Return a score as text: one line a figure, precision, recall and F1 side by side."""
    lines = [part, f"  {'':<28}{'precision':>10}{'recall':>9}{'F1':>9}{'given':>8}{'wanted':>8}"]
    lines += _lines(score, "", details)
    return "\n".join(lines)


def _lines(score: Mapping[str, Any], prefix: str, details: bool) -> Iterator[str]:
    for key, value in score.items():
        name = f"{prefix}{key}"
        if isinstance(value, Mapping) and set(_PRF) <= set(value):
            figures = f"{value['p']:>10.3f}{value['r']:>9.3f}{value['f1']:>9.3f}"
            yield f"  {name[:28]:<28}{figures}{value.get('pred', ''):>8}{value.get('gold', ''):>8}"
            extra = {k: v for k, v in value.items() if k not in (*_PRF, "pred", "gold")}
            if details:
                yield from _lines(extra, f"{name} ", details)
        elif isinstance(value, Mapping):
            if details or not prefix:
                scalars = {k: v for k, v in value.items() if details or not isinstance(v, Mapping)}
                if details or len(scalars) <= 6:
                    yield from _lines(scalars, f"{name} ", details)
        elif isinstance(value, float):
            yield f"  {name[:28]:<28}{'':>19}{value:>9.3f}"
        elif key != "task":
            yield f"  {name[:28]:<28}{'':>19}{value!s:>9}"


def score_line(part: str, score: Mapping[str, Any]) -> str:
    """Return a score as one line of JSON."""
    return json.dumps({"part": part, **score}, ensure_ascii=False)


def acceptance_table(totals: Mapping[str, Any]) -> str:
    """Return acceptance counts by text, kind of row, and key of claim rows."""
    lines = ["rows that hold, by text"]
    lines += [_count(name, *counts) for name, counts in totals["by_text"].items()]
    lines += ["", "by kind of row"]
    lines += [_count(name, *counts) for name, counts in totals["by_kind"].items()]
    lines += ["", "by key of the claim rows", f"  {'':<24}{'rows':>6}{'hold':>6}{'satisfied':>11}{'alone missing':>15}"]
    lines += [
        f"  {key:<24}{n['rows']:>6}{n['hold']:>6}{n['satisfied']:>11}{n['alone_missing']:>15}"
        for key, n in totals["by_key"].items()
    ]
    lines += ["", _count("all rows", *totals["all"])]
    return "\n".join(lines)


def _count(name: str, held: int, of: int) -> str:
    return f"  {name:<24}{held:>6} of {of:>4}{100 * held / of if of else 0:>7.0f} %"


def missing_rows(results: Sequence[RowResult]) -> str:
    """Return the rows that do not hold, with the key that alone was missing where there is one."""
    lines = []
    for result in results:
        if not result.holds:
            row = {k: v for k, v in result.row.items() if k != "id"}
            lone = f" (only {', '.join(result.lone)})" if result.lone else ""
            lines.append(f"{result.text} {result.row['id']}{lone}: {json.dumps(row, ensure_ascii=False)}")
    return "\n".join(lines)
