"""One computation at a time: a lock that the system takes back when its holder dies."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, text

from counterclaim.errors import Errors
from counterclaim.ledger.store.address import Address
from counterclaim.ledger.store.trouble import trouble

_COMPUTING = 0x43434C45  # PostgreSQL's advisory lock of computations


@contextmanager
def computing_lock(engine: Engine, address: Address, patience: float) -> Iterator[None]:
    """Hold the right to compute; waits `patience` seconds for it.

    Raises:
        CounterclaimError: E512 when another computation goes on for longer.
    """
    if address.path is None:
        with _postgres(engine, address, patience):
            yield
        return
    # the lock is SQLite's own, on an empty file beside the ledger: it works wherever the ledger itself works
    path = address.path.with_name(address.path.name + "-computing")
    try:
        connection = sqlite3.connect(path, timeout=patience, isolation_level=None, check_same_thread=False)
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        if "locked" in str(error):
            raise Errors.E512.error(where=address.shown) from None
        raise (trouble(error, address) or error) from None
    try:
        yield
    finally:
        connection.close()


@contextmanager
def _postgres(engine: Engine, address: Address, patience: float) -> Iterator[None]:
    milliseconds = max(1, int(patience * 1000))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"SET lock_timeout = {milliseconds}"))
        try:
            connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": _COMPUTING})
        except Exception as error:
            if getattr(error, "code", None) == "E506":
                raise Errors.E512.error(where=address.shown) from None
            raise
        try:
            connection.execute(text("SET lock_timeout = 0"))
            yield
        finally:
            connection.invalidate()  # the lock goes with the connection
