"""The claims behind an incident, with their documents and the wire groups they came in, and why they were joined."""

from __future__ import annotations

from itertools import islice

from sqlalchemy import select

from counterclaim.ledger.judgements.log import followed
from counterclaim.ledger.judgements.merges import merges
from counterclaim.ledger.keys import document_key
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.linking import score
from counterclaim.ledger.store import tables as t
from counterclaim.records import Incident, Link
from counterclaim.render.incident import Teller
from counterclaim.render.naming import claimant_name

MOST_DOCUMENTS = 200  # that one answer shows claims of
_AT_ONCE = 500


def tellers_of(ledger: Ledger, incident: Incident) -> list[Teller]:
    """Return the claims of an incident, the earliest document first, of the first 200 documents."""
    documents = list(islice(incident.documents, MOST_DOCUMENTS))
    wires: dict[str, str] = {}
    with ledger.reads() as connection:
        for start in range(0, len(documents), _AT_ONCE):
            m = t.wire_members.c
            query = select(m.document, m.wire).where(m.document.in_(documents[start : start + _AT_ONCE]))
            wires.update({row.document: row.wire for row in connection.execute(query)})
    wanted = set(incident.claims)
    found: list[Teller] = []
    for reading in ledger.readings(documents):
        key = document_key(reading.document.id)
        for claim in reading.claims:
            if f"{key}-{claim.id}" in wanted:
                name = claimant_name(claim.claimant, reading)
                found.append(Teller(f"{key}-{claim.id}", claim, reading.document, name, wires.get(key)))
    order = {document: i for i, document in enumerate(documents)}
    return sorted(found, key=lambda one: (order[document_key(one.document.id)], one.claim.start_char))


def links_of(ledger: Ledger, incident: Incident) -> list[Link]:
    """Return the links between the accounts of an incident with their reasons, the strongest first.

    Computation stores scores only; the reasons are worked out here from the accounts as judgements make them.
    """
    batch = sorted(incident.accounts)
    inside = set(batch)
    pairs: list[tuple[str, str]] = []
    with ledger.reads() as connection:
        made = merges(connection, followed(connection))
        for start in range(0, len(batch), _AT_ONCE):
            x = t.links.c
            query = select(x.first, x.other).where(x.first.in_(batch[start : start + _AT_ONCE]))
            pairs += [(row.first, row.other) for row in connection.execute(query) if row.other in inside]
    accounts = {one.id: made.account(one) for one in ledger.accounts(ids=batch)}
    found = [score(accounts[first], accounts[other]) for first, other in pairs]
    return sorted(found, key=lambda link: (-link.score, link.first, link.other))


def copies_of(ledger: Ledger, document: str) -> list[tuple[str, str, str | None, float | None]]:
    """Return which documents a document (by key) retells, and which retell it: ("retells" or "is retold in", key, publisher,
    shared share of 0 to 1)."""
    m, d = t.wire_members.c, t.documents.c
    earlier = select(m.copied_from, d.publisher, m.similarity).join(t.documents, d.key == m.copied_from)
    later = select(m.document, d.publisher, m.similarity).join(t.documents, d.key == m.document)
    with ledger.reads() as connection:
        found = [("retells", *row) for row in connection.execute(earlier.where(m.document == document))]
        rows = connection.execute(later.where(m.copied_from == document).order_by(d.number))
        found += [("is retold in", *row) for row in rows]
    return found
