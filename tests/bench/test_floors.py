"""Floors only go up, and notice other gold; measuring needs no program where predictions are given."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from counterclaim.bench import floors
from counterclaim.bench.check import _measure, measure_parts
from counterclaim.bench.floors import Floor, compare, metric, raised
from counterclaim.bench.measure import gold_files, gold_fingerprint, measure, sample, write_predictions
from counterclaim.bench.scorers import SCORERS
from counterclaim.cli import bench as command
from counterclaim.errors import CounterclaimError, Errors

GOLD = "sha256:1"


def floor(value: float, gold: str = GOLD) -> Floor:
    return Floor("dates/x", {"f1": value}, gold, 10)


def test_a_floor_goes_up_and_never_down() -> None:
    assert raised(floor(0.5), floor(0.6)).scores["f1"] == 0.6
    assert raised(floor(0.5), floor(0.499)).scores["f1"] == 0.5
    with pytest.raises(CounterclaimError, match="E208"):
        raised(floor(0.5), floor(0.4))
    assert raised(floor(0.5), floor(0.4), allow_regression=True).scores["f1"] == 0.4
    assert raised(None, floor(0.4)).scores["f1"] == 0.4


def test_a_check_names_what_fell_and_other_gold() -> None:
    assert not compare(floor(0.5), floor(0.5)).problems
    assert "fell from 0.5 to 0.4" in compare(floor(0.5), floor(0.4)).problems[0]
    assert "--raise" in compare(floor(0.5), floor(0.5, "sha256:2")).problems[0]
    assert "no floor yet" in compare(None, floor(0.5)).lines[0]


def test_floors_are_kept_sorted(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    both = {"b": Floor("b", {"f1": 0.1}, GOLD), "a": Floor("a", {"f1": 0.2}, GOLD, 3)}
    floors.save(both, path)
    assert list(floors.load(path)) == ["a", "b"]
    assert floors.load(path)["a"] == both["a"]
    assert floors.load(tmp_path / "none.json") == {}


def test_metric_by_dotted_name() -> None:
    assert metric({"a": {"b": {"f1": 0.25}}}, "a.b.f1") == 0.25
    assert metric({}, "a.f1") == 0.0


def test_shipped_floors_are_of_known_parts() -> None:
    names = [part.name for part in floors.PARTS]
    assert len(names) == len(set(names))
    assert set(floors.load()) <= set(names)
    assert {part.task for part in floors.PARTS} <= {"acceptance", *SCORERS}


def test_a_sample_is_fixed_and_in_order() -> None:
    gold = {str(n): {"id": str(n)} for n in range(50)}
    chosen = sample(gold, 7)
    assert len(chosen) == 7
    assert list(chosen) == sorted(chosen, key=int)
    assert chosen == sample(dict(reversed(gold.items())), 7)
    assert sample(gold, None) == gold
    assert gold_fingerprint(chosen) != gold_fingerprint(gold)


@pytest.fixture
def gold_file(tmp_path: Path) -> Path:
    path = tmp_path / "x.dev.jsonl"
    rows = [
        {"id": str(n), "text": "t", "timexes": [{"start": 0, "end": 1, "type": "DATE", "value": "2020"}]} for n in "ab"
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_measure_given_predictions(gold_file: Path, tmp_path: Path) -> None:
    measured = measure("dates", gold_file, predictions=gold_file)
    assert measured is not None
    assert (measured.part, measured.score["f1"]) == ("dates/x.dev", 1.0)
    write_predictions(measured, tmp_path / "out" / "p.jsonl")
    assert len((tmp_path / "out" / "p.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_gold_files(gold_file: Path, tmp_path: Path) -> None:
    (tmp_path / "x.train.jsonl").write_text("", encoding="utf-8")
    assert gold_files("dates", tmp_path) == [gold_file]
    with pytest.raises(CounterclaimError, match="E207"):
        gold_files("dates", tmp_path / "none")


@pytest.mark.parametrize("content", ["[1]\n", "{}\n", "nonsense\n", '{"id":1}\n{"id":1}\n'])
def test_a_bad_line_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CounterclaimError, match="E205"):
        measure("dates", path, predictions=path)


def test_the_command_prints_a_table_and_a_line_of_json(gold_file: Path) -> None:
    result = CliRunner().invoke(command.app, ["dates", str(gold_file), "--predictions", str(gold_file)])
    assert result.exit_code == 0, result.output
    assert "precision" in result.output
    line = next(line for line in result.output.splitlines() if line.startswith("{"))
    assert json.loads(line)["f1"] == 1.0
    assert all(len(line) <= 80 for line in result.output.splitlines() if not line.startswith("{"))


def test_an_unknown_task_is_named(tmp_path: Path) -> None:
    with pytest.raises(CounterclaimError, match="E206"):
        measure("weather", tmp_path, predictions=tmp_path)


def test_every_task_has_a_command() -> None:
    assert set(command.TASKS) == set(SCORERS)


def test_parts_measured_at_once_have_the_figures_of_parts_measured_one_by_one(tmp_path: Path) -> None:
    text = "The convoy left Harwan on Tuesday and came back two days later."
    rows = {
        "one": [{"start": 26, "end": 33, "type": "DATE", "value": "2021-03-02"}],
        "two": [{"start": 47, "end": 61, "type": "DATE", "value": "2021-03-04"}],
    }
    for name, timexes in rows.items():
        row = {"id": name, "text": text, "dct": "2021-03-05", "timexes": timexes}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    parts = [floors.Part("dates", f"{name}.jsonl") for name in rows]
    one_by_one = list(measure_parts(parts, tmp_path, workers=1))
    assert [part for part, _, _ in one_by_one] == parts
    assert all(found is not None and found.scores["f1"] > 0 and not failed for _, found, failed in one_by_one)
    assert list(measure_parts(parts, tmp_path, workers=2)) == one_by_one


def test_what_stops_a_process_stops_the_measuring(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text("nonsense\n", encoding="utf-8")
    assert _measure(floors.Part("dates", "x.jsonl"), tmp_path / "x.jsonl", "no_such_model") == (
        None,
        [],
        ("E302", Errors.E302.error(name="no_such_model", what="[E050] Can't find model 'no_such_model'").message, 2),
    )
