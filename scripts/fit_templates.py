"""Fits the judge of the MUC task (`counterclaim.bench.predict.template_model`) to its DEV texts, and shows how it carries over.

    python scripts/fit_templates.py ../shared/bench/templates/dev.jsonl [--folds 3] [--write]

Three logistic regressions, drawn towards nothing (a Gaussian prior around zero): sentences that hold a fill, texts that have
a template, phrases that are a fill of a role. What the later ones see of the earlier comes from models that were fitted
without the text in question. ``--folds`` shows the figures of texts left out, by text; ``--write`` fits on all and writes the
weights. Features of fewer than 10 texts are left out; so are weights that come out near zero.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language

from counterclaim.bench.predict.template_model import (
    BIAS,
    WEIGHTS,
    context_features,
    sentence_features,
    sum_features,
    text_features,
)
from counterclaim.bench.predict.template_phrases import ROLE_SLOTS, Phrase, phrases
from counterclaim.bench.predict.template_rules import rule_templates
from counterclaim.bench.predict.template_words import bare, plain
from counterclaim.bench.predict.templates import document
from counterclaim.bench.reader import Bench, Page
from counterclaim.bench.scorers.template_fills import string_credit
from counterclaim.reading.truecase import in_dictionary

INNER = 4  # folds for what the later models see of the earlier
LEAST = 10  # texts that a feature must be in
SMALL = 0.03  # weights below it are left out
PRIOR = {"sentence": 20.0, "text": 30.0, "role": 6.0}
OF_WORDS = ("head=", "word=", "modifier=", "above=", "near=", "second=", "clause=")
Weights = dict[str, float]


@dataclass
class Text:
    """One annotated text: features and labels of its sentences, of itself, and of its phrases."""

    id: str
    page: Page
    sentences: dict[int, list[str]]
    told: set[int]
    features: list[str]
    relevant: bool
    sure: bool
    phrases: list[Phrase]
    roles: list[set[str]]


def main() -> None:
    """Run."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--folds", type=int, default=0, help="show the figures of texts left out, in so many folds")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.gold.read_text(encoding="utf-8").splitlines()]
    texts = list(annotated(rows))
    for fold in range(options.folds):
        train = [t for t in texts if part(t.id, options.folds, "outer") != fold]
        test = [t for t in texts if part(t.id, options.folds, "outer") == fold]
        print(f"fold {fold}:", figures(test, fit_all(train)), flush=True)
    if options.write:
        write(fit_all(texts), len(texts))


def annotated(rows: Sequence[dict[str, Any]]) -> Iterator[Text]:
    """Read the texts and yield each with its features and labels."""
    bench = Bench.load()
    nlp = bench.parser.nlp
    for row, page in zip(rows, bench.pages(document(row) for row in rows), strict=True):
        if page is None:
            continue
        rules = rule_templates(page)
        found = [replace(p, features=tuple(without_names(p.features, nlp))) for p in phrases(page, rules)]
        heads, names = fills(row, page)
        roles = []
        for phrase in found:
            words = bare(plain(page.doc[phrase.start : phrase.end].text))
            roles.append(
                {
                    role
                    for role in ROLE_SLOTS
                    if phrase.head in heads[role] or any(string_credit(words, n) == 1 for n in names[role])
                }
            )
        told = {page.doc[i].sent.start for held in heads.values() for i in held}
        required = any(not t["optional"] for t in row["templates"])
        yield Text(
            row["id"],
            page,
            {start: without_names(f, nlp) for start, f in sentence_features(page, found).items()},
            told,
            without_names(text_features(page, found, rules), nlp),
            bool(row["templates"]),
            required or not row["templates"],
            found,
            roles,
        )


def without_names(features: Sequence[str], nlp: Language) -> list[str]:
    """Return the features whose words the parser's dictionary has: a name that the parser took for a noun is none."""
    words = (feature.rpartition("=")[2].rpartition(" ")[2] for feature in features)
    kept = zip(features, words, strict=True)
    return [f for f, word in kept if not f.startswith(OF_WORDS) or in_dictionary(word, nlp)]


def fills(row: dict[str, Any], page: Page) -> tuple[dict[str, set[int]], dict[str, list[list[str]]]]:
    """Return the heads of the places where fills stand in the text, and the fills' spellings, by role."""
    heads: dict[str, set[int]] = {role: set() for role in ROLE_SLOTS}
    names: dict[str, list[list[str]]] = {role: [] for role in ROLE_SLOTS}
    for role, slots in ROLE_SLOTS.items():
        for fill in (f for t in row["templates"] for slot in slots for f in t["slots"].get(slot, [])):
            names[role].append(fill["any"])
            for start, end in fill.get("at", []):
                span = page.doc.char_span(start, end, alignment_mode="expand")
                if span is not None and len(span):
                    heads[role].add(span.root.i)
    return heads, names


def part(name: str, folds: int, salt: str) -> int:
    """Return the fold of a text."""
    return int(hashlib.sha256(f"{salt}{name}".encode()).hexdigest(), 16) % folds


def fit_all(texts: Sequence[Text]) -> dict[str, Weights]:
    """Fit the three models; each sees the one before as it judges texts that it was not fitted to."""
    sentences = {}
    for fold in range(INNER):
        model = fit_sentences([t for t in texts if part(t.id, INNER, "inner") != fold])
        sentences.update({t.id: judged(t, model) for t in texts if part(t.id, INNER, "inner") == fold})
    scores = {}
    for fold in range(INNER):
        model = fit_texts([t for t in texts if part(t.id, INNER, "inner") != fold], sentences)
        scores.update({t.id: total(model, of_text(t, sentences)) for t in texts if part(t.id, INNER, "inner") == fold})
    made = {"sentence": fit_sentences(texts), "text": fit_texts(texts, sentences)}
    rows = [of_phrase(t, p, scores[t.id], sentences[t.id]) for t in texts for p in t.phrases]
    columns, design = table(rows, [t.id for t in texts for _ in t.phrases])
    for role in ROLE_SLOTS:
        labels = np.array([role in found for t in texts for found in t.roles], dtype=float)
        made[role] = named(fit(design, labels, len(columns), PRIOR["role"]), columns)
    return made


def fit_sentences(texts: Sequence[Text]) -> Weights:
    """Fit which sentences hold a fill."""
    columns, design = table(
        [f for t in texts for f in t.sentences.values()], [t.id for t in texts for _ in t.sentences]
    )
    labels = np.array([start in t.told for t in texts for start in t.sentences], dtype=float)
    return named(fit(design, labels, len(columns), PRIOR["sentence"]), columns)


def fit_texts(texts: Sequence[Text], sentences: dict[str, dict[int, float]]) -> Weights:
    """Fit which texts have a template; those with optional ones only are left out."""
    used = [t for t in texts if t.sure]
    columns, design = table([of_text(t, sentences) for t in used], [t.id for t in used])
    labels = np.array([t.relevant for t in used], dtype=float)
    return named(fit(design, labels, len(columns), PRIOR["text"]), columns)


def judged(text: Text, model: Weights) -> dict[int, float]:
    """Return the scores of a text's sentences."""
    return {start: total(model, features) for start, features in text.sentences.items()}


def of_text(text: Text, sentences: dict[str, dict[int, float]]) -> list[str]:
    """Return all features of a text."""
    return [*text.features, *sum_features(sentences[text.id])]


def of_phrase(text: Text, phrase: Phrase, score: float, sentences: dict[int, float]) -> list[str]:
    """Return all features of a phrase."""
    return [*phrase.features, *context_features(text.page, phrase, score, sentences)]


def total(model: Weights, features: Sequence[str]) -> float:
    """Return the score of features."""
    return model[BIAS] + sum(model.get(f, 0.0) for f in features)


def table(rows: Sequence[Sequence[str]], owners: Sequence[str]) -> tuple[list[str], tuple[np.ndarray, np.ndarray]]:
    """Return the features of enough texts, and for each row the columns that hold (the last is always there)."""
    texts: Counter[str] = Counter()
    seen: set[str] = set()
    for i, row in enumerate(rows):
        seen.update(row)
        if i + 1 == len(rows) or owners[i + 1] != owners[i]:
            texts.update(seen)
            seen = set()
    columns = sorted(name for name, count in texts.items() if count >= LEAST)
    number = {name: i for i, name in enumerate(columns)}
    held: list[int] = []
    starts = []
    for row in rows:
        starts.append(len(held))
        held.extend(number[f] for f in row if f in number)
        held.append(len(columns))
    return columns, (np.array(held), np.array(starts))


def fit(design: tuple[np.ndarray, np.ndarray], labels: np.ndarray, size: int, prior: float) -> np.ndarray:
    """Return the weights of the highest posterior, by L-BFGS."""
    held, starts = design
    lengths = np.diff([*starts, len(held)])
    pull = np.full(size + 1, prior)
    pull[size] = 1e-4

    def cost(weights: np.ndarray) -> tuple[float, np.ndarray]:
        score = np.clip(np.add.reduceat(weights[held], starts), -30, 30)
        chance = 1 / (1 + np.exp(-score))
        slope = np.bincount(held, weights=np.repeat(chance - labels, lengths), minlength=size + 1) + pull * weights
        return float((np.logaddexp(0, score) - labels * score).sum() + 0.5 * (pull * weights**2).sum()), slope

    weights = np.zeros(size + 1)
    now, slope = cost(weights)
    past: list[tuple[np.ndarray, np.ndarray]] = []
    for _ in range(80):
        step = _direction(slope, past)
        length = 1.0
        for _ in range(20):
            after, slope_after = cost(weights + length * step)
            if after <= now + 1e-4 * length * float(slope @ step):
                break
            length /= 2
        moved, turned = length * step, slope_after - slope
        weights, gain, now, slope = weights + moved, now - after, after, slope_after
        if moved @ turned > 1e-12:
            past = [*past[-7:], (moved, turned)]
        if gain < 2e-5 * abs(now):
            break
    return weights


def _direction(slope: np.ndarray, past: Sequence[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """Return the step of L-BFGS (two-loop recursion)."""
    if not past:
        return -slope / max(1.0, float(np.abs(slope).sum()))
    step, shares = slope.copy(), []
    for moved, turned in reversed(past):
        share = (moved @ step) / (turned @ moved)
        shares.append(share)
        step -= share * turned
    moved, turned = past[-1]
    step *= (moved @ turned) / (turned @ turned)
    for (moved, turned), share in zip(past, reversed(shares), strict=True):
        step += moved * (share - (turned @ step) / (turned @ moved))
    return -step


def named(weights: np.ndarray, columns: Sequence[str]) -> Weights:
    """Return the weights by feature, in hundredths, without those near zero."""
    found = {name: round(float(w), 2) for name, w in zip(columns, weights, strict=False) if abs(w) >= SMALL}
    return {BIAS: round(float(weights[-1]), 2), **found}


def figures(texts: Sequence[Text], models: dict[str, Weights]) -> dict[str, float]:
    """Return F1 of texts and, for each role, of phrases, all at log odds of -0.25 and -1 upwards."""
    sentences = {t.id: judged(t, models["sentence"]) for t in texts}
    scores = {t.id: total(models["text"], of_text(t, sentences)) for t in texts}
    sure = [t for t in texts if t.sure]
    found = {"text": _f1([scores[t.id] > -0.25 for t in sure], [t.relevant for t in sure])}
    rows = [of_phrase(t, p, scores[t.id], sentences[t.id]) for t in texts for p in t.phrases]
    for role in ROLE_SLOTS:
        wanted = [role in held for t in texts for held in t.roles]
        found[role] = _f1([total(models[role], row) > -1 for row in rows], wanted)
    return found


def _f1(given: Sequence[bool], wanted: Sequence[bool]) -> float:
    right = sum(a and b for a, b in zip(given, wanted, strict=True))
    return round(2 * right / max(1, sum(given) + sum(wanted)), 3)


def write(models: dict[str, Weights], texts: int) -> None:
    """Write the weights, a line a model."""
    lines = [f"  {json.dumps(name)}: {json.dumps(table, sort_keys=True)}" for name, table in models.items()]
    about = f"made by scripts/fit_templates.py from {texts} texts of MUC-3 DEV; see docs/role-model.md"
    WEIGHTS.write_text(
        f'{{"about": {json.dumps(about)},\n "weights": {{\n' + ",\n".join(lines) + "\n}}\n", encoding="utf-8"
    )
    print(f"{sum(len(t) for t in models.values())} weights, {WEIGHTS.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
