"""Questions to a ledger on both stores: timeline and sources against a count by hand over the same answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.comparison.align import Keys
from counterclaim.ledger.compute import compute
from counterclaim.ledger.generator import generate
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.sources import claimants, profile_of, publishers
from counterclaim.ledger.store.filters import Filter
from counterclaim.ledger.telling import links_of, tellers_of
from counterclaim.ledger.timeline import bounds, timeline


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    """A ledger of made-up documents, with incidents."""
    with Ledger.open(place) as opened:
        for _ in opened.add_many((made.reading, None) for made in generate(60, seed=5)):
            pass
        compute(opened)
        yield opened


def test_the_timeline_counts_each_incident_once_and_by_its_standing(ledger: Ledger) -> None:
    incidents = list(ledger.incidents())
    for by in ("day", "week", "month", "year"):
        with ledger.reads() as connection:
            periods = timeline(connection, Filter(), by)  # type: ignore[arg-type]
        assert sum(p.incidents for p in periods) == len(incidents)
        assert sum((Counter(p.standings) for p in periods), Counter()) == Counter(i.standing for i in incidents)
        starts = [p.start for p in periods if p.start]
        assert starts == sorted(set(starts))


def test_the_timeline_follows_filters(ledger: Ledger) -> None:
    some = next(i for i in ledger.incidents() if i.initiators)
    wanted = Filter(actor=some.initiators[0], role="initiator")
    with ledger.reads() as connection:
        found = timeline(connection, wanted, "month")
    assert 0 < sum(p.incidents for p in found) == ledger.count("incidents", wanted) < ledger.count("incidents")


def test_publishers_are_counted_like_by_hand(ledger: Ledger) -> None:
    with ledger.reads() as connection:
        rows = {row["name"]: row for row in publishers(connection, limit=1_000)}
    documents = ledger.documents()
    assert {name: row["documents"] for name, row in rows.items()} == Counter(
        d.publisher for d in documents if d.publisher
    )
    of = {d.key: d.publisher for d in documents}
    told: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for incident in ledger.incidents():
        named = {of[key] for key in incident.documents if of[key]}
        told.update(n for n in named if n)
        if len(named) == 1 and all(of[key] for key in incident.documents):
            alone.update(n for n in named if n)
    assert {name: row["incidents"] for name, row in rows.items()} == {name: told[name] for name in rows}
    assert {name: row["alone"] for name, row in rows.items()} == {name: alone[name] for name in rows}
    assert all(row["first"] + row["alone"] <= row["incidents"] for row in rows.values())
    standings = ("corroborated", "single_source", "party_only", "contested", "denied")
    assert all(sum(row[s] for s in standings) == row["incidents"] for row in rows.values())


def test_who_tells_with_a_document_without_publisher_is_not_alone(place: str) -> None:
    made = next(m.reading for m in generate(60, seed=5) if m.reading.claims)
    unnamed = made.document.model_copy(update={"publisher": None, "id": "sha256:" + "ab" * 32})
    with Ledger.open(place) as ledger:
        ledger.add(made)
        ledger.add(made.model_copy(update={"document": unnamed}))
        compute(ledger)
        with ledger.reads() as connection:
            (row,) = publishers(connection)
    assert row["incidents"] > 0
    assert row["alone"] == 0


def test_copies_are_told_apart_from_first_tellings(ledger: Ledger) -> None:
    with ledger.reads() as connection:
        rows = publishers(connection, limit=1_000)
    assert sum(row["copied"] for row in rows) == sum(row["copied_by"] for row in rows) > 0


def test_claimants_have_their_claims_and_a_profile_in_their_own_words(ledger: Ledger) -> None:
    with ledger.reads() as connection:
        rows = claimants(connection, limit=5)
    first = rows[0]
    assert first["claims"] == sum(1 for c in ledger.claims(actor=first["actor"], role="claimant"))
    profile = profile_of(ledger, actor=first["actor"])
    assert profile is not None
    assert profile.numbers == first
    assert profile.heard_in
    assert profile_of(ledger, actor="nobody-at-all") is None
    assert profile_of(ledger, publisher="No Such Outlet") is None


def test_a_publishers_profile_counts_its_names_for_everybody(ledger: Ledger) -> None:
    name = next(d.publisher for d in ledger.documents() if d.publisher)
    profile = profile_of(ledger, publisher=name)
    assert profile is not None
    own = list(ledger.readings(d.key for d in ledger.documents(publisher=name)))
    assert profile.counted <= len(own)
    assert profile.labels
    for named in profile.labels:
        for use in named.labels:
            assert use.examples
            assert all(use.text.split()[0] in example.text for example in use.examples)
            mentions = [
                " ".join(m.text.split())
                for reading in own
                for actor in reading.actors
                if Keys(reading).of(actor.id) == named.actor
                for m in actor.mentions
            ]
            assert use.device or 0 < use.count <= mentions.count(use.text)


def test_the_claims_behind_an_incident_are_all_there(ledger: Ledger) -> None:
    incident = max(ledger.incidents(), key=lambda i: (len(i.documents), i.id))
    tellers = tellers_of(ledger, incident)
    assert {teller.key for teller in tellers} == set(incident.claims)
    assert all(t.claim.text == t.document.text[t.claim.start_char : t.claim.end_char] for t in tellers)
    links = links_of(ledger, incident)
    assert links
    assert all(link.reasons for link in links)
    assert {link.first for link in links} | {link.other for link in links} <= set(incident.accounts)


@given(st.dates(date(1980, 1, 1), date(2100, 12, 31)), st.sampled_from(["day", "week", "month", "year"]))
def test_a_period_holds_its_day_and_begins_where_the_last_one_ended(day: date, by: str) -> None:
    start, end = bounds(day, by)  # type: ignore[arg-type]
    assert start is not None
    assert end is not None
    assert start <= day <= end
    assert bounds(start, by) == bounds(end, by) == (start, end)  # type: ignore[arg-type]
    assert bounds(None, by) == (None, None)  # type: ignore[arg-type]
