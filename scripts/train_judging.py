"""Trains the small model by which the framing stage tells whether a sentence judges, and writes its weights.

    python scripts/train_judging.py [--check]

The data are sentences of our own (``scripts/data/loaded_sentences.tsv``: label, topic, sentence): news of many topics and
sides, worded plainly or with judgement. The model is a logistic regression on the shares of tags and relations, with a Gaussian
prior. The settings that put it together with the counts of loaded words stay as they stand in the weights file. ``--check``
writes nothing and shows how well the model tells unseen sentences apart: five runs, each without a fifth of the topics.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from counterclaim.lexicon import JUDGING_FILE
from counterclaim.reading.attribution.quotes import quotes_of
from counterclaim.reading.framing.judging import grammar_shares
from counterclaim.reading.parse import shared_parser
from counterclaim.reading.pipeline import read_drafts
from counterclaim.records import Document

SENTENCES = Path(__file__).parent / "data" / "loaded_sentences.tsv"
STAGES = ("dates", "actors", "places", "coreference", "attribution")
PRIOR = 1.0  # variance of the Gaussian prior
FOLDS = 5
DIGITS = 4
Array = npt.NDArray[np.float64]


def main() -> None:
    """Run."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    rows = [line.split("\t") for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
    labels = np.array([label == "loaded" for label, _, _ in rows])
    shares = features([sentence for _, _, sentence in rows])
    names = sorted({name for one in shares for name in one if name not in ("", "dep:")})
    grammar = np.array([[one.get(name, 0.0) for name in names] for one in shares])
    if arguments.check:
        check(grammar, labels, [topic for _, topic, _ in rows])
        return
    weights, bias = fit(grammar, labels)
    kept = json.loads(JUDGING_FILE.read_text(encoding="utf-8"))
    write(
        {
            "settings": kept["settings"],
            "plain_settings": kept["plain_settings"],
            "grammar_bias": round(bias, DIGITS),
            "grammar": {name: round(float(w), DIGITS) for name, w in zip(names, weights, strict=True)},
        }
    )
    print(f"{len(rows)} sentences; {JUDGING_FILE.stat().st_size:,} bytes written")


def features(sentences: list[str]) -> list[dict[str, float]]:
    """Return the shares of tags and relations, as the framing stage makes them."""
    shares: list[dict[str, float]] = []
    for doc in read_drafts([Document.of(text) for text in sentences], shared_parser(), list(STAGES)):
        quoted = {i for quote in quotes_of(doc) for i in range(quote.start, quote.end)}
        shares.append(grammar_shares(doc[:], quoted))
    return shares


def fit(values: Array, labels: npt.NDArray[np.bool_]) -> tuple[Array, float]:
    """Fit a logistic regression by Newton's method; the bias is free, the weights have the prior."""
    design = np.column_stack([values, np.ones(len(values))])
    precision = np.diag([1 / PRIOR] * values.shape[1] + [0.0])
    weights = np.zeros(design.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-design @ weights))
        gradient = design.T @ (p - labels) + precision @ weights
        curvature = (design * (p * (1 - p))[:, None]).T @ design + precision
        step = np.linalg.solve(curvature, gradient)
        weights -= step
        if float(np.abs(step).max()) < 1e-9:
            break
    return weights[:-1], float(weights[-1])


def check(values: Array, labels: npt.NDArray[np.bool_], topics: list[str]) -> None:
    """Print the share of right verdicts on topics that were left out."""
    order = sorted(set(topics))
    fold = np.array([order.index(topic) % FOLDS for topic in topics])
    right = 0
    for number in range(FOLDS):
        weights, bias = fit(values[fold != number], labels[fold != number])
        right += int(((values[fold == number] @ weights + bias > 0) == labels[fold == number]).sum())
    print(f"{right / len(labels):.3f} of {len(labels)} right, topics unseen")


def write(data: dict[str, Any]) -> None:
    """Write the weights, one key a line."""
    lines = ",\n".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in data.items())
    JUDGING_FILE.write_text("{\n" + lines + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
