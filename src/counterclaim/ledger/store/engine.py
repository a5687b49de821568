"""Connections to the database, with the settings that make them safe and fast."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL

from counterclaim.errors import Errors
from counterclaim.ledger.store.address import Address
from counterclaim.ledger.store.trouble import PATIENCE, watch

APPLICATION_ID = 0x43434C44  # "CCLD": what `file` and other tools know a ledger by
_WRITES = "counterclaim_writes"
_GROWING = ("documents", "incidents")


def connect(address: Address, *, read_only: bool = False, patience: float = PATIENCE) -> Engine:
    """Return an engine; nothing is opened yet.

    Raises:
        CounterclaimError: E304 when the PostgreSQL driver is not installed.
    """
    engine = (
        _sqlite(address, read_only, patience) if address.path is not None else _postgres(address, read_only, patience)
    )
    watch(engine, address, patience)
    return engine


def writing(engine: Engine) -> Engine:
    """The same engine for transactions that write: on SQLite they take the lock at once, so that none fails half-way."""
    return engine.execution_options(**{_WRITES: True})


def tidy(engine: Engine) -> None:
    """Have SQLite look at samples of its indexes, so that it plans questions well; PostgreSQL does so by itself.

    Only when the ledger has twice as much in it as the last time: the plans hold for long, and one more document
    should not wait for them.
    """
    if engine.dialect.name != "sqlite":
        return
    with suppress(Exception), engine.connect() as connection:  # a convenience: whoever writes now goes first
        raw = connection.connection.cursor()
        sizes = [raw.execute(f"SELECT coalesce(max(rowid), 0) FROM {name}").fetchone()[0] for name in _GROWING]
        found = raw.execute("SELECT value FROM meta WHERE name = 'planned'").fetchone()
        before = [int(size) for size in found[0].split()] if found else [0] * len(sizes)
        if all(size < 2 * max(old, 50) for size, old in zip(sizes, before, strict=True)):
            return
        patience = raw.execute("PRAGMA busy_timeout").fetchone()[0]
        raw.execute("PRAGMA busy_timeout = 0")
        try:
            raw.execute("PRAGMA analysis_limit = 400")
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("ANALYZE")
            raw.execute("DELETE FROM meta WHERE name = 'planned'")
            raw.execute("INSERT INTO meta VALUES ('planned', ?)", (" ".join(map(str, sizes)),))
            raw.execute("COMMIT")
        finally:
            raw.execute(f"PRAGMA busy_timeout = {patience}")


def _postgres(address: Address, read_only: bool, patience: float) -> Engine:
    options = f"-c default_transaction_read_only={'on' if read_only else 'off'} -c jit=off -c lock_timeout={int(patience * 1000)}"
    try:
        return create_engine(
            address.url, pool_pre_ping=True, pool_size=4, connect_args={"connect_timeout": 10, "options": options}
        )
    except ModuleNotFoundError:
        raise Errors.E304.error(package="counterclaim[postgres]") from None


def _sqlite(address: Address, read_only: bool, patience: float) -> Engine:
    assert address.path is not None
    url = address.url
    asks_only = False
    if read_only:
        path = address.path.absolute()
        folder, file = _may_write(path.parent), _may_write(path)
        asks_only = folder and file  # the last to leave can then tidy up the log beside the file
        log = path.with_name(path.name + "-wal")
        # where nobody may write beside the file, SQLite cannot open its log; with nothing in it, the file stands still
        still = not folder and not (log.exists() and log.stat().st_size)
        query = {"mode": "rw" if asks_only else "ro", "uri": "true"} | ({"immutable": "1"} if still else {})
        url = URL.create("sqlite", database="file:" + quote(str(path)), query=query)
    engine = create_engine(url, connect_args={"timeout": patience})

    def on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # transactions begin where we say so, see below
        cursor = connection.cursor()
        for pragma in (
            "foreign_keys = ON",
            "synchronous = NORMAL",  # with a log (WAL) nothing is torn; see docs/guide/ledger.md for a power cut
            "cache_size = -64000",
            "mmap_size = 268435456",
            "wal_autocheckpoint = 4000",
            "journal_size_limit = 67108864",  # the log of a large computation does not stay that large
        ):
            cursor.execute(f"PRAGMA {pragma}")
        if asks_only:
            cursor.execute("PRAGMA query_only = ON")
        cursor.close()

    def on_begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    event.listen(engine, "connect", on_connect)
    event.listen(engine, "begin", on_begin)
    return engine


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
