"""Exports and changes from a ledger on SQLite and on PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.ledger.conftest import new_place, place, postgres  # noqa: F401  fixtures

from counterclaim.export import Choice, MemorySource, export
from counterclaim.export.diff import changes_of_days, changes_of_files
from counterclaim.export.ledger_source import LedgerSource
from counterclaim.ledger.ledger import Ledger


def test_a_ledger_gives_what_lists_in_memory_give(world: MemorySource, tmp_path: Path, place: str) -> None:  # noqa: F811
    with Ledger.open(place) as ledger:
        for reading in world.readings:
            ledger.add(reading, "made by hand")
        incidents = list(world.incidents())
        with ledger.computing() as computation, computation.write() as writer:
            writer.put_incidents(incidents, {i.id: f"founder of {i.id}" for i in incidents}, everything=True)
        for name in ("csv", "acled", "gexf"):
            export(LedgerSource(ledger), name, tmp_path / name)
            export(world, name, tmp_path / f"{name}-memory")
            assert list(changes_of_files(tmp_path / name, tmp_path / f"{name}-memory")) == []
        narrowed = LedgerSource(ledger, Choice(places=("COD",), actors=("m23",), precision=1))
        assert {incident.id for incident in narrowed.incidents()} == {f"i{n:012x}" for n in (1, 2, 6, 8)}
        changes = narrowed.changes_of([incidents[0].id, "nobody"])
        assert list(changes) == [incidents[0].id]
        assert abs(changes[incidents[0].id] - datetime.now(UTC)) < timedelta(minutes=10)
        today = datetime.now(UTC).date()
        found = list(changes_of_days(ledger, today - timedelta(days=2), today + timedelta(days=1)))
        assert [change.kind for change in found] == ["added"] * len(incidents)
