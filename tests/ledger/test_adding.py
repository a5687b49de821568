"""Adding to a ledger: each document once, failures listed and taken back, breaks that lose nothing."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import func, select
from tests.ledger.store import made

from counterclaim import Ledger, pool
from counterclaim.errors import CounterclaimError
from counterclaim.intake import Given
from counterclaim.ledger.adding import Adding
from counterclaim.ledger.rereading import outdated, reread
from counterclaim.ledger.retrying import retry
from counterclaim.ledger.store import tables as t
from counterclaim.ledger.summary import Summary
from counterclaim.records import Document, Reading

SENTENCE = "The army shelled the village of Harwan on Tuesday, the mayor said, and four people were hurt."


class FakeReader:
    """Stands for the parser: says nothing of any text, counts what it reads, and breaks where it is told to."""

    def __init__(self) -> None:
        self.read: list[str] = []
        self.stop_at: int | None = None

    def __call__(self, documents: Iterable[tuple[Document, tuple[str, ...]]], **_: Any) -> Iterator[SimpleNamespace]:
        for document, notes in documents:
            if "POISON" in document.text:
                raise ValueError("the parser fell over")
            if self.stop_at is not None and len(self.read) >= self.stop_at:
                raise KeyboardInterrupt
            self.read.append(document.text)
            yield SimpleNamespace(reading=Reading(document=document, made_by=made.MADE_BY, notes=notes))


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> FakeReader:
    fake = FakeReader()
    monkeypatch.setattr(pool, "assemble_many", fake)
    return fake


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    with Ledger.open(place) as opened:
        yield opened


def jsonl(path: Path, records: Iterable[object]) -> str:
    path.write_text("".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in records), encoding="utf-8")
    return str(path)


def add(ledger: Ledger, *targets: str, **given: Any) -> Summary:
    return Adding(ledger, given=Given(language="en", **given)).add(targets)


def count(ledger: Ledger, table: Any) -> int:
    with ledger.reads() as connection:
        return connection.scalar(select(func.count()).select_from(table)) or 0


def counts(summary: Summary) -> tuple[int, int, int]:
    return summary.added, summary.present, summary.failed


def test_ten_thousand_copies_are_read_once(ledger: Ledger, reader: FakeReader, tmp_path: Path) -> None:
    path = jsonl(tmp_path / "a.jsonl", [{"text": SENTENCE}] * 10_000)
    assert counts(add(ledger, path)) == (1, 9_999, 0)
    assert len(reader.read) == 1
    assert count(ledger, t.documents) == 1
    assert count(ledger, t.sources) == 10_000  # each place where it was found
    assert counts(add(ledger, path)) == (0, 10_000, 0)
    assert len(reader.read) == 1


def test_a_document_is_stored_with_where_it_was_found_and_what_was_said_of_it(
    ledger: Ledger, reader: FakeReader, tmp_path: Path
) -> None:
    path = jsonl(
        tmp_path / "a.jsonl", ["", {"text": SENTENCE, "date": "2099-01-01", "outlet": "Hill Wire", "doc_id": 7}]
    )
    summary = add(ledger, path)
    assert summary.flags == {"E524": 1}
    [reading] = ledger.readings()
    assert reading.document.publisher == "Hill Wire"
    assert any("2099-01-01" in note for note in reading.notes)
    with ledger.reads() as connection:
        source = connection.execute(select(t.sources)).one()
    assert (source.locator, source.part, source.format) == (path, "2", "jsonl")
    assert json.loads(source.fields)["id"] == "7"


def test_a_break_loses_nothing_and_the_rest_follows(ledger: Ledger, reader: FakeReader, tmp_path: Path) -> None:
    path = jsonl(tmp_path / "a.jsonl", [{"text": f"{SENTENCE} {number}"} for number in range(100)])
    reader.stop_at = 53
    with pytest.raises(KeyboardInterrupt):
        add(ledger, path)
    stored = count(ledger, t.documents)
    assert 0 < stored <= 53
    assert count(ledger, t.readings) == stored
    reader.stop_at = None
    assert counts(add(ledger, path)) == (100 - stored, stored, 0)
    assert [r.document.text[-2:].strip() for r in ledger.readings()] == [str(number) for number in range(100)]


def test_failures_are_listed_once_and_taken_back(ledger: Ledger, reader: FakeReader, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    jsonl(path, [{"text": SENTENCE}, "{broken", {"text": ""}])
    for _ in range(2):
        assert add(ledger, str(path)).codes == {"E522": 1, "E529": 1}
    assert [(f.part, f.code) for f in ledger.failures()] == [("2", "E522"), ("3", "E529")]
    jsonl(path, [{"text": SENTENCE}, {"text": f"{SENTENCE} Mended."}, "{now broken"])
    summary = add(ledger, str(path))
    assert (summary.added, summary.resolved) == (1, 1)
    assert [(f.part, f.code) for f in ledger.failures()] == [("3", "E522")]
    assert len(ledger.failures(resolved=None)) == 3  # the list itself only grows


def test_a_wrong_mapping_is_over_when_the_right_one_comes(ledger: Ledger, reader: FakeReader, tmp_path: Path) -> None:
    path = jsonl(tmp_path / "a.jsonl", [{"words": SENTENCE}])
    assert add(ledger, path).codes == {"E521": 1}
    assert add(ledger, path, fields={"text": "words"}).resolved == 1
    assert ledger.failures() == []


def test_a_relative_path_is_the_same_place(
    ledger: Ledger, reader: FakeReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = jsonl(tmp_path / "a.jsonl", ["{broken"])
    add(ledger, path)
    monkeypatch.chdir(tmp_path)
    add(ledger, "a.jsonl")
    add(ledger, ".")
    assert len(ledger.failures()) == 1


def test_a_name_that_is_no_text(ledger: Ledger, reader: FakeReader, tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    Path(path).write_text(SENTENCE)
    for expected in ((1, 0, 0), (0, 1, 0)):
        assert counts(add(ledger, str(tmp_path))) == expected
    Path(path).write_bytes(b"\x00")
    assert counts(add(ledger, str(tmp_path))) == (0, 0, 1)


def test_one_document_that_breaks_the_parser_costs_only_itself(
    ledger: Ledger, reader: FakeReader, tmp_path: Path
) -> None:
    texts = [f"{SENTENCE} {'POISON' if number == 7 else number}" for number in range(20)]
    path = jsonl(tmp_path / "a.jsonl", [{"text": text} for text in [*texts, texts[7]]])
    summary = add(ledger, path)
    assert summary.added == 19
    assert [(f.part, f.code) for f in ledger.failures()] == [("8", "E530"), ("21", "E530")]
    assert "a.jsonl#8" in ledger.failures()[0].message


def test_retry_goes_as_it_went_then(ledger: Ledger, reader: FakeReader, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    jsonl(path, [{"words": f"{SENTENCE} 1", "x": 0}, '{"words": "cut'])
    add(ledger, str(path), fields={"text": "words"}, publisher="Hill Wire")
    assert retry(ledger).codes == {"E522": 1}
    jsonl(path, [{"words": "Other words, which nobody asked for.", "x": 0}, {"words": f"{SENTENCE} 2"}])
    summary = retry(ledger)
    assert (counts(summary), summary.resolved) == ((1, 0, 0), 1)  # the record that did not fail is let alone
    assert ledger.failures() == []
    assert {r.document.publisher for r in ledger.readings()} == {"Hill Wire"}


def test_retry_of_all_of_a_source_and_of_one_that_is_gone(ledger: Ledger, reader: FakeReader, tmp_path: Path) -> None:
    whole, gone = tmp_path / "a.txt", tmp_path / "b.txt"
    whole.write_bytes(b"\x00")
    gone.write_bytes(b"\x00")
    add(ledger, str(whole), str(gone), str(tmp_path / "never.txt"))
    assert len(ledger.failures()) == 2  # a slip of the pen is told and not kept
    gone.unlink()
    whole.write_text(SENTENCE)
    summary = retry(ledger)
    assert (summary.added, summary.resolved, dict(summary.codes)) == (1, 1, {"E107": 1})
    assert [f.locator for f in ledger.failures()] == [str(gone)]


def test_stored_readings_go_in_without_being_read(ledger: Ledger, reader: FakeReader, tmp_path: Path) -> None:
    readings = [made.reading(number) for number in range(5)]
    path = jsonl(tmp_path / "a.jsonl", [reading.to_dict() for reading in readings])
    assert counts(add(ledger, path)) == (5, 0, 0)
    assert reader.read == []
    assert list(ledger.readings()) == readings


def test_reading_again_keeps_the_older_reading(
    ledger: Ledger, reader: FakeReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from counterclaim.ledger import rereading

    newer = made.MADE_BY.model_copy(update={"counterclaim": "9.9"})
    monkeypatch.setattr(rereading, "versions", lambda parser: newer)
    add(ledger, jsonl(tmp_path / "a.jsonl", [{"text": f"{SENTENCE} {n}", "date": "2099-01-01"} for n in range(20)]))
    keys = outdated(ledger, pool.How())
    assert len(keys) == 20
    monkeypatch.setattr(made, "MADE_BY", newer)
    reader.stop_at = 36  # 16 of them are stored
    with pytest.raises(KeyboardInterrupt):
        reread(ledger, keys)
    left = outdated(ledger, pool.How())
    assert len(left) == 4
    reader.stop_at = None
    done = reread(ledger, left)
    assert (done.read, done.changed) == (4, 4)
    assert outdated(ledger, pool.How()) == []
    both = [stored.reading for stored in ledger.readings_of(keys[0])]
    assert [reading.made_by.counterclaim for reading in both] == ["0.1.0", "9.9"]
    assert both[0].notes == both[1].notes != ()  # what intake noted is not lost


def test_trouble_with_the_store_ends_it_with_a_code_and_what_was_stored_stays(
    ledger: Ledger, reader: FakeReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from counterclaim.errors import Errors

    really_add, calls = ledger.add, []

    def sometimes(reading: Reading, source: Any = None) -> bool:
        calls.append(reading)
        if len(calls) > 5:
            raise Errors.E504.error(where="the ledger")
        return really_add(reading, source)

    monkeypatch.setattr(ledger, "add", sometimes)
    path = jsonl(tmp_path / "a.jsonl", [{"text": f"{SENTENCE} {number}"} for number in range(20)])
    with pytest.raises(CounterclaimError, match="E504"):
        add(ledger, path)
    monkeypatch.undo()
    assert count(ledger, t.documents) == 5
