"""What is stored comes back as it was, once; on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, text
from tests.ledger.store.made import reading

from counterclaim import Ledger
from counterclaim.ledger.accounts import accounts_of
from counterclaim.ledger.store import tables as t
from counterclaim.ledger.store.adding import Origin
from counterclaim.ledger.store.views import VIEWS
from counterclaim.records import Document, Reading


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    with Ledger.open(place) as opened:
        yield opened


def rows(ledger: Ledger, table: str) -> int:
    with ledger.reads() as connection:
        return int(connection.scalar(text(f"SELECT count(*) FROM {table}")) or 0)


def everything(ledger: Ledger) -> dict[str, int]:
    return {table.name: rows(ledger, table.name) for table in t.ALL}


def test_a_reading_comes_back_as_it_was(ledger: Ledger) -> None:
    first = reading()
    assert ledger.add(first, "here.txt") is True
    assert ledger.reading(first.document.id) == first
    key = first.document.id[7:23]
    assert ledger.reading(key) == first
    assert ledger.has(key)
    assert not ledger.has("0" * 16)
    assert ledger.reading("0" * 16) is None
    assert list(ledger.accounts()) == accounts_of(first)
    assert ledger.claims_by_key([f"{key}-c1", f"{key}-c9"]) == {f"{key}-c1": first.claims[0]}
    assert dict(ledger.texts())[key] == first.document


def test_adding_again_changes_nothing_but_the_sources(ledger: Ledger) -> None:
    first = reading()
    ledger.add(first, "here.txt")
    before = everything(ledger)
    assert ledger.add(first, "here.txt") is False
    assert everything(ledger) == before
    assert ledger.add(first.model_copy(update={"notes": ("read elsewhere",)}), Origin("all.jsonl", "7")) is False
    assert everything(ledger) == before | {"sources": before["sources"] + 1}
    assert ledger.reading(first.document.id) == first
    assert ledger.sources_of(first.document.id[7:23]) == [("here.txt", ""), ("all.jsonl", "7")]


def test_many_at_once_are_stored_as_one_by_one(ledger: Ledger) -> None:
    readings = [reading(n) for n in (3, 1, 2)]
    items = [(readings[i], f"{i}.txt") for i in (0, 1, 0, 2)]
    assert list(ledger.add_many(items, at_once=3)) == [True, True, False, True]
    assert list(ledger.readings()) == readings  # in the order of storing
    assert [r.document.title for r in ledger.readings([readings[2].document.id])] == ["Shelling in Dara-2"]


def test_a_newer_reading_is_current_and_the_older_one_is_kept(ledger: Ledger) -> None:
    old, new = reading(killed=3), reading(killed=3, notes=("read again",))
    new = new.model_copy(update={"claims": new.claims[:1]})
    ledger.add(old)
    ledger.add(reading(2))
    assert ledger.reread(old) is False  # says the same
    assert ledger.reread(new) is True
    assert ledger.reading(old.document.id) == new
    assert [kept.reading for kept in ledger.readings_of(old.document.id)] == [old, new]
    assert rows(ledger, "claims") == 1 + 3
    assert rows(ledger, "documents") == 2
    assert len(ledger.search("brigade denied", limit=9)) == 1 + 2  # one claim is gone; both texts still say so
    assert ledger.reread(old) is True  # back again: a third entry, nothing overwritten
    assert len(ledger.readings_of(old.document.id)) == 3
    with pytest.raises(KeyError):
        ledger.reread(reading(9))


def test_rebuilding_gives_the_same_rows(ledger: Ledger) -> None:
    for n in range(3):
        ledger.add(reading(n))

    def content() -> list[object]:
        with ledger.reads() as connection:
            found: list[object] = []
            for table in t.FLATTENED:
                columns = [c for c in table.c if c.name not in ("number", "words")] or [func.count()]
                found.append(sorted(map(repr, connection.execute(select(*columns)).all())))
            return found

    before = content()
    assert ledger.rebuild() == 3
    assert content() == before


def test_what_no_database_can_hold_is_replaced(ledger: Ledger) -> None:
    odd = Document.of("Half \ud800 and nothing \0 here.", title="a\0b", publisher="P\udfff", published=date(1970, 1, 1))
    told = Reading(document=odd, made_by=reading().made_by)
    assert ledger.add(told, Origin("x\0y")) is True
    found = ledger.reading(odd.id)
    assert found is not None
    assert found.document.text == "Half \ufffd and nothing \ufffd here."
    assert len(found.document.text) == len(odd.text)
    assert ledger.add(told) is False


def test_numbers_no_column_can_hold_stay_in_the_claim(ledger: Ledger) -> None:
    huge = reading(killed=10**30)
    ledger.add(huge)
    assert ledger.reading(huge.document.id) == huge
    assert next(ledger.claims(kind="event")).claim.event == huge.claims[0].event
    with ledger.reads() as connection:
        assert connection.scalars(select(t.claims.c.killed_best)).all() == [None, None, None]


def test_failures_are_listed_until_they_are_resolved(ledger: Ledger) -> None:
    number = ledger.fail(Origin("a.pdf", "page 3", "pdf", {"map": "text=body"}), "E104", "no text \0 in it")
    assert ledger.fail(Origin("a.pdf", "page 3", "pdf"), "E104", "no text \0 in it") == number
    ledger.fail("b.html", "E103", "no main text")
    first, second = ledger.failures()
    assert (first.locator, first.part, first.code, first.fields) == ("a.pdf", "page 3", "E104", {"map": "text=body"})
    assert ledger.resolve_failure("b.html") == 1
    assert ledger.resolve_failure(first.number) == 1
    assert ledger.failures() == []
    assert [f.number for f in ledger.failures(resolved=None)] == [first.number, second.number]


def test_every_view_can_be_read(ledger: Ledger) -> None:
    ledger.add(reading(), "here.txt")
    for name in VIEWS:
        with ledger.reads() as connection:
            connection.execute(text(f"SELECT * FROM {name}")).all()
    assert (rows(ledger, "document"), rows(ledger, "claim"), rows(ledger, "wording")) == (1, 3, 1)
    with ledger.reads() as connection:
        row = connection.execute(
            text("SELECT claimant, initiators, places, killed_best FROM claim WHERE stance = 'accuses'")
        ).first()
    assert row is not None
    assert tuple(row) == ("the ministry", "Red Brigade", "Dara-1", 3)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    query=st.text(max_size=60) | st.just("half \ud800") | st.text(alphabet="\"*()-:^+ abNOTRand\0'\\%_", max_size=40)
)
def test_no_search_is_wrong(ledger: Ledger, query: str) -> None:
    ledger.add(reading())
    ledger.search(query)
    ledger.documents(text=query, actor=query, place=query, publisher=query, type=query)
    list(ledger.claims(text=query, document=query))
    list(ledger.incidents(text=query, actor=query, place=query))


def test_search_finds_forms_phrases_and_beginnings(ledger: Ledger) -> None:
    ledger.add(reading(1, words="shelled the Ḥayyān market"))
    ledger.add(reading(2, words="bombed the bakery"))

    def found(query: str) -> list[str]:
        return [hit.document[:4] for hit in ledger.search(query) if hit.kind == "document"]

    one, two = (d.key[:4] for d in sorted(ledger.documents(), key=lambda d: d.number))
    assert found("hayyan") == [one]
    assert found("bombing") == [two]
    assert found("bak*") == [two]
    assert found('"bombed the bakery"') == [two]
    assert found('"bakery bombed"') == []
    assert sorted(found("brigade")) == sorted([one, two])
    assert found("market bakery") == []
    assert [hit.excerpt for hit in ledger.search("bakery") if hit.kind == "claim"] == [
        reading(2, words="bombed the bakery").claims[0].text
    ]
