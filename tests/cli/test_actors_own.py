"""`counterclaim actors import`, `new` and `unknown`."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from counterclaim.api import read
from counterclaim.cli.actors import app
from counterclaim.errors import CounterclaimError
from counterclaim.registry import Registry


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def test_import_writes_a_file_that_holds_and_names_bad_lines(tmp_path: Path) -> None:
    source, made = tmp_path / "list.csv", tmp_path / "made.yaml"
    source.write_text("name,alias,kind\nVelmar Hill Front,VHF,rebel_group\nBad One,,warriors\n", encoding="utf-8")
    done = run("import", str(source), "--output", str(made))
    assert done.exit_code == 1
    assert "list.csv:3: kind: 'warriors' is not known; write one of" in done.output
    assert "csv: 1 new actors" in done.output
    assert Registry.load([made]).find("VHF") == "velmar-hill-front"
    assert run("check", str(made)).exit_code == 0


def test_import_gives_kind_and_country_where_the_list_has_none(tmp_path: Path) -> None:
    source = tmp_path / "names.csv"
    source.write_text("Zorvan\n", encoding="utf-8")
    assert "unidentified" in run("import", str(source)).output
    done = run("import", str(source), "--kind", "militia", "--country", "ken")
    assert done.exit_code == 0
    assert "kind: militia" in done.output
    assert "country: [KEN]" in done.output


def test_import_of_what_is_no_list(tmp_path: Path) -> None:
    source = tmp_path / "list.json"
    source.write_text("{}\n", encoding="utf-8")
    done = run("import", str(source), "--format", "ftm")
    assert isinstance(done.exception, CounterclaimError)
    assert done.exception.code == "E212"
    missing = run("import", str(tmp_path / "none.csv"))
    assert isinstance(missing.exception, CounterclaimError)
    assert missing.exception.code == "E107"


def test_new_makes_a_file_adds_to_it_and_refuses_doubles(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    options = ("--kind", "militia", "--file", str(file))
    words = ("new", "Velmar Hill Front", *options, "--country", "SYR", "--alias", "VHF", "--from", "2012-03")
    assert run(*words).exit_code == 0
    assert run("new", "Marsh Guard", *options).exit_code == 0
    registry = Registry.load([file])
    assert registry.find("VHF") == "velmar-hill-front"
    assert registry.actors["velmar-hill-front"].start == "2012-03"
    assert registry.find("Marsh Guard") == "marsh-guard"
    for name in ("Velmar Hill Front", "VHF", "Hezbollah"):
        done = run("new", name, *options)
        assert isinstance(done.exception, CounterclaimError)
        assert done.exception.code == "E213"
    before = file.read_text(encoding="utf-8")
    bad = run("new", "Late Guard", *options, "--from", "2012-02-30")
    assert isinstance(bad.exception, CounterclaimError)
    assert "--from" in str(bad.exception)
    assert file.read_text(encoding="utf-8") == before


TEXT = (
    "The Velmar Liberation Army attacked a checkpoint near Aleppo on Monday, Hezbollah said. "
    "The Velmar Liberation Army denied it. The army sent troops."
)


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("stored") / "readings.jsonl"
    path.write_text("".join(read(TEXT).to_json(indent=None) + "\n" for _ in range(2)), encoding="utf-8")
    return path


def test_unknown_lists_names_with_examples(stored: Path) -> None:
    done = run("unknown", str(stored))
    assert done.exit_code == 0, done.output
    first = done.output.splitlines()[0]
    assert "Velmar Liberation Army" in first
    assert "2 texts" in first
    assert "attacked a checkpoint" in done.output
    assert "Hezbollah  (" not in done.output


def test_unknown_as_entries_and_a_file_that_is_no_reading(stored: Path, tmp_path: Path) -> None:
    made = tmp_path / "work.yaml"
    done = run("unknown", str(stored), "--format", "yaml", "--most", "1", "--output", str(made))
    assert done.exit_code == 0, done.output
    assert Registry.load([made]).find("Velmar Liberation Army") is not None
    bad = tmp_path / "bad.json"
    bad.write_text("{}", encoding="utf-8")
    done = run("unknown", str(bad), str(stored), "--actors", str(made))
    assert done.exit_code == 1
    assert "E205" in done.output
    assert "Velmar Liberation Army" not in done.output


def test_read_with_own_actors_and_with_a_file_that_does_not_hold(tmp_path: Path) -> None:
    from counterclaim.cli.app import app as whole

    report, mine, bad = tmp_path / "report.txt", tmp_path / "mine.yaml", tmp_path / "bad.yaml"
    report.write_text(TEXT, encoding="utf-8")
    mine.write_text("- {id: velmar-army, name: Velmar Liberation Army, kind: rebel_group}\n", encoding="utf-8")
    bad.write_text("- {id: velmar-army, name: Velmar Liberation Army, kind: rebels}\n", encoding="utf-8")
    words = ["read", str(report), "--format", "json", "--actors"]
    done = CliRunner().invoke(whole, [*words, str(mine)])
    assert done.exit_code == 0, done.output
    assert '"velmar-army"' in done.output
    wrong = CliRunner().invoke(whole, [*words, str(bad)])
    assert isinstance(wrong.exception, CounterclaimError)
    assert "bad.yaml:1: kind" in str(wrong.exception)
