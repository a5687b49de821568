"""Run all acceptance rows of a folder, and count what holds by text, by kind of row and by key."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from counterclaim.bench.acceptance.names import Entry, Names
from counterclaim.bench.acceptance.rows import KINDS, claim_tests, claims_at, kind_of, row_holds
from counterclaim.bench.scorers.common import read_rows
from counterclaim.errors import Errors
from counterclaim.records import Document

Read = Callable[[Document], Entry]

# publication of a text that has no meta file beside it
_META: Mapping[str, Mapping[str, str]] = {"idlib": {"publisher": "Press TV", "published": "2017-07-16"}}


@dataclass(frozen=True)
class AcceptanceText:
    """One text with its rows."""

    name: str
    document: Document
    rows: tuple[Entry, ...]


@dataclass(frozen=True)
class RowResult:
    """What became of one row. `lone` names the only key that kept a claim row from holding, where there is one."""

    text: str
    row: Entry
    holds: bool
    keys: Mapping[str, bool] = field(default_factory=dict)
    lone: tuple[str, ...] = ()


def find_texts(folder: Path) -> list[AcceptanceText]:
    """Return the texts of a folder and its subfolders that have a ``.rows.jsonl`` beside them, in order of path.

    Raises:
        CounterclaimError: E207, when there is none; E205, when a row cannot be read.
    """
    found = []
    for rows_path in sorted(folder.rglob("*.rows.jsonl"), key=lambda p: (len(p.parts), p.name)):
        name = rows_path.name.removesuffix(".rows.jsonl")
        text_path, meta_path = rows_path.with_name(f"{name}.txt"), rows_path.with_name(f"{name}.meta.json")
        if not text_path.is_file():
            continue
        meta = json.loads(meta_path.read_text(encoding="utf-8")) if meta_path.is_file() else _META.get(name, {})
        published = meta.get("published")
        document = Document.of(
            text_path.read_text(encoding="utf-8"),
            title=meta.get("title"),
            publisher=meta.get("publisher"),
            published=date.fromisoformat(published) if published else None,
        )
        found.append(AcceptanceText(name, document, tuple(read_rows(rows_path).values())))
    if not found:
        raise Errors.E207.error(path=folder)
    return found


def check_text(text: AcceptanceText, reading: Entry) -> list[RowResult]:
    """Check all rows of one text against its reading (plain JSON)."""
    names = Names(reading, text.document.text)
    return [_check(names, text.name, row) for row in text.rows]


def run(texts: Iterable[AcceptanceText], read: Read) -> list[RowResult]:
    """Read each text and check its rows."""
    return [result for text in texts for result in check_text(text, read(text.document))]


def _check(names: Names, text: str, row: Entry) -> RowResult:
    holds = row_holds(names, row)
    if kind_of(row) != "claim":
        return RowResult(text, row, holds)
    claims, tests = claims_at(names, row), claim_tests(names, row)
    keys = {key: any(test(claim) for claim in claims) for key, test in tests.items()}
    failing = [{key for key, test in tests.items() if not test(claim)} for claim in claims]
    lone = sorted({next(iter(keys)) for keys in failing if len(keys) == 1}) if not holds else []
    return RowResult(text, row, holds, keys, tuple(lone))


def totals(results: Iterable[RowResult]) -> dict[str, Any]:
    """Return counts ``[hold, of]``: all, by text, by kind of row; and for each key of claim rows how many rows have
    it, hold, have some claim at the quote that satisfies it, and fail by it alone."""
    results = list(results)

    def count(chosen: Iterable[RowResult]) -> list[int]:
        rows = list(chosen)
        return [sum(r.holds for r in rows), len(rows)]

    by_key: dict[str, dict[str, int]] = defaultdict(lambda: {"rows": 0, "hold": 0, "satisfied": 0, "alone_missing": 0})
    for result in results:
        for key, satisfied in result.keys.items():
            by_key[key]["rows"] += 1
            by_key[key]["hold"] += result.holds
            by_key[key]["satisfied"] += satisfied
            by_key[key]["alone_missing"] += key in result.lone
    kinds = [kind for kind in KINDS if any(kind_of(r.row) == kind for r in results)]
    return {
        "all": count(results),
        "by_text": {
            name: count(r for r in results if r.text == name) for name in dict.fromkeys(r.text for r in results)
        },
        "by_kind": {kind: count(r for r in results if kind_of(r.row) == kind) for kind in kinds},
        "by_key": {key: by_key[key] for key in sorted(by_key)},
    }
