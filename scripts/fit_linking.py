"""Fits the weights of linking to annotated incidents, and shows by cross-validation how they carry over.

    python scripts/fit_linking.py READINGS.jsonl ../shared/bench/incidents [--write]

READINGS.jsonl holds one ``{"key": article id, "reading": {...}}`` a line. The model is a logistic regression on the levels of
`counterclaim.ledger.linking.comparing`, drawn towards the weights that stand in ``weights.yaml`` (a Gaussian prior around
them), so that a level that is rare in the data keeps the weight that was set by hand. Folds are runs of whole months: pairs
are near in time, and the texts of one month share their background. ``--write`` puts the weights of all data into the file.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from counterclaim.bench.scorers import incidents as scorer
from counterclaim.ledger.accounts import accounts_of
from counterclaim.ledger.linking import Features, cluster, prepare
from counterclaim.ledger.linking.comparing import FEATURES
from counterclaim.ledger.linking.weights import plain_weights
from counterclaim.records import Reading

FOLDS = 8
WEIGHTS = Path(__file__).parents[1] / "src/counterclaim/ledger/linking/data/weights.yaml"
Pair = tuple[str, str]


def main() -> None:
    """Run."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("readings", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--pull", type=float, default=0.5, help="strength of the pull towards the weights in the file")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    prepared = main_accounts(options.readings)
    gold = scorer.load(options.gold)
    known = [key for key in sorted(prepared) if gold[key]["incident"]]
    names = ["base|base", *(f"{f}|{level}" for f, levels in plain_weights().items() if f != "base" for level in levels)]
    column = {name: i for i, name in enumerate(names)}
    prior = np.array([plain_weights()[n.split("|")[0]][n.split("|")[1]] for n in names])
    pairs, rows, labels = compared(prepared, known, gold, column)
    folds = months(prepared, known)
    predicted: dict[str, str] = {}
    by_hand: dict[str, str] = {}
    for fold in range(FOLDS):
        train = [i for i, (a, b) in enumerate(pairs) if folds[a] != fold and folds[b] != fold]
        weights = fit([rows[i] for i in train], labels[train], prior, options.pull)
        inside = [key for key in known if folds[key] == fold]
        for target, used in ((predicted, weights), (by_hand, prior)):
            values = [
                (a, b, float(used[rows[i]].sum())) for i, (a, b) in enumerate(pairs) if folds[a] == folds[b] == fold
            ]
            for n, group in enumerate(cluster(inside, values)):
                target.update(dict.fromkeys(group, f"{fold}:{n}"))
    print("weights of the file:   ", figures(gold, by_hand))
    print("cross-validated:       ", figures(gold, predicted))
    final = fit(rows, labels, prior, options.pull)
    values = [(a, b, float(final[rows[i]].sum())) for i, (a, b) in enumerate(pairs)]
    everywhere = {key: str(n) for n, group in enumerate(cluster(known, values)) for key in group}
    print("fitted on all of it:   ", figures(gold, everywhere))
    seen = np.bincount(np.concatenate(rows), minlength=len(names))
    for name, before, after, count in zip(names, prior, final, seen, strict=True):
        print(f"  {name:28} {before:6.2f} -> {after:6.2f}   {count}")
    if options.write:
        write(dict(zip(names, final, strict=True)))


def main_accounts(path: Path) -> dict[str, Features]:
    """Return the main account of each article, prepared."""
    found = {}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            for account in accounts_of(Reading.model_validate(row["reading"])):
                if account.main:
                    found[row["key"]] = prepare(account)
    return found


def compared(
    prepared: dict[str, Features], known: Sequence[str], gold: dict[str, dict[str, object]], column: dict[str, int]
) -> tuple[list[Pair], list[np.ndarray], np.ndarray]:
    """Return all pairs within a month of each other, the columns that hold for each, and whether they are one incident."""
    pairs, rows, labels = [], [], []
    for i, first in enumerate(known):
        for other in known[i + 1 :]:
            a, b = prepared[first], prepared[other]
            if abs(a.published - b.published) > 31 or a.document == b.document:
                continue
            held = [0] + [column[n] for f in FEATURES if (n := f"{f.__name__}|{f(a, b)}") in column]
            pairs.append((first, other))
            rows.append(np.array(held))
            labels.append(gold[first]["incident"] == gold[other]["incident"])
    return pairs, rows, np.array(labels, dtype=float)


def months(prepared: dict[str, Features], known: Sequence[str]) -> dict[str, int]:
    """Return the fold of each article: runs of whole months, dealt out in turn."""
    order = sorted({prepared[key].published // 30 for key in known})
    place = {month: i % FOLDS for i, month in enumerate(order)}
    return {key: place[prepared[key].published // 30] for key in known}


def fit(rows: Sequence[np.ndarray], labels: np.ndarray, prior: np.ndarray, pull: float) -> np.ndarray:
    """Return the weights of the highest posterior, by Newton's method with the levels' own curvature."""
    design = np.zeros((len(rows), len(prior)))
    for i, held in enumerate(rows):
        design[i, held] = 1.0
    weights = prior.copy()
    for _ in range(60):
        chance = 1 / (1 + np.exp(-np.clip(design @ weights, -30, 30)))
        gradient = design.T @ (labels - chance) - pull * (weights - prior)
        curvature = (design * (chance * (1 - chance))[:, None]).T @ design + pull * np.eye(len(prior))
        step = np.linalg.solve(curvature, gradient)
        weights = weights + step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def figures(gold: dict[str, dict[str, object]], clusters: dict[str, str]) -> str:
    """Return the figures of a clustering in a line."""
    kept = {key: row for key, row in gold.items() if key in clusters}
    score = scorer.score(kept, {key: {"incident": value} for key, value in clusters.items()})
    return f"pairwise F1 {score['pairwise_f1']:.4f}, B-cubed F1 {score['bcubed_f1']:.4f}"


def write(fitted: dict[str, float]) -> None:
    """Put the weights into the data file, two digits each, and leave everything else as it is."""
    text = WEIGHTS.read_text(encoding="utf-8")
    found: dict[str, list[str]] = defaultdict(list)
    for name, value in fitted.items():
        feature, level = name.split("|")
        pattern = re.compile(rf"(feature: {feature}, level: {level}, weight: )-?[\d.]+")
        text, changed = pattern.subn(lambda m, value=value: f"{m.group(1)}{value:.2f}", text)
        if changed != 1:
            found["missing"].append(name)
    if found["missing"]:
        raise SystemExit(f"not in {WEIGHTS.name}: {', '.join(found['missing'])}")
    WEIGHTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
