"""What `read`, `casualties` and `compare` have in common: many kinds of file, and a bad one stops nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from counterclaim.cli.app import app
from counterclaim.errors import CounterclaimError

FIRST = "The army shelled the village of Harwan on Tuesday. Seven people were killed, the mayor said."
OTHER = "The army shelled the village of Harwan on Tuesday. Nine people were killed, the rebels said."


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "first.txt").write_text(FIRST)
    (tmp_path / "many.jsonl").write_text(
        json.dumps({"body": FIRST}) + "\n{broken\n" + json.dumps({"body": OTHER}) + "\n"
    )
    (tmp_path / "bad.txt").write_bytes(b"\x00")
    (tmp_path / "none.json").write_text("[]")
    return {path.stem: str(path) for path in tmp_path.iterdir()}


def here(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [*words, "--language", "en", "--published", "2021-03-04"])
    if isinstance(result.exception, CounterclaimError):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def test_read_takes_collections_and_goes_on(files: dict[str, str]) -> None:
    status, out, err = here("read", files["many"], files["bad"], files["first"], "--format", "json")
    assert [json.loads(line)["document"]["text"] for line in out.splitlines()] == [FIRST, OTHER, FIRST]
    assert status == 1
    assert "2 of 5 could not be read" in err
    assert err.index("many.jsonl#2") < err.index("bad.txt")


def test_casualties_goes_on(files: dict[str, str]) -> None:
    status, out, err = here("casualties", files["bad"], files["many"], "--format", "json")
    assert sorted(row["best"] for row in json.loads(out)) == [7, 9]
    assert status == 1
    assert "E102" in err


def test_compare_goes_on_unless_the_first_is_missing(files: dict[str, str]) -> None:
    status, out, err = here("compare", files["first"], files["bad"], files["many"], "--format", "json")
    assert status == 1
    assert json.loads(out)
    assert "2 of 5 could not be read" in err
    with pytest.raises(CounterclaimError, match="E102"):
        here("compare", files["bad"], files["first"], files["many"])


def test_nothing_at_all_is_said(files: dict[str, str]) -> None:
    with pytest.raises(CounterclaimError, match="E101"):
        here("read", files["none"])
    with pytest.raises(CounterclaimError, match="E102"):
        here("casualties", files["bad"])
