"""What is asked for: one filter for documents, claims and incidents, and what it means for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, false, func, or_, select

from counterclaim.ledger.store import tables as t
from counterclaim.ledger.store.flatten import actor_name, place_name
from counterclaim.ledger.store.search import holds, matching, terms_of

Where = list[ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class Filter:
    """What to look for; everything given must hold. Names are ids, or names in any spelling that is known.

    Args:
        actor: who does it, to whom it is done, or who says so.
        role: with `actor`: only in this part (``claimant``, ``initiator``, ``target``, ``via``, ``mention``, …).
        place: a place by name or id, or a country by its ISO 3166-1 alpha-3 code; divisions hold their places.
        since: happened on this day or later (documents: published).
        until: happened on this day or earlier (documents: published).
        published_since: published on this day or later.
        published_until: published on this day or earlier.
        type: a frame, or a PLOVER or CAMEO code.
        standing: of the incident, or of `field` where that is given.
        field: the field whose standing is meant (``killed``, ``initiators``, …).
        date_precision: at least as exact as this (1 exact day … 5 a year).
        geo_precision: at least as exact as this (1 exact place … 7).
        publisher: the outlet.
        stance: of a claim.
        interest: of a claim's claimant.
        kind: of a claim: ``event``, ``relation`` or ``statement``.
        text: words that must be in it, "phrases in quotes", beginnings of words (``shell*``).
        incident: of this incident.
        document: of this document, by key or id.
        deadly: at least one killed, as somebody says.
        tellings: of incidents: told by at least so many, copies of one text counted once.
        limit: at most so many; None for all.
        offset: so many are passed over.
    """

    actor: str | None = None
    role: str | None = None
    place: str | None = None
    since: date | None = None
    until: date | None = None
    published_since: date | None = None
    published_until: date | None = None
    type: str | None = None
    standing: str | None = None
    field: str | None = None
    date_precision: int | None = None
    geo_precision: int | None = None
    publisher: str | None = None
    stance: str | None = None
    interest: str | None = None
    kind: str | None = None
    text: str | None = None
    incident: str | None = None
    document: str | None = None
    deadly: bool = False
    tellings: int | None = None
    limit: int | None = None
    offset: int = 0


_FEW, _MANY = 3_000, 60_000


def _among(
    connection: Connection, column: Any, query: Any, member: Any, ids: Sequence[str], page: bool
) -> ColumnElement[bool]:
    """That a column is among what a query gives for these members, see `_within`."""
    few = query.where(member.in_(ids))
    # `|| ''` keeps SQLite from looking up every member for every row
    return _within(connection, column, few, page, many=query.where(member.op("||")("").in_(ids)))


def _within(connection: Connection, column: Any, query: Any, page: bool, many: Any = None) -> ColumnElement[bool]:
    """That a column is among what a query gives.

    SQLite asks for few things first and then for the rows that have them; where they are many and a page is wanted, it
    goes through the rows in their order and asks of each, so that the page is full soon. PostgreSQL decides that itself.
    """
    if not page or connection.dialect.name != "sqlite":
        return column.in_(query)  # type: ignore[no-any-return]
    found = connection.scalar(select(func.count()).select_from(query.limit(_FEW + 1).subquery()))
    if found is not None and found <= _FEW:
        return column.in_(query)  # type: ignore[no-any-return]
    asked = query if many is None else many
    (inner,) = asked.selected_columns
    return asked.where(inner == column).correlate(column.table).exists()  # type: ignore[no-any-return]


def actors_named(connection: Connection, name: str) -> list[str]:
    """Return the ids of actors with this id or name, sorted."""
    query = select(t.actor_names.c.actor).where(t.actor_names.c.folded == actor_name(name))
    same = select(t.actors.c.id).where(t.actors.c.id == name)
    return sorted(set(connection.scalars(query)) | set(connection.scalars(same)))


def places_named(connection: Connection, name: str) -> list[str]:
    """Return the ids of places with this id or name, sorted; a country or division holds the places in it."""
    p = t.places.c
    found = set(connection.scalars(select(p.id).where(p.id == name)))
    found |= set(connection.scalars(select(t.place_names.c.place).where(t.place_names.c.folded == place_name(name))))
    rows = connection.execute(
        select(p.kind, p.country, p.name).where(p.id.in_(found), p.kind.in_(("country", "admin1")))
    ).all()
    inside: Where = [p.country == name.upper()] if len(name) == 3 and name.isascii() else []
    for row in rows:
        if row.kind == "country" and row.country:
            inside.append(p.country == row.country)
        elif row.country:
            inside.append(and_(p.country == row.country, p.admin1 == row.name))
    inside.append(p.admin1 == name)
    found |= set(connection.scalars(select(p.id).where(or_(*inside))))
    return sorted(found)


def publisher_is_known(connection: Connection, name: str) -> bool:
    """Whether a document of the ledger has this publisher, in capitals or not."""
    found = select(t.documents.c.number).where(_publisher(connection, name)).limit(1)
    return connection.scalar(found) is not None


def document_filter(connection: Connection, wanted: Filter, *, page: bool = False) -> Where:
    """What the filter means for rows of `documents`; `page` when only the first rows in order are wanted."""
    d = t.documents.c
    where = _days(d.published, d.published, wanted.since, wanted.until)
    where += _published(d.published, wanted)
    if wanted.publisher:
        where.append(_publisher(connection, wanted.publisher))
    if wanted.document:
        where.append(or_(d.key == wanted.document, d.id == wanted.document))
    if wanted.actor and wanted.role:
        a = t.claim_actors.c
        query = select(a.document).where(a.role == wanted.role)
        where.append(_among(connection, d.key, query, a.actor, actors_named(connection, wanted.actor), page))
    elif wanted.actor:
        m = t.document_actors.c
        where.append(
            _among(connection, d.key, select(m.document), m.actor, actors_named(connection, wanted.actor), page)
        )
    if wanted.place:
        m = t.document_places.c
        where.append(
            _among(connection, d.key, select(m.document), m.place, places_named(connection, wanted.place), page)
        )
    if wanted.incident:
        a = t.accounts.c
        joined = select(a.document).join(t.incident_accounts, t.incident_accounts.c.account == a.id)
        where.append(d.key.in_(joined.where(t.incident_accounts.c.incident == wanted.incident)))
    claim = [f for f in (wanted.type, wanted.stance, wanted.interest, wanted.kind) if f]
    if claim or wanted.deadly:
        narrowed = Filter(
            type=wanted.type, stance=wanted.stance, interest=wanted.interest, kind=wanted.kind, deadly=wanted.deadly
        )
        told = select(t.claims.c.document).where(*claim_filter(connection, narrowed))
        where.append(_within(connection, d.key, told, page))
    if wanted.text is not None:
        where.append(_text(connection, t.documents, wanted.text))
    return where


def claim_filter(connection: Connection, wanted: Filter, *, page: bool = False) -> Where:
    """What the filter means for rows of `claims`; `page` when only the first rows in order are wanted."""
    c = t.claims.c
    where = _claim_days(connection, wanted, page)
    where += _published(c.published, wanted)
    for column, value in ((c.stance, wanted.stance), (c.interest, wanted.interest), (c.kind, wanted.kind)):
        if value:
            where.append(column == value)
    if wanted.type:
        where.append(or_(c.type == wanted.type, c.plover == wanted.type.upper(), c.cameo == wanted.type))
    if wanted.date_precision:
        where.append(c.date_precision <= wanted.date_precision)
    if wanted.deadly:
        where.append(func.coalesce(c.killed_best, c.killed_low, c.killed_high) > 0)
    if wanted.actor:
        a = t.claim_actors.c
        query = select(a.claim).where(a.role == wanted.role) if wanted.role else select(a.claim)
        where.append(_among(connection, c.key, query, a.actor, actors_named(connection, wanted.actor), page))
    if wanted.place or wanted.geo_precision:
        p = t.claim_places.c
        query = select(p.claim)
        if wanted.geo_precision:
            query = query.join(t.places, t.places.c.id == p.place)
            query = query.where(t.places.c.geo_precision <= wanted.geo_precision)
        if wanted.place:
            where.append(_among(connection, c.key, query, p.place, places_named(connection, wanted.place), page))
        else:
            where.append(_within(connection, c.key, query, page))
    if wanted.publisher:
        o = t.documents.alias()
        query = select(o.c.key).where(_publisher(connection, wanted.publisher, o.c))
        where.append(_within(connection, c.document, query, page))
    if wanted.document:
        o = t.documents.alias()
        named = select(o.c.key).where(or_(o.c.key == wanted.document, o.c.id == wanted.document))
        where.append(c.document.in_(named))
    if wanted.incident or wanted.standing:
        i = t.incident_accounts.c
        inside = select(i.account)
        if wanted.incident:
            inside = inside.where(i.incident == wanted.incident)
        if wanted.standing:
            inside = inside.where(i.incident.in_(_standing(wanted)))
        where.append(_within(connection, c.account, inside, page))
    if wanted.text is not None:
        where.append(_text(connection, t.claims, wanted.text))
    return where


def incident_filter(connection: Connection, wanted: Filter, *, page: bool = False) -> Where:
    """What the filter means for rows of `incidents`; `page` when only the first rows in order are wanted."""
    i = t.incidents.c
    where = _days(i.when_start, i.when_end, wanted.since, wanted.until)
    if wanted.published_since:
        where.append(i.last_published >= wanted.published_since)
    if wanted.published_until:
        where.append(i.first_published <= wanted.published_until)
    if wanted.type:
        where.append(or_(i.type == wanted.type, i.plover == wanted.type.upper(), i.cameo == wanted.type))
    if wanted.tellings:
        where.append(i.tellings >= wanted.tellings)
    if wanted.standing:
        where.append(
            _within(connection, i.id, _standing(wanted), page) if wanted.field else i.standing == wanted.standing
        )
    if wanted.date_precision:
        where.append(i.date_precision <= wanted.date_precision)
    if wanted.geo_precision:
        where.append(i.geo_precision <= wanted.geo_precision)
    if wanted.incident:
        where.append(i.id == wanted.incident)
    if wanted.deadly:
        where.append(func.coalesce(i.killed_best, i.killed_low, i.killed_high) > 0)
    if wanted.actor:
        a = t.incident_actors.c
        query = select(a.incident).where(a.role == wanted.role) if wanted.role else select(a.incident)
        where.append(_among(connection, i.id, query, a.actor, actors_named(connection, wanted.actor), page))
    if wanted.place:
        p = t.incident_places.c
        where.append(
            _among(connection, i.id, select(p.incident), p.place, places_named(connection, wanted.place), page)
        )
    inner = Filter(publisher=wanted.publisher, document=wanted.document, stance=wanted.stance, interest=wanted.interest)
    if inner != Filter():
        where.append(_within(connection, i.id, _told(claim_filter(connection, inner)), page))
    if wanted.text is not None:
        where.append(i.id.in_(_told([_text(connection, t.claims, wanted.text)])))
    return where


def _told(claims: Where) -> Any:
    """Incidents in which some claim is as wanted."""
    x = t.incident_accounts.c
    return select(x.incident).join(t.claims, t.claims.c.account == x.account).where(*claims)


def _standing(wanted: Filter) -> Any:
    if wanted.field:
        f = t.incident_fields.c
        return select(f.incident).where(f.field == wanted.field, f.standing == wanted.standing)
    return select(t.incidents.c.id).where(t.incidents.c.standing == wanted.standing)


def _days(start: Any, end: Any, since: date | None, until: date | None) -> Where:
    """A range meets the days wanted; what has no date meets none."""
    where: Where = []
    if since:
        where.append(end >= since)
    if until:
        where.append(start <= until)
    return where


def _claim_days(connection: Connection, wanted: Filter, page: bool) -> Where:
    """The days of claims. A page is in the order of publication, along which SQLite would look for these days for long."""
    c = t.claims.c
    plain = _days(c.when_start, c.when_end, wanted.since, wanted.until)
    if not plain or not page or connection.dialect.name != "sqlite":
        return plain
    o = t.claims.alias().c
    found = select(o.number).where(*_days(o.when_start, o.when_end, wanted.since, wanted.until))
    count = connection.scalar(select(func.count()).select_from(found.limit(_MANY + 1).subquery())) or 0
    return [c.number.in_(found)] if count <= _MANY else plain


def _published(column: Any, wanted: Filter) -> Where:
    return _days(column, column, wanted.published_since, wanted.published_until)


def _publisher(connection: Connection, name: str, documents: Any = t.documents.c) -> ColumnElement[bool]:
    column = t.documents.c.publisher
    if connection.scalar(select(t.documents.c.number).where(column == name).limit(1)) is not None:
        return documents.publisher == name  # type: ignore[no-any-return]
    return func.lower(documents.publisher) == name.lower()


def _text(connection: Connection, source: Any, query: str) -> ColumnElement[bool]:
    terms = terms_of(query)
    if not terms:
        return false()
    if connection.dialect.name != "sqlite":
        return holds(source, terms)
    return source.c.number.in_(matching(connection, source, terms, ranked=False))  # type: ignore[no-any-return]
