"""Judging in a ledger: what computation follows, what is refused, and what stays in the log."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from counterclaim.errors import CounterclaimError
from counterclaim.ledger.compute import compute
from counterclaim.ledger.generator import generate
from counterclaim.ledger.judgements import conflicts, judge, judgements, undo
from counterclaim.ledger.ledger import Ledger
from counterclaim.records import Incident


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    with Ledger.open(place) as opened:
        list(opened.add_many((made.reading, None) for made in generate(60, seed=12)))
        compute(opened)
        yield opened


def lone(ledger: Ledger) -> list[Incident]:
    return [i for i in ledger.incidents() if len(i.accounts) == 1]


def test_same_joins_and_undo_parts(ledger: Ledger) -> None:
    one, other, *_ = lone(ledger)
    entry = judge(ledger, "same", one.claims[0], other.claims[0], why="the same market", by="Ada").judgement
    assert entry.kind == "claim"
    compute(ledger)
    assert ledger.incident(one.id) == ledger.incident(other.id)
    undo(ledger, entry.number, by="Ada", why="two markets")
    compute(ledger)
    assert {i.id for i in ledger.incidents()} >= {one.id, other.id}
    with ledger.reads() as connection:
        assert judgements(connection) == []
        (kept,) = judgements(connection, undone=True)
    assert kept.undone_by is not None
    assert (kept.by, kept.why) == ("Ada", "the same market")


def test_different_parts_accounts_that_links_join(ledger: Ledger) -> None:
    joined = max(ledger.incidents(), key=lambda i: len(i.accounts))
    first, last = joined.accounts[0], joined.accounts[-1]
    judge(ledger, "different", first, last, why="another day", by="Ada")
    for full in (False, True):
        compute(ledger, full=full)
        (of_first,) = [i for i in ledger.incidents() if first in i.accounts]
        assert last not in of_first.accounts


def test_unsure_changes_nothing(ledger: Ledger) -> None:
    one, other, *_ = lone(ledger)
    judge(ledger, "unsure", one.id, other.id, why="cannot tell", by="Ada")
    assert compute(ledger).kind == "none"


def test_actors_that_are_the_same_are_one_in_incidents_and_readings_stay(ledger: Ledger) -> None:
    told = next(i for i in ledger.incidents() if len(i.initiators) == 1 and i.initiators[0].startswith("forces-"))
    own = told.initiators[0]
    before = [ledger.reading(document) for document in told.documents]
    with ledger.reads() as connection:
        from sqlalchemy import select

        from counterclaim.ledger.store import tables as t

        other = (
            connection.scalar(select(t.actors.c.id).where(t.actors.c.known.is_(False)).order_by(t.actors.c.id)) or ""
        )
    entry = judge(ledger, "same", other, own, why="another name", by="Ada").judgement
    assert entry.kind == "actor"
    compute(ledger)
    assert all(other not in (*i.initiators, *i.targets) for i in ledger.incidents())
    assert not [
        v for i in ledger.incidents() for f in i.fields for x in f.values for v in x.said_by if v.actor == other
    ]
    assert [ledger.reading(document) for document in told.documents] == before


def test_places_that_are_the_same_share_the_one_with_coordinates(ledger: Ledger) -> None:
    spots = [p for i in ledger.incidents() for p in i.places[:1] if p.lat is not None]
    one, other = spots[0], next(p for p in spots if p.id != spots[0].id)
    judge(ledger, "same", one.id, other.id, why="old and new name", by="Ada")
    compute(ledger)
    ids = {p.id for i in ledger.incidents() for p in i.places}
    assert len(ids & {one.id, other.id}) == 1


def test_conflicts_are_named_and_not_followed(ledger: Ledger) -> None:
    a, b, c, *_ = lone(ledger)
    judge(ledger, "same", a.id, b.id, why="w", by="x")
    judge(ledger, "same", b.id, c.id, why="w", by="x")
    outcome = judge(ledger, "different", a.id, c.id, why="w", by="y")
    assert outcome.conflict is not None
    assert outcome.conflict.against == (1, 2)
    assert compute(ledger).conflicts == 1
    joined = ledger.incident(c.id)
    assert joined is not None
    assert joined == ledger.incident(a.id)
    undo(ledger, 1, by="x")
    with ledger.reads() as connection:
        assert conflicts(connection) == ()
    compute(ledger)
    assert ledger.incident(a.id) != ledger.incident(c.id)


def test_a_judgement_finds_its_claim_again_when_the_document_is_read_anew(ledger: Ledger) -> None:
    one, other, *_ = lone(ledger)
    judge(ledger, "same", one.claims[0], other.claims[0], why="w", by="x")
    reading = ledger.reading(one.documents[0])
    assert reading is not None
    renamed = [
        c.model_copy(
            update={
                "id": f"n{c.id}",
                "event": c.event.model_copy(update={"happening": f"n{c.event.happening}"}) if c.event else None,
            }
        )
        for c in reading.claims
    ]
    ledger.reread(reading.model_copy(update={"claims": tuple(renamed)}))
    compute(ledger)
    (joined,) = [i for i in ledger.incidents() if other.accounts[0] in i.accounts]
    assert one.documents[0] in joined.documents


@pytest.mark.parametrize(
    ("first", "other", "code"),
    [
        ("{one}", "i000000000000", "E540"),
        ("{one}", "{actor}", "E541"),
        ("{one}", "{one}", "E542"),
        ("{one}", "{account}", "E545"),
        ("{statement}", "{one}", "E546"),
    ],
)
def test_wrong_ids_are_refused_in_words(ledger: Ledger, first: str, other: str, code: str) -> None:
    one = lone(ledger)[0]
    statement = next(c.key for c in ledger.claims(kind="statement"))
    names = {"one": one.id, "actor": "forces-afg", "account": one.accounts[0], "statement": statement}
    with pytest.raises(CounterclaimError, match=code):
        judge(ledger, "same", first.format(**names), other.format(**names), why="w", by="x")
    with ledger.reads() as connection:
        assert judgements(connection) == []


def test_near_matches_are_named(ledger: Ledger) -> None:
    one = lone(ledger)[0]
    with pytest.raises(CounterclaimError, match=one.id):
        judge(ledger, "same", one.id[:-1] + "?", one.id, why="w", by="x")
    with pytest.raises(CounterclaimError, match="ahrar-al-sham"):
        judge(ledger, "same", "Ahrar al-Shaam", "hts", why="w", by="x")


def test_a_judgement_needs_a_reason_and_undo_a_judgement(ledger: Ledger) -> None:
    one, other, *_ = lone(ledger)
    with pytest.raises(CounterclaimError, match="E547"):
        judge(ledger, "same", one.id, other.id, why=" ", by="x")
    with pytest.raises(CounterclaimError, match="E543"):
        undo(ledger, 7, by="x")
    entry = judge(ledger, "same", one.id, other.id, why="w", by="x").judgement
    assert entry.at.date() >= date(2024, 1, 1)
    undo(ledger, entry.number, by="x")
    with pytest.raises(CounterclaimError, match="E544"):
        undo(ledger, entry.number, by="x")
