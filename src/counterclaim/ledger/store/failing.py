"""The list of what could not be read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update

from counterclaim.ledger.store import tables as t
from counterclaim.ledger.store.adding import Origin
from counterclaim.ledger.store.columns import now
from counterclaim.ledger.store.sound import sound_text


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be read: where, why, when, and when a later try went well."""

    number: int
    locator: str
    part: str
    format: str | None
    code: str
    message: str
    failed: datetime
    resolved: datetime | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)


def add_failure(connection: Connection, origin: Origin, code: str, message: str) -> int:
    """List a failure; one that stands already with the same code is not listed twice."""
    f = t.failures.c
    locator, part, message = sound_text(origin.locator), sound_text(origin.part), sound_text(message)
    same = (f.locator == locator, f.part == part, f.code == code, f.message == message, f.resolved.is_(None))
    known = connection.scalar(select(f.number).where(*same).limit(1))
    if known is not None:
        return int(known)
    values = {
        "locator": locator,
        "part": part,
        "format": origin.format,
        "code": code,
        "message": message,
        "fields": json.dumps(dict(origin.fields), default=str) if origin.fields else None,
        "failed": now(),
    }
    number = connection.scalar(t.failures.insert().values(**values).returning(f.number))
    assert number is not None
    return int(number)


def failures(connection: Connection, *, resolved: bool | None = False) -> list[Failure]:
    """Return failures in order."""
    query = select(t.failures).order_by(t.failures.c.number)
    if resolved is not None:
        column = t.failures.c.resolved
        query = query.where(column.is_not(None) if resolved else column.is_(None))
    return [
        Failure(
            number=row.number,
            locator=row.locator,
            part=row.part,
            format=row.format,
            code=row.code,
            message=row.message,
            failed=row.failed,
            resolved=row.resolved,
            fields=json.loads(row.fields) if row.fields else {},
        )
        for row in connection.execute(query)
    ]


def resolve(connection: Connection, which: int | Origin) -> int:
    """Mark as resolved what stands; returns how many."""
    f = t.failures.c
    if isinstance(which, int):
        wanted = f.number == which
    else:
        wanted = (f.locator == sound_text(which.locator)) & (f.part == sound_text(which.part))
    return connection.execute(update(t.failures).where(wanted, f.resolved.is_(None)).values(resolved=now())).rowcount
