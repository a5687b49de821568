"""Bulk reading for computation, in batches: memory does not grow with the ledger, and no writer waits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar, get_args

from pydantic_core import from_json
from sqlalchemy import Connection, Engine, and_, func, or_, select

from counterclaim.ledger.store import rowing
from counterclaim.ledger.store import tables as t
from counterclaim.records import Account, Claim, Document, FieldName, Incident, Link

_T = TypeVar("_T")
_BATCH = 2_000
_FIELDS = {name: i for i, name in enumerate(get_args(FieldName))}


def batches(items: Iterable[_T], size: int = _BATCH) -> Iterator[list[_T]]:
    """Cut a stream into lists."""
    waiting = iter(items)
    while batch := list(islice(waiting, size)):
        yield batch


def pairs(connection: Connection, query: Any) -> dict[str, Any]:
    """The rows of a query of two columns as a dictionary."""
    return {row[0]: row[1] for row in connection.execute(query)}


def stream_accounts(engine: Engine) -> Iterator[Account]:
    """All accounts in the order in which they were stored."""
    a = t.accounts.c
    number, position = 0, -1
    while True:
        after = or_(a.number > number, and_(a.number == number, a.position > position))
        query = select(a.number, a.position, a.json).where(after).order_by(a.number, a.position).limit(_BATCH)
        with engine.connect() as connection:
            rows = connection.execute(query).all()
        if not rows:
            return
        for row in rows:
            yield rowing.account_of(row.json)
        number, position = rows[-1].number, rows[-1].position


def accounts_where(connection: Connection, column: str, values: Iterable[str]) -> list[Account]:
    """Accounts by `id`, `document` or `incident`, in the order in which they were stored."""
    a = t.accounts.c
    found: list[Any] = []
    for batch in batches(values):
        query = select(a.number, a.position, a.json)
        if column == "incident":
            query = query.join(t.incident_accounts, t.incident_accounts.c.account == a.id)
            query = query.where(t.incident_accounts.c.incident.in_(batch))
        else:
            query = query.where(a[column].in_(batch))
        found += connection.execute(query).all()
    return [rowing.account_of(row.json) for row in sorted(found, key=lambda r: (r.number, r.position))]


def order_of(connection: Connection, accounts: Iterable[str]) -> dict[str, tuple[int, int]]:
    """When each account was stored: (number of its document, place in it)."""
    a = t.accounts.c
    found: dict[str, tuple[int, int]] = {}
    for batch in batches(accounts):
        query = select(a.id, a.number, a.position).where(a.id.in_(batch))
        found.update((row.id, (row.number, row.position)) for row in connection.execute(query))
    return found


def claims_by_key(connection: Connection, keys: Iterable[str]) -> dict[str, Claim]:
    """Claims by their keys (`<document key>-<claim id>`); those that are not there are left out."""
    c = t.claims.c
    found: dict[str, Claim] = {}
    for batch in batches(keys):
        for row in connection.execute(select(c.key, c.text, c.json).where(c.key.in_(batch))):
            found[row.key] = claim_of(row.json, row.text)
    return found


def claim_of(stored: str, text: str) -> Claim:
    """Put a stored claim and its words together again."""
    values = from_json(stored)
    values["text"] = text
    return Claim.model_validate(values)


def stream_documents(engine: Engine, documents: Iterable[str] | None = None) -> Iterator[tuple[str, Document]]:
    """(key, document), of these keys or of all, in the order in which they were stored (within each batch of keys)."""
    query = select(t.documents).order_by(t.documents.c.number)
    if documents is not None:
        for batch in batches(documents, 500):
            with engine.connect() as connection:
                rows = connection.execute(query.where(t.documents.c.key.in_(batch))).all()
            yield from ((row.key, document_of(row)) for row in rows)
        return
    last = 0
    while True:
        with engine.connect() as connection:
            rows = connection.execute(query.where(t.documents.c.number > last).limit(500)).all()
        if not rows:
            return
        yield from ((row.key, document_of(row)) for row in rows)
        last = rows[-1].number


def document_of(row: Any) -> Document:
    """A document from its row."""
    names = ("id", "title", "publisher", "published", "url", "language", "text")
    return Document.model_construct(**{name: getattr(row, name) for name in names})


def sharing_keys(connection: Connection, keys: Iterable[str], largest: int) -> dict[str, list[str]]:
    """Accounts (ids, sorted) by blocking key, for keys that at most `largest` accounts share."""
    return _sharing(connection, t.account_keys.c.key, t.account_keys.c.account, keys, largest)


def sharing_bands(connection: Connection, bands: Iterable[str], largest: int) -> dict[str, list[str]]:
    """Documents (keys, sorted) by band, for bands that at most `largest` documents share."""
    return _sharing(connection, t.document_bands.c.band, t.document_bands.c.document, bands, largest)


def _sharing(connection: Connection, key: Any, member: Any, keys: Iterable[str], largest: int) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for batch in batches(dict.fromkeys(keys), 500):
        counted = select(key).where(key.in_(batch)).group_by(key).having(func.count() <= largest)
        small = list(connection.scalars(counted))
        for row in connection.execute(select(key, member).where(key.in_(small)).order_by(key, member)):
            found.setdefault(row[0], []).append(row[1])
    return found


def keys_of(connection: Connection, accounts: Iterable[str]) -> dict[str, list[str]]:
    """Blocking keys (sorted) by account."""
    k = t.account_keys.c
    found: dict[str, list[str]] = {}
    for batch in batches(accounts):
        for row in connection.execute(select(k.account, k.key).where(k.account.in_(batch)).order_by(k.account, k.key)):
            found.setdefault(row.account, []).append(row.key)
    return found


def bands_of(connection: Connection, documents: Iterable[str]) -> dict[str, list[str]]:
    """Band keys (sorted) by document."""
    b = t.document_bands.c
    found: dict[str, list[str]] = {}
    for batch in batches(documents):
        query = select(b.document, b.band).where(b.document.in_(batch)).order_by(b.document, b.band)
        for row in connection.execute(query):
            found.setdefault(row.document, []).append(row.band)
    return found


def links_of(connection: Connection, accounts: Iterable[str]) -> list[Link]:
    """Links that have one of these accounts on either side, ordered."""
    x = t.links.c
    found: dict[tuple[str, str], Link] = {}
    for batch in batches(accounts):
        for query in (select(t.links).where(x.first.in_(batch)), select(t.links).where(x.other.in_(batch))):
            found.update(((row.first, row.other), rowing.link_of(row)) for row in connection.execute(query))
    return [found[pair] for pair in sorted(found)]


def incidents_by_id(connection: Connection, ids: Sequence[str]) -> dict[str, Incident]:
    """Incidents with their fields, by id, in the order of `ids`; those that are not there are left out."""
    found: dict[str, Incident] = {}
    for batch in batches(ids, 500):
        f = t.incident_fields
        fields: dict[str, list[Any]] = {}
        for row in connection.execute(select(f).where(f.c.incident.in_(batch))):
            fields.setdefault(row.incident, []).append(row)
        i = t.incidents.c
        query = select(i.id, i.json, i.episode).where(i.id.in_(batch))
        rows = {row.id: row for row in connection.execute(query)}
        for one in batch:
            if one in rows:
                found[one] = rowing.incident_of(rows[one], sorted(fields.get(one, []), key=lambda r: _FIELDS[r.field]))
    return found


def incidents_with(connection: Connection, accounts: Iterable[str]) -> dict[str, str]:
    """The incident that each account is in (account id → incident id)."""
    x = t.incident_accounts.c
    found: dict[str, str] = {}
    for batch in batches(accounts):
        found.update(pairs(connection, select(x.account, x.incident).where(x.account.in_(batch))))
    return found


def wires_of(connection: Connection, documents: Iterable[str]) -> dict[str, str]:
    """The wire group that each document is in (document key → group id); documents without a copy are left out."""
    w = t.wire_members.c
    found: dict[str, str] = {}
    for batch in batches(documents):
        found.update(pairs(connection, select(w.document, w.wire).where(w.document.in_(batch))))
    return found


def members_of(connection: Connection, wires: Iterable[str]) -> dict[str, list[str]]:
    """The documents of each wire group (keys, sorted)."""
    w = t.wire_members.c
    found: dict[str, list[str]] = {}
    for batch in batches(wires):
        for row in connection.execute(select(w.wire, w.document).where(w.wire.in_(batch)).order_by(w.document)):
            found.setdefault(row.wire, []).append(row.document)
    return found
