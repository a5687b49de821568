"""Marks the incidents of a ledger that are part of an episode: fights that go on from day to day at one place."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, select, update

from counterclaim.ledger.linking.episodes import Fight, episodes_of, fight_of
from counterclaim.ledger.store import bulk
from counterclaim.ledger.store import tables as t
from counterclaim.records import When

_CHUNK = 500
_SIDES = ("initiator", "target")


def places_of(connection: Connection, incidents: Iterable[str]) -> set[str]:
    """Return the most exact places of incidents."""
    i = t.incidents.c
    found: set[str] = set()
    for batch in bulk.batches(sorted(set(incidents)), _CHUNK):
        found.update(p for p in connection.scalars(select(i.place).where(i.id.in_(batch))) if p)
    return found


def all_places(connection: Connection) -> set[str]:
    """Return the most exact places of all incidents."""
    i = t.incidents.c
    return {p for p in connection.scalars(select(i.place).distinct()) if p}


def mark(connection: Connection, places: Iterable[str]) -> None:
    """Make the episodes of these places anew; only incidents whose episode changes are written."""
    i = t.incidents.c
    for batch in bulk.batches(sorted(set(places)), _CHUNK):
        query = select(
            i.id, i.type, i.when_start, i.when_end, i.date_precision, i.place, i.geo_precision, i.episode
        ).where(i.place.in_(batch))
        rows = connection.execute(query).all()
        sides = _sides(connection, [row.id for row in rows])
        fights: list[Fight] = []
        for row in rows:
            when = When(start=row.when_start, end=row.when_end, date_precision=row.date_precision)
            fight = fight_of(row.id, row.type, when, row.place, row.geo_precision, sides.get(row.id, ()))
            if fight is not None:
                fights.append(fight)
        found = episodes_of(fights)
        changed = [{"one": row.id, "of": found.get(row.id)} for row in rows if row.episode != found.get(row.id)]
        if changed:
            connection.execute(
                update(t.incidents).where(i.id == bindparam("one")).values(episode=bindparam("of")), changed
            )


def _sides(connection: Connection, incidents: list[str]) -> dict[str, list[str]]:
    a = t.incident_actors.c
    found: dict[str, list[str]] = {}
    for batch in bulk.batches(incidents, _CHUNK):
        query = select(a.incident, a.actor).where(a.incident.in_(batch), a.role.in_(_SIDES)).distinct()
        for incident, actor in connection.execute(query):
            found.setdefault(incident, []).append(actor)
    return found
