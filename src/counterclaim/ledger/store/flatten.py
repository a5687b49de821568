"""A reading as rows of the tables."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Table

from counterclaim.gazetteer.fold import fold_place
from counterclaim.ledger.keys import claim_key, document_key
from counterclaim.ledger.store import tables as t
from counterclaim.ledger.store.columns import PARTS
from counterclaim.ledger.store.search import vector
from counterclaim.records import Account, Claim, Reading, Toll, When
from counterclaim.registry.fold import fold

Row = dict[str, Any]
Rows = dict[Table, list[Row]]

_ENDS = ("low", "best", "high")
_LARGEST = 2**31 - 1
_LONGEST = 500  # PostgreSQL's indexes hold no key of more than 2,700 bytes


def reading_json(reading: Reading) -> str:
    """Return what is kept of a reading: its JSON without the text, which is kept once, with the document."""
    return reading.model_dump_json(by_alias=True, exclude={"document": {"text"}})


def digest_of(packed: str) -> str:
    """Return the digest by which two readings are told apart."""
    return hashlib.sha256(packed.encode("utf-8")).hexdigest()


def document_row(reading: Reading, added: object) -> Row:
    """The row of `documents`."""
    document = reading.document
    return {
        "key": document_key(document.id),
        "id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published,
        "url": document.url,
        "language": document.language,
        "text": document.text,
        "words": vector(f"{document.title or ''}\n{document.text}"),
        "added": added,
    }


def reading_row(reading: Reading, packed: str, digest: str, added: object) -> Row:
    """The row of `readings`."""
    return {
        "document": document_key(reading.document.id),
        "counterclaim": reading.made_by.counterclaim,
        "model": reading.made_by.model,
        "made_by": reading.made_by.model_dump_json(),
        "digest": digest,
        "packed": packed,
        "added": added,
    }


def flattened_rows(reading: Reading, number: int, accounts: Sequence[Account]) -> Rows:
    """The rows of the flattened tables for one document with its number."""
    key = document_key(reading.document.id)
    rows: Rows = defaultdict(list)
    home = {claim: account.id for account in accounts for claim in account.claims}
    for position, claim in enumerate(reading.claims):
        row = _claim_row(claim, reading, key, position)
        row["account"] = home.get(row["key"])
        rows[t.claims].append(row)
        for role, actor in dict.fromkeys(_roles(claim)):
            rows[t.claim_actors].append({"claim": row["key"], "role": role, "actor": actor, "document": key})
        for place in dict.fromkeys(_places(claim, reading)):
            rows[t.claim_places].append({"claim": row["key"], "place": place, "document": key})
    _actor_rows(reading, key, rows)
    _place_rows(reading, key, rows)
    for position, found in enumerate(reading.framing):
        values = found.model_dump(include={"device", "target", "text", "neutral", "start_char", "end_char"})
        rows[t.framing].append({"document": key, "position": position, **values})
    for position, account in enumerate(accounts):
        rows[t.accounts].append(_account_row(account, number, position))
    return rows


def _claim_row(claim: Claim, reading: Reading, document: str, position: int) -> Row:
    event, relation = claim.event, claim.relation
    told = event or relation
    row: Row = {
        "key": claim_key(reading.document.id, claim.id),
        "document": document,
        "position": position,
        "published": reading.document.published,
        "kind": "event" if event else "relation" if relation else "statement",
        "claimant": claim.claimant.actor,
        "claimant_name": claim.claimant.name,
        "own_voice": claim.claimant.document,
        "interest": claim.claimant.interest,
        "stance": claim.stance,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "time": claim.time,
        "type": told.type if told else None,
        "plover": event.plover if event else None,
        "cameo": event.cameo if event else None,
        "acled": " / ".join(event.acled) if event and event.acled else None,
        "ucdp": event.ucdp if event else None,
        **when_row(told.when if told else None),
        **toll_row("killed", event.killed if event else None, parts=True),
        **toll_row("injured", event.injured if event else None),
        **toll_row("detained", event.detained if event else None),
        "weapon": event.weapon if event else None,
        "happening": event.happening if event else None,
        "foreground": event.foreground if event else True,
        "start_char": claim.start_char,
        "end_char": claim.end_char,
        "text": claim.text,
        "words": vector(claim.text),
        "json": claim.model_dump_json(exclude_defaults=True, exclude={"text"}),
    }
    return row


def when_row(when: When | None) -> Row:
    """The columns of a date range."""
    if when is None:
        return {"when_start": None, "when_end": None, "date_precision": None}
    return {"when_start": when.start, "when_end": when.end, "date_precision": when.date_precision}


def toll_row(name: str, toll: Toll | None, *, parts: bool = False) -> Row:
    """The columns of a toll; a number no column can hold stays in the claim's JSON only."""
    wanted = (*_ENDS, *PARTS) if parts else _ENDS
    row: Row = {}
    for part in wanted:
        value = getattr(toll, part) if toll else None
        row[f"{name}_{part}"] = value if value is None or abs(value) <= _LARGEST else None
    return row


def _roles(claim: Claim) -> Iterator[tuple[str, str]]:
    if claim.claimant.actor:
        yield "claimant", claim.claimant.actor
    for teller in claim.via:
        if teller.actor:
            yield "via", teller.actor
    if event := claim.event:
        for role, ids in (("initiator", event.initiators), ("target", event.targets), ("mediator", event.mediators)):
            for actor in ids:
                yield role, actor
    if relation := claim.relation:
        if relation.source:
            yield "source", relation.source
        if relation.target and relation.type != "controls":
            yield "object", relation.target
    for actor in claim.mentions:
        yield "mention", actor


def _places(claim: Claim, reading: Reading) -> Iterable[str]:
    if claim.event:
        return claim.event.places
    relation = claim.relation
    if relation and relation.target and relation.type == "controls":
        return (relation.target,)
    return ()


def _actor_rows(reading: Reading, document: str, rows: Rows) -> None:
    for actor in {a.id: a for a in reading.actors}.values():
        rows[t.actors].append(
            {
                "id": actor.id,
                "name": actor.name,
                "kind": actor.kind,
                "country": " ".join(actor.country),
                "represents": actor.represents,
                "known": actor.known,
            }
        )
        for folded, name in _names((actor.name, *actor.aliases), actor_name):
            rows[t.actor_names].append({"folded": folded, "actor": actor.id, "name": name})
        rows[t.document_actors].append(
            {
                "document": document,
                "actor": actor.id,
                "represents": actor.represents,
                "mentions": len(actor.mentions),
            }
        )


def _place_rows(reading: Reading, document: str, rows: Rows) -> None:
    for place in {p.id: p for p in reading.places}.values():
        values = place.model_dump(include={"id", "name", "kind", "lat", "lon", "country", "admin1", "geo_precision"})
        rows[t.places].append(values)
        for folded, name in _names((place.name, *place.aliases), place_name):
            rows[t.place_names].append({"folded": folded, "place": place.id, "name": name})
        rows[t.document_places].append(
            {
                "document": document,
                "place": place.id,
                "geo_precision": place.geo_precision,
                "mentions": len(place.mentions),
            }
        )


def actor_name(name: str) -> str:
    """The form under which a name of an actor is looked up: no capitals, accents, apostrophes, and one article."""
    return fold(name).replace("'", "")[:_LONGEST]


def place_name(name: str) -> str:
    """The form under which a name of a place is looked up."""
    return fold_place(name)[:_LONGEST]


def _names(names: Iterable[str], folded: Callable[[str], str]) -> Iterable[tuple[str, str]]:
    found: dict[str, str] = {}
    for name in names:
        if key := folded(name):
            found.setdefault(key, name)
    return found.items()


def _account_row(account: Account, number: int, position: int) -> Row:
    return {
        "id": account.id,
        "document": account.document,
        "number": number,
        "position": position,
        "published": account.published,
        "main": account.main,
        "foreground": account.foreground,
        "type": account.kind or (account.frames[0] if account.frames else None),
        **when_row(account.when),
        **toll_row("killed", account.killed),
        "json": account.model_dump_json(exclude_defaults=True),
    }
