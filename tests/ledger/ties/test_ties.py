"""Ties over time: sightings, who says and who denies, fights of incidents, and the registry's own set apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from sqlalchemy import select

from counterclaim.errors import CounterclaimError
from counterclaim.ledger.compute import compute
from counterclaim.ledger.judgements import judge
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.store import tables as t
from counterclaim.ledger.ties import Tie, ties_of
from counterclaim.records import Actor, Claim, Claimant, Document, Event, MadeBy, Reading, Relation, Span, When

MADE_BY = MadeBy(counterclaim="1", model="m", lexicon="l", registry="r", gazetteer="g")
NAMED = (
    ("red-army", "Red Army", "rebel_group"),
    ("blue-guard", "Blue Guard", "militia"),
    ("state-red", "Redland", "state"),
    ("watch", "Border Watch", "monitor"),
    ("the-reds", "The Reds", "rebel_group"),
)
ACTORS = tuple(Actor.model_validate({"id": i, "name": n, "kind": k, "known": i != "the-reds"}) for i, n, k in NAMED)


def told(publisher: str, day: date, *claims: Claim) -> Reading:
    text = f"{publisher} {day} " + " ".join(c.text for c in claims)
    document = Document.of(text, publisher=publisher, published=day)
    return Reading(document=document, made_by=MADE_BY, actors=ACTORS, claims=claims)


def tie(
    number: int,
    source: str,
    target: str,
    kind: str = "backs",
    by: str | None = None,
    when: When | None = None,
    polarity: str = "positive",
    time: str = "ongoing",
) -> Claim:
    claimant = Claimant(actor=by, name=by, interest="independent") if by else Claimant(document=True)
    values = {"id": f"c{number}", "start_char": 0, "end_char": 1, "text": f"x{number}", "claimant": claimant}
    relation = Relation.model_validate({"type": kind, "source": source, "target": target, "when": when})
    return Claim.model_validate({**values, "polarity": polarity, "time": time, "relation": relation})


def day(text: str) -> When:
    return When(start=date.fromisoformat(text), end=date.fromisoformat(text), date_precision=1)


@pytest.fixture
def ask(place: str) -> Iterator[Callable[..., list[Tie]]]:
    with Ledger.open(place) as ledger:

        def run(actor: str, readings: list[Reading], **when: date) -> list[Tie]:
            for reading in readings:
                ledger.add(reading)
            compute(ledger)
            with ledger.reads() as connection:
                return [one for one in ties_of(connection, actor, **when) if one.origin != "registry"]

        run.ledger = ledger  # type: ignore[attr-defined]
        yield run


def test_sightings_bound_a_tie_and_are_no_beginning(ask: Callable[..., list[Tie]]) -> None:
    (found,) = ask(
        "Red Army",
        [
            told("A", date(2017, 5, 1), tie(1, "state-red", "red-army", when=day("2016-02-03"))),
            told("B", date(2017, 8, 1), tie(1, "state-red", "red-army", by="watch")),
        ],
    )
    assert (found.type, found.source_name, found.target_name) == ("backs", "Redland", "Red Army")
    assert (found.first.earliest, found.first.precise, found.first.real) == (date(2016, 2, 3), True, False)
    assert (found.last.latest, found.last.from_publication) == (date(2017, 8, 1), True)
    assert (found.status, found.standing) == ("asserted", "corroborated")
    assert [(s.name, s.interest, s.documents) for s in found.said_by] == [
        ("A", "unknown", 1),
        ("watch", "independent", 1),
    ]


def test_a_tie_on_a_day_was_seen_by_then(ask: Callable[..., list[Tie]]) -> None:
    readings = [
        told("A", date(2016, 1, 1), tie(1, "state-red", "red-army"), tie(2, "blue-guard", "red-army", "allied_with")),
        told("B", date(2018, 1, 1), tie(1, "state-red", "red-army"), tie(2, "watch", "red-army", "linked_to")),
    ]
    found = {one.type: one.holds for one in ask("red-army", readings, at=date(2017, 7, 16))}
    assert found == {"backs": "yes", "allied_with": "seen before"}
    assert {one.type for one in ask("red-army", [], since=date(2017, 1, 1))} == {"backs", "linked_to"}
    assert {one.type for one in ask("red-army", [], until=date(2017, 1, 1))} == {"backs", "allied_with"}


def test_denied_and_contested_ties_are_shown_as_such(ask: Callable[..., list[Tie]]) -> None:
    (found,) = ask(
        "red-army",
        [
            told("A", date(2017, 5, 1), tie(1, "state-red", "red-army")),
            told("B", date(2017, 5, 2), tie(1, "state-red", "red-army", by="watch", polarity="negative")),
        ],
    )
    assert (found.status, found.standing) == ("contested", "contested")
    assert [(s.name, s.denies) for s in found.said_by] == [("A", False), ("watch", True)]


def test_what_is_only_denied_planned_or_feared_is_no_tie(ask: Callable[..., list[Tie]]) -> None:
    found = ask(
        "red-army",
        [
            told(
                "A",
                date(2017, 5, 1),
                tie(1, "watch", "red-army", polarity="negative"),
                tie(2, "blue-guard", "red-army", time="future"),
            )
        ],
    )
    assert [(one.source, one.status) for one in found] == [("watch", "denied")]


def test_both_ends_of_an_alliance_are_one_tie_and_judged_actors_one_actor(ask: Callable[..., list[Tie]]) -> None:
    readings = [
        told("A", date(2017, 5, 1), tie(1, "red-army", "blue-guard", "allied_with")),
        told("B", date(2017, 5, 2), tie(1, "blue-guard", "red-army", "allied_with")),
        told("C", date(2017, 5, 3), tie(1, "blue-guard", "the-reds", "allied_with")),
    ]
    assert {len(one.said_by) for one in ask("red-army", readings)} == {2}
    judge(ask.ledger, "same", "the-reds", "red-army", why="a nickname", by="x")  # type: ignore[attr-defined]
    (found,) = ask("The Reds", [])
    assert len(found.said_by) == 3
    (again,) = ask("blue-guard", [])
    assert again.said_by == found.said_by


def test_fights_come_from_both_sides_of_incidents(ask: Callable[..., list[Tie]]) -> None:
    def clash(number: int, kind: str, initiators: tuple[str, ...], targets: tuple[str, ...], on: str) -> Claim:
        event = Event(
            type=kind, plover="ASSAULT", trigger=Span(start_char=0, end_char=1, text="x"), initiators=initiators,
            targets=targets, when=day(on), happening="h1",
        )  # fmt: skip
        return Claim(id=f"c{number}", start_char=0, end_char=1, text="x", claimant=Claimant(document=True), event=event)

    (found,) = ask(
        "red-army",
        [
            told("A", date(2017, 5, 2), clash(1, "shelling", ("red-army",), ("blue-guard",), "2017-05-01")),
            told("B", date(2017, 9, 2), clash(1, "armed_clash", ("red-army", "blue-guard"), (), "2017-09-01")),
            told("C", date(2017, 9, 2), clash(1, "air_strike", ("red-army", "state-red"), (), "2017-03-01")),
        ],
    )
    assert (found.type, found.origin, found.incidents) == ("fights", "incidents", 2)
    assert (found.first.earliest, found.last.latest) == (date(2017, 5, 1), date(2017, 9, 1))


def test_the_registry_stands_apart(ask: Callable[..., list[Tie]]) -> None:
    ask("hts", [])
    with ask.ledger.reads() as connection:  # type: ignore[attr-defined]
        found = ties_of(connection, "Hay'at Tahrir al-Sham", at=date(2017, 7, 16))
    assert found
    assert {one.origin for one in found} == {"registry"}
    assert all(one.standing is None and not one.said_by for one in found)


def test_nobody_of_that_name(ask: Callable[..., list[Tie]]) -> None:
    with pytest.raises(CounterclaimError, match=r"E548.*ahrar-al-sham"):
        ask("Ahrar al Shamm", [])


def test_the_table_of_ties_follows_the_claims(ask: Callable[..., list[Tie]]) -> None:
    reading = told("A", date(2017, 5, 1), tie(1, "state-red", "red-army"), tie(2, "watch", "red-army", "linked_to"))
    ask("red-army", [reading])
    ledger: Ledger = ask.ledger  # type: ignore[attr-defined]
    ledger.reread(reading.model_copy(update={"claims": reading.claims[:1]}))
    compute(ledger)
    with ledger.reads() as connection:
        rows = connection.execute(select(t.ties.c.type, t.ties.c.claims, t.ties.c.standing)).all()
        claims = list(connection.scalars(select(t.tie_claims.c.claim)))
    assert [tuple(row) for row in rows] == [("backs", 1, "single_source")]
    assert len(claims) == 1
