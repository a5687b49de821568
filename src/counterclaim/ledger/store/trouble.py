"""What a database says when something is wrong, as a message with a code that says what to do.

SQLite's result codes: https://www.sqlite.org/rescode.html. PostgreSQL's: appendix A of its manual.
"""

from __future__ import annotations

import sqlite3
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext

from counterclaim.errors import CounterclaimError, Errors
from counterclaim.ledger.store.address import Address

PATIENCE = 300.0  # seconds; storing the incidents of a large ledger takes a minute

_SQLITE: tuple[tuple[tuple[str, ...], Errors], ...] = (
    (("disk is full", "no space left", "file too large"), Errors.E504),
    (("readonly", "read-only", "unable to open", "permission denied"), Errors.E505),
    (("is locked",), Errors.E506),
    (("not a database", "file is encrypted"), Errors.E502),
    (("malformed", "corrupt"), Errors.E509),
    (("no such module",), Errors.E511),  # an SQLite built without full-text search
)
_NO_SPACE = ("SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE", "SQLITE_IOERR_TRUNCATE", "SQLITE_IOERR_FSYNC")

_POSTGRES: tuple[tuple[tuple[str, ...], Errors], ...] = (
    (("53100",), Errors.E504),
    (("42501", "25006"), Errors.E505),
    (("55P03",), Errors.E506),
    (("57P", "08"), Errors.E507),
    (("28", "3D"), Errors.E508),
    (("XX001", "XX002"), Errors.E509),
    (("53", "54", "57", "58"), Errors.E511),
)


def watch(engine: Engine, address: Address, patience: float = PATIENCE) -> None:
    """Give every error of this engine that a user can do something about its message."""

    def translate(context: ExceptionContext) -> None:
        if not isinstance(context.original_exception, Exception):
            return  # Ctrl-C in the middle of a statement is no trouble of the database
        if found := trouble(context.original_exception, address, lost=bool(context.is_disconnect), patience=patience):
            raise found from context.original_exception

    event.listen(engine, "handle_error", translate)


def trouble(
    error: BaseException, address: Address, *, lost: bool = False, patience: float = PATIENCE
) -> CounterclaimError | None:
    """Return the message for what a driver raised; None where it is a mistake of the program itself."""
    what = " ".join(str(error).split())[:300]
    values: dict[str, Any] = {"where": address.shown, "what": what, "seconds": f"{patience:g}"}
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(error, what, values)
    state = getattr(error, "sqlstate", None)
    if state:
        for codes, message in _POSTGRES:
            if state.startswith(codes):
                return message.error(**values)
    if lost:
        return Errors.E507.error(**values)
    if type(error).__name__ == "OperationalError" and not state:
        connected = "connection failed" not in what and "connection is bad" not in what
        return (Errors.E507 if connected else Errors.E508).error(**values)
    return None


def _of_sqlite(error: sqlite3.Error, what: str, values: dict[str, Any]) -> CounterclaimError | None:
    if getattr(error, "sqlite_errorname", "") in _NO_SPACE:
        return Errors.E504.error(**values)
    for words, message in _SQLITE:
        if any(word in what.lower() for word in words):
            return message.error(**values)
    if isinstance(error, sqlite3.OperationalError) and "disk i/o" in what.lower():
        return Errors.E511.error(**values)
    return None
