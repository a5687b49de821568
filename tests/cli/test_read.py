"""`counterclaim read` as a user meets it: real processes, real files, exit statuses."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

REPORT = (
    "BEIRUT, July 16 - Ahrar al-Sham accused the Syrian army on Saturday of shelling the town of Saraqeb. "
    'The army denied it. The so-called observers reported two dead.\n"We saw the shells fall," a resident said.'
)


def run(*words: str, stdin: bytes | None = None) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "counterclaim", *words], input=stdin, capture_output=True, timeout=180, check=False
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reports") / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_text_fits_eighty_columns_and_has_no_colour_codes(report: Path) -> None:
    done = run("read", str(report), "--published", "2017-07-16", "--publisher", "Hill Wire")
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert "Ahrar al-Sham" in done.stdout
    assert "accuses" in done.stdout


def test_json_from_standard_input(report: Path) -> None:
    done = run("read", "-", "--format", "json", "--published", "2017-07-16", stdin=REPORT.encode())
    assert done.returncode == 0, done.stderr
    data = json.loads(done.stdout)
    assert data["schema"] == "counterclaim.reading/1"
    assert data["document"]["text"] == REPORT


SPORT = "The striker said his team would win the cup. Fans sang for an hour."


@pytest.mark.parametrize(("level", "claims"), [("documents", False), ("sentences", True), ("off", True)])
def test_texts_without_words_of_conflict_are_left_out_only_when_asked(level: str, claims: bool) -> None:
    done = run("read", "-", "--format", "json", "--triage", level, stdin=SPORT.encode())
    assert done.returncode == 0, done.stderr
    data = json.loads(done.stdout)
    assert bool(data["claims"]) == claims
    assert any("no words of conflict" in note for note in data["notes"]) != claims


def test_an_unknown_level_of_triage_is_a_mistake_in_the_call() -> None:
    done = run("read", "-", "--triage", "all", stdin=b"Rebels left.")
    assert done.returncode == 2
    assert "sentences" in done.stderr


def test_csv_has_one_claim_a_row(report: Path) -> None:
    done = run("read", str(report), "--format", "csv", "--published", "2017-07-16")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(rows) > 2
    assert {"claimant", "stance"} <= set(rows[0])


def test_html_goes_to_a_file(report: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    done = run("read", str(report), "--format", "html", "--output", str(out), "--published", "2017-07-16")
    assert done.returncode == 0, done.stderr
    assert str(out) in done.stderr
    assert out.read_text(encoding="utf-8").lower().startswith("<!doctype html>")


def test_the_output_says_where_the_date_is_from(report: Path) -> None:
    given = json.loads(run("read", str(report), "--format", "json", "--published", "2017-07-16").stdout)
    assert any("as given" in note for note in given["notes"])
    none = json.loads(
        run("read", "-", "--format", "json", stdin=b"The army shelled the town yesterday, residents said.").stdout
    )
    assert none["document"]["published"] is None
    assert any("publication date" in note for note in none["notes"])
    assert [(d["start"], d["end"]) for d in none["dates"]] == [(None, None)]


def test_one_bad_file_does_not_stop_the_rest(report: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    done = run("read", str(empty), str(report), "--format", "json", "--published", "2017-07-16")
    assert done.returncode == 1
    assert len(done.stdout.strip().splitlines()) == 1
    assert "1 of 2 could not be read" in done.stderr
    assert "E101" in done.stderr


@pytest.mark.parametrize(
    ("words", "stdin", "status", "code"),
    [
        (["read", "/no/such/file.txt"], None, 2, "E107"),
        (["read", "-"], b"", 2, "E101"),
        (["read", "-"], b"\x7fELF\x00\x00", 2, "E102"),
        (
            ["read", "-"],
            "Les rebelles ont attaqué la ville hier soir et ont tué dix-sept personnes.".encode(),
            3,
            "E106",
        ),
        (["read", "-", "--published", "2017-02-30"], b"The army left.", 2, "E201"),
        (["read", "-", "--max-bytes", "5"], b"The army left.", 2, "E105"),
        (["read", "-", "--model", "no_such_model"], b"The army left the town.", 2, "E302"),
        (["read", "http://127.0.0.1:9/x"], None, 2, "E402"),
        (["read", "-", "--output", "/no/such/folder/x.json"], b"The army left.", 2, "E204"),
        (["explain", "-", "--claim", "c99"], b"The army shelled the town.", 2, "E202"),
    ],
)
def test_mistakes_end_with_one_sentence(words: list[str], stdin: bytes | None, status: int, code: str) -> None:
    done = run(*words, stdin=stdin)
    assert done.returncode == status
    assert f"[{code}]" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_explain_gives_reasons(report: Path) -> None:
    data = json.loads(run("read", str(report), "--format", "json", "--published", "2017-07-16").stdout)
    shelling = next(c["id"] for c in data["claims"] if c["event"] and c["event"]["type"] == "shelling")
    done = run("explain", str(report), "--claim", shelling, "--published", "2017-07-16")
    assert done.returncode == 0, done.stderr
    assert "frame: shelling" in done.stdout
    assert done.stdout.count("because") >= 4
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_schema_is_a_json_schema() -> None:
    assert json.loads(run("schema").stdout)["properties"]["claims"]


def test_check_passes_on_the_shipped_data() -> None:
    done = run("check")
    assert done.returncode == 0, done.stdout
    assert [line.split()[1] for line in done.stdout.splitlines()] == ["ok"] * 5
