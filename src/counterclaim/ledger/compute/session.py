"""How a computation reaches the store: step by step, or all in one transaction that is stored as a whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine

from counterclaim.ledger.ledger import Ledger


class Session:
    """Connections for reading and writing.

    Outside `whole`, each block has a transaction of its own, so that adding goes on beside a long computation. Inside it,
    all blocks share one transaction.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._connection: Connection | None = None

    @property
    def engine(self) -> Engine:
        """The engine, for streams that have connections of their own."""
        return self.ledger.engine

    @contextmanager
    def whole(self) -> Iterator[Connection]:
        """Store everything that is written inside as a whole, or nothing of it."""
        with self.ledger.writes() as connection:
            self._connection = connection
            try:
                yield connection
            finally:
                self._connection = None

    @contextmanager
    def reads(self) -> Iterator[Connection]:
        """A connection for queries."""
        if self._connection is not None:
            yield self._connection
        else:
            with self.ledger.reads() as connection:
                yield connection

    @contextmanager
    def writes(self) -> Iterator[Connection]:
        """A connection that writes."""
        if self._connection is not None:
            yield self._connection
        else:
            with self.ledger.writes() as connection:
                yield connection
