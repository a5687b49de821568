"""Reads stored documents again where the program, its data or its model changed; older readings are kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from sqlalchemy import func, select

from counterclaim.api import versions
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.store import tables as t
from counterclaim.pool import How, Task, Unread, read_all
from counterclaim.reading.parse import shared_parser
from counterclaim.registry import registry_with, use_registry

_BATCH = 16


@dataclass(slots=True)
class Reread:
    """What reading again did: documents read, those with a new reading, those that could not be read (key, message)."""

    read: int = 0
    changed: int = 0
    failed: int = 0
    failures: list[tuple[str, str]] = field(default_factory=list)


def outdated(ledger: Ledger, how: How) -> list[str]:
    """Return the keys of documents whose current reading was made by other versions than these, in order of storing."""
    parser = shared_parser(how.model)
    with use_registry(registry_with(how.actors)):
        now = versions(parser).model_dump_json()
    newest = select(func.max(t.readings.c.number)).group_by(t.readings.c.document).scalar_subquery()
    query = (
        select(t.documents.c.key)
        .join(t.readings, t.readings.c.document == t.documents.c.key)
        .where(t.readings.c.number.in_(newest), t.readings.c.made_by != now)
        .order_by(t.documents.c.number)
    )
    with ledger.reads() as connection:
        return list(connection.scalars(query))


def reread(
    ledger: Ledger,
    keys: Sequence[str],
    how: How | None = None,
    workers: int = 1,
    each: Callable[[Reread], None] | None = None,
) -> Reread:
    """Read these documents again and store the readings beside the older ones.

    A break loses nothing: what was read again is stored, and the next call goes on with the rest.
    """
    done = Reread()
    for batch, found in read_all(_batches(ledger, keys), how or How(), workers):
        for key, reading in zip(batch, found, strict=True):
            if isinstance(reading, Unread):
                done.failed += 1  # its older reading stands
                done.failures.append((key, f"[{reading.code}] {reading.message}".replace("the document", key, 1)))
            else:
                done.changed += ledger.reread(reading)
                done.read += 1
            if each:
                each(done)
    return done


def _batches(ledger: Ledger, keys: Sequence[str]) -> Iterator[tuple[list[str], list[Task]]]:
    waiting = iter(keys)
    while batch := list(islice(waiting, _BATCH)):
        notes = _notes(ledger, batch)
        stored = dict(ledger.texts(batch))
        there = [key for key in batch if key in stored]
        yield there, [(stored[key], notes.get(key, ())) for key in there]


def _notes(ledger: Ledger, keys: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """What intake had to say of documents when they were first found."""
    query = (
        select(t.sources.c.document, t.sources.c.fields)
        .where(t.sources.c.document.in_(keys))
        .order_by(t.sources.c.number.desc())
    )
    with ledger.reads() as connection:
        rows = connection.execute(query).all()
    return {row.document: tuple(json.loads(row.fields).get("notes", ())) for row in rows if row.fields}
