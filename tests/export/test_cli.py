"""`counterclaim export` and `counterclaim diff` on a ledger that was added to and computed."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from counterclaim.cli.app import app
from counterclaim.errors import CounterclaimError
from counterclaim.export import NAMES, Choice, MemorySource, export
from counterclaim.export.diff import changes_of_files
from counterclaim.export.ledger_source import LedgerSource
from counterclaim.export.source import Units
from counterclaim.ledger.compute import compute
from counterclaim.ledger.ledger import Ledger


@pytest.fixture(scope="module")
def ledger(world: MemorySource, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "c.db"
    with Ledger.open(path) as opened:
        for reading in world.readings:
            opened.add(reading, "made by hand")
        incidents = list(world.incidents())
        with opened.computing() as computation, computation.write() as writer:
            writer.put_incidents(incidents, {i.id: f"founder of {i.id}" for i in incidents}, everything=True)
    return path


@pytest.fixture(scope="module")
def computed(world: MemorySource, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("computed") / "c.db"
    with Ledger.open(path) as opened:
        for reading in world.readings:
            opened.add(reading, "made by hand")
        compute(opened)
    return path


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def code(result: Result) -> str:
    assert isinstance(result.exception, CounterclaimError), result.output
    return result.exception.code


@pytest.mark.parametrize("name", NAMES)
def test_every_format_of_a_computed_ledger(computed: Path, folder: Path, name: str) -> None:
    done = run("export", "--ledger", computed, "--as", name, "--out", folder, "--today", "2026-03-20")
    assert done.exit_code == 0, done.output
    assert "cannot hold stands in" in done.stderr
    done = run("export", "--as", name, "--check", folder)
    assert done.exit_code == 0, done.output
    assert done.stdout == f"{folder} holds as {name}\n"


def test_a_ledger_gives_what_lists_in_memory_give(ledger: Path, world: MemorySource, tmp_path: Path) -> None:
    done = run("export", "--ledger", ledger, "--as", "csv", "--out", tmp_path / "a")
    assert done.exit_code == 0, done.output
    export(world, "csv", tmp_path / "b")
    assert list(changes_of_files(tmp_path / "a", tmp_path / "b")) == []


def test_one_file_goes_to_the_terminal(ledger: Path) -> None:
    done = run("export", "--ledger", ledger, "--as", "acled")
    assert done.stdout.startswith("event_id_cnty,event_date,")
    assert "incidents chosen." in done.stderr
    assert done.stdout.count("\n") == int(done.stderr.split("acled.csv: ")[1].split()[0]) + 1


def test_filters_reach_the_ledger(ledger: Path, folder: Path) -> None:
    days = ("--since", "2026-03-10", "--until", "2026-03-10")
    words = ("--place", "Kibumba", "--actor", "M23", "--type", "shelling", *days)
    done = run("export", "--ledger", ledger, "--as", "jsonl", "--out", folder, *words)
    assert done.exit_code == 0, done.output
    lines = (folder / "incidents.jsonl").read_text().splitlines()
    assert lines
    assert all(json.loads(line)["type"] == "shelling" for line in lines)
    done = run("export", "--ledger", ledger, "--as", "jsonl", "--out", folder, "--force", "--place", "Doha")
    assert "E555" in str(
        done.exception or done.output
    )  # a name that is not there never replaces a good export by an empty one
    assert (folder / "incidents.jsonl").read_text().splitlines() == lines


@pytest.mark.parametrize(
    "choice",
    [
        Choice(),
        Choice(actors=("m23", "gunmen")),
        Choice(standings=("contested", "single_source", "party_only", "corroborated")),
        Choice(places=("COD",), precision=2),
        Choice(types=("ASSAULT",)),
        Choice(since=date(2026, 3, 9), until=date(2026, 3, 10)),
    ],
)
def test_the_ledger_and_export_choose_alike(ledger: Path, choice: Choice) -> None:
    with Ledger.open(ledger, create=False, read_only=True) as opened:
        narrowed, whole = LedgerSource(opened, choice), LedgerSource(opened)
        units = Units(whole)
        found = {i.id for i in narrowed.incidents() if narrowed.remaining.takes(units.unit(i))}
        expected = {i.id for i in whole.incidents() if choice.takes(units.unit(i))}
    assert found == expected
    assert found


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--as", "acled", "--ledger", "/nowhere/c.db"), "E5"),
        (("--as", "acled", "--since", "2026-02-30"), "E201"),
        (("--as", "acled", "--coarsen", "much"), "E562"),
        (("--as", "acled", "--draw", "areas"), "E568"),
        (("--as", "csv"), "E561"),
        (("--as", "acled", "--check", "/nowhere"), "E107"),
    ],
)
def test_mistakes(ledger: Path, words: tuple[str, ...], expected: str) -> None:
    given = words if "--ledger" in words else ("--ledger", str(ledger), *words)
    assert code(run("export", *given)).startswith(expected)


def test_a_file_that_does_not_hold(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b\n")
    done = run("export", "--as", "acled", "--check", tmp_path / "a.csv")
    assert code(done) == "E564"
    assert "a.csv:1: columns are not those" in str(done.exception)


# -- diff ---------------------------------------------------------------------------------------------------------


def test_diff_of_two_exports(ledger: Path, tmp_path: Path) -> None:
    for name, rule in (("a", "most_conservative"), ("b", "most_informative")):
        run("export", "--ledger", ledger, "--as", "ucdp", "--out", tmp_path / name, "--rule", rule)
    done = run("diff", tmp_path / "a", tmp_path / "b")
    assert done.exit_code == 0, done.output
    assert "→ 9" in done.stdout
    found = json.loads(run("diff", tmp_path / "a", tmp_path / "b", "--format", "json").stdout)
    assert found["counts"]["changed"] >= 1


def test_diff_of_two_days(ledger: Path) -> None:
    today = datetime.now(UTC).date()
    before, after = today - timedelta(days=1), today + timedelta(days=1)
    done = run("diff", "--ledger", ledger, "--from", before, "--to", after)
    assert done.exit_code == 0, done.output
    assert "0 removed, 0 changed" in done.stdout
    assert "+ i" in done.stdout
    assert "Nothing changed." in run("diff", "--ledger", ledger, "--from", after, "--to", after).stdout


def test_diff_of_two_readings_of_a_ledger(world: MemorySource, tmp_path: Path) -> None:
    first = next(iter(world.readings))
    with Ledger.open(tmp_path / "c.db") as opened:
        opened.add(first, "one")
        done = run("diff", "--ledger", tmp_path / "c.db", "--document", first.document.id)
        assert code(done) == "E569"
        opened.reread(first.model_copy(update={"claims": first.claims[1:]}))
    done = run("diff", "--ledger", tmp_path / "c.db", "--document", first.document.id)
    assert "0 added, 1 removed, 0 changed" in done.stdout


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("a",),
        ("a", "b", "c"),
        ("a", "b", "--ledger", "c.db"),
        ("--ledger", "c.db"),
        ("a", "b", "--from", "2026-03-01"),
    ],
)
def test_diff_mistakes(words: tuple[str, ...]) -> None:
    assert code(run("diff", *words)) == "E567"


def test_one_day_is_missing(ledger: Path) -> None:
    assert code(run("diff", "--ledger", ledger, "--from", date(2026, 3, 1))) == "E567"
