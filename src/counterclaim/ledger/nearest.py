"""Names of a ledger that are spelt nearly like one it does not have: what a typing error may have meant."""

from __future__ import annotations

from typing import Any

from rapidfuzz import fuzz, process
from sqlalchemy import Connection, select

from counterclaim.ledger.store import tables as t
from counterclaim.ledger.store.flatten import actor_name, place_name

MOST = 5
_LOOKED_AT = 20_000  # names compared; a few hundredths of a second
_ALIKE = 60  # of 100: share of letters in common, in order
_WITHIN = 90  # of 100: a part of the longer name


def near_actors(connection: Connection, name: str) -> list[str]:
    """Return up to five names of actors of the ledger that are spelt nearly so, nearest first."""
    n, a = t.actor_names.c, t.actors.c
    query = select(n.folded, a.name).join(t.actors, a.id == n.actor).order_by(n.folded, a.name)
    return _near(connection, query, actor_name(name))


def near_places(connection: Connection, name: str) -> list[str]:
    """Return up to five names of places of the ledger that are spelt nearly so, nearest first."""
    n, p = t.place_names.c, t.places.c
    query = select(n.folded, p.name).join(t.places, p.id == n.place).order_by(n.folded, p.name)
    return _near(connection, query, place_name(name))


def near_publishers(connection: Connection, name: str) -> list[str]:
    """Return up to five publishers of the ledger that are spelt nearly so, nearest first."""
    d = t.documents.c.publisher
    found = connection.scalars(select(d).where(d.is_not(None)).distinct().order_by(d).limit(_LOOKED_AT))
    return _nearest({one: one for one in found if one}, name)


def _near(connection: Connection, query: Any, folded: str) -> list[str]:
    rows = connection.execute(query.limit(_LOOKED_AT))
    return _nearest({row[0]: row[1] for row in rows if row[1]}, folded)


def _nearest(choices: dict[str, str], wanted: str) -> list[str]:
    spelt = {name: name.casefold() for name in choices}
    found = process.extract(wanted.casefold(), spelt, scorer=fuzz.ratio, limit=2 * MOST, score_cutoff=_ALIKE)
    if len(wanted) > 3:
        found += process.extract(wanted.casefold(), spelt, scorer=fuzz.WRatio, limit=2 * MOST, score_cutoff=_WITHIN)
    return list(dict.fromkeys(choices[name] for _, _, name in found))[:MOST]
