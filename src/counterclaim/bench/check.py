"""Measure the parts that have a floor with the loaded program, several at once in processes of their own."""

from __future__ import annotations

import gc
import hashlib
import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from counterclaim.bench import acceptance
from counterclaim.bench.acceptance import AcceptanceText, RowResult, kind_of
from counterclaim.bench.floors import Floor, Part, metric, rows_of
from counterclaim.bench.measure import gold_fingerprint, measure
from counterclaim.bench.reader import Bench
from counterclaim.errors import CounterclaimError

_bench: list[Bench] = []  # the program as a process of its own has loaded it


def measure_parts(
    parts: Sequence[Part], shared: Path, model: str | None = None, workers: int = 1
) -> Iterator[tuple[Part, Floor | None, list[str]]]:
    """Yield each part in order with its figures (None where counterclaim has no answer to it) and what could not be read.

    Args:
        parts: the parts. shared: the folder that they lie in.
        model: name or path of a spaCy pipeline; None for the shipped one.
        workers: processes; with 1 this process measures.
    """
    if min(workers, len(parts)) <= 1:
        bench = Bench.load(model)
        for part in parts:
            yield part, *_found(bench, part, shared / part.path)
        return
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(min(workers, len(parts)), context)
    try:
        waiting = [(part, pool.submit(_measure, part, shared / part.path, model)) for part in parts]
        for part, future in waiting:
            measured, failures, error = future.result()
            if error is not None:
                raise CounterclaimError(*error)
            yield part, measured, failures
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _measure(part: Part, path: Path, model: str | None) -> tuple[Floor | None, list[str], tuple[str, str, int] | None]:
    """In a process of its own; errors with codes do not travel between processes, their parts do."""
    try:
        if not _bench:
            gc.set_threshold(100_000, 20, 20)
            _bench.append(Bench.load(model))
        return *_found(_bench[0], part, path), None
    except CounterclaimError as error:
        return None, [], (error.code, error.message, error.exit_status)


def _found(bench: Bench, part: Part, path: Path) -> tuple[Floor | None, list[str]]:
    before = len(bench.failures)
    return measure_part(bench, part, path), bench.failures[before:]


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
