"""Finds what a user means by an id, and near matches where there is no such id."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import fuzz, process
from sqlalchemy import Column, Connection, select

from counterclaim.errors import Errors
from counterclaim.gazetteer.fold import fold_place
from counterclaim.ledger.judgements.log import Kind
from counterclaim.ledger.store import tables as t
from counterclaim.registry.fold import fold
from counterclaim.registry.shared import shared_registry

_SHOWN = 5
_LOOKED_AT = 2_000
_NEAR = 60


@dataclass(frozen=True)
class Named:
    """A thing that an id names. For claims, accounts and incidents `anchor` says which account stands behind it."""

    kind: Kind
    id: str
    anchor: dict[str, Any] = field(default_factory=dict)


def named(connection: Connection, text: str) -> Named:
    """Return what an id names: a claim, an account, an incident (an id that was merged too), an actor or a place.

    A name in place of an id is taken where one actor or one place alone has it.

    Raises:
        CounterclaimError: E540 with near matches where nothing has this id, E546 for a claim that tells of no happening.
    """
    found = _happening(connection, text) or _listed(connection, text)
    if found is None:
        near = near_matches(connection, text)
        hint = f"did you mean {', '.join(near)}?" if near else "see 'counterclaim incidents' and 'counterclaim claims'"
        raise Errors.E540.error(value=text, hint=hint)
    return found


def _happening(connection: Connection, text: str) -> Named | None:
    claim = connection.execute(select(t.claims).where(t.claims.c.key == text)).first()
    if claim is not None:
        if claim.account is None:
            raise Errors.E546.error(value=text)
        return Named("claim", text, _anchor(claim.document, claim.account, claim.start_char, claim.end_char))
    account = connection.scalar(select(t.accounts.c.id).where(t.accounts.c.id == text))
    if account is not None:
        return Named("account", text, account_anchor(connection, account))
    merged = connection.scalar(select(t.incident_merges.c.incident).where(t.incident_merges.c.merged == text))
    founder = connection.scalar(select(t.incidents.c.founder).where(t.incidents.c.id == (merged or text)))
    if founder is not None:
        return Named("incident", text, account_anchor(connection, founder))
    return None


def _listed(connection: Connection, text: str) -> Named | None:
    tables: tuple[tuple[Kind, Any, Any, Any], ...] = (
        ("actor", t.actors, t.actor_names, fold),
        ("place", t.places, t.place_names, fold_place),
    )
    for kind, table, _, _ in tables:
        if connection.scalar(select(table.c.id).where(table.c.id == text)) is not None:
            return Named(kind, text)
    if text in shared_registry().actors:
        return Named("actor", text)
    ids = [
        (kind, str(one))
        for kind, _, names, folded in tables
        for one in connection.scalars(select(names.c[kind]).where(names.c.folded == folded(text)).distinct().limit(2))
    ]
    return Named(*ids[0]) if len(ids) == 1 else None


def account_anchor(connection: Connection, account: str) -> dict[str, Any]:
    """Where an account stands in its document: that of its first claim."""
    c = t.claims.c
    query = select(c.document, c.start_char, c.end_char).where(c.account == account).order_by(c.position).limit(1)
    row = connection.execute(query).first()
    if row is None:
        return _anchor(account.rpartition("-")[0], account, 0, 0)
    return _anchor(row.document, account, row.start_char, row.end_char)


def _anchor(document: str, account: str, start: int, end: int) -> dict[str, Any]:
    return {"document": document, "account": account, "start": start, "end": end}


def near_matches(connection: Connection, text: str) -> list[str]:
    """Ids near to a wrong one: those that begin alike, then actors and places whose names are spelt nearly so."""
    begin = text.strip()[:6]
    found: list[str] = []
    columns: tuple[Column[Any], ...] = (t.incidents.c.id, t.claims.c.key, t.accounts.c.id, t.actors.c.id, t.places.c.id)
    for column in columns if len(begin) > 2 else ():
        query = select(column).where(column >= begin, column < begin + "\U0010ffff").order_by(column).limit(50)
        close = process.extract(text, list(connection.scalars(query)), scorer=fuzz.ratio, limit=_SHOWN)
        found += [one for one, score, _ in close if score >= _NEAR]
    if len(found) < _SHOWN:
        found += [one for one in near_actors(connection, text) if one not in found]
    return found[:_SHOWN]


def near_actors(connection: Connection, text: str) -> list[str]:
    """Ids of actors of the ledger and the registry whose names are spelt nearly so, nearest first."""
    folded = fold(text)
    names = t.actor_names.c
    begin = folded[:2]
    query = select(names.folded, names.actor).where(names.folded >= begin, names.folded < begin + "\U0010ffff")
    choices: dict[str, str] = {row.folded: row.actor for row in connection.execute(query.limit(_LOOKED_AT))}
    for actor, entry in shared_registry().actors.items():
        choices.setdefault(fold(entry.name), actor)
    close = process.extract(folded, list(choices), scorer=fuzz.WRatio, limit=2 * _SHOWN, score_cutoff=75)
    return list(dict.fromkeys(choices[name] for name, _, _ in close))[:_SHOWN]
