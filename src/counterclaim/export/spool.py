"""A store on disk for rows that must be sorted, joined or counted before they can be written.

Memory stays bounded however many incidents there are: rows wait in a temporary SQLite file (not in a list).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from types import TracebackType
from typing import Any


class Spool:
    """Rows with a key, given back in the order of keys; rows of one key in the order they came."""

    def __init__(self) -> None:
        self._file = sqlite3.connect("")  # an unnamed temporary file, gone when closed
        self._file.execute("CREATE TABLE row (key TEXT, seq INTEGER PRIMARY KEY, body TEXT)")
        self._indexed = False

    def put(self, key: str, body: dict[str, Any]) -> None:
        """Add a row."""
        self._file.execute("INSERT INTO row (key, body) VALUES (?, ?)", (key, json.dumps(body)))

    def has(self, key: str) -> bool:
        """Whether any row has this key."""
        self._index()
        return self._file.execute("SELECT 1 FROM row WHERE key = ?", (key,)).fetchone() is not None

    def groups(self) -> Iterator[tuple[str, list[dict[str, Any]]]]:
        """Every key with its rows, sorted by key."""
        self._index()
        key: str | None = None
        rows: list[dict[str, Any]] = []
        for found, body in self._file.execute("SELECT key, body FROM row ORDER BY key, seq"):
            if found != key:
                if key is not None:
                    yield key, rows
                key, rows = found, []
            rows.append(json.loads(body))
        if key is not None:
            yield key, rows

    def _index(self) -> None:
        if not self._indexed:
            self._file.execute("CREATE INDEX by_key ON row (key, seq)")
            self._indexed = True

    def close(self) -> None:
        """Drop the rows."""
        self._file.close()

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
