"""Ties from what documents claim: the sightings of one tie put together, with everybody who says or denies it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from counterclaim.ledger.judgements.merges import Merges
from counterclaim.ledger.store import bulk
from counterclaim.ledger.store import tables as t
from counterclaim.ledger.ties.records import BOTH_WAYS, Edge, Sayer, Status, Tie
from counterclaim.records import Claim
from counterclaim.records.incident import Standing

_UNTOLD = frozenset({"future", "hypothetical"})
_NOT_SAYING = frozenset({"demands", "promises", "threatens", "fears", "predicts", "asks"})
_DENYING = frozenset({"denies", "doubts"})
_EVERY_DAY = 1  # date_precision: an exact day; a longer range says only that it held at some time in it
Ends = tuple[str, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Sighting:
    """One claim of a tie: who says so, in which telling, and the days it speaks of."""

    key: str
    document: str
    telling: str
    published: date | None
    publisher: str | None
    claim: Claim

    @property
    def denies(self) -> bool:
        """Whether it says that there is no such tie."""
        return self.claim.polarity == "negative" or self.claim.stance in _DENYING

    @property
    def edge(self) -> Edge:
        """The days of the sighting; without a date of its own it is known on the day of publication or before."""
        when = self.claim.relation.when if self.claim.relation else None
        if when is not None and (when.start or when.end):
            start, end = when.start or when.end, when.end or when.start
            return Edge(earliest=start, latest=end, precise=when.date_precision == _EVERY_DAY)
        return Edge(earliest=self.published, latest=self.published, from_publication=self.published is not None)

    @property
    def who(self) -> tuple[str, str | None]:
        """Name and actor id of the claimant; the outlet for a document's own voice."""
        claimant = self.claim.claimant
        if claimant.actor is None:
            return self.publisher or claimant.name or "the document", None
        return claimant.name or claimant.actor, claimant.actor


def ends_of(claim: Claim, merges: Merges) -> Ends | None:
    """Type and ends of the tie that a claim tells; the ends of a tie that goes both ways stand in the order of their ids."""
    relation = claim.relation
    if relation is None or claim.time in _UNTOLD or claim.stance in _NOT_SAYING:
        return None
    source = merges.actor(relation.source) if relation.source else None
    target = merges.actor(relation.target) if relation.target else None
    if relation.type in BOTH_WAYS and source and target and target < source:
        source, target = target, source
    return relation.type, source, target


def sightings(connection: Connection, rows: Iterable[Any], merges: Merges) -> dict[Ends, list[Sighting]]:
    """Group claims of relations (rows of `claims`) by their ties; unsaid and planned ones are left out."""
    listed = list(rows)
    documents = sorted({row.document for row in listed})
    wires = bulk.wires_of(connection, documents)
    publishers: dict[str, str | None] = {}
    d = t.documents.c
    for batch in bulk.batches(documents, 500):
        publishers.update(bulk.pairs(connection, select(d.key, d.publisher).where(d.key.in_(batch))))
    found: dict[Ends, list[Sighting]] = defaultdict(list)
    for row in listed:
        claim = merges.claim(bulk.claim_of(row.json, row.text))
        ends = ends_of(claim, merges)
        if ends is not None:
            telling = wires.get(row.document, row.document)
            seen = Sighting(row.key, row.document, telling, row.published, publishers.get(row.document), claim)
            found[ends].append(seen)
    return found


def claimed_tie(ends: Ends, seen: Sequence[Sighting]) -> Tie:
    """Put the sightings of one tie together."""
    asserting = [one for one in seen if not one.denies]
    counted = asserting or list(seen)
    edges = [one.edge for one in counted if one.edge.earliest is not None]
    first = min(edges, key=lambda e: (e.earliest or date.max, e.from_publication, e.latest or date.max), default=Edge())
    last = max(edges, key=lambda e: (e.latest or date.min, not e.from_publication), default=Edge())
    status: Status = "asserted" if len(asserting) == len(seen) else "contested" if asserting else "denied"
    return Tie(
        type=ends[0],
        source=ends[1],
        target=ends[2],
        origin="claimed",
        status=status,
        standing=_standing(seen, status),
        first=first,
        last=last,
        said_by=_sayers(seen),
    )


def _standing(seen: Sequence[Sighting], status: Status) -> Standing:
    if status != "asserted":
        return status
    free = {
        one.who[1] or f"own:{one.telling}" for one in seen if one.claim.claimant.interest not in ("party", "aligned")
    }
    if not free:
        return "party_only"
    return "corroborated" if len(free) > 1 and len({one.telling for one in seen}) > 1 else "single_source"


def _sayers(seen: Sequence[Sighting]) -> tuple[Sayer, ...]:
    by_who: dict[tuple[str, str, bool], list[Sighting]] = defaultdict(list)
    for one in seen:
        name, actor = one.who
        by_who[actor or "", name, one.denies].append(one)
    found = []
    for (actor_id, name, denies), own in by_who.items():
        days = sorted(one.published for one in own if one.published)
        found.append(
            Sayer(
                name=name,
                actor=actor_id or None,
                interest=own[0].claim.claimant.interest,
                denies=denies,
                documents=len({one.document for one in own}),
                tellings=len({one.telling for one in own}),
                first_published=days[0] if days else None,
                last_published=days[-1] if days else None,
                claims=tuple(sorted(one.key for one in own)),
            )
        )
    return tuple(sorted(found, key=lambda s: (s.denies, -s.tellings, s.name, s.actor or "")))
