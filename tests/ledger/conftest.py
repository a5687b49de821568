"""Places for ledgers: a file, and a database of a PostgreSQL server that is started for the tests.

`COUNTERCLAIM_TEST_POSTGRES` names a server to use instead (a URL whose user may create databases). Without a server the
tests on PostgreSQL are skipped, unless `COUNTERCLAIM_REQUIRE_POSTGRES` is set, as the CI does.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL, make_url
from tests.ledger.server import Server, binaries

NewPlace = Callable[[], str]


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a PostgreSQL database from which others can be made."""
    given = os.environ.get("COUNTERCLAIM_TEST_POSTGRES")
    if given:
        yield given
    elif binaries() is None:
        if os.environ.get("COUNTERCLAIM_REQUIRE_POSTGRES"):
            pytest.fail("PostgreSQL is required here and its programs are not installed")
        pytest.skip("no PostgreSQL server and no programs to start one")
    else:
        with Server() as server:
            yield server.url


def new_database(server: str) -> str:
    """Make a database on the server and return its URL."""
    name = f"t{uuid4().hex[:12]}"
    admin = create_engine(driver(server), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    admin.dispose()
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def driver(url: str) -> URL:
    """The URL with the driver that SQLAlchemy needs named."""
    return make_url(url).set(drivername="postgresql+psycopg")


@pytest.fixture(params=["sqlite", "postgresql"])
def new_place(request: pytest.FixtureRequest, tmp_path: Path) -> NewPlace:
    """Return a function that gives the address of a new, empty place for a ledger; on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        return lambda: str(tmp_path / f"{uuid4().hex[:8]}.db")
    server = request.getfixturevalue("postgres")
    return lambda: new_database(server)


@pytest.fixture
def place(new_place: NewPlace) -> str:
    """The address of a new, empty place for a ledger; on SQLite and on PostgreSQL."""
    return new_place()
