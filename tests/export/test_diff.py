"""Changes between exports, readings and days."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from counterclaim.errors import CounterclaimError
from counterclaim.export import NAMES, MemorySource, Options, export
from counterclaim.export.diff import Change, changes_between, changes_of_files, changes_of_readings
from counterclaim.export.diff.change import flat
from counterclaim.export.diff.shown import as_csv, as_json, as_text
from counterclaim.records import Toll

TODAY = Options(today=date(2026, 3, 20))


def changed_world(world: MemorySource) -> MemorySource:
    """Without the second shelling, with another toll of the air strike, and all of them exported a day later."""
    incidents = [i for i in world.incidents() if i.id != "i000000000008"]
    incidents[1] = incidents[1].model_copy(update={"killed": Toll(low=4, best=4, high=4), "tellings": 3})
    return MemorySource(incidents, world.readings, world.changes)


@pytest.mark.parametrize("name", NAMES)
def test_between_two_exports(world: MemorySource, tmp_path: Path, name: str) -> None:
    export(world, name, tmp_path / "a", options=TODAY)
    export(world, name, tmp_path / "b", options=replace(TODAY, today=date(2026, 3, 21)))
    assert list(changes_of_files(tmp_path / "a", tmp_path / "b")) == []  # another day of export is no change
    export(changed_world(world), name, tmp_path / "c", options=TODAY)
    changes = list(changes_of_files(tmp_path / "a", tmp_path / "c"))
    kinds = {change.kind for change in changes}
    assert kinds <= {"removed", "changed"}
    assert kinds, name


def test_fields_of_a_change(world: MemorySource, tmp_path: Path) -> None:
    export(world, "acled", tmp_path / "a", options=TODAY)
    export(changed_world(world), "acled", tmp_path / "b", options=TODAY)
    changes = {
        change.key: change for change in changes_of_files(tmp_path / "a" / "acled.csv", tmp_path / "b" / "acled.csv")
    }
    assert changes["COD2"].fields == (("fatalities", "2", "4"),)
    assert changes["COD2"].title == "Air/drone strike, Rutshuru, 2026-03-09"
    assert ("fatalities", "8", "7") in changes["COD1"].fields
    text = "\n".join(as_text(changes.values()))
    assert "~ COD2  Air/drone strike, Rutshuru" in text
    assert "fatalities: 2 → 4" in text
    assert text.endswith("0 added, 0 removed, 2 changed")
    assert json.loads(as_json(changes.values()))["counts"] == {"added": 0, "removed": 0, "changed": 2}
    assert 'acled.csv,changed,COD2,"Air/drone strike, Rutshuru, 2026-03-09",fatalities,2,4' in as_csv(changes.values())


def test_nothing_changed() -> None:
    assert list(as_text([])) == ["Nothing changed."]


def test_keys_given_twice_are_kept_apart() -> None:
    found = list(changes_between("x", [("k", {"a": "1"}), ("k", {"a": "2"})], [("k", {"a": "1"})]))
    assert found == [Change("x", "removed", "k#2", "")]


def test_untrusted_text_cannot_paint_the_terminal() -> None:
    change = Change("x", "changed", "k\x1b[2J", "t\x1b[31m", (("f", "\x1b]0;x\x07", "=1+1"),))
    assert not any("\x1b" in line for line in as_text([change]))
    assert "'=1+1" in as_csv([change])


def test_flat() -> None:
    assert flat({"a": {"b": 1, "c": None, "d": []}, "e": ["x"]}) == {"a.b": "1", "e": '["x"]'}


def test_between_two_readings(world: MemorySource, tmp_path: Path) -> None:
    before = next(r for r in world.readings if r.document.publisher == "Example Wire")
    first = before.claims[0]
    assert first.event is not None
    event = first.event.model_copy(update={"killed": Toll(low=7, best=7, high=8)})
    claims = (first.model_copy(update={"id": "c9", "event": event}), *before.claims[2:])
    after = before.model_copy(update={"claims": claims})
    changes = list(changes_of_readings(before, after))
    assert [(c.part, c.kind) for c in changes] == [("claims", "changed"), ("claims", "removed")]
    assert ("event.killed.high", "7", "8") in changes[0].fields
    for name, reading in (("a.json", before), ("b.json", after)):
        (tmp_path / name).write_text(reading.to_json())
    assert list(changes_of_files(tmp_path / "a.json", tmp_path / "b.json")) == changes


def test_readings_of_two_texts(world: MemorySource) -> None:
    one, other = list(world.readings)[:2]
    with pytest.raises(CounterclaimError) as error:
        list(changes_of_readings(one, other))
    assert error.value.code == "E565"
    assert "compare" in error.value.message


@pytest.mark.parametrize(
    ("first", "other", "code"),
    [
        ("acled/acled.csv", "gone.csv", "E107"),
        ("acled/acled.csv", "plover/plover.jsonl", "E566"),
        ("acled", "acled/acled.csv", "E566"),
        ("acled", "ucdp", "E565"),
        ("mine.csv", "mine.csv", "E565"),
        ("bad.jsonl", "bad.jsonl", "E565"),
        ("bad.gexf", "bad.gexf", "E565"),
        ("bad.json", "bad.json", "E565"),
        ("bad.parquet", "bad.parquet", "E565"),
    ],
)
def test_what_cannot_be_compared(world: MemorySource, tmp_path: Path, first: str, other: str, code: str) -> None:
    for name in ("acled", "ucdp", "plover"):
        export(world, name, tmp_path / name, options=TODAY)
    (tmp_path / "mine.csv").write_text("a,b\n1,2\n")
    for name in ("bad.jsonl", "bad.gexf", "bad.parquet"):
        (tmp_path / name).write_text("[1\n")
    (tmp_path / "bad.json").write_text('{"schema": "counterclaim.reading/1"}')
    with pytest.raises(CounterclaimError) as error:
        list(changes_of_files(tmp_path / first, tmp_path / other))
    assert error.value.code == code
