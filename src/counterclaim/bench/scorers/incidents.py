"""Incidents: which reports tell of one happening, and the facts of a report's main incident (FA-KES).

The gold is a folder with ``dev.jsonl``, ``dev.clusters.jsonl`` and ``dev.disagreements.jsonl`` (or ``test.*``). A
prediction row is ``{"id", "incident", "killed_total", "governorate", "cause", "actor", "wire", "contested"}``: ``wire`` is the
group of reports that retell one text, ``contested`` tells whether the incident's number of killed is shown as contested.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from counterclaim.bench.scorers.common import NO_OPTIONS, Options, Row, Rows, Score, f1, read_rows

FACTS = ("governorate", "cause", "actor")


def load(folder: Path) -> dict[str, Row]:
    """Read the gold folder into one row a document: its own fields, ``incident``, ``wire`` and ``stated`` (what it tells).

    Raises:
        CounterclaimError: E205, when a line cannot be read; OSError when a file is missing.
    """
    stem = "test" if (folder / "test.jsonl").exists() else "dev"
    documents = read_rows(folder / f"{stem}.jsonl")
    clusters = read_rows(folder / f"{stem}.clusters.jsonl")
    stated = read_rows(folder / f"{stem}.disagreements.jsonl")
    return {
        key: {
            **row,
            "incident": clusters.get(key, {}).get("incident"),
            "wire": clusters.get(key, {}).get("wire"),
            "stated": stated.get(key, {}),
        }
        for key, row in documents.items()
    }


def score(gold: Rows, pred: Rows, options: Options = NO_OPTIONS) -> Score:
    """Score clusters and facts; there are no options. ``f1`` is the pairwise F1 of the clusters."""
    wanted = {key: row["incident"] for key, row in gold.items() if row.get("incident")}
    # a report without an answer is a cluster of its own
    given = {key: pred.get(key, {}).get("incident") or f"alone:{key}" for key in wanted}
    precision, recall = _b_cubed(wanted, given)
    pairwise = _pairwise(wanted, given)
    tolls = {
        key: row["stated"]["killed_total"]
        for key, row in gold.items()
        if isinstance(row.get("stated", {}).get("killed_total"), int | float)
    }
    right_tolls = sum(pred.get(key, {}).get("killed_total") == toll for key, toll in tolls.items())
    return {
        "task": "incidents",
        "f1": pairwise,
        "documents": len(gold),
        "missing": sum(key not in pred for key in gold),
        "bcubed_precision": round(precision, 4),
        "bcubed_recall": round(recall, 4),
        "bcubed_f1": round(f1(precision, recall), 4),
        "pairwise_f1": pairwise,
        **{f"{fact}_accuracy": _accuracy(gold, pred, fact) for fact in FACTS},
        "killed_total_accuracy": round(right_tolls / len(tolls), 4) if tolls else 0.0,
        "tolls": len(tolls),
        "wire_f1": _wire(gold, pred),
        **_disputes(gold, pred),
    }


def _wire(gold: Rows, pred: Rows) -> float:
    """Pairwise F1 of wire groups over all reports; a report without a group stands alone."""
    return _pairwise(
        {key: row.get("wire") or f"alone:{key}" for key, row in gold.items()},
        {key: pred.get(key, {}).get("wire") or f"alone:{key}" for key in gold},
    )


def _disputes(gold: Rows, pred: Rows) -> Score:
    """Share of incidents shown as contested: of those whose reports give different tolls, and of those that agree.

    An incident counts as shown so when most of its reports with a toll stand in an incident shown so.
    """
    stated: dict[str, list[tuple[str, int]]] = {}
    for key, row in gold.items():
        toll = row.get("stated", {}).get("killed_total")
        if row.get("incident") and isinstance(toll, int | float):
            stated.setdefault(row["incident"], []).append((key, int(toll)))
    shown: dict[bool, list[bool]] = {True: [], False: []}
    for reports in stated.values():
        if len(reports) > 1:
            yes = sum(bool(pred.get(key, {}).get("contested")) for key, _ in reports)
            shown[len({toll for _, toll in reports}) > 1].append(2 * yes > len(reports))
    return {
        "differing_shown_contested": _share(shown[True]),
        "agreeing_shown_contested": _share(shown[False]),
        "differing": len(shown[True]),
        "agreeing": len(shown[False]),
    }


def _share(values: list[bool]) -> float:
    return round(sum(values) / len(values), 4) if values else 0.0


def _accuracy(gold: Rows, pred: Rows, fact: str) -> float:
    right = sum(pred.get(key, {}).get(fact) == row["gold"][fact] for key, row in gold.items())
    return round(right / len(gold), 4) if gold else 0.0


def _b_cubed(wanted: Mapping[str, Any], given: Mapping[str, Any]) -> tuple[float, float]:
    """Bagga and Baldwin 1998: for each report, the share of its answered (gold) cluster that is right."""
    gold_size, answer_size = Counter(wanted.values()), Counter(given.values())
    both = Counter((wanted[key], given[key]) for key in wanted)
    if not wanted:
        return 0.0, 0.0
    precision = sum(n * n / answer_size[answer] for (_, answer), n in both.items()) / len(wanted)
    recall = sum(n * n / gold_size[cluster] for (cluster, _), n in both.items()) / len(wanted)
    return precision, recall


def _pairwise(wanted: Mapping[str, Any], given: Mapping[str, Any]) -> float:
    def pairs(sizes: Counter[Any]) -> int:
        return sum(n * (n - 1) // 2 for n in sizes.values())

    right = pairs(Counter((wanted[key], given[key]) for key in wanted))
    answered, due = pairs(Counter(given.values())), pairs(Counter(wanted.values()))
    return round(f1(right / answered if answered else 0.0, right / due if due else 0.0), 4)
