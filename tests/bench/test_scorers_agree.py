"""Our scorers give what the shared scorers give, to four digits, on gold and on answers made wrong by rule."""

from __future__ import annotations

import copy
import importlib
import io
import json
import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from counterclaim.bench.scorers import SCORERS, read_gold, score

from .perturb import perturbed

# what a run may take; the whole of the longest files adds time and no case
MOST_ROWS = 250
OPTIONS: dict[str, list[dict[str, Any]]] = {
    "attribution": [{}, {"annotator": "0"}],
    "coreference": [{}, {"kind": "all"}, {"within": True}, {"no-singletons": True}, {"documents": True}],
    "entities": [{}, {"min-confidence": "0"}, {"types": "Organisation,Person"}],
    "events": [{}, {"given-triggers": True}],
    "loaded": [{}, {"techniques": "Doubt;Repetition"}],
    "places": [{}, {"literal": True}],
    "relations": [{}, {"min-confidence": "0"}, {"types": "FightingAgainst,BelongsTo"}],
    "templates": [{}, {"only-type-match": True}],
}


def same(ours: Any, theirs: Any, where: str = "") -> None:
    """Every figure of the shared scorer stands in ours, equal to four digits."""
    if isinstance(theirs, dict):
        for key, value in theirs.items():
            assert str(key) in {str(k) for k in ours}, f"{where}/{key} is missing"
            same(ours[key], value, f"{where}/{key}")
    elif isinstance(theirs, float):
        assert ours == pytest.approx(theirs, abs=1.01e-4 if where.endswith("km") else 1e-9), where
    else:
        assert ours == theirs, where


@pytest.mark.parametrize("task", sorted(set(SCORERS) - {"incidents"}))
def test_same_figures_as_the_shared_scorers(task: str, shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(shared / "bench" / "score"))
    theirs = importlib.import_module(f"score_{task}")
    files = sorted((shared / "bench" / task).glob("*.jsonl"))
    assert files
    for path in files:
        gold = dict(list(read_gold(task, path).items())[:MOST_ROWS])
        for options in OPTIONS.get(task, [{}]):
            if options.get("documents") and not all("cluster" in row for row in gold.values()):
                continue
            for seed in ("gold", "a", "b"):
                pred = dict(copy.deepcopy(gold)) if seed == "gold" else perturbed(gold, seed)
                wanted = theirs.score(copy.deepcopy(gold), copy.deepcopy(pred), options)
                same(score(task, gold, pred, options), wanted, f"{path.name} {options} {seed}")


def test_incidents_agree(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(shared / "bench" / "score"))
    theirs = importlib.import_module("score_incidents")
    folder = shared / "bench" / "incidents"
    gold = read_gold("incidents", folder)
    answers = {
        key: {
            "id": key,
            "incident": row["incident"],
            "killed_total": row["stated"].get("killed_total"),
            **{fact: row["gold"].get(fact) for fact in ("governorate", "cause", "actor")},
        }
        for key, row in gold.items()
    }
    for pred in (answers, perturbed(answers, "a"), perturbed(answers, "b")):
        path = tmp_path / "pred.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in pred.values()), encoding="utf-8")
        with redirect_stdout(io.StringIO()) as printed:
            theirs.main(str(folder), str(path))
        same(score("incidents", gold, pred), json.loads(printed.getvalue()))


def teardown_module() -> None:
    """Leave no module of the shared scorers behind for other tests."""
    for name in [n for n in sys.modules if n.startswith("score_") or n == "_lib"]:
        del sys.modules[name]
