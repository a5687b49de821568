"""`counterclaim judge`, `ties`, `compute` and `bench ledger` as a user meets them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from counterclaim.cli.app import app
from counterclaim.errors import CounterclaimError
from counterclaim.ledger.compute import compute
from counterclaim.ledger.generator import generate
from counterclaim.ledger.ledger import Ledger


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    place = str(tmp_path / "made.db")
    with Ledger.open(place) as opened:
        list(opened.add_many((made.reading, None) for made in generate(40, seed=12)))
        compute(opened)
    return place


def two(place: str) -> tuple[str, str]:
    with Ledger.open(place) as opened:
        one, other, *_ = (i.id for i in opened.incidents() if len(i.accounts) == 1)
    return one, other


def test_a_judgement_is_made_listed_and_taken_back(ledger: str) -> None:
    one, other = two(ledger)
    done = run("judge", "same", one, other, "--why", "one raid", "--by", "ada", "-l", ledger)
    assert done.exit_code == 0, done.output
    assert f"Judgement 1: {one} and {other} are the same." in done.output
    assert "changed" in done.output
    with Ledger.open(ledger) as opened:
        assert opened.incident(one) == opened.incident(other)
    rows = json.loads(run("judge", "list", "-l", ledger, "--format", "json").output)
    assert [(r["number"], r["verdict"], r["by"], r["why"]) for r in rows] == [(1, "same", "ada", "one raid")]
    assert "ada" in run("judge", "list", "-l", ledger).output
    assert run("judge", "undo", "1", "-l", ledger, "--by", "ada").exit_code == 0
    assert "no judgements" in run("judge", "list", "-l", ledger).output
    assert "one raid" in run("judge", "list", "--all", "-l", ledger).output
    with Ledger.open(ledger) as opened:
        assert opened.incident(one) != opened.incident(other)


def test_a_conflict_is_told_at_once_and_listed(ledger: str) -> None:
    one, other = two(ledger)
    run("judge", "same", one, other, "--why", "w", "--by", "x", "--no-compute", "-l", ledger)
    done = run("judge", "different", one, other, "--why", "w", "--by", "y", "-l", ledger)
    assert done.exit_code == 0
    assert "contradicts 1" in done.stderr
    (row,) = json.loads(run("judge", "conflicts", "-l", ledger, "--format", "json").output)
    assert (row["judgement"], row["against"]) == (2, [1])
    assert "judge undo" in run("judge", "conflicts", "-l", ledger).output


def test_a_wrong_id_is_one_sentence(ledger: str) -> None:
    one, _ = two(ledger)
    done = run("judge", "same", one, "nothing-like-it", "--why", "w", "-l", ledger)
    assert isinstance(done.exception, CounterclaimError)
    assert done.exception.code == "E540"


def test_ties_as_text_csv_and_json(ledger: str) -> None:
    with Ledger.open(ledger) as opened, opened.reads() as connection:
        told = next(opened.claims(kind="relation"))
        assert told.claim.relation is not None
        assert told.claim.relation.source is not None
        actor = told.claim.relation.source
        assert connection is not None
    text = run("ties", actor, "-l", ledger).output
    assert text.startswith("Claimed in documents\n")
    assert "said by" in text or "denied by" in text
    rows = json.loads(run("ties", actor, "-l", ledger, "--format", "json").output)
    assert {row["origin"] for row in rows} >= {"claimed"}
    table = list(csv.DictReader(io.StringIO(run("ties", actor, "-l", ledger, "--format", "csv").output)))
    assert len(table) == len(rows)
    assert {"first_earliest", "starting", "last_latest", "ending", "said_by", "denied_by"} <= set(table[0])
    none = run("ties", actor, "-l", ledger, "--at", "1901-01-01", "--format", "json").output
    assert [row for row in json.loads(none) if row["origin"] == "claimed"] == []


def test_compute_says_what_it_did(ledger: str) -> None:
    assert "Nothing changed" in run("compute", "-l", ledger).output
    done = run("compute", "-l", ledger, "--full", "--rule", "most_conservative", "--json")
    told = json.loads(done.output)
    assert (told["kind"], told["rule"]) == ("full", "most_conservative")
    assert {"wire groups", "links", "incidents", "ties"} <= set(told["seconds"])


def test_bench_ledger_measures_and_writes_made_up_texts(tmp_path: Path) -> None:
    done = run("bench", "ledger", "-n", "60", "-n", "120", "--workers", "1")
    assert done.exit_code == 0, done.output
    lines = [json.loads(line) for line in done.output.splitlines() if line.startswith("{")]
    assert [line["part"] for line in lines] == ["ledger/60", "ledger/120", "ledger/growth"]
    assert lines[1]["wire"]["pairwise_f1"] > 0.8
    assert lines[1]["incidents"]["b_cubed_f1"] > 0.6
    path = tmp_path / "made.jsonl"
    assert run("bench", "ledger", "-n", "5", "--write", str(path)).exit_code == 0
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(rows) == 5
    assert all(row["text"] and row["publisher"] and row["truth"]["incidents"] is not None for row in rows)


def test_bench_ledger_leaves_a_filled_ledger_alone(ledger: str) -> None:
    done = run("bench", "ledger", "-n", "5", "--ledger", ledger)
    assert isinstance(done.exception, CounterclaimError)
    assert done.exception.code == "E549"
