"""Applies judgements to what is computed: actors and places that are the same become one, and accounts are bound or barred.

Readings are never rewritten: an account or claim is changed on its way into a computation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from counterclaim.ledger.judgements.consistency import groups
from counterclaim.ledger.judgements.log import HAPPENINGS, Judgement
from counterclaim.ledger.linking.clustering import Judged
from counterclaim.ledger.store import tables as t
from counterclaim.records import Account, AccountActor, AccountPlace, Claim
from counterclaim.records.claim import Claimant
from counterclaim.registry.shared import shared_registry


@dataclass(frozen=True)
class Merges:
    """Actors and places that people judged to be the same, each with the one that stands for them."""

    actors: Mapping[str, AccountActor] = field(default_factory=dict)
    places: Mapping[str, AccountPlace] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.actors or self.places)

    def account(self, account: Account) -> Account:
        """The account with each merged actor and place by the one that stands for it."""
        touched = not self.actors.keys().isdisjoint((*account.initiators, *account.targets))
        if not touched and not any(place.id in self.places for place in account.places):
            return account
        initiators = self._refs(account.initiators)
        return account.model_copy(
            update={
                "initiators": initiators,
                "targets": tuple(ref for ref in self._refs(account.targets) if ref not in initiators),
                "actors": _once(self.actors.get(actor.id, actor) for actor in account.actors),
                "places": _once(self.places.get(place.id, place) for place in account.places),
            }
        )

    def claim(self, claim: Claim) -> Claim:
        """The claim with each merged actor and place by the one that stands for it."""
        update: dict[str, object] = {}
        if claim.claimant.actor in self.actors:
            update["claimant"] = self._claimant(claim.claimant)
        event = claim.event
        if event is not None:
            ids = (*event.initiators, *event.targets, *event.mediators)
            if not self.actors.keys().isdisjoint(ids) or not self.places.keys().isdisjoint(event.places):
                update["event"] = event.model_copy(
                    update={
                        "initiators": self._refs(event.initiators),
                        "targets": self._refs(event.targets),
                        "mediators": self._refs(event.mediators),
                        "places": tuple(
                            dict.fromkeys(self.places[p].id if p in self.places else p for p in event.places)
                        ),
                    }
                )
        return claim.model_copy(update=update) if update else claim

    def actor(self, ref: str) -> str:
        """The id of the actor that stands for this one."""
        found = self.actors.get(ref)
        return found.id if found else ref

    def _refs(self, refs: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.actor(ref) for ref in refs))

    def _claimant(self, claimant: Claimant) -> Claimant:
        found = self.actors[claimant.actor or ""]
        return claimant.model_copy(update={"actor": found.id, "name": found.name})


def _once(values: Iterable[AccountActor | AccountPlace]) -> tuple[AccountActor | AccountPlace, ...]:
    return tuple({value.id: value for value in values}.values())


def merges(connection: Connection, followed: Iterable[Judgement]) -> Merges:
    """Return what the judgements make one. An actor of the registry, and a place with coordinates, stands for the others."""
    same = [one for one in followed if one.verdict == "same" and one.kind not in HAPPENINGS]
    if not same:
        return Merges()  # without loading the registry
    registry = shared_registry().actors
    actors = groups((one.first, one.other) for one in same if one.kind == "actor")
    places = groups((one.first, one.other) for one in same if one.kind == "place")
    described = _described(connection, actors)
    located = _located(connection, places)
    chosen = {ref: min(group, key=lambda a: (a not in registry, a)) for ref, group in actors.items()}
    seats = {ref: min(group, key=lambda p: (located[p].lat is None, p)) for ref, group in places.items()}
    return Merges(
        {ref: described[one] for ref, one in chosen.items()}, {ref: located[one] for ref, one in seats.items()}
    )


def _described(connection: Connection, refs: Iterable[str]) -> dict[str, AccountActor]:
    registry = shared_registry().actors
    rows = {row.id: row for row in connection.execute(select(t.actors).where(t.actors.c.id.in_(sorted(refs))))}
    found: dict[str, AccountActor] = {}
    for ref in sorted(refs):
        entry, row = registry.get(ref), rows.get(ref)
        if entry is not None:
            above = shared_registry().represents(ref)
            known = AccountActor(id=ref, name=entry.name, kind=entry.kind, known=True, country=entry.country)
            found[ref] = known.model_copy(update={"represents": above})
        elif row is not None:
            country = tuple((row.country or "").split())
            found[ref] = AccountActor(
                id=ref, name=row.name, kind=row.kind, known=bool(row.known), country=country, represents=row.represents
            )
        else:
            found[ref] = AccountActor(id=ref, name=ref)
    return found


def _located(connection: Connection, refs: Iterable[str]) -> dict[str, AccountPlace]:
    names = ("id", "name", "lat", "lon", "country", "admin1", "geo_precision")
    found = {ref: AccountPlace(id=ref, name=ref) for ref in refs}
    for row in connection.execute(select(t.places).where(t.places.c.id.in_(sorted(found)))):
        found[row.id] = AccountPlace(**{name: getattr(row, name) for name in names})
    return found


def bonds(connection: Connection, followed: Iterable[Judgement]) -> list[Judged]:
    """Return the accounts that judgements bind together or keep apart.

    A judgement remembers where in the text its claim stood; when the document was read again, the account that now stands
    there is meant. Where nothing stands there any more the judgement binds nothing.
    """
    wanted = [one for one in followed if one.kind in HAPPENINGS]
    documents = sorted({one.detail[end]["document"] for one in wanted for end in ("first", "other")})
    c = t.claims.c
    rows: dict[str, list[tuple[int, int, str]]] = {}
    for at in range(0, len(documents), 500):
        part = documents[at : at + 500]
        query = select(c.document, c.start_char, c.end_char, c.account).where(
            c.document.in_(part), c.account.is_not(None)
        )
        for row in connection.execute(query.order_by(c.document, c.position)):
            rows.setdefault(row.document, []).append((row.start_char, row.end_char, row.account))
    found: list[Judged] = []
    for one in wanted:
        first, other = (
            _account_at(rows.get(one.detail[end]["document"], []), one.detail[end]) for end in ("first", "other")
        )
        if first and other and first != other and one.verdict != "unsure":
            found.append(Judged(first, other, one.verdict))
    return found


def _account_at(claims: Iterable[tuple[int, int, str]], anchor: Mapping[str, object]) -> str | None:
    """The account of the claim that covers the anchor best; of equal ones the account that was judged."""
    start, end = int(str(anchor["start"])), int(str(anchor["end"]))
    best: tuple[float, bool] = (0.0, False)
    chosen: str | None = None
    for first, last, account in claims:
        common = min(last, end) - max(first, start)
        whole = max(last, end) - min(first, start)
        rank = (common / whole if whole > 0 else 0.0, account == anchor["account"])
        if rank > best and rank[0] > 0:
            best, chosen = rank, account
    return chosen
