"""Entities with their types (re3d's scheme).

A prediction row is ``{"id", "entities": [{"start", "end", "type"}]}``. ``f1`` is strict (same span and type). Gold
marks under the confidence (0.5) were turned down by re3d's crowd: they are neither wanted nor held against an answer.
"""

from __future__ import annotations

from collections import defaultdict

from counterclaim.bench.scorers.common import (
    NO_OPTIONS,
    Options,
    Pair,
    Row,
    Rows,
    Score,
    Tally,
    best_matching,
    chosen,
    mostly_shared,
    threshold,
)

Entity = tuple[int, int, str]


def score(gold: Rows, pred: Rows, options: Options = NO_OPTIONS) -> Score:
    """Score entities. Options: ``min-confidence`` (0.5) and ``types`` (a comma-separated choice)."""
    least, only = threshold(options), chosen(options, "types")
    strict, relaxed, untyped = Tally(), Tally(), Tally()
    by_type: dict[str, Tally] = defaultdict(Tally)
    for key, row in gold.items():
        wanted = _entities(row, only, at_least=least)
        refused = _entities(row, only, below=least) - wanted
        given = _entities(pred.get(key, {}), only)
        strict.add(len(wanted & given), len(given - refused), len(wanted))
        for kind in {e[2] for e in wanted | (given - refused)}:
            answers = {e for e in given - refused if e[2] == kind}
            by_type[kind].add(len(wanted & answers), len(answers), sum(e[2] == kind for e in wanted))
        spans, answered, turned_down = ({e[:2] for e in group} for group in (wanted, given, refused))
        untyped.add(len(spans & answered), len(answered - (turned_down - spans)), len(spans))
        for kind in {e[2] for e in wanted | given}:
            _add_relaxed(relaxed, *([e for e in sorted(group) if e[2] == kind] for group in (given, wanted, refused)))
    result = {"strict": strict.score(), "relaxed": relaxed.score(), "untyped": untyped.score()}
    return {
        "task": "entities",
        "f1": result["strict"]["f1"],
        **result,
        "by_type": {kind: tally.score() for kind, tally in sorted(by_type.items())},
    }


def _entities(row: Row, only: set[str] | None, at_least: float = -1.0, below: float = float("inf")) -> set[Entity]:
    return {
        (e["start"], e["end"], e["type"])
        for e in row.get("entities", [])
        if (only is None or e["type"] in only) and at_least <= float(e.get("confidence", 1)) < below
    }


def _add_relaxed(tally: Tally, given: list[Entity], wanted: list[Entity], refused: list[Entity]) -> None:
    def fit(one: Entity, other: Entity) -> float:
        common = mostly_shared(one[:2], other[:2])
        return 1 + 1e-4 * common + _same(one[:2], other[:2]) if common else 0.0

    pairs = best_matching([[fit(one, other) for other in wanted] for one in given])
    hit = {i for i, _ in pairs}
    forgiven = sum(
        i not in hit and any(mostly_shared(one[:2], other[:2]) for other in refused) for i, one in enumerate(given)
    )
    tally.add(len(pairs), len(given) - forgiven, len(wanted))


def _same(one: Pair, other: Pair) -> bool:
    return one == other
