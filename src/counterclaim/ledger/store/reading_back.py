"""Readings as they were stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from pydantic_core import from_json
from sqlalchemy import ColumnElement, Connection, Engine, Row, Select, func, or_, select

from counterclaim.ledger.store import tables as t
from counterclaim.records import Reading

_BATCH = 100  # readings in memory at once
_KEY = 16


@dataclass(frozen=True, slots=True)
class StoredReading:
    """One reading of a document, with its number and the moment it was stored."""

    number: int
    added: datetime
    reading: Reading


def has(connection: Connection, document: str) -> bool:
    """Whether a document is there, by id or key."""
    return connection.scalar(select(t.documents.c.number).where(by_name([document]))) is not None


def by_name(documents: Sequence[str]) -> ColumnElement[bool]:
    """Documents by their ids or keys."""
    ids = [d for d in documents if len(d) > _KEY]
    keys = [d for d in documents if len(d) <= _KEY]
    if not ids:
        return t.documents.c.key.in_(keys)
    return or_(t.documents.c.id.in_(ids), t.documents.c.key.in_(keys)) if keys else t.documents.c.id.in_(ids)


def _query() -> Select[Any]:
    newest = (
        select(func.max(t.readings.c.number)).where(t.readings.c.document == t.documents.c.key).correlate(t.documents)
    ).scalar_subquery()
    return (
        select(t.documents.c.number, t.documents.c.key, t.documents.c.text, t.readings.c.packed)
        .join(t.readings, t.readings.c.document == t.documents.c.key)
        .where(t.readings.c.number == newest)
        .order_by(t.documents.c.number)
    )


def current_readings(connection: Connection, documents: Sequence[str]) -> list[Reading]:
    """Return the current readings of these documents (ids or keys), in the order of storing."""
    return [reading_of(row.packed, row.text) for row in connection.execute(_query().where(by_name(documents)))]


def stream_readings(engine: Engine, documents: Iterable[str] | None = None) -> Iterator[Reading]:
    """Stream current readings; no transaction stays open between batches, so that writers need not wait."""
    if documents is None:
        for rows in _all_batches(engine):
            yield from (reading_of(row.packed, row.text) for row in rows)
        return
    waiting = iter(documents)
    while batch := list(islice(waiting, _BATCH)):
        with engine.connect() as connection:
            found = current_readings(connection, batch)
        yield from found


def numbered_readings(engine: Engine) -> Iterator[list[tuple[int, str, Reading]]]:
    """Yield all current readings in batches of (number, key, reading)."""
    for rows in _all_batches(engine):
        yield [(row.number, row.key, reading_of(row.packed, row.text)) for row in rows]


def _all_batches(engine: Engine) -> Iterator[Sequence[Row[Any]]]:
    last = 0
    while True:
        with engine.connect() as connection:
            rows = connection.execute(_query().where(t.documents.c.number > last).limit(_BATCH)).all()
        if not rows:
            return
        yield rows
        last = rows[-1].number


def all_readings(connection: Connection, document: str) -> list[StoredReading]:
    """Return all readings of a document, the oldest first."""
    query = (
        select(t.readings.c.number, t.readings.c.added, t.readings.c.packed, t.documents.c.text)
        .join(t.documents, t.documents.c.key == t.readings.c.document)
        .where(by_name([document]))
        .order_by(t.readings.c.number)
    )
    return [StoredReading(r.number, r.added, reading_of(r.packed, r.text)) for r in connection.execute(query)]


def reading_of(packed: str, text: str) -> Reading:
    """Put a stored reading and its text together again."""
    values = from_json(packed)
    values["document"]["text"] = text
    return Reading.model_validate(values)
