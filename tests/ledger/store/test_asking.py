"""Questions by filter, on both stores."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import text
from tests.ledger.conftest import new_database
from tests.ledger.store.made import reading
from tests.ledger.store.test_computing import incident

from counterclaim import Ledger
from counterclaim.ledger.store.computing import dirty


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def ledger(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    if request.param == "sqlite":
        place = str(tmp_path_factory.mktemp("asking") / "one.db")
    else:
        place = new_database(request.getfixturevalue("postgres"))
    with Ledger.open(place) as opened:
        opened.add(reading(1, published=date(2024, 5, 2)))
        opened.add(reading(2, words="bombed the bakery", publisher="Valley Post", published=date(2024, 5, 4)))
        opened.add(reading(3, published=None, killed=0))
        accounts = list(opened.accounts())
        incidents = [incident(accounts[:1]), incident(accounts[1:])]
        with opened.computing() as computation, computation.write() as writer:
            writer.put_incidents(incidents, {i.id: i.accounts[0] for i in incidents}, everything=True)
            writer.done(dirty(writer.connection))
        yield opened


@pytest.mark.parametrize(
    ("asked", "documents", "claims", "incidents"),
    [
        ({}, 3, 9, 2),
        ({"actor": "red brigade"}, 3, 9, 2),
        ({"actor": "LIWA AL AHMAR"}, 3, 9, 2),
        ({"actor": "red-brigade", "role": "claimant"}, 3, 3, 0),
        ({"actor": "nobody known"}, 0, 0, 0),
        ({"place": "dara-1"}, 1, 2, 1),
        ({"place": "own:dara-2"}, 1, 2, 1),
        ({"place": "SYR"}, 3, 6, 2),
        ({"place": "Idlib"}, 3, 6, 2),
        ({"publisher": "valley post"}, 1, 3, 1),
        ({"type": "artillery"}, 3, 6, 2),
        ({"type": "assault"}, 3, 6, 0),
        ({"stance": "denies"}, 3, 3, 2),
        ({"kind": "relation"}, 3, 3, 2),
        ({"text": "bakery"}, 1, 1, 1),
        ({"text": "..."}, 0, 0, 0),
        ({"published_since": date(2024, 5, 3)}, 1, 3, 1),
        ({"published_until": date(2024, 5, 3)}, 1, 3, 1),
        ({"since": date(2024, 5, 1), "until": date(2024, 5, 1)}, 0, 6, 2),
        ({"since": date(2024, 5, 2)}, 2, 0, 0),
        ({"until": date(2024, 4, 30)}, 0, 0, 0),
        ({"geo_precision": 1, "date_precision": 1}, 3, 6, 2),
        ({"standing": "party_only"}, 3, 6, 2),
        ({"standing": "contested"}, 3, 0, 0),
        ({"standing": "contested", "field": "killed"}, 3, 6, 2),
        ({"document": "sha256:"}, 0, 0, 0),
        ({"deadly": True}, 2, 2, 2),
        ({"limit": 1}, 1, 1, 1),
        ({"offset": 1}, 2, 8, 1),
        ({"limit": 5, "offset": 2}, 1, 5, 0),
    ],
)
def test_filters(ledger: Ledger, asked: dict[str, Any], documents: int, claims: int, incidents: int) -> None:
    found = (len(ledger.documents(**asked)), len(list(ledger.claims(**asked))), len(list(ledger.incidents(**asked))))
    if "kind" in asked:
        found = (found[0], found[1], incidents)  # of claims only
    assert found == (documents, claims, incidents)
    if "limit" not in asked and "offset" not in asked:
        assert ledger.count("documents", **asked) == documents
        assert ledger.count("claims", **asked) == claims


def test_claims_of_one_document_and_incident(ledger: Ledger) -> None:
    key = reading(2).document.id[7:23]
    one = next(ledger.incidents(place="dara-1"))
    assert {c.incident for c in ledger.claims(incident=one.id)} == {one.id}
    assert [c.document for c in ledger.claims(document=reading(1).document.id)] == [reading(1).document.id[7:23]] * 3
    assert key not in {c.document for c in ledger.claims(incident=one.id)}
    assert [d.key for d in ledger.documents(incident=one.id)] == list(one.documents)
    assert [i.id for i in ledger.incidents(document=one.documents[0])] == [one.id]


def test_orders(ledger: Ledger) -> None:
    two = list(ledger.incidents(order="told"))
    for order in ("when", "latest", "deadliest", "id"):
        assert {i.id for i in ledger.incidents(order=order)} == {i.id for i in two}  # type: ignore[arg-type]
    published = [d.published for d in ledger.documents()]
    assert published == [date(2024, 5, 4), date(2024, 5, 2), None]


def test_names_and_keys(ledger: Ledger) -> None:
    assert ledger.names(["ministry", "own:dara-2", "nobody"]) == {
        "ministry": "Ministry of Defence",
        "own:dara-2": "Dara-2",
    }
    assert list(ledger.document_keys()) == [key for key, _ in ledger.texts()]


def test_sqlite_learns_its_indexes_when_a_ledger_has_doubled(tmp_path: object) -> None:
    def planned() -> object:
        with Ledger.open(f"{tmp_path}/one.db", read_only=True) as ledger, ledger.reads() as connection:
            value = connection.scalar(text("SELECT value FROM meta WHERE name = 'planned'"))
            known = connection.scalar(text("SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_stat1'"))
            return value if known else None

    seen = []
    for first, last in ((0, 99), (99, 100), (100, 150), (150, 200)):
        with Ledger.open(f"{tmp_path}/one.db") as ledger:
            list(ledger.add_many((reading(n), None) for n in range(first, last)))
        seen.append(planned())
    assert seen == [None, "100 0", "100 0", "200 0"]


def test_questions_use_the_indexes(tmp_path: object) -> None:
    """No question of the desk kind goes through all claims or incidents."""
    with Ledger.open(f"{tmp_path}/one.db") as ledger, ledger.reads() as connection:
        from sqlalchemy import select

        from counterclaim.ledger.store import tables as t
        from counterclaim.ledger.store.filters import Filter, claim_filter

        for wanted in (Filter(actor="x"), Filter(place="y"), Filter(incident="z"), Filter(document="d")):
            query = select(t.claims.c.key).where(*claim_filter(connection, wanted))
            compiled = query.compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True})
            plan = [row.detail for row in connection.execute(text(f"EXPLAIN QUERY PLAN {compiled}"))]
            assert not [line for line in plan if line.startswith("SCAN claims")], (wanted, plan)
