"""Who fought whom, from incidents: the two sides of each act of violence, put together over time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from counterclaim.ledger.store import bulk
from counterclaim.ledger.store import tables as t
from counterclaim.ledger.ties.records import Edge, Tie
from counterclaim.lexicon.frames import frames

_ARMED = frozenset({"state", "state_forces", "police", "rebel_group", "militia"})


@dataclass
class _Fight:
    incidents: int = 0
    denied: int = 0
    contested: int = 0
    corroborated: int = 0
    days: list[tuple[date, date, int]] = field(default_factory=list)


def fights(connection: Connection, actors: Iterable[str], one: str) -> list[Tie]:
    """Return whom these actors (ids that mean one) fought, from the incidents in which both were sides.

    Initiator and target are the sides; in kinds of event where both act (`armed_clash`), the initiators are.
    """
    own = sorted(set(actors))
    a, i = t.incident_actors.c, t.incidents.c
    query = (
        select(i.id, i.type, i.standing, i.when_start, i.when_end, i.date_precision, a.role)
        .join(t.incident_actors, a.incident == i.id)
        .where(a.actor.in_(own), a.role.in_(("initiator", "target")), i.plover == "ASSAULT")
    )
    mine: dict[str, tuple[Any, set[str]]] = {}
    for row in connection.execute(query):
        mine.setdefault(row.id, (row, set()))[1].add(row.role)
    found: dict[str, _Fight] = defaultdict(_Fight)
    for batch in bulk.batches(sorted(mine), 500):
        others = select(a.incident, a.role, a.actor, t.actors.c.kind).join(t.actors, t.actors.c.id == a.actor)
        others = others.where(a.incident.in_(batch), a.role.in_(("initiator", "target")), t.actors.c.kind.in_(_ARMED))
        met: dict[tuple[str, str], Any] = {}
        for other in connection.execute(others):
            if other.actor in own:
                continue
            row, roles = mine[other.incident]
            mutual = frames()[row.type].shape == "mutual" if row.type in frames() else False
            if mutual or any(role != other.role for role in roles):
                met[other.incident, other.actor] = row
        for (_, actor), row in sorted(met.items(), key=lambda item: item[0]):
            _count(found[actor], row)
    return [_tie(one, other, fight) for other, fight in sorted(found.items())]


def _count(fight: _Fight, row: Any) -> None:
    standing = row.standing
    fight.incidents += 1
    fight.denied += standing == "denied"
    fight.contested += standing == "contested"
    fight.corroborated += standing == "corroborated"
    start, end = row.when_start or row.when_end, row.when_end or row.when_start
    if start is not None and end is not None:
        fight.days.append((start, end, row.date_precision or 5))


def _tie(one: str, other: str, fight: _Fight) -> Tie:
    source, target = sorted((one, other))
    first = min(fight.days, key=lambda d: (d[0], d[2]), default=None)
    last = max(fight.days, key=lambda d: (d[1], -d[2]), default=None)
    return Tie(
        type="fights",
        source=source,
        target=target,
        origin="incidents",
        status="denied" if fight.denied == fight.incidents else "asserted",
        standing="denied"
        if fight.denied == fight.incidents
        else "corroborated"
        if fight.corroborated
        else "contested"
        if fight.contested
        else "single_source",
        first=Edge(earliest=first[0], latest=first[1], precise=first[2] == 1) if first else Edge(),
        last=Edge(earliest=last[0], latest=last[1], precise=last[2] == 1) if last else Edge(),
        incidents=fight.incidents,
    )
