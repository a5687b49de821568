"""Compares two sets of records by their keys, on disk, so that memory stays bounded."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any, Literal

Flat = dict[str, str]
# differ between two exports of one and the same state
PASSING = frozenset({"timestamp", "DATEADDED", "coded_date", "lastmodifieddate"})


@dataclass(frozen=True, slots=True)
class Change:
    """One record that was added, removed or changed.

    Attributes:
        part: which file or kind of record. key: its stable id. title: a line that names it.
        fields: (field, before, after) of what changed.
    """

    part: str
    kind: Literal["added", "removed", "changed"]
    key: str
    title: str
    fields: tuple[tuple[str, str, str], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        fields = [{"field": name, "before": before, "after": after} for name, before, after in self.fields]
        return {"part": self.part, "change": self.kind, "id": self.key, "title": self.title, "fields": fields}


def changes_between(
    part: str, before: Iterable[tuple[str, Flat]], after: Iterable[tuple[str, Flat]], titles: tuple[str, ...] = ()
) -> Iterator[Change]:
    """Yield the changes from one set of (key, record) to another, in order of keys.

    A key that comes more than once counts as a first, second … record of that key.

    Args:
        part: name of the file or kind of record.
        before, after: the records, flat.
        titles: fields that name a record, the first that it has.
    """
    with closing(sqlite3.connect("")) as store:
        for side, records in (("a", before), ("b", after)):
            store.execute(f"CREATE TABLE {side} (key TEXT PRIMARY KEY, body TEXT)")
            for key, record in records:
                _put(store, side, key, record)
        query = (
            "SELECT a.key, a.body, b.body FROM a LEFT JOIN b USING (key)"
            " UNION ALL SELECT b.key, NULL, b.body FROM b LEFT JOIN a USING (key) WHERE a.key IS NULL ORDER BY 1"
        )
        for key, old, new in store.execute(query):
            change = _change(part, key, old, new, titles)
            if change is not None:
                yield change


def _put(store: sqlite3.Connection, side: str, key: str, record: Flat) -> None:
    number, name = 1, key
    while store.execute(f"SELECT 1 FROM {side} WHERE key = ?", (name,)).fetchone():
        number += 1
        name = f"{key}#{number}"
    store.execute(f"INSERT INTO {side} VALUES (?, ?)", (name, json.dumps(record)))


def _change(part: str, key: str, old: str | None, new: str | None, titles: tuple[str, ...]) -> Change | None:
    if old is None or new is None:
        record = json.loads(new or old or "{}")
        return Change(part, "added" if old is None else "removed", key, _title(record, titles))
    if old == new:
        return None
    before, after = json.loads(old), json.loads(new)
    names = [name for name in dict.fromkeys([*before, *after]) if name not in PASSING]
    fields = tuple((n, before.get(n, ""), after.get(n, "")) for n in names if before.get(n, "") != after.get(n, ""))
    return Change(part, "changed", key, _title(after, titles), fields) if fields else None


def _title(record: Flat, titles: tuple[str, ...]) -> str:
    return ", ".join(dict.fromkeys(record[name] for name in titles if record.get(name)))


def flat(value: Any, prefix: str = "") -> Flat:
    """A JSON object as flat names and texts: ``a.b`` for what is nested, lists as JSON; nulls are left out."""
    if not isinstance(value, dict):
        return {prefix: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}
    found: Flat = {}
    for name, item in value.items():
        if item is not None and item != [] and item != {}:
            found.update(flat(item, f"{prefix}.{name}" if prefix else str(name)))
    return found
