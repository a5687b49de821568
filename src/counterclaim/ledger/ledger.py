"""The ledger: one door to everything that is stored and computed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import datetime
from itertools import islice
from types import TracebackType
from typing import Any, Literal, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from counterclaim.ledger.store import adding, asking, bulk, computing, failing, reading_back, tables
from counterclaim.ledger.store.adding import Origin
from counterclaim.ledger.store.address import DEFAULT, Address, address_of
from counterclaim.ledger.store.asking import DocumentLine, Hit, Order, Revision, StoredClaim
from counterclaim.ledger.store.columns import now
from counterclaim.ledger.store.computing import Dirty
from counterclaim.ledger.store.engine import connect, tidy, writing
from counterclaim.ledger.store.failing import Failure
from counterclaim.ledger.store.filters import Filter
from counterclaim.ledger.store.locking import computing_lock
from counterclaim.ledger.store.reading_back import StoredReading
from counterclaim.ledger.store.schema import prepare
from counterclaim.ledger.store.sound import sound_text
from counterclaim.ledger.store.trouble import PATIENCE
from counterclaim.records import Account, Claim, Document, Incident, Reading

_Answer = TypeVar("_Answer")
_CLASHES = ("40001", "40P01")  # PostgreSQL: two transactions wait for each other, one of them has to begin again
_TRIES = 6


class Ledger:
    """A ledger that is open.

    Statements are stored once and never overwritten: documents, readings and judgements are only added to. Everything
    else is made from them and can be made again. Several processes may use one ledger at once.

    Use `Ledger.open`, and close it, or use it in a ``with`` block.
    """

    def __init__(
        self, engine: Engine, address: Address, *, read_only: bool = False, patience: float = PATIENCE
    ) -> None:
        self.engine = engine
        self.patience = patience
        self.read_only = read_only
        self._address = address
        self._writing = writing(engine)
        self._wrote = False

    @classmethod
    def open(
        cls,
        where: str | os.PathLike[str] = DEFAULT,
        create: bool = True,
        *,
        read_only: bool = False,
        patience: float = PATIENCE,
    ) -> Ledger:
        """Open a ledger, and make it where there is none yet.

        A ledger of an older version is brought to this one.

        Args:
            where: path of a file, or ``postgresql://USER@HOST/DATABASE``.
            create: whether to make it when it is not there.
            read_only: for queries only; works in folders where nothing may be written. It never makes a ledger.
            patience: seconds to wait for another program that is writing.

        Raises:
            CounterclaimError: E501 to E514, each with what to do.
        """
        address = address_of(where)
        engine = connect(address, read_only=read_only, patience=patience)
        try:
            prepare(engine, address, create=create, read_only=read_only)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, address, read_only=read_only, patience=patience)

    @property
    def where(self) -> str:
        """The path or address, without a password."""
        return self._address.shown

    def close(self) -> None:
        """Close all connections; what was learnt about the tables is left for the next to plan its questions with."""
        self._tidy()
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
        self._wrote = True

    def _tidy(self) -> None:
        if self._wrote:
            self._wrote = False
            tidy(self.engine)

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
            return reading_back.has(connection, sound_text(document))

    def reading(self, document: str) -> Reading | None:
        """Return the current reading of a document, by its id or key; None where there is none."""
        with self.reads() as connection:
            return next(iter(reading_back.current_readings(connection, [sound_text(document)])), None)

    def readings(self, documents: Iterable[str] | None = None) -> Iterator[Reading]:
        """Stream the current readings of these documents, or of all in the order in which they were stored."""
        yield from reading_back.stream_readings(self.engine, documents)

    def readings_of(self, document: str) -> list[StoredReading]:
        """Return all readings of a document, the oldest first."""
        with self.reads() as connection:
            return reading_back.all_readings(connection, sound_text(document))

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

    # -- questions ------------------------------------------------------------------------------------------------

    def documents(self, wanted: Filter | None = None, **filters: Any) -> list[DocumentLine]:
        """Return documents by filter (`Filter`, or its fields as keywords), the latest published first."""
        with self.reads() as connection:
            return asking.documents(connection, _filter(wanted, filters))

    def document_keys(self) -> Iterator[str]:
        """Stream the keys of all documents in the order in which they were stored."""
        yield from asking.document_keys(self.engine)

    def claims(self, wanted: Filter | None = None, **filters: Any) -> Iterator[StoredClaim]:
        """Stream claims by filter, those of the latest documents first."""
        with self.reads() as connection:
            yield from asking.claims(connection, _filter(wanted, filters))

    def incidents(self, wanted: Filter | None = None, *, order: Order = "when", **filters: Any) -> Iterator[Incident]:
        """Stream incidents by filter, ordered by day (`when`, `latest` first), tellings, tolls, or id."""
        yield from asking.incidents(self.engine, _filter(wanted, filters), order)

    def incident(self, one: str) -> Incident | None:
        """Return an incident by its id, or by one that was merged into it; None where there is none."""
        with self.reads() as connection:
            return asking.incident(connection, sound_text(one))

    def count(
        self, what: Literal["documents", "claims", "incidents"], wanted: Filter | None = None, **filters: Any
    ) -> int:
        """Return how many documents, claims or incidents there are by filter."""
        with self.reads() as connection:
            return asking.count(connection, what, _filter(wanted, filters))

    def search(self, text: str, limit: int = 20) -> list[Hit]:
        """Return up to `limit` claims and as many documents that hold all these words, best first.

        Words, "phrases in quotes" and beginnings of words (``shell*``); no text is a wrong query.
        """
        with self.reads() as connection:
            return asking.search(connection, text, limit)

    def names(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the names of actors and places by id."""
        with self.reads() as connection:
            return asking.names(connection, ids)

    def sources_of(self, document: str) -> Sequence[tuple[str, str]]:
        """Return where a document (by key) was found: (path or address, part of it)."""
        with self.reads() as connection:
            return asking.sources_of(connection, sound_text(document))

    def revisions(self, incident: str | None = None, since: datetime | None = None) -> list[Revision]:
        """Return how incidents changed, in order: one of them, or all since a moment."""
        with self.reads() as connection:
            return asking.revisions(connection, incident, since)

    def changed(self, incident: str) -> datetime | None:
        """Return when an incident last changed (UTC)."""
        with self.reads() as connection:
            return asking.changed(connection, incident)

    # -- for computation ------------------------------------------------------------------------------------------

    @contextmanager
    def computing(self, *, kind: str = "incremental", rule: str = "most_representative") -> Iterator[Computation]:
        """Hold the right to compute; reading goes on beside it, and so does adding until results are written.

        Raises:
            CounterclaimError: E512 when another computation holds it for too long.
        """
        with computing_lock(self.engine, self._address, self.patience):
            self._tidy()
            yield Computation(self, kind, rule)

    def dirty_documents(self) -> Dirty:
        """Return the documents that were added, read again or judged since the last computation."""
        with self.reads() as connection:
            return computing.dirty(connection)

    def mark_dirty(self, documents: Iterable[str], why: str = "judged") -> None:
        """Have the next computation look at these documents (keys) again."""
        rows = [{"document": document, "why": why} for document in documents]
        self._write(lambda connection: adding.insert_rows(connection, tables.dirty, rows))

    def rebuild(self) -> int:
        """Make everything that follows from the readings anew (claims, actors, places, accounts); returns the documents.

        For a ledger whose readings a newer version flattens otherwise. Computation then starts from the beginning.
        """
        count = 0
        for batch in reading_back.numbered_readings(self.engine):
            readings = {key: reading for _, key, reading in batch}
            numbers = {key: number for number, key, _ in batch}
            self._write(lambda connection, r=readings, n=numbers: adding.flatten_again(connection, r, n))  # type: ignore[misc]
            count += len(batch)
        return count

    def accounts(
        self,
        *,
        documents: Iterable[str] | None = None,
        incidents: Iterable[str] | None = None,
        ids: Iterable[str] | None = None,
    ) -> Iterator[Account]:
        """Stream accounts in the order in which they were stored: all, or those of documents (keys), incidents, or ids."""
        for column, values in (("document", documents), ("incident", incidents), ("id", ids)):
            if values is not None:
                with self.reads() as connection:
                    found = bulk.accounts_where(connection, column, values)
                yield from found
                return
        yield from bulk.stream_accounts(self.engine)

    def texts(self, documents: Iterable[str] | None = None) -> Iterator[tuple[str, Document]]:
        """Stream (key, document) of these keys, or of all in the order in which they were stored."""
        yield from bulk.stream_documents(self.engine, documents)

    def claims_by_key(self, keys: Iterable[str]) -> dict[str, Claim]:
        """Return claims by their keys (`<document key>-<claim id>`); those that are not there are left out."""
        with self.reads() as connection:
            return bulk.claims_by_key(connection, keys)


class Computation:
    """The right to compute: what is found is handed to `write`, which stores it as a whole."""

    def __init__(self, ledger: Ledger, kind: str, rule: str) -> None:
        self.ledger, self.kind, self.rule, self.began = ledger, kind, rule, now()

    @contextmanager
    def write(self) -> Iterator[computing.Writer]:
        """One transaction for all results: stored when the block ends, or not at all."""
        with self.ledger.writes() as connection:
            yield computing.Writer(connection, kind=self.kind, rule=self.rule, began=self.began)


def _origin(source: Origin | str | None) -> Origin | None:
    return Origin(source) if isinstance(source, str) else source


def _filter(wanted: Filter | None, filters: dict[str, Any]) -> Filter:
    asked = replace(wanted or Filter(), **filters)
    texts: dict[str, Any] = {
        f.name: sound_text(v) for f in fields(asked) if isinstance(v := getattr(asked, f.name), str)
    }
    return replace(asked, **texts)
