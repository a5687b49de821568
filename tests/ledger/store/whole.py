"""Whether a ledger is whole: every document with all that belongs to it, and nothing besides."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from sqlalchemy import text

from counterclaim import Ledger

ROOT = Path(__file__).parents[3]
_LOST = """
SELECT '{table}', count(*) FROM documents d
WHERE (SELECT count(*) FROM {table} x WHERE x.document = d.key) <> {wanted}
"""
_EACH = {
    "readings": 1,
    "sources": 1,
    "dirty": 1,
    "claims": 3,
    "document_actors": 3,
    "document_places": 1,
    "accounts": 1,
    "framing": 1,
}


def assert_whole(where: str, documents: int | None = None) -> set[int]:
    """Check a ledger filled by the worker; returns the numbers of the readings that are in it."""
    with Ledger.open(where, create=False) as ledger, ledger.reads() as connection:
        for table, wanted in _EACH.items():
            found = connection.execute(text(_LOST.format(table=table, wanted=wanted))).one()
            assert tuple(found) == (table, 0)
            strays = f"SELECT count(*) FROM {table} x LEFT JOIN documents d ON d.key = x.document WHERE d.key IS NULL"
            assert connection.scalar(text(strays)) == 0
        titles = connection.scalars(text("SELECT title FROM documents")).all()
        if connection.dialect.name == "sqlite":
            assert connection.scalar(text("PRAGMA integrity_check")) == "ok"
            assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
            words = connection.scalar(text("SELECT count(*) FROM document_words WHERE document_words MATCH 'brigade'"))
        else:
            words = connection.scalar(
                text("SELECT count(*) FROM documents WHERE words @@ to_tsquery('english', 'brigade')")
            )
        assert words == len(titles)
    numbers = {int(title.rpartition("-")[2]) for title in titles}
    assert len(numbers) == len(titles)
    assert documents is None or len(titles) == documents
    return numbers


def worker(where: str, first: int, last: int, at_once: int = 1) -> subprocess.Popen[str]:
    """Start a process that adds readings."""
    return subprocess.Popen(
        command(where, first, last, at_once), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def command(where: str, first: int, last: int, at_once: int = 1) -> list[str]:
    """The command of such a process."""
    return [sys.executable, "-m", "tests.ledger.store.worker", where, str(first), str(last), str(at_once)]
