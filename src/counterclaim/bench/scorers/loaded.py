"""Loaded language: biased sentences and their words (BABE), propaganda spans (PTC).

BABE rows are ``{"id", "bias": "Biased"|"Non-biased", "biased_words": [{"start", "end"}]}``; ``f1`` is the macro-F1 of
the two labels. PTC rows are ``{"id", "spans": [{"start", "end", "technique"}]}``; ``f1`` is the span measure of
SemEval-2020 task 11 (overlap credited by its share of each span) over loaded language and name calling together.
"""

from __future__ import annotations

from collections.abc import Callable

from counterclaim.bench.scorers.common import (
    NO_OPTIONS,
    Options,
    Pair,
    Row,
    Rows,
    Score,
    Tally,
    characters,
    chosen,
    ends,
    shared,
)

LABELS = ("Biased", "Non-biased")
TECHNIQUES = frozenset({"Loaded_Language", "Name_Calling,Labeling"})


def score(gold: Rows, pred: Rows, options: Options = NO_OPTIONS) -> Score:
    """Score either corpus. Option ``techniques`` (PTC): names parted by ``;``."""
    if "spans" in next(iter(gold.values())):
        return _spans(gold, pred, chosen(options, "techniques", ";") or set(TECHNIQUES))
    return _sentences(gold, pred)


def _spans(gold: Rows, pred: Rows, techniques: set[str]) -> Score:
    both = _span_measure(gold, pred, techniques.__contains__)
    result: Score = {
        "task": "loaded/ptc",
        "f1": both["f1"],
        "chosen": both,
        "si": _span_measure(gold, pred, lambda _: True),
    }
    for technique in sorted(techniques):
        result[technique] = _span_measure(gold, pred, technique.__eq__)
    return result


def _span_measure(gold: Rows, pred: Rows, keep: Callable[[str], bool]) -> Score:
    tally = Tally(right_of_wanted=0.0)
    found = 0.0
    for key, row in gold.items():
        wanted, given = _merged(row, keep), _merged(pred.get(key, {}), keep)
        tally.add(0, len(given), len(wanted))
        for one in given:
            for other in wanted:
                common = shared(one, other)
                tally.right += common / (one[1] - one[0]) if common else 0.0
                found += common / (other[1] - other[0]) if common else 0.0
    tally.right_of_wanted = found
    return tally.score()


def _merged(row: Row, keep: Callable[[str], bool]) -> list[Pair]:
    """The chosen spans, touching ones joined."""
    merged: list[Pair] = []
    for start, end in sorted(ends(s) for s in row.get("spans", []) if keep(s.get("technique", ""))):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return merged


def _sentences(gold: Rows, pred: Rows) -> Score:
    pairs = [(row["bias"], pred.get(key, {}).get("bias")) for key, row in gold.items() if row["bias"] in LABELS]
    by_label = {
        label: Tally(
            sum(g == p == label for g, p in pairs), sum(p == label for _, p in pairs), sum(g == label for g, _ in pairs)
        ).score()
        for label in LABELS
    }
    result: Score = {
        "task": "loaded/babe",
        "f1": round(sum(v["f1"] for v in by_label.values()) / 2, 4),
        "by_label": by_label,
        "accuracy": round(sum(g == p for g, p in pairs) / len(pairs), 4),
    }
    biased = {key: row for key, row in gold.items() if row["bias"] == "Biased"}
    for suffix, rows in (("", biased), ("_all", gold)):
        exact, covered = Tally(), Tally()
        for key, row in rows.items():
            given = {ends(w) for w in pred.get(key, {}).get("biased_words", [])}
            wanted = {ends(w) for w in row["biased_words"]}
            ours, theirs = characters(given), characters(wanted)
            exact.add(len(given & wanted), len(given), len(wanted))
            covered.add(len(ours & theirs), len(ours), len(theirs))
        result[f"words{suffix}"] = exact.score()
        result[f"words_by_character{suffix}"] = covered.score()
    return result
