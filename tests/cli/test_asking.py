"""`counterclaim incidents | show | claims | search | timeline | sources` on a ledger of made-up documents."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from counterclaim.cli.app import app
from counterclaim.errors import CounterclaimError
from counterclaim.ledger.compute import compute
from counterclaim.ledger.generator import generate
from counterclaim.ledger.ledger import Ledger
from counterclaim.records import Reading

LISTS = ("incidents", "claims", "timeline", "sources")


@pytest.fixture(scope="module")
def where(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A ledger file with incidents."""
    path = str(tmp_path_factory.mktemp("ledger") / "made.db")
    with Ledger.open(path) as ledger:
        for _ in ledger.add_many((made.reading, None) for made in generate(60, seed=5)):
            pass
        compute(ledger)
    return path


def ask(where: str, *words: str) -> str:
    """Run a command and return what it prints; it must end well."""
    done = CliRunner().invoke(app, [*words, "--ledger", where], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.mark.parametrize("command", LISTS)
def test_every_list_says_the_same_in_all_its_formats(where: str, command: str) -> None:
    listed = json.loads(
        ask(where, command, "--format", "json", "--limit", "500")
        if command != "timeline"
        else ask(where, command, "--format", "json")
    )
    extra = () if command == "timeline" else ("--limit", "500")
    rows = list(csv.DictReader(io.StringIO(ask(where, command, "--format", "csv", *extra))))
    assert len(rows) == len(listed) > 3
    if command != "incidents":  # whole incidents as JSON, a line each as CSV
        assert list(rows[0]) == list(listed[0])
    text = ask(where, command)
    assert max(map(len, text.splitlines())) <= 100
    assert "None" not in text


def test_filters_narrow_incidents_and_keep_what_they_ask_for(where: str) -> None:
    everything = json.loads(ask(where, "incidents", "--format", "json", "--limit", "1000"))
    contested = json.loads(ask(where, "incidents", "--format", "json", "--limit", "1000", "--standing", "contested"))
    assert 0 < len(contested) < len(everything)
    assert {one["standing"] for one in contested} == {"contested"}
    deadly = json.loads(
        ask(where, "incidents", "--format", "json", "--limit", "1000", "--deadly", "--order", "deadliest")
    )
    tolls = [one["killed"]["best"] for one in deadly]
    assert tolls == sorted(tolls, reverse=True)
    assert tolls[-1] > 0
    several = json.loads(ask(where, "incidents", "--format", "json", "--limit", "1000", "--tellings", "2"))
    assert len(several) == sum(one["tellings"] > 1 for one in everything) > 0
    there = everything[0]["places"][0]["name"]
    near = json.loads(ask(where, "incidents", "--format", "json", "--limit", "1000", "--place", there))
    assert all(any(p["name"] == there or p["admin1"] == there for p in one["places"]) for one in near)
    assert 0 < len(near) < len(everything)


def test_show_tells_who_says_what_of_an_incident(where: str) -> None:
    one = json.loads(ask(where, "incidents", "--format", "json", "--standing", "contested", "--order", "told"))[0]
    text = ask(where, "show", one["id"], "--why", "--history")
    assert one["title"] in text
    for heading in ("FIELD BY FIELD", "CLAIMS SIDE BY SIDE", "WHY THEY ARE ONE INCIDENT", "HISTORY"):
        assert heading in text
    whole = json.loads(ask(where, "show", one["id"], "--format", "json", "--why"))
    assert {row["claim"] for row in whole["told"]} == set(one["claims"])
    assert all(link["reasons"] for link in whole["links"])
    rows = list(csv.DictReader(io.StringIO(ask(where, "show", one["id"], "--format", "csv"))))
    assert {row["field"] for row in rows} == {field["field"] for field in one["fields"]}
    # a claim of it leads to it, the document of the claim to its reading
    assert one["id"] in ask(where, "show", one["claims"][0])
    document = one["documents"][0]
    assert Reading.model_validate_json(ask(where, "show", document, "--format", "json")).claims


def test_a_copy_names_what_it_copied_and_compare_takes_both_from_the_ledger(where: str) -> None:
    with Ledger.open(where, read_only=True) as ledger:
        keys = [d.key for d in ledger.documents()]
    copy = next(key for key in keys if "\nretells " in f"\n{ask(where, 'show', key)}")
    line = next(line for line in ask(where, "show", copy).splitlines() if line.startswith("retells "))
    original = line.split()[1]
    assert f"is retold in {copy}" in ask(where, "show", original)
    found = json.loads(ask(where, "compare", original, copy, "--format", "json"))
    assert len(found["tellings"]) == 1
    done = CliRunner().invoke(app, ["compare", original, "0000000000000000", "--ledger", where])
    assert isinstance(done.exception, CounterclaimError)
    assert done.exception.code == "E540"


def test_search_finds_words_of_claims_and_takes_any_query(where: str) -> None:
    claim = json.loads(ask(where, "claims", "--format", "json", "--kind", "event", "--limit", "1"))[0]
    word = max(claim["text"].split(), key=len).strip(".,“”\"'")
    hits = json.loads(ask(where, "search", word, "--format", "json", "--limit", "200"))
    assert claim["claim"] in {hit["key"] for hit in hits}
    for odd in ('"', "NOT AND (", "a* OR *", "';--", "\\"):
        ask(where, "search", odd)
    assert "Nothing in this ledger" in ask(where, "search", "qqqxyzzy")


def test_sources_describe_one_by_name_in_any_case(where: str) -> None:
    name = json.loads(ask(where, "sources", "--format", "json"))[0]["name"]
    text = ask(where, "sources", name.upper())
    assert text.startswith(f"{name} (publisher)")
    assert "How it names them" in text
    assert json.loads(ask(where, "sources", name, "--format", "json"))["numbers"]["name"] == name


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("incidents", "--actor", "Nobody Of This Name"), "E555"),
        (("timeline", "--place", "Nowhere-on-Sea"), "E555"),
        (("claims", "--actor", "United Nations", "--role", "villain"), "E556"),
        (("incidents", "--since", "2017-02-30"), "E201"),
        (("show", "i00000000dead"), "E540"),
        (("sources", "Qqqxyzzy Gazette"), "E557"),
        (("incidents", "--publisher", "Qqqxyzzy Gazette"), "E555"),
        (("claims", "--document", "0000"), "E540"),
        (("claims", "--incident", "i00000000dead"), "E540"),
        (("claims", "--stance", "mumbles"), "E558"),
        (("claims", "--kind", "thing"), "E558"),
        (("incidents", "--type", "bananas"), "E558"),
        (("incidents", "--standing", "contested", "--field", "kill"), "E558"),
        (("incidents", "--field", "killed"), "E559"),
        (("timeline", "--role", "target"), "E559"),
        (("timeline", "--since", "2026-05-01", "--until", "2026-04-01"), "E559"),
        (("search", " "), "E559"),
        (("export", "--as", "acled", "--place", "Nowhere-on-Sea"), "E555"),
    ],
)
def test_a_wrong_name_is_an_error_with_a_next_step(where: str, words: tuple[str, ...], code: str) -> None:
    done = CliRunner().invoke(app, [*words, "--ledger", where])
    assert isinstance(done.exception, CounterclaimError)
    assert done.exception.code == code
    assert "None" not in done.exception.message


def test_near_names_are_names_of_the_same_kind(where: str) -> None:
    name = json.loads(ask(where, "sources", "--format", "json"))[0]["name"]
    for command in (("sources", name + "x"), ("incidents", "--publisher", name[1:])):
        done = CliRunner().invoke(app, [*command, "--ledger", where])
        assert isinstance(done.exception, CounterclaimError)
        assert f"did you mean {name}" in done.exception.message


def test_a_type_that_the_ledger_does_not_have_is_no_error(where: str) -> None:
    assert "No incident" in ask(where, "incidents", "--type", "hunger_strike", "--publisher", _publisher(where))
    ask(where, "incidents", "--type", "assault")


def _publisher(where: str) -> str:
    return str(json.loads(ask(where, "sources", "--format", "json"))[0]["name"])


def test_asking_never_makes_a_ledger(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    for command in (*LISTS, "search word", "show i1"):
        done = CliRunner().invoke(app, [*command.split(), "--ledger", str(path)])
        assert isinstance(done.exception, CounterclaimError)
    assert not path.exists()


def test_text_of_documents_reaches_the_terminal_harmless(tmp_path: Path) -> None:
    made = next(generate(1, seed=1)).reading
    bad = "\x1b[31mEvil\x07 [bold]Times[/bold]"
    reading = made.model_copy(update={"document": made.document.model_copy(update={"publisher": bad})})
    path = str(tmp_path / "bad.db")
    with Ledger.open(path) as ledger:
        ledger.add(reading)
        compute(ledger)
    for command in ("claims", "sources", "incidents"):
        text = ask(path, command)
        assert "\x1b" not in text
        assert "\x07" not in text
    assert "[bold]Times" in " ".join(ask(path, "sources").split())
