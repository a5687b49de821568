"""What all scorers share: lines of JSON, precision and recall, one-to-one matching, spans as characters."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterclaim.errors import Errors

Row = Mapping[str, Any]
Rows = Mapping[str, Row]
Options = Mapping[str, str | bool]
Score = dict[str, Any]
Pair = tuple[int, int]
Weights = Sequence[Sequence[float]]

NO_OPTIONS: Options = {}
FARTHEST_KM = 20039.0
"""Half the way round the earth, counted for a place that was found but not resolved."""


def read_rows(path: Path) -> dict[str, Row]:
    """Read a file of JSON lines into ``{id: row}`` in file order.

    Raises:
        CounterclaimError: E205, when a line is not a JSON object with an id, or an id stands twice.
    """
    rows: dict[str, Row] = {}
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
                key = str(row["id"])
            except (ValueError, KeyError, TypeError) as error:
                raise Errors.E205.error(path=path, line=number, what="it is not a JSON object with an id") from error
            if key in rows:
                raise Errors.E205.error(path=path, line=number, what=f"the id {key} stands twice")
            rows[key] = row
    return rows


@dataclass
class Tally:
    """Counts behind one precision and recall: right answers, answers given, answers wanted.

    `right` may be fractional. `right_of_wanted` is counted apart only where credit differs for the two sides.
    """

    right: float = 0
    given: int = 0
    wanted: int = 0
    right_of_wanted: float | None = None

    def add(self, right: float, given: int, wanted: int) -> None:
        """Count one more document or class."""
        self.right += right
        self.given += given
        self.wanted += wanted

    def score(self) -> Score:
        """Return precision, recall and F1 to four digits; nothing wanted and nothing given is a perfect 1."""
        found = self.right if self.right_of_wanted is None else self.right_of_wanted
        precision = _share(self.right, self.given, self.wanted)
        recall = _share(found, self.wanted, self.given)
        return {
            "p": round(precision, 4),
            "r": round(recall, 4),
            "f1": round(f1(precision, recall), 4),
            "pred": self.given,
            "gold": self.wanted,
        }


def _share(right: float, of: int, other_side: int) -> float:
    if of:
        return right / of
    return 0.0 if other_side else 1.0


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean, 0 when both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def mean(values: Sequence[float], empty: float = 1.0) -> float:
    """Return the mean, or `empty` of no values."""
    return sum(values) / len(values) if values else empty


def best_matching(weights: Weights) -> list[Pair]:
    """Return the one-to-one pairs (row, column) of the highest total weight, leaving out pairs of weight 0.

    The Hungarian method in its shortest-augmenting-path form (Kuhn 1955; Jonker and Volgenant 1987), on the smaller
    side first, so that the cost grows with the square of the smaller side.

    Args:
        weights: a full table of weights, none negative.
    """
    rows = len(weights)
    columns = len(weights[0]) if rows else 0
    if not rows or not columns:
        return []
    if rows > columns:
        turned = [list(column) for column in zip(*weights, strict=True)]
        return sorted((row, column) for column, row in best_matching(turned))
    return sorted((row, column) for column, row in enumerate(_owners(weights)) if row >= 0 and weights[row][column] > 0)


def _owners(weights: Weights) -> list[int]:
    """Return for each column the row it goes to (-1: none), every row being given a column."""
    columns = len(weights[0])
    row_price, column_price = [0.0] * len(weights), [0.0] * columns
    owner = [-1] * columns
    for start in range(len(weights)):
        distance, came_from, done = [math.inf] * columns, [-1] * columns, [False] * columns
        row, column = start, -1
        while True:
            step, nearest = math.inf, -1
            for j in range(columns):
                if done[j]:
                    continue
                slack = -weights[row][j] - row_price[row] - column_price[j]
                if slack < distance[j]:
                    distance[j], came_from[j] = slack, column
                if distance[j] < step:
                    step, nearest = distance[j], j
            row_price[start] += step
            for j in range(columns):
                if done[j]:
                    row_price[owner[j]] += step
                    column_price[j] -= step
                else:
                    distance[j] -= step
            column = nearest
            done[column] = True
            if owner[column] < 0:
                break
            row = owner[column]
        while column >= 0:
            previous = came_from[column]
            owner[column] = owner[previous] if previous >= 0 else start
            column = previous
    return owner


def characters(spans: Iterable[Any] | None) -> set[int]:
    """Return the positions covered by spans, each ``[start, end]`` or ``{"start":, "end":}``."""
    found: set[int] = set()
    for span in spans or ():
        start, end = (span["start"], span["end"]) if isinstance(span, Mapping) else (span[0], span[1])
        found.update(range(start, end))
    return found


def dice(one: set[int], other: set[int]) -> float:
    """Return the Dice overlap of two sets; two empty sets are equal."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def shared(one: Pair, other: Pair) -> int:
    """Return how many characters two spans share, 0 where they are apart."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def mostly_shared(one: Pair, other: Pair) -> int:
    """Return the shared characters where they are at least half of the shorter span, else 0."""
    common = shared(one, other)
    return common if 2 * common >= min(one[1] - one[0], other[1] - other[0]) else 0


def ends(span: Row) -> Pair:
    """Return (start, end) of a ``{"start":, "end":}`` span."""
    return span["start"], span["end"]


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the great-circle distance (haversine, mean earth radius 6371.0088 km)."""
    a, b = math.radians(lat1), math.radians(lat2)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * 6371.0088 * math.asin(min(1.0, math.sqrt(half)))


def exact_table(given: Sequence[Any], wanted: Sequence[Any]) -> list[list[float]]:
    """Return the weights of matching equals to equals."""
    return [[1.0 if one == other else 0.0 for other in wanted] for one in given]


def threshold(options: Options, default: float = 0.5) -> float:
    """Return the option ``min-confidence``."""
    return float(options.get("min-confidence", default))


def chosen(options: Options, name: str, separator: str = ",") -> set[str] | None:
    """Return an option that lists values as a set, or None where it is not given."""
    return set(str(options[name]).split(separator)) if options.get(name) else None
