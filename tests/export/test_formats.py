"""Every format: written whole, valid by its checker, the same each time, with its data package and README."""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from counterclaim.errors import CounterclaimError
from counterclaim.export import NAMES, MemorySource, Options, export, format_named
from counterclaim.export.check import check_export

TODAY = Options(today=date(2026, 3, 20))


@pytest.mark.parametrize("name", NAMES)
def test_valid_by_its_checker(world: MemorySource, folder: Path, name: str) -> None:
    tally, paths = export(world, name, folder, options=TODAY)
    assert check_export(folder, name) == []
    assert {path.name for path in paths} == {
        *(t.path for t in format_named(name).tables),
        "datapackage.json",
        "README.txt",
    }
    assert tally.written[format_named(name).main] > 0


@pytest.mark.parametrize("name", NAMES)
def test_the_same_each_time(world: MemorySource, tmp_path: Path, name: str) -> None:
    export(world, name, tmp_path / "a", options=TODAY)
    export(world, name, tmp_path / "b", options=TODAY)
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes(), path.name


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("coarsen", [0.1, 0.5, "admin1", "country"])
def test_valid_after_coarsening(world: MemorySource, folder: Path, name: str, coarsen: float | str) -> None:
    options = Options(today=date(2026, 3, 20), coarsen=coarsen, keep_names=name == "jsonl")  # type: ignore[arg-type]
    export(world, name, folder, options=options)
    assert check_export(folder, name) == []


@pytest.mark.parametrize("name", NAMES)
def test_what_it_cannot_hold_is_said(world: MemorySource, folder: Path, name: str) -> None:
    tally, _ = export(world, name, folder, options=Options(today=date(2026, 3, 20), licence="CC-BY-4.0"))
    package = json.loads((folder / "datapackage.json").read_text())
    assert package["loses"] == list(format_named(name).loses)
    assert package["licenses"] == [{"name": "CC-BY-4.0"}]
    assert package["made_by"]["counterclaim"]
    assert [one["model"] for one in package["made_by"]["readings"]] == ["none"]
    assert package["method"]["fatalities"] == (
        "lowest figure given (ACLED)" if name == "acled" else "most_representative"
    )
    assert sum(entry["count"] for entry in package["left_out"]) == tally.left_out.total()
    assert all(line in (folder / "README.txt").read_text() for line in format_named(name).loses)


def test_an_empty_ledger_gives_valid_files(tmp_path: Path) -> None:
    for name in NAMES:
        export(MemorySource([], []), name, tmp_path / name, options=TODAY)
        assert check_export(tmp_path / name, name) == [], name


def test_nothing_is_replaced_without_force(world: MemorySource, folder: Path) -> None:
    export(world, "acled", folder, options=TODAY)
    (folder / "acled.csv").write_text("mine")
    with pytest.raises(CounterclaimError) as error:
        export(world, "acled", folder, options=TODAY)
    assert error.value.code == "E560"
    assert (folder / "acled.csv").read_text() == "mine"
    (folder / "notes.txt").write_text("also mine")
    export(world, "acled", folder, options=TODAY, force=True)
    assert (folder / "acled.csv").read_text().startswith("event_id_cnty")
    assert (folder / "notes.txt").read_text() == "also mine"


def test_one_file_with_its_sidecars(world: MemorySource, tmp_path: Path) -> None:
    _, paths = export(world, "ucdp", tmp_path / "mine.csv", options=TODAY)
    assert {path.name for path in paths} == {"mine.csv", "mine.datapackage.json", "mine.README.txt"}
    assert json.loads((tmp_path / "mine.datapackage.json").read_text())["resources"][0]["path"] == "mine.csv"
    assert check_export(tmp_path / "mine.csv", "ucdp") == []


def test_a_folder_may_have_a_dot_in_its_name(world: MemorySource, tmp_path: Path) -> None:
    _, paths = export(world, "ucdp", tmp_path / "march.2026", options=TODAY)
    assert {path.parent for path in paths} == {tmp_path / "march.2026"}


def test_several_files_need_a_folder(world: MemorySource) -> None:
    with pytest.raises(CounterclaimError) as error:
        export(world, "csv", None)
    assert error.value.code == "E561"


def test_nothing_is_left_behind_when_it_breaks(world: MemorySource, folder: Path) -> None:
    class Broken(MemorySource):
        def incidents(self):  # type: ignore[no-untyped-def]
            yield from list(super().incidents())[:2]
            raise RuntimeError("the source broke")

    with pytest.raises(RuntimeError):
        export(Broken(world.all_incidents, world.readings), "csv", folder, options=TODAY)
    assert not folder.exists()
    assert list(folder.parent.iterdir()) == []


def test_a_folder_that_cannot_be_written(world: MemorySource, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CounterclaimError) as error:
        export(world, "acled", tmp_path / "file" / "out", options=TODAY)
    assert error.value.code == "E204"


def test_full_disk(world: MemorySource, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("counterclaim.export.spool.Spool.put", full)
    with pytest.raises(CounterclaimError) as error:
        export(world, "acled", folder, options=TODAY)
    assert error.value.code == "E204"
    assert list(folder.parent.iterdir()) == []


@pytest.mark.parametrize("name", NAMES)
def test_hostile_text(world: MemorySource, folder: Path, name: str) -> None:
    bad = "=\ud800 \x1b[31m \x00 \uffff \u202e \t\r\n <&>\"']]> ; |"
    readings = [
        reading.model_copy(
            update={
                "document": reading.document.model_copy(
                    update={"title": bad, "publisher": bad, "url": f"https://x.example/{bad}"}
                ),
                "actors": tuple(a if a.known else a.model_copy(update={"name": a.name + bad}) for a in reading.actors),
            }
        )
        for reading in world.readings
    ]
    incidents = [incident.model_copy(update={"title": bad}) for incident in world.incidents()]
    export(MemorySource(incidents, readings), name, folder, options=TODAY)
    assert check_export(folder, name) == []
    for path in folder.iterdir():
        if name not in ("jsonl", "parquet"):
            assert b"\x1b" not in path.read_bytes(), path.name
            assert b"\x00" not in path.read_bytes(), path.name
