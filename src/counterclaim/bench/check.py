"""Measure the parts that have a floor with the loaded program."""

from __future__ import annotations

import hashlib
from pathlib import Path

from counterclaim.bench import acceptance
from counterclaim.bench.acceptance import AcceptanceText, RowResult, kind_of
from counterclaim.bench.floors import Floor, Part, metric, rows_of
from counterclaim.bench.measure import gold_fingerprint, measure
from counterclaim.bench.reader import Bench


def measure_part(bench: Bench, part: Part, path: Path) -> Floor | None:
    """Return the figures of a part as a would-be floor; None where counterclaim has no answer to it."""
    if part.task == "acceptance":
        return _acceptance(bench, part, path)
    measured = measure(part.task, path, bench=bench, number=part.sample)
    if measured is None:
        return None
    scores = {name: metric(measured.score, name) for name in part.metrics}
    return Floor(part.name, scores, gold_fingerprint(rows_of(part, path)), part.sample)


def run_acceptance(bench: Bench, texts: list[AcceptanceText]) -> list[RowResult]:
    """Read the acceptance texts and check their rows; a text that cannot be read has an empty reading."""
    pages = bench.pages(text.document for text in texts)
    results: list[RowResult] = []
    for text, page in zip(texts, pages, strict=True):
        results += acceptance.check_text(text, page.reading.to_dict() if page else {})
    return results


def _acceptance(bench: Bench, part: Part, path: Path) -> Floor:
    texts = acceptance.find_texts(path)
    results = run_acceptance(bench, texts)
    traps = [r.holds for r in results if kind_of(r.row) == "never"]
    scores = {
        "holds": round(sum(r.holds for r in results) / len(results), 4),
        "traps": round(sum(traps) / len(traps), 4) if traps else 1.0,
    }
    digest = hashlib.sha256()
    for text in texts:
        digest.update(text.document.id.encode())
        digest.update(gold_fingerprint({str(row["id"]): row for row in text.rows}).encode())
    return Floor(part.name, scores, "sha256:" + digest.hexdigest(), part.sample)
