"""The schema of a ledger: made anew, brought to this version, or refused.

Migrations are Alembic's, shipped in the package. An older ledger is brought to this version when it is opened for
writing, in one transaction; a newer one is refused. Alembic is only imported when there is something to migrate.
"""

from __future__ import annotations

import time
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import SQLAlchemyError

from counterclaim import __version__
from counterclaim.errors import CounterclaimError, Errors
from counterclaim.ledger.store import tables as t
from counterclaim.ledger.store.address import Address
from counterclaim.ledger.store.columns import now
from counterclaim.ledger.store.engine import APPLICATION_ID, writing
from counterclaim.ledger.store.search import create_search
from counterclaim.ledger.store.trouble import PATIENCE, trouble
from counterclaim.ledger.store.views import create_views, drop_views, views_are_current

SCHEMA = "0003"
VERSION_TABLE = "ledger_version"
MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = 0x43434C44  # PostgreSQL's advisory lock while tables are made


def prepare(engine: Engine, address: Address, *, create: bool, read_only: bool) -> None:
    """Make the tables of a new ledger, or bring those of an older one to this version.

    Raises:
        CounterclaimError: E501 (newer), E502 (something else), E503 (not there), E513 (migration failed), E514 (older,
            and opened for reading only), and what `trouble` knows.
    """
    if address.path is not None:
        _check_file(address.path, address, create=create and not read_only)
    with engine.connect() as connection:
        found = _found(connection, address)
        if found == SCHEMA and (read_only or views_are_current(connection)):
            return
    if found is None and (not create or read_only):
        raise Errors.E503.error(where=address.shown)
    if read_only:
        raise Errors.E514.error(where=address.shown, found=found, known=SCHEMA)
    if address.path is not None:
        _use_log(engine, address)
    with writing(engine).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        found = _found(connection, address)  # another process may have been first
        if found is None:
            _create(connection)
        elif found != SCHEMA:
            _migrate(connection, address)
        elif not views_are_current(connection):
            drop_views(connection)
            create_views(connection)


def _check_file(path: Path, address: Address, *, create: bool) -> None:
    try:
        if path.is_dir():
            raise Errors.E502.error(where=address.shown, what="it is a folder")
        if not path.exists() and not create:
            raise Errors.E503.error(where=address.shown)
        if not path.parent.is_dir():
            raise Errors.E505.error(where=address.shown, what=f"there is no folder {path.parent}")
        if path.exists() and not path.is_file():
            raise Errors.E502.error(where=address.shown, what="it is no file")
    except OSError as error:
        raise Errors.E505.error(where=address.shown, what=error.strerror) from None


def _found(connection: Connection, address: Address) -> str | None:
    """Return the schema version of what is there; None where there is nothing yet."""
    names = set(inspect(connection).get_table_names())
    if VERSION_TABLE in names:
        found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()
        if found is None or not str(found).isdigit():
            raise Errors.E502.error(where=address.shown, what=f"its schema version is {found!r}")
        if int(found) > int(SCHEMA):
            raise Errors.E501.error(where=address.shown, found=found, known=SCHEMA)
        return str(found)
    if connection.dialect.name == "sqlite" and names:
        raise Errors.E502.error(where=address.shown, what="it is a database of something else")
    taken = sorted(names & set(t.metadata.tables))
    if taken:
        raise Errors.E502.error(where=address.shown, what=f"it has a table '{taken[0]}' of something else")
    return None


def _use_log(engine: Engine, address: Address) -> None:
    """Have SQLite write ahead into a log (WAL): readers and a writer do not wait for each other. Kept in the file."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            raw = engine.raw_connection()
            try:
                raw.cursor().execute("PRAGMA journal_mode = WAL")
                return
            finally:
                raw.close()
        except Exception as error:  # two processes that make one ledger get in each other's way here, without waiting
            if "locked" not in str(error) or time.monotonic() > until:
                if isinstance(error, CounterclaimError):
                    raise
                known = trouble(error, address)
                raise (known or error) from None
            time.sleep(0.05)


def _create(connection: Connection) -> None:
    t.metadata.create_all(connection)
    create_search(connection)
    create_views(connection)
    connection.execute(text(f"CREATE TABLE {VERSION_TABLE} (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
    connection.execute(text(f"INSERT INTO {VERSION_TABLE} VALUES (:version)"), {"version": SCHEMA})
    connection.execute(
        t.meta.insert(), [{"name": "made_by", "value": __version__}, {"name": "made", "value": now().isoformat()}]
    )
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def _migrate(connection: Connection, address: Address) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        drop_views(connection)
        command.upgrade(config, "head")
        create_search(connection)
        create_views(connection)
    except (CommandError, SQLAlchemyError) as error:
        raise Errors.E513.error(where=address.shown, what=" ".join(str(error).split())[:300]) from error
