"""Measure one part (one gold file) of a task: read its texts or take given predictions, and score them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from counterclaim.bench.scorers import read_gold, score
from counterclaim.bench.scorers.common import Options, Row, Score, read_rows
from counterclaim.errors import Errors

if TYPE_CHECKING:
    from counterclaim.bench.reader import Bench


@dataclass(frozen=True)
class Measured:
    """The score of one part, its predictions, and what failed."""

    task: str
    part: str
    score: Score
    predictions: Mapping[str, Row]
    failures: tuple[str, ...] = ()


def gold_files(task: str, data: Path) -> list[Path]:
    """Return the gold files of a task: the file itself, or those of a folder (training parts left out).

    Raises:
        CounterclaimError: E207, when there is none.
    """
    if task == "incidents":
        found = [data] if data.is_dir() else [data.parent]
    elif data.is_dir():
        found = sorted(p for p in data.glob("*.jsonl") if "train" not in p.name)
    else:
        found = [data]
    if not found or not found[0].exists():
        raise Errors.E207.error(path=data)
    return found


def sample(gold: Mapping[str, Row], number: int | None) -> dict[str, Row]:
    """Return `number` rows chosen by the hash of their id, in file order: the same on every machine, all when None."""
    if number is None or number >= len(gold):
        return dict(gold)
    chosen = set(sorted(gold, key=lambda key: hashlib.sha256(key.encode()).hexdigest())[:number])
    return {key: row for key, row in gold.items() if key in chosen}


def gold_fingerprint(gold: Mapping[str, Row]) -> str:
    """Return ``sha256:…`` over the rows of a gold part, whatever the layout of its file."""
    digest = hashlib.sha256()
    for row in gold.values():
        digest.update(json.dumps(row, sort_keys=True, ensure_ascii=False).encode("utf-8", "surrogatepass"))
        digest.update(b"\n")
    return "sha256:" + digest.hexdigest()


def measure(
    task: str,
    path: Path,
    *,
    bench: Bench | None = None,
    predictions: Path | None = None,
    options: Options | None = None,
    number: int | None = None,
) -> Measured | None:
    """Measure a part.

    Args:
        task: a task of the scorers.
        path: its gold file (for ``incidents`` the folder).
        bench: the loaded program, which reads the texts; needed where there are no predictions.
        predictions: a file of prediction rows to score instead.
        options: the scorer's options.
        number: score only a fixed sample of that many rows.

    Returns:
        None, where counterclaim has no answer to such a file and no predictions are given.

    Raises:
        CounterclaimError: E107, E205 or E207, when a file is missing, cannot be used, or has no rows.
    """
    gold = sample(read_gold(task, path), number)
    if not gold:
        raise Errors.E207.error(path=path)
    failures: tuple[str, ...] = ()
    if predictions is not None:
        answers: dict[str, Any] = dict(read_rows(predictions))
    else:
        from counterclaim.bench.predict import predict, predictor

        answerer = predictor(task, gold, options or {})
        if answerer is None or bench is None:
            return None
        before = len(bench.failures)
        answers = {row["id"]: row for row in predict(bench, answerer, gold)}
        failures = tuple(bench.failures[before:])
    part = f"{task}/{path.name.removesuffix('.jsonl')}" if path.is_file() else task
    return Measured(task, part, score(task, gold, answers, options or {}), answers, failures)


def write_predictions(measured: Measured, path: Path) -> None:
    """Write prediction rows as JSON lines.

    Raises:
        CounterclaimError: E204, when the file cannot be written.
    """
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in measured.predictions.values())
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(lines, encoding="utf-8")
    except OSError as error:
        raise Errors.E204.error(path=path, what=error.strerror or error) from error
