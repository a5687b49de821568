"""What databases say, as messages; what a query asks for."""

from __future__ import annotations

import sqlite3

import pytest

from counterclaim import CounterclaimError, Ledger
from counterclaim.ledger.store import engine
from counterclaim.ledger.store.address import address_of
from counterclaim.ledger.store.search import Term, terms_of
from counterclaim.ledger.store.trouble import trouble

HERE = address_of("postgresql://me:secret@host/db")


class Refusal(Exception):
    """What a PostgreSQL driver raises."""

    def __init__(self, sqlstate: str | None, text: str = "it says why") -> None:
        super().__init__(text)
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("sqlstate", "code"),
    [
        ("53100", "E504"),  # disk full
        ("42501", "E505"),  # no right
        ("25006", "E505"),  # read-only transaction
        ("55P03", "E506"),  # lock not to be had
        ("57P01", "E507"),  # shut down by the administrator
        ("08006", "E507"),  # connection failure
        ("28P01", "E508"),  # wrong password
        ("3D000", "E508"),  # no such database
        ("XX001", "E509"),  # damaged data
        ("53300", "E511"),  # too many connections
        ("54000", "E511"),  # a limit of the program
    ],
)
def test_what_postgresql_says(sqlstate: str, code: str) -> None:
    found = trouble(Refusal(sqlstate), HERE)
    assert found is not None
    assert found.code == code
    assert "secret" not in str(found)


@pytest.mark.parametrize("sqlstate", ["42P01", "23505", "22P02", "40P01", None])
def test_mistakes_of_the_program_stay_what_they_are(sqlstate: str | None) -> None:
    assert trouble(Refusal(sqlstate), HERE) is None
    assert trouble(sqlite3.IntegrityError("UNIQUE constraint failed"), HERE) is None
    assert trouble(sqlite3.OperationalError("no such column: x"), HERE) is None


def test_an_sqlite_without_full_text_search() -> None:
    found = trouble(sqlite3.OperationalError("no such module: fts5"), address_of("one.db"))
    assert found is not None
    assert found.code == "E511"
    assert "fts5" in found.message


def test_a_driver_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object, **__: object) -> None:
        raise ModuleNotFoundError("No module named 'psycopg'")

    monkeypatch.setattr(engine, "create_engine", missing)
    with pytest.raises(CounterclaimError) as caught:
        Ledger.open("postgresql://me@host/db")
    assert caught.value.code == "E304"


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("shelling  market", (Term(("shelling",)), Term(("market",)))),
        ('"field hospital" Sara*', (Term(("field", "hospital")), Term(("Sara",), prefix=True))),
        ("Ḥamā AND (NOT", (Term(("Hama",)), Term(("AND",)), Term(("NOT",)))),
        ('half "a phrase', (Term(("half",)), Term(("a",)), Term(("phrase",)))),
        ('* "" - ___ \0', ()),
        ("", ()),
    ],
)
def test_terms(query: str, terms: tuple[Term, ...]) -> None:
    assert terms_of(query) == terms
