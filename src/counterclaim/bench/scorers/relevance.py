"""Relevance: labels of texts, and of sentences where the gold has them.

A prediction row is ``{"id", "labels": [...]}`` (and ``"sentences": [[...], ...]``). ``f1`` is the macro-F1 over the
gold's labels. Example F1 looks at a text at a time, none against none counting 1.
"""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.bench.scorers.common import NO_OPTIONS, Options, Rows, Score, Tally, mean

LabelPair = tuple[Sequence[str], Sequence[str]]


def score(gold: Rows, pred: Rows, options: Options = NO_OPTIONS) -> Score:
    """Score labels; there are no options."""
    pairs: list[LabelPair] = [(row["labels"], pred.get(key, {}).get("labels", [])) for key, row in gold.items()]
    result: Score = {"task": "relevance", **_table(pairs)}
    if "sentences" in next(iter(gold.values())):
        result["sentences"] = _table(_sentence_pairs(gold, pred))
    return result


def _sentence_pairs(gold: Rows, pred: Rows) -> list[LabelPair]:
    pairs: list[LabelPair] = []
    for key, row in gold.items():
        answers = pred.get(key, {}).get("sentences", [])
        for number, sentence in enumerate(row["sentences"]):
            answer = answers[number] if number < len(answers) else []
            pairs.append((sentence["labels"], answer["labels"] if isinstance(answer, dict) else answer))
    return pairs


def _table(pairs: list[LabelPair]) -> Score:
    labels = sorted({label for gold, _ in pairs for label in gold})
    total, by_label = Tally(), {}
    for label in labels:
        tally = Tally(
            sum(label in g and label in p for g, p in pairs),
            sum(label in p for _, p in pairs),
            sum(label in g for g, _ in pairs),
        )
        total.add(tally.right, tally.given, tally.wanted)
        by_label[label] = tally.score()
    total.given += sum(len(set(p) - set(labels)) for _, p in pairs)
    marked = Tally(
        sum(bool(g) and bool(p) for g, p in pairs), sum(bool(p) for _, p in pairs), sum(bool(g) for g, _ in pairs)
    )
    result: Score = {
        "f1": round(mean([v["f1"] for v in by_label.values()]), 4),
        "micro": total.score(),
        "exact": round(mean([float(set(g) == set(p)) for g, p in pairs]), 4),
        "example_f1": round(mean([_example(set(g), set(p)) for g, p in pairs]), 4),
        "any": marked.score(),
        "by_label": by_label,
    }
    if len(labels) == 1:
        label = labels[0]
        without = Tally(
            sum(label not in g and label not in p for g, p in pairs),
            sum(label not in p for _, p in pairs),
            sum(label not in g for g, _ in pairs),
        )
        result["macro_with_none"] = round((by_label[label]["f1"] + without.score()["f1"]) / 2, 4)
    return result


def _example(gold: set[str], given: set[str]) -> float:
    return 2 * len(gold & given) / (len(gold) + len(given)) if gold or given else 1.0
