"""Publishers and claimants in one line each: how much they tell, first or copied, alone or with others."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, distinct, func, select

from counterclaim.ledger.store import tables as t

# what a row of the overview holds, in order
KEYS = (
    *("name", "role", "actor", "documents", "copied", "copied_by", "claims", "incidents", "first", "alone"),
    *("corroborated", "single_source", "party_only", "contested", "denied"),
)
_STANDINGS = ("corroborated", "single_source", "party_only", "contested", "denied")


def publishers(connection: Connection, *, limit: int = 50, name: str | None = None) -> list[dict[str, Any]]:
    """Return publishers, the one with most documents first.

    `copied` counts its documents that retell an earlier one of another publisher, `copied_by` the documents of others
    that retell one of its own, `incidents` those that it tells of, `first` those that others tell too and none of them
    on an earlier day, `alone` those that nobody else tells; then its incidents by standing.

    Args:
        connection: of the ledger.
        limit: how many rows at most.
        name: only this publisher.
    """
    d, m = t.documents.c, t.wire_members.c
    earlier = t.documents.alias("earlier")
    is_copy = case((m.copied_from.is_not(None) & (earlier.c.publisher != d.publisher), 1), else_=0)
    query = (
        select(d.publisher, func.count().label("documents"), func.sum(is_copy).label("copied"))
        .select_from(t.documents)
        .outerjoin(t.wire_members, m.document == d.key)
        .outerjoin(earlier, earlier.c.key == m.copied_from)
        .where(d.publisher == name if name is not None else d.publisher.is_not(None))
        .group_by(d.publisher)
        .order_by(func.count().desc(), d.publisher)
        .limit(limit)
    )
    rows = {row.publisher: _row(row.publisher, "publisher", row) for row in connection.execute(query)}
    chosen = d.publisher.in_(list(rows))
    copied_by = (
        select(earlier.c.publisher, func.count().label("count"))
        .select_from(t.wire_members)
        .join(earlier, earlier.c.key == m.copied_from)
        .join(t.documents, d.key == m.document)
        .where(earlier.c.publisher.in_(list(rows)), d.publisher != earlier.c.publisher)
        .group_by(earlier.c.publisher)
    )
    for found in connection.execute(copied_by):
        rows[found.publisher]["copied_by"] = found.count
    claims = (
        select(d.publisher, func.count().label("count"))
        .join(t.claims, t.claims.c.document == d.key)
        .where(chosen)
        .group_by(d.publisher)
    )
    for found in connection.execute(claims):
        rows[found.publisher]["claims"] = found.count
    _incidents(connection, rows, d.publisher, chosen)
    return list(rows.values())


def claimants(connection: Connection, *, limit: int = 50, actor: str | None = None) -> list[dict[str, Any]]:
    """Return claimants that are actors, the one with most claims first (the columns are those of `publishers`).

    Args:
        connection: of the ledger.
        limit: how many rows at most.
        actor: only the claimant with this actor id.
    """
    c = t.claims.c
    query = (
        select(
            c.claimant,
            func.count().label("claims"),
            func.count(distinct(c.document)).label("documents"),
        )
        .where(c.claimant == actor if actor is not None else c.claimant.is_not(None))
        .group_by(c.claimant)
        .order_by(func.count().desc(), c.claimant)
        .limit(limit)
    )
    rows = {row.claimant: _row(row.claimant, "claimant", row) for row in connection.execute(query)}
    names = select(t.actors.c.id, t.actors.c.name).where(t.actors.c.id.in_(list(rows)))
    for found in connection.execute(names):
        rows[found.id].update(name=found.name, actor=found.id)
    _incidents(connection, rows, c.claimant, c.claimant.in_(list(rows)))
    return list(rows.values())


def _row(name: str, role: str, found: Any) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(KEYS, 0)
    row.update(name=name, role=role, actor=None, documents=found.documents)
    row.update(copied=int(getattr(found, "copied", 0) or 0), claims=getattr(found, "claims", 0))
    return row


def _incidents(
    connection: Connection, rows: dict[str, dict[str, Any]], who: ColumnElement[Any], chosen: ColumnElement[bool]
) -> None:
    """Count the incidents of each: in all, first, alone, by standing."""
    if not rows:
        return
    told = _told(who).where(chosen).subquery("told")
    # a document without a publisher is some other teller, and so is a document's own voice
    others = func.coalesce(who, t.accounts.c.document)
    everybody = _told(who, others).subquery("everybody")
    together = (
        select(
            everybody.c.incident,
            func.count().label("tellers"),
            func.min(everybody.c.first).label("first"),
        )
        .where(everybody.c.incident.in_(select(told.c.incident)))
        .group_by(everybody.c.incident)
        .subquery("together")
    )
    shared = together.c.tellers > 1
    query = (
        select(
            told.c.who,
            t.incidents.c.standing,
            func.count().label("incidents"),
            func.sum(case((shared & (told.c.first == together.c.first), 1), else_=0)).label("first"),
            func.sum(case((~shared, 1), else_=0)).label("alone"),
        )
        .join(together, together.c.incident == told.c.incident)
        .join(t.incidents, t.incidents.c.id == told.c.incident)
        .group_by(told.c.who, t.incidents.c.standing)
    )
    for found in connection.execute(query):
        row = rows[found.who]
        row["incidents"] += found.incidents
        row["first"] += int(found.first or 0)
        row["alone"] += int(found.alone or 0)
        if found.standing in _STANDINGS:
            row[found.standing] += found.incidents


def _told(who: ColumnElement[Any], shown: ColumnElement[Any] | None = None) -> Select[Any]:
    """Which incident each publisher or claimant (column `who`) tells of, and the first day on which it did."""
    teller = who if shown is None else shown
    query = select(
        t.incident_accounts.c.incident, teller.label("who"), func.min(t.accounts.c.published).label("first")
    ).join(t.accounts, t.accounts.c.id == t.incident_accounts.c.account)
    if who.table is t.claims:
        query = query.join(t.claims, t.claims.c.account == t.accounts.c.id)
    else:
        query = query.join(t.documents, t.documents.c.key == t.accounts.c.document)
    return query.group_by(t.incident_accounts.c.incident, teller)
