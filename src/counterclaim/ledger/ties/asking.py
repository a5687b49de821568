"""Answers the question for an actor's ties: on a day, within days, or over all time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, select

from counterclaim.errors import Errors
from counterclaim.ledger.judgements.consistency import groups
from counterclaim.ledger.judgements.log import followed
from counterclaim.ledger.judgements.merges import Merges, merges
from counterclaim.ledger.judgements.naming import near_actors
from counterclaim.ledger.store import bulk
from counterclaim.ledger.store import tables as t
from counterclaim.ledger.store.filters import actors_named
from counterclaim.ledger.ties.claimed import claimed_tie, sightings
from counterclaim.ledger.ties.fighting import fights
from counterclaim.ledger.ties.records import Edge, Tie
from counterclaim.ledger.ties.registered import registered
from counterclaim.registry.shared import shared_registry

_ORIGINS = {"claimed": 0, "incidents": 1, "registry": 2}


def ties_of(
    connection: Connection,
    actor: str,
    *,
    at: date | None = None,
    since: date | None = None,
    until: date | None = None,
) -> list[Tie]:
    """Return the ties of an actor: claimed ones, fights of the incidents, and those of the registry.

    Args:
        actor: an id, or a name in any spelling that is known.
        at: only ties that were seen on this day or before it; `holds` says whether they were seen after it, too.
        since, until: only ties of which a sighting, or the time between the first and last, falls within these days.

    Raises:
        CounterclaimError: E548 with near matches when nobody is called so.
    """
    judged = followed(connection)
    one = merges(connection, judged)
    ids = _ids(connection, actor)
    alike = groups((j.first, j.other) for j in judged if j.kind == "actor" and j.verdict == "same")
    ids = sorted({other for ref in ids for other in alike.get(ref, frozenset({ref}))})
    main = one.actor(ids[0])
    found = [*_claimed(connection, ids, one), *fights(connection, ids, main), *registered(shared_registry(), ids)]
    found = [tie for tie in found if _falls(tie, at, since, until)]
    names = _names(connection, found)
    shown = [
        tie.model_copy(
            update={
                "source_name": names.get(tie.source or "", tie.source or ""),
                "target_name": names.get(tie.target or "", tie.target or ""),
                "holds": _holds(tie, at),
            }
        )
        for tie in found
    ]
    return sorted(shown, key=_order)


def _ids(connection: Connection, actor: str) -> list[str]:
    found = set(actors_named(connection, actor))
    registry = shared_registry()
    known = actor if actor in registry.actors else registry.find(actor)
    if known is not None:
        found.add(known)
    if not found:
        near = near_actors(connection, actor)
        hint = f"did you mean {', '.join(near)}?" if near else "look for it with 'counterclaim search'"
        raise Errors.E548.error(value=actor, hint=hint)
    return sorted(found, key=lambda ref: (ref != known, ref))


def _claimed(connection: Connection, ids: list[str], one: Merges) -> list[Tie]:
    c, a = t.claims.c, t.claim_actors.c
    ends = select(a.claim).where(a.actor.in_(ids), a.role.in_(("source", "object")))
    query = select(c.key, c.document, c.published, c.text, c.json).where(c.kind == "relation", c.key.in_(ends))
    seen = sightings(connection, connection.execute(query.order_by(c.number)), one)
    return [claimed_tie(tie, own) for tie, own in seen.items()]


def _falls(tie: Tie, at: date | None, since: date | None, until: date | None) -> bool:
    start, end = tie.first.earliest, tie.last.latest
    if tie.origin != "registry" and start is None and (at or since or until):
        return False  # seen at no time that is known
    if at is not None and start is not None and start > at:
        return False
    if at is not None and tie.origin == "registry" and end is not None and end < at:
        return False
    if until is not None and start is not None and start > until:
        return False
    return not (since is not None and end is not None and end < since)


def _holds(tie: Tie, at: date | None) -> str | None:
    if at is None or (tie.origin == "registry" and tie.first.earliest is None and tie.last.earliest is None):
        return None  # not asked, or no day is known
    return "yes" if tie.origin == "registry" or _after(tie.last, at) else "seen before"


def _after(edge: Edge, day: date) -> bool:
    return edge.latest is not None and edge.latest >= day


def _names(connection: Connection, ties: Iterable[Tie]) -> dict[str, str]:
    ids = sorted({ref for tie in ties for ref in (tie.source, tie.target) if ref})
    found: dict[str, str] = {}
    for table in (t.places, t.actors):
        for batch in bulk.batches(ids, 500):
            found.update(bulk.pairs(connection, select(table.c.id, table.c.name).where(table.c.id.in_(batch))))
    registry = shared_registry().actors
    found.update((ref, registry[ref].name) for ref in ids if ref in registry)
    return found


def _order(tie: Tie) -> tuple[object, ...]:
    start = tie.first.earliest or date.min
    return (
        _ORIGINS[tie.origin],
        tie.holds == "seen before",
        tie.type,
        start,
        tie.source or "",
        tie.target or "",
        tie.office or "",
    )
