"""How much of what texts name the registry knows, on a made-up text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from counterclaim.bench.coverage import measure_coverage
from counterclaim.bench.reader import Bench

TEXT = "Hezbollah attacked the Velmar Liberation Army near Aleppo, and families left. They fled to Lebanon."


@pytest.fixture(scope="module")
def bench() -> Bench:
    return Bench.load()


def row(**more: object) -> str:
    return json.dumps({"id": "t1", "text": TEXT, **more}) + "\n"


def span(words: str) -> dict[str, object]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words, "type": "Organisation", "confidence": 1}


def test_gold_organisations_with_a_name_count(bench: Bench, tmp_path: Path) -> None:
    spans = [span(words) for words in ("Hezbollah", "the Velmar Liberation Army", "families", "They")]
    path = tmp_path / "entities" / "dev.jsonl"
    path.parent.mkdir()
    path.write_text(row(entities=spans), encoding="utf-8")
    found = measure_coverage(bench, path)
    assert (found.mentions, found.covered, found.gold) == (2, 1, True)
    assert dict(found.missing) == {"the Velmar Liberation Army": 1}

    relations = tmp_path / "relations" / "dev.jsonl"
    relations.parent.mkdir()
    relation = {"source": span("Hezbollah"), "target": span("Aleppo")}
    relations.write_text(row(relations=[relation]), encoding="utf-8")
    found = measure_coverage(bench, relations)  # what the entities file does not type as an organisation is left out
    assert (found.mentions, found.covered) == (1, 1)


def test_rows_without_gold_count_what_is_read(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "dev.jsonl"
    path.write_text(row(), encoding="utf-8")
    found = measure_coverage(bench, path)
    assert not found.gold
    assert 0 < found.share < 1
