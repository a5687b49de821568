"""`counterclaim casualties`: a row for each number, with its claimant."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from counterclaim.cli.app import app

TEXT = (
    "The army shelled the village on Tuesday. Seven civilians, among them three children, were killed, the mayor said. "
    "At least 20 people were injured.\n"
)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("casualties") / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def _run(report: Path, format: str) -> str:
    words = ["casualties", str(report), "--published", "2021-03-04", "--format", format, "--language", "en"]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_text_and_json_and_csv_tell_the_same_rows(report: Path) -> None:
    rows = json.loads(_run(report, "json"))
    killed = [row for row in rows if row["effect"] == "killed"]
    assert [(row["best"], row["children"]) for row in killed] == [(7, 3)]
    assert "mayor" in killed[0]["claimant"].lower()
    injured = [row for row in rows if row["effect"] == "injured"]
    assert [(row["low"], row["best"], row["high"]) for row in injured] == [(20, 20, None)]
    table = list(csv.DictReader(io.StringIO(_run(report, "csv"))))
    assert [row["claim"] for row in table] == [row["claim"] for row in rows]
    assert table[rows.index(injured[0])]["high"] == ""
    text = _run(report, "text")
    assert "3 children" in text
    assert text.count("\n") == len(rows) + 2


def test_a_text_without_numbers_says_so(tmp_path: Path) -> None:
    path = tmp_path / "quiet.txt"
    path.write_text("The army shelled the village on Tuesday.\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["casualties", str(path), "--language", "en"])
    assert "No number" in done.stdout
