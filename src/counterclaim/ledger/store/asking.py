"""Queries of the desk kind: lists by filter, one thing by its key, search, and where things come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import Connection, Engine, func, select

from counterclaim.ledger.store import bulk
from counterclaim.ledger.store import tables as t
from counterclaim.ledger.store.filters import Filter, claim_filter, document_filter, incident_filter
from counterclaim.ledger.store.search import matching, terms_of
from counterclaim.records import Claim, Incident

Order = Literal["when", "latest", "told", "deadliest", "id"]
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document without its text, with the number of its claims."""

    key: str
    id: str
    number: int
    title: str | None
    publisher: str | None
    published: date | None
    url: str | None
    language: str
    added: datetime
    claims: int


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim with its key, and the document, account and incident it belongs to."""

    key: str
    document: str
    publisher: str | None
    published: date | None
    account: str | None
    incident: str | None
    claim: Claim


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that a search found: a document or a claim. `excerpt` is plain text, not marked up."""

    kind: Literal["document", "claim"]
    key: str
    document: str
    publisher: str | None
    published: date | None
    title: str | None
    excerpt: str
    start_char: int
    rank: float


@dataclass(frozen=True, slots=True)
class Revision:
    """A change of an incident by a computation: new, changed, merged (`into` another) or gone; `state` is short JSON."""

    incident: str
    computation: int
    change: str
    into: str | None
    standing: str | None
    state: str | None
    at: datetime


def documents(connection: Connection, wanted: Filter) -> list[DocumentLine]:
    """Documents by filter, the latest published first."""
    d = t.documents.c
    own = select(func.count()).where(t.claims.c.document == d.key).correlate(t.documents).scalar_subquery()
    query = select(
        d.key, d.id, d.number, d.title, d.publisher, d.published, d.url, d.language, d.added, own.label("claims")
    )
    query = query.where(*document_filter(connection, wanted, page=wanted.limit is not None))
    rows = _page(connection, query, d.published, (d.number,), wanted, latest=True)
    return [DocumentLine(**row._mapping) for row in rows]


def document_keys(engine: Engine) -> Iterator[str]:
    """The keys of all documents in the order in which they were stored."""
    d = t.documents.c
    last = 0
    while True:
        with engine.connect() as connection:
            rows = connection.execute(
                select(d.number, d.key).where(d.number > last).order_by(d.number).limit(10_000)
            ).all()
        if not rows:
            return
        yield from (row.key for row in rows)
        last = rows[-1].number


def claims(connection: Connection, wanted: Filter) -> Iterator[StoredClaim]:
    """Claims by filter, in the order of documents (the latest published first) and of their words."""
    c, i = t.claims, t.incident_accounts
    query = (
        select(
            c.c.key, c.c.document, c.c.published, c.c.account, c.c.text, c.c.json, t.documents.c.publisher, i.c.incident
        )
        .join(t.documents, t.documents.c.key == c.c.document)
        .outerjoin(i, i.c.account == c.c.account)
        .where(*claim_filter(connection, wanted, page=wanted.limit is not None))
    )
    for row in _page(connection, query, c.c.published, (c.c.document, c.c.position), wanted, latest=True):
        yield StoredClaim(
            key=row.key,
            document=row.document,
            publisher=row.publisher,
            published=row.published,
            account=row.account,
            incident=row.incident,
            claim=bulk.claim_of(row.json, row.text),
        )


def incident_ids(connection: Connection, wanted: Filter, order: Order = "when") -> list[str]:
    """Ids of incidents by filter, in this order."""
    i = t.incidents.c
    query = select(i.id).where(*incident_filter(connection, wanted, page=wanted.limit is not None))
    key = {"when": i.when_start, "latest": i.when_start, "told": i.tellings, "deadliest": i.killed_best, "id": i.id}[
        order
    ]
    latest = order in ("latest", "told", "deadliest")
    return [row.id for row in _page(connection, query, key, () if order == "id" else (i.id,), wanted, latest=latest)]


def incidents(engine: Engine, wanted: Filter, order: Order = "when") -> Iterator[Incident]:
    """Stream incidents by filter; memory does not grow with their number, but for their ids."""
    with engine.connect() as connection:
        ids = incident_ids(connection, wanted, order)
    for start in range(0, len(ids), _AT_ONCE):
        with engine.connect() as connection:
            found = bulk.incidents_by_id(connection, ids[start : start + _AT_ONCE])
        yield from found.values()


def incident(connection: Connection, one: str) -> Incident | None:
    """An incident by its id, or by one that was merged into it."""
    seen: set[str] = set()
    while one not in seen:
        seen.add(one)
        found = bulk.incidents_by_id(connection, [one])
        if found:
            return found[one]
        into = connection.scalar(select(t.incident_merges.c.incident).where(t.incident_merges.c.merged == one))
        if into is None:
            return None
        one = into
    return None


def count(connection: Connection, what: Literal["documents", "claims", "incidents"], wanted: Filter) -> int:
    """How many there are by filter."""
    table = {"documents": t.documents, "claims": t.claims, "incidents": t.incidents}[what]
    where = {"documents": document_filter, "claims": claim_filter, "incidents": incident_filter}[what]
    query = select(func.count()).select_from(table).where(*where(connection, wanted))
    return int(connection.scalar(query) or 0)


def search(connection: Connection, text: str, limit: int = 20) -> list[Hit]:
    """Documents and claims that hold these words, the best first, claims before documents of the same rank."""
    terms = terms_of(text)
    if not terms:
        return []
    hits: list[Hit] = []
    c, d = t.claims.c, t.documents.c
    found = matching(connection, t.claims, terms).order_by("rank", "number").limit(limit).subquery()
    query = (
        select(
            c.key, c.document, d.publisher, d.published, d.title, c.text.label("excerpt"), c.start_char, found.c.rank
        )
        .join(found, found.c.number == c.number)
        .join(t.documents, d.key == c.document)
        .order_by(found.c.rank, c.number)
    )
    hits += [Hit(kind="claim", **row._mapping) for row in connection.execute(query)]
    found = matching(connection, t.documents, terms).order_by("rank", "number").limit(limit).subquery()
    whole = (
        select(d.key, d.publisher, d.published, d.title, d.text, found.c.rank)
        .join(found, found.c.number == d.number)
        .order_by(found.c.rank, d.number)
    )
    for row in connection.execute(whole):
        start, excerpt = _excerpt(row.text, terms[0].words[0])
        hits.append(
            Hit("document", row.key, row.key, row.publisher, row.published, row.title, excerpt, start, row.rank)
        )
    return hits


def _excerpt(text: str, word: str, width: int = 160) -> tuple[int, str]:
    """The part of a text around a word, at ends of words where it can be."""
    at = max(text.lower().find(word[: max(4, len(word) - 3)].lower()), 0)
    start = max(0, at - width // 2)
    if start:
        start = text.find(" ", start, at) + 1 or start
    return start, " ".join(text[start : start + width].split())


def names(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Names of actors and places by id."""
    found: dict[str, str] = {}
    for batch in bulk.batches(ids):
        for table in (t.places, t.actors):
            found.update(bulk.pairs(connection, select(table.c.id, table.c.name).where(table.c.id.in_(batch))))
    return found


def revisions(connection: Connection, incident: str | None = None, since: datetime | None = None) -> list[Revision]:
    """How incidents changed, in order: one of them, or all since a moment."""
    r = t.revisions.c
    query = select(r.incident, r.computation, r.change, r.into, r.standing, r.state, r.at).order_by(r.number)
    if incident is not None:
        query = query.where(r.incident == incident)
    if since is not None:
        query = query.where(r.at >= since)
    return [Revision(**row._mapping) for row in connection.execute(query)]


def changed(connection: Connection, incident: str) -> datetime | None:
    """When an incident last changed (UTC)."""
    r = t.revisions.c
    found: datetime | None = connection.scalar(
        select(r.at).where(r.incident == incident).order_by(r.number.desc()).limit(1)
    )
    return found


def sources_of(connection: Connection, document: str) -> Sequence[tuple[str, str]]:
    """Where a document (by key) was found: (path or address, part of it), in the order in which it was found there."""
    s = t.sources.c
    query = select(s.locator, s.part).where(s.document == document).order_by(s.number)
    return [(row.locator, row.part) for row in connection.execute(query)]


def _page(
    connection: Connection, query: Any, key: Any, ties: tuple[Any, ...], wanted: Filter, *, latest: bool
) -> Iterator[Any]:
    """The rows of a page, those without a key last; asked in two steps, so that both databases walk along an index."""
    start, end = wanted.offset, None if wanted.limit is None else wanted.offset + wanted.limit
    at = 0
    known = query.where(key.is_not(None)).order_by(key.desc() if latest else key, *ties)
    for part in (known, query.where(key.is_(None)).order_by(*ties)):
        if end is not None:
            if at >= end:
                return
            part = part.limit(end - at)
        for row in connection.execute(part):
            if at >= start:
                yield row
            at += 1
