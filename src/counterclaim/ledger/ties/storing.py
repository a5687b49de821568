"""Keeps the tables of ties in step with the claims, for questions in SQL and for exports."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, and_, delete, or_, select

from counterclaim.ledger.judgements.merges import Merges
from counterclaim.ledger.store import bulk
from counterclaim.ledger.store import tables as t
from counterclaim.ledger.store.adding import insert_rows
from counterclaim.ledger.ties.claimed import Ends, claimed_tie, sightings
from counterclaim.ledger.ties.records import Tie

_BATCH = 200


def tie_id(ends: Ends) -> str:
    """Return the id of a tie: ``t`` and 12 hexadecimal digits of its type and ends."""
    return "t" + sha256("\0".join(part or "" for part in ends).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def assign(connection: Connection, documents: Sequence[str], merges: Merges, *, fresh: bool = False) -> set[str]:
    """Store which ties the claims of these documents tell, in place of what was stored.

    Args:
        connection: a transaction that writes.
        documents: keys of documents.
        merges: what people judged to be one.
        fresh: whether nothing is stored of these documents, so that nothing has to be looked for and taken away.

    Returns:
        The ids of ties that change.
    """
    x, c = t.tie_claims.c, t.claims.c
    changed: set[str] = set()
    for batch in bulk.batches(documents, _BATCH):
        if not fresh:
            own = or_(*(and_(x.claim > f"{key}-", x.claim < f"{key}.") for key in batch))  # "." follows "-"
            changed.update(connection.scalars(select(x.tie).where(own).distinct()))
            connection.execute(delete(t.tie_claims).where(own))
        query = select(c.key, c.document, c.published, c.text, c.json)
        query = query.where(c.document.in_(batch), c.kind == "relation").order_by(c.number)
        found = sightings(connection, connection.execute(query).all(), merges)
        blank = {"polarity": "positive", "claims": 0}
        names = ("type", "source", "target")
        ties = [{"id": tie_id(ends), **dict(zip(names, ends, strict=True)), **blank} for ends in sorted(found, key=str)]
        insert_rows(connection, t.ties, ties, ignore=True)
        claims = [{"tie": tie_id(ends), "claim": one.key} for ends, seen in found.items() for one in seen]
        insert_rows(connection, t.tie_claims, sorted(claims, key=lambda row: (row["tie"], row["claim"])))
        changed.update(tie_id(ends) for ends in found)
    return changed


def rebuild(connection: Connection, ties: Iterable[str], merges: Merges) -> None:
    """Make the rows of these ties anew from their claims; those without a claim are dropped."""
    x, c = t.tie_claims.c, t.claims.c
    for batch in bulk.batches(sorted(ties), _BATCH):
        query = select(c.key, c.document, c.published, c.text, c.json).join(t.tie_claims, x.claim == c.key)
        rows = connection.execute(query.where(x.tie.in_(batch)).order_by(c.number)).all()
        found = {tie_id(ends): claimed_tie(ends, seen) for ends, seen in sightings(connection, rows, merges).items()}
        gone = [one for one in batch if one not in found]
        connection.execute(delete(t.ties).where(t.ties.c.id.in_(gone)))
        for key, tie in sorted(found.items()):
            connection.execute(t.ties.update().where(t.ties.c.id == key).values(**_values(tie)))


def _values(tie: Tie) -> dict[str, Any]:
    days = [day for s in tie.said_by for day in (s.first_published, s.last_published) if day is not None]
    said = [s.model_dump(mode="json", exclude={"claims"}, exclude_defaults=True) for s in tie.said_by]
    return {
        "polarity": "negative" if tie.status == "denied" else "positive",
        "when_start": tie.first.earliest,
        "when_end": tie.last.latest,
        "date_precision": 1 if tie.first.precise and tie.last.precise else None,
        "standing": tie.standing,
        "claims": sum(len(s.claims) for s in tie.said_by),
        "first_published": min(days, default=None),
        "last_published": max(days, default=None),
        "detail": json.dumps({"said_by": said}, ensure_ascii=False),
    }
