"""Writing documents and their readings: one transaction each, or many at once; nothing that is stored is overwritten."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, delete, select

from counterclaim.ledger.accounts import accounts_of
from counterclaim.ledger.keys import document_key
from counterclaim.ledger.store import tables as t
from counterclaim.ledger.store.columns import now
from counterclaim.ledger.store.flatten import (
    Row,
    Rows,
    digest_of,
    document_row,
    flattened_rows,
    reading_json,
    reading_row,
)
from counterclaim.ledger.store.inserting import insert_of, insert_rows
from counterclaim.ledger.store.sound import sound, sound_text
from counterclaim.records import Reading

__all__ = ["Origin", "add_newer_reading", "add_readings", "flatten_again", "forget_flattened", "insert_rows"]

# shared by documents: the first to name an actor or a place has its row
_SHARED = frozenset({t.actors, t.actor_names, t.places, t.place_names})
_OF_DOCUMENT = (t.claims, t.claim_actors, t.claim_places, t.document_actors, t.document_places, t.framing, t.accounts)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document was found.

    Args:
        locator: path, address or feed.
        part: which part of it: line, row, record, attachment; empty for the whole.
        format: how it was read (``html``, ``jsonl``, …).
        fields: what else the source said of it.
    """

    locator: str
    part: str = ""
    format: str | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)


def add_readings(connection: Connection, items: Sequence[tuple[Reading, Origin | None]]) -> list[bool]:
    """Store readings of new documents in the transaction of `connection`; documents that are there stay as they are.

    Returns:
        For each, whether its document was new.
    """
    added = now()
    readings = [(sound(reading), origin) for reading, origin in items]
    keys = [document_key(reading.document.id) for reading, _ in readings]
    there = set(connection.scalars(select(t.documents.c.key).where(t.documents.c.key.in_(set(keys)))))
    new: dict[str, Reading] = {}
    answer: list[bool] = []
    for key, (reading, _) in zip(keys, readings, strict=True):
        answer.append(key not in there and key not in new)
        if answer[-1]:
            new[key] = reading
    numbers = _insert_documents(connection, new, added)
    answer = [is_new and key in numbers for key, is_new in zip(keys, answer, strict=True)]
    _insert_contents(connection, {key: reading for key, reading in new.items() if key in numbers}, numbers, added)
    origins = [
        {
            "document": key,
            "locator": sound_text(origin.locator),
            "part": sound_text(origin.part),
            "format": origin.format,
            "fields": json.dumps(dict(origin.fields), default=str, ensure_ascii=True) if origin.fields else None,
            "added": added,
        }
        for key, (_, origin) in zip(keys, readings, strict=True)
        if origin is not None
    ]
    insert_rows(connection, t.sources, origins, ignore=True)
    return answer


def add_newer_reading(connection: Connection, reading: Reading) -> bool:
    """Store another reading of a document that is there, which becomes its current one.

    Returns:
        Whether it differs from the current one; one that does not is not stored again.
    """
    reading = sound(reading)
    key = document_key(reading.document.id)
    number = connection.scalar(select(t.documents.c.number).where(t.documents.c.key == key).with_for_update())
    if number is None:
        raise KeyError(key)
    packed = reading_json(reading)
    digest = digest_of(packed)
    current = connection.scalar(
        select(t.readings.c.digest).where(t.readings.c.document == key).order_by(t.readings.c.number.desc()).limit(1)
    )
    if current == digest:
        return False
    insert_rows(connection, t.readings, [reading_row(reading, packed, digest, now())])
    forget_flattened(connection, [key])
    _insert_flattened(connection, {key: reading}, {key: number})
    insert_rows(connection, t.dirty, [{"document": key, "why": "reread"}])
    return True


def flatten_again(connection: Connection, readings: Mapping[str, Reading], numbers: Mapping[str, int]) -> None:
    """Make the flattened rows of these documents (key → current reading, key → number) anew."""
    forget_flattened(connection, list(readings))
    _insert_flattened(connection, readings, numbers)
    insert_rows(connection, t.dirty, [{"document": key, "why": "reread"} for key in readings])


def forget_flattened(connection: Connection, keys: Sequence[str]) -> None:
    """Drop the flattened rows of documents; actors and places are shared and stay."""
    for table in _OF_DOCUMENT:
        connection.execute(delete(table).where(table.c.document.in_(keys)))


def _insert_documents(connection: Connection, new: Mapping[str, Reading], added: object) -> dict[str, int]:
    """Insert documents; returns the number of each, without those that another process stored in the meantime."""
    if not new:
        return {}
    insert, rows = insert_of(connection, t.documents, [document_row(reading, added) for reading in new.values()])
    statement = insert.on_conflict_do_nothing().returning(t.documents.c.key, t.documents.c.number)
    return {row.key: row.number for row in connection.execute(statement, rows)}


def _insert_contents(
    connection: Connection, new: Mapping[str, Reading], numbers: Mapping[str, int], added: object
) -> None:
    if not new:
        return
    rows: list[Row] = []
    for reading in new.values():
        packed = reading_json(reading)
        rows.append(reading_row(reading, packed, digest_of(packed), added))
    insert_rows(connection, t.readings, rows)
    _insert_flattened(connection, new, numbers)
    insert_rows(connection, t.dirty, [{"document": key, "why": "added"} for key in new])


def _insert_flattened(connection: Connection, readings: Mapping[str, Reading], numbers: Mapping[str, int]) -> None:
    whole: Rows = defaultdict(list)
    for key, reading in sorted(readings.items(), key=lambda item: numbers[item[0]]):
        for table, found in flattened_rows(reading, numbers[key], accounts_of(reading)).items():
            whole[table].extend(found)
    for table in t.FLATTENED:
        rows = whole.get(table, [])
        if table in _SHARED:
            # rows that processes share are taken in one order, so that none waits for another that waits for it
            rows = sorted(
                {tuple(r[c.name] for c in table.primary_key): r for r in reversed(rows)}.values(), key=_order(table)
            )
        insert_rows(connection, table, rows, ignore=table in _SHARED)


def _order(table: Table) -> Any:
    names = [c.name for c in table.primary_key]
    return lambda row: tuple(row[name] for name in names)
