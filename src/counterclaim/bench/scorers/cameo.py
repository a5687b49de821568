"""Who did what to whom, coded; the kind of file is read off its rows.

``plover_pairs`` {"id", "root", "quad"}: macro-F1 over PLOVER roots. ``actor_action`` {"id", "source_spans",
"target_spans", "class"}: F1 of the spans. ``plover_gsr`` {"id", "event", "source": [{"code", "span"}], "target"}: share
of right events. ``cameo_gsr`` and ``petr_unittest`` {"id", "events": [{"source", "target", "code"}]}: F1 of triples.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import Any

from counterclaim.bench.scorers.common import (
    NO_OPTIONS,
    Options,
    Pair,
    Row,
    Rows,
    Score,
    Tally,
    best_matching,
    exact_table,
    mean,
    mostly_shared,
)

SIDES = ("source", "target")
View = Callable[[Row], Hashable]
VIEWS: dict[str, View] = {
    "triples": lambda e: (e["source"], e["target"], e["code"]),
    "root": lambda e: (e["source"], e["target"], e["code"][:2]),
    "quad": lambda e: (e["source"], e["target"], quad(e["code"])),
    "dyad": lambda e: (e["source"], e["target"]),
    "dyad3": lambda e: (e["source"][:3], e["target"][:3]),
    "code": lambda e: e["code"],
}


def score(gold: Rows, pred: Rows, options: Options = NO_OPTIONS) -> Score:
    """Score any of the five kinds of file; there are no options."""
    first = next(iter(gold.values()))
    if "root" in first:
        return _pairs(gold, pred)
    if "class" in first:
        return _actor_action(gold, pred)
    if "event" in first:
        return _records(gold, pred)
    return _triples(gold, pred)


def quad(code: str) -> int:
    """Return the quad of a CAMEO code: 1, 2 verbal and material cooperation, 3, 4 verbal and material conflict."""
    root = int(code[:2]) if code[:2].isdigit() else 0
    return 1 if root <= 5 else 2 if root <= 8 else 3 if root <= 13 else 4


def classes(pairs: Sequence[tuple[Any, Any]]) -> Score:
    """Return macro-F1 over the gold's classes, accuracy, and F1 of each class."""
    by_class = {
        str(label): Tally(
            sum(g == p == label for g, p in pairs), sum(p == label for _, p in pairs), sum(g == label for g, _ in pairs)
        ).score()["f1"]
        for label in sorted({g for g, _ in pairs if g is not None}, key=str)
    }
    return {
        "macro_f1": round(mean(list(by_class.values())), 4),
        "accuracy": round(mean([float(g == p) for g, p in pairs]), 4),
        "by_class": by_class,
    }


def _column(gold: Rows, pred: Rows, field: str) -> list[tuple[Any, Any]]:
    return [(row[field], pred.get(key, {}).get(field)) for key, row in gold.items()]


def _pairs(gold: Rows, pred: Rows) -> Score:
    root = classes(_column(gold, pred, "root"))
    return {
        "task": "cameo/plover_pairs",
        "f1": root["macro_f1"],
        "root": root,
        "quad": classes(_column(gold, pred, "quad")),
    }


def _spans(items: Sequence[Sequence[int]]) -> list[Pair]:
    return [(item[0], item[1]) for item in items]


def _span_hits(given: list[Pair], wanted: list[Pair], strict: bool) -> int:
    def fit(one: Pair, other: Pair) -> float:
        common = mostly_shared(one, other)
        return 1.0 + 1e-4 * common if common else 0.0

    table = exact_table(given, wanted) if strict else [[fit(one, other) for other in wanted] for one in given]
    return len(best_matching(table))


def _actor_action(gold: Rows, pred: Rows) -> Score:
    result: Score = {"task": "cameo/actor_action"}
    for name, strict in (("spans", False), ("spans_exact", True)):
        tallies = {side: Tally() for side in SIDES}
        total = Tally()
        for key, row in gold.items():
            for side in SIDES:
                given, wanted = _spans(pred.get(key, {}).get(f"{side}_spans", [])), _spans(row[f"{side}_spans"])
                counts = _span_hits(given, wanted, strict), len(given), len(wanted)
                tallies[side].add(*counts)
                total.add(*counts)
        result[name] = {"all": total.score(), **{side: tally.score() for side, tally in tallies.items()}}
    result["class"] = classes(_column(gold, pred, "class"))
    result["f1"] = result["spans"]["all"]["f1"]
    return result


def _records(gold: Rows, pred: Rows) -> Score:
    events = classes(_column(gold, pred, "event"))
    result: Score = {"task": "cameo/plover_gsr", "f1": events["accuracy"], "event": events}
    for side in SIDES:
        codes, spans = Tally(), Tally()
        for key, row in gold.items():
            answers, actors = pred.get(key, {}).get(side, []), row[side]
            _add_common(codes, *([a["code"] for a in group if a.get("code")] for group in (answers, actors)))
            given, wanted = (_spans([a["span"] for a in group if a.get("span")]) for group in (answers, actors))
            spans.add(_span_hits(given, wanted, strict=False), len(given), len(wanted))
        result[f"{side}_codes"] = codes.score()
        result[f"{side}_spans"] = spans.score()
    return result


def _add_common(tally: Tally, given: Sequence[Hashable], wanted: Sequence[Hashable]) -> None:
    tally.add((Counter(given) & Counter(wanted)).total(), len(given), len(wanted))


def _triples(gold: Rows, pred: Rows) -> Score:
    tallies = {name: Tally() for name in VIEWS}
    wholly_right = 0
    for key, row in gold.items():
        answers, events = pred.get(key, {}).get("events", []), row["events"]
        for name, view in VIEWS.items():
            _add_common(tallies[name], [view(e) for e in answers], [view(e) for e in events])
        whole = VIEWS["triples"]
        wholly_right += Counter(map(whole, answers)) == Counter(map(whole, events))
    result = {name: tally.score() for name, tally in tallies.items()}
    return {
        "task": "cameo/triples",
        "f1": result["triples"]["f1"],
        **result,
        "sentences_wholly_right": round(wholly_right / len(gold), 4),
    }
