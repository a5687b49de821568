"""What computation writes: as a whole or not at all, only what changed, with every change noted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

import pytest
from sqlalchemy import text
from tests.ledger.store.made import reading

from counterclaim import CounterclaimError, Ledger
from counterclaim.ledger.keys import incident_id
from counterclaim.ledger.store import bulk
from counterclaim.ledger.store.computing import dirty
from counterclaim.ledger.wire.groups import Copy, WireGroup
from counterclaim.records import Account, AccountPlace, FieldStanding, FieldValue, Incident, Link, Reason, Toll, Voice


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    with Ledger.open(place) as opened:
        for number in range(4):
            opened.add(reading(number))
        yield opened


def incident(accounts: Sequence[Account], killed: int = 3, merged: tuple[str, ...] = ()) -> Incident:
    first = accounts[0]
    voices = tuple(
        Voice(claimant="the ministry", actor="ministry", claim=a.claims[0], document=a.document, telling=a.document)
        for a in accounts
    )
    return Incident(
        id=incident_id(first.id),
        title="Shelling",
        type="artillery",
        acled=("Explosions/Remote violence", "Shelling/artillery/missile attack"),
        when=first.when,
        places=tuple(
            AccountPlace(id=p.id, name=p.name, lat=35.0, lon=36.0, country="SYR", geo_precision=1) for p in first.places
        ),
        initiators=first.initiators,
        targets=first.targets,
        killed=Toll(best=killed),
        standing="party_only",
        fields=(
            FieldStanding(field="happened", standing="party_only", values=(FieldValue(value="yes", said_by=voices),)),
            FieldStanding(
                field="killed",
                standing="contested",
                value=str(killed),
                values=(FieldValue(value=str(killed), best=killed, said_by=voices),),
                because="one says so",
            ),
        ),
        accounts=tuple(a.id for a in accounts),
        claims=tuple(c for a in accounts for c in a.claims),
        documents=tuple(a.document for a in accounts),
        merged=merged,
    )


def write(ledger: Ledger, incidents: Sequence[Incident], *, everything: bool = False, gone: Sequence[str] = ()) -> int:
    with ledger.computing() as computation, computation.write() as writer:
        founders = {i.id: i.accounts[0] for i in incidents}
        writer.put_incidents(incidents, founders, everything=everything, gone=gone)
        writer.done(dirty(writer.connection))
        return writer.incidents


def changes(ledger: Ledger) -> list[tuple[str, str]]:
    return [(r.incident, r.change) for r in ledger.revisions()]


def test_incidents_come_back_as_they_were(ledger: Ledger) -> None:
    accounts = list(ledger.accounts())
    made = [incident(accounts[:2]), incident(accounts[2:])]
    assert write(ledger, made, everything=True) == 2
    assert list(ledger.incidents(order="id")) == sorted(made, key=lambda i: i.id)
    assert [a.id for a in ledger.accounts(incidents=[made[0].id])] == list(made[0].accounts)
    with ledger.reads() as connection:
        said = connection.execute(text("SELECT field, value, claimant FROM incident_value ORDER BY field, claim")).all()
    assert [tuple(row) for row in said][:2] == [("happened", "yes", "the ministry")] * 2
    assert len(said) == 8


def test_only_what_changed_is_written_and_noted(ledger: Ledger) -> None:
    accounts = list(ledger.accounts())
    first, second = incident(accounts[:2]), incident(accounts[2:])
    write(ledger, [first, second], everything=True)
    before = ledger.changed(first.id)
    assert write(ledger, [first, second], everything=True) == 0
    assert write(ledger, [first, incident(accounts[2:], killed=5)]) == 1
    assert changes(ledger) == [(first.id, "new"), (second.id, "new"), (second.id, "changed")]
    assert ledger.changed(first.id) == before
    found = ledger.incident(second.id)
    assert found is not None
    assert found.killed == Toll(best=5)
    assert [r.standing for r in ledger.revisions(second.id)] == ["party_only", "party_only"]


def test_an_id_that_was_merged_leads_to_where_it_went(ledger: Ledger) -> None:
    accounts = list(ledger.accounts())
    first, second = incident(accounts[:2]), incident(accounts[2:])
    write(ledger, [first, second], everything=True)
    both = incident(accounts, merged=(second.id,))
    write(ledger, [both])
    assert list(ledger.incidents()) == [both]
    assert ledger.incident(second.id) == both
    assert changes(ledger)[-2:] == [(first.id, "changed"), (second.id, "merged")]
    write(ledger, [first, second])  # split again: the id is its own
    assert ledger.incident(second.id) == second
    assert {i.id for i in ledger.incidents()} == {first.id, second.id}


def test_a_full_computation_drops_what_is_no_more(ledger: Ledger) -> None:
    accounts = list(ledger.accounts())
    first, second = incident(accounts[:2]), incident(accounts[2:])
    write(ledger, [first, second], everything=True)
    write(ledger, [first], everything=True)
    assert list(ledger.incidents()) == [first]
    assert ledger.incident(second.id) is None
    assert changes(ledger)[-1] == (second.id, "gone")
    with ledger.reads() as connection:
        for table in ("incident_accounts", "incident_actors", "incident_places", "incident_fields"):
            strays = f"SELECT count(*) FROM {table} WHERE incident = '{second.id}'"
            assert connection.scalar(text(strays)) == 0


def test_a_computation_that_fails_leaves_everything_as_it_was(ledger: Ledger) -> None:
    accounts = list(ledger.accounts())
    write(ledger, [incident(accounts[:2])], everything=True)
    ledger.add(reading(7))
    before = (list(ledger.incidents()), ledger.dirty_documents(), changes(ledger))
    with suppress(ZeroDivisionError), ledger.computing() as computation, computation.write() as writer:
        writer.clear_links()
        writer.put_incidents(
            [incident(accounts, killed=9)], {incident_id(accounts[0].id): accounts[0].id}, everything=True
        )
        raise ZeroDivisionError
    assert (list(ledger.incidents()), ledger.dirty_documents(), changes(ledger)) == before


def test_marks_are_taken_back_once_followed(ledger: Ledger) -> None:
    marked = ledger.dirty_documents()
    assert len(marked.documents) == 4
    ledger.add(reading(5))
    ledger.mark_dirty(marked.documents[:1])  # judged while the computation goes on
    with ledger.computing() as computation, computation.write() as writer:
        writer.done(marked)
    left = ledger.dirty_documents()
    assert left.documents == (marked.documents[0], reading(5).document.id[7:23])
    assert not set(left.marks) & set(marked.marks)


def test_one_computation_at_a_time(place: str) -> None:
    with Ledger.open(place) as first, Ledger.open(place, patience=0.1) as other:
        with first.computing(), pytest.raises(CounterclaimError) as caught, other.computing():
            pass
        assert caught.value.code == "E512"
        with first.computing():
            assert other.add(reading())  # adding goes on
        with other.computing():
            pass


def test_links_keys_and_copies(ledger: Ledger) -> None:
    one, two, three, _ = (a.id for a in ledger.accounts())
    reason = Reason(feature="place", first="Dara", other="Daraa", weight=2.0)
    link = Link(first=max(one, two), other=min(one, two), score=2.0, reasons=(reason,))
    documents = [d.key for d in ledger.documents()]
    group = WireGroup("w1", documents[0], (documents[0], documents[1]), (Copy(documents[1], documents[0], 0.9, 0.8),))
    with ledger.computing() as computation, computation.write() as writer:
        writer.put_links([link])
        writer.put_links([link.model_copy(update={"score": 3.0})])
        writer.put_keys({one: ("k", "l"), two: ("k",), three: ("m",)})
        writer.put_signatures({documents[0]: b"\0\1"}, {documents[0]: ("b1", "b2")})
        writer.put_wire([group])
    with ledger.reads() as connection:
        turned = Link(
            first=link.other,
            other=link.first,
            score=3.0,
            reasons=(Reason(feature="place", first="Daraa", other="Dara", weight=2.0),),
        )
        assert bulk.links_of(connection, [two]) == [turned]
        assert bulk.sharing_keys(connection, ["k", "l", "x"], 9) == {"k": sorted([one, two]), "l": [one]}
        assert bulk.sharing_keys(connection, ["k", "l"], 1) == {"l": [one]}
        assert bulk.keys_of(connection, [one]) == {one: ["k", "l"]}
        assert bulk.bands_of(connection, documents) == {documents[0]: ["b1", "b2"]}
        assert bulk.wires_of(connection, documents) == {documents[0]: "w1", documents[1]: "w1"}
        assert bulk.members_of(connection, ["w1"]) == {"w1": sorted(documents[:2])}
    wider = WireGroup("w2", documents[2], (documents[2], documents[1]), ())
    with ledger.computing() as computation, computation.write() as writer:
        writer.forget_accounts([one])
        writer.put_wire([wider])
    with ledger.reads() as connection:
        assert bulk.links_of(connection, [one, two, three]) == []
        assert bulk.keys_of(connection, [one, two]) == {two: ["k"]}
        assert bulk.wires_of(connection, documents) == {documents[1]: "w2", documents[2]: "w2"}
