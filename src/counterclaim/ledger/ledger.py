"""The ledger: one door to everything that is stored and computed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from types import TracebackType
from typing import TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from counterclaim.ledger.store import adding, failing, reading_back
from counterclaim.ledger.store.adding import Origin
from counterclaim.ledger.store.address import DEFAULT, Address, address_of
from counterclaim.ledger.store.engine import connect, writing
from counterclaim.ledger.store.failing import Failure
from counterclaim.ledger.store.reading_back import StoredReading
from counterclaim.ledger.store.schema import prepare
from counterclaim.records import Reading

_Answer = TypeVar("_Answer")
_CLASHES = ("40001", "40P01")  # PostgreSQL: two transactions wait for each other, one of them has to begin again
_TRIES = 6


class Ledger:
    """A ledger that is open.

    Statements are stored once and never overwritten: documents, readings and judgements are only added to. Everything
    else is made from them and can be made again. Several processes may use one ledger at once.

    Use `Ledger.open`, and close it, or use it in a ``with`` block.
    """

    def __init__(self, engine: Engine, address: Address, *, read_only: bool = False) -> None:
        self.engine = engine
        self.read_only = read_only
        self._address = address
        self._writing = writing(engine)

    @classmethod
    def open(cls, where: str | os.PathLike[str] = DEFAULT, create: bool = True, *, read_only: bool = False) -> Ledger:
        """Open a ledger, and make it where there is none yet.

        A ledger of an older version is brought to this one.

        Args:
            where: path of a file, or ``postgresql://USER@HOST/DATABASE``.
            create: whether to make it when it is not there.
            read_only: for queries only; works in folders where nothing may be written. It never makes a ledger.

        Raises:
            CounterclaimError: E501 to E513, each with what to do.
        """
        address = address_of(where)
        engine = connect(address, read_only=read_only)
        try:
            prepare(engine, address, create=create, read_only=read_only)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, address, read_only=read_only)

    @property
    def where(self) -> str:
        """The path or address, without a password."""
        return self._address.shown

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- transactions ---------------------------------------------------------------------------------------------

    @contextmanager
    def reads(self) -> Iterator[Connection]:
        """A connection for queries, all of which see one state of the ledger."""
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writes(self) -> Iterator[Connection]:
        """A transaction: stored as a whole when the block ends, or not at all."""
        with self._writing.begin() as connection:
            yield connection

    def _write(self, work: Callable[[Connection], _Answer]) -> _Answer:
        for attempt in range(_TRIES):
            try:
                with self.writes() as connection:
                    return work(connection)
            except DBAPIError as error:
                if getattr(error.orig, "sqlstate", None) not in _CLASHES or attempt == _TRIES - 1:
                    raise
                time.sleep(0.05 * 2**attempt)
        raise AssertionError("unreachable")

    # -- adding ---------------------------------------------------------------------------------------------------

    def add(self, reading: Reading, source: Origin | str | None = None) -> bool:
        """Store a document with its reading and what follows from it, in one transaction.

        A document that is there already stays as it is; only a new source of it is noted.

        Returns:
            Whether the document was new.
        """
        return self._write(lambda connection: adding.add_readings(connection, [(reading, _origin(source))]))[0]

    def add_many(self, items: Iterable[tuple[Reading, Origin | str | None]], *, at_once: int = 200) -> Iterator[bool]:
        """Store many documents, `at_once` of them in one transaction: faster, and a crash loses those not yet yielded."""
        waiting = iter(items)
        while batch := [(reading, _origin(source)) for reading, source in islice(waiting, at_once)]:
            yield from self._write(lambda connection, batch=batch: adding.add_readings(connection, batch))  # type: ignore[misc]

    def reread(self, reading: Reading) -> bool:
        """Store a newer reading of a document that is there; the older one is kept.

        Returns:
            Whether it says something else than the current one; one that does not is not stored again.

        Raises:
            KeyError: when the document is not in the ledger.
        """
        return self._write(lambda connection: adding.add_newer_reading(connection, reading))

    # -- what was stored ------------------------------------------------------------------------------------------

    def has(self, document: str) -> bool:
        """Whether a document is there, by its id or key."""
        with self.reads() as connection:
            return reading_back.has(connection, document)

    def reading(self, document: str) -> Reading | None:
        """Return the current reading of a document, by its id or key; None where there is none."""
        with self.reads() as connection:
            return next(iter(reading_back.current_readings(connection, [document])), None)

    def readings(self, documents: Iterable[str] | None = None) -> Iterator[Reading]:
        """Stream the current readings of these documents, or of all in the order in which they were stored."""
        yield from reading_back.stream_readings(self.engine, documents)

    def readings_of(self, document: str) -> list[StoredReading]:
        """Return all readings of a document, the oldest first."""
        with self.reads() as connection:
            return reading_back.all_readings(connection, document)

    # -- failures -------------------------------------------------------------------------------------------------

    def fail(self, source: Origin | str, code: str, message: str) -> int:
        """List a source that could not be read, with the reason; returns its number."""
        origin = _origin(source)
        assert origin is not None
        return self._write(lambda connection: failing.add_failure(connection, origin, code, message))

    def failures(self, *, resolved: bool | None = False) -> list[Failure]:
        """Return failures in the order of their happening: those that stand, those resolved, or (None) all."""
        with self.reads() as connection:
            return failing.failures(connection, resolved=resolved)

    def resolve_failure(self, failure: int | Origin | str) -> int:
        """Mark a failure, or all of one source, as resolved; returns how many were."""
        which = failure if isinstance(failure, int) else _origin(failure)
        assert which is not None
        return self._write(lambda connection: failing.resolve(connection, which))


def _origin(source: Origin | str | None) -> Origin | None:
    return Origin(source) if isinstance(source, str) else source
