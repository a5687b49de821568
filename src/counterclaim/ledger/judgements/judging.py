"""Making judgements and taking them back: each is one entry of the log, and marks what computation has to look at again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from counterclaim.errors import Errors
from counterclaim.ledger.judgements.consistency import Conflict, groups
from counterclaim.ledger.judgements.log import HAPPENINGS, Judgement, Kind, Verdict, consistent, judgements
from counterclaim.ledger.judgements.naming import Named, named
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.store import tables as t
from counterclaim.ledger.store.adding import insert_rows
from counterclaim.ledger.store.columns import now


@dataclass(frozen=True)
class Outcome:
    """What a judgement did: the entry, and the conflict that it is in, if any (then it is not followed)."""

    judgement: Judgement
    conflict: Conflict | None


def judge(ledger: Ledger, verdict: Verdict, first: str, other: str, *, why: str, by: str) -> Outcome:
    """Store a judgement; the next computation follows it.

    Args:
        verdict: ``same``, ``different`` or ``unsure`` (which only notes that somebody looked).
        first, other: ids of two claims, accounts or incidents, of two actors, or of two places.
        why: the reason, in a sentence.
        by: who judges.

    Raises:
        CounterclaimError: E540 for an id that is not there (with near matches), E541 for two kinds of things, E542 for a
            thing and itself, E545 where no judgement can part them, E546 for a claim that tells of no happening, E547 where
            the reason or the name is empty.
    """
    if not why.strip() or not by.strip():
        raise Errors.E547.error(option="--by" if not by.strip() else "--why")
    with ledger.writes() as connection:
        one, two = named(connection, first), named(connection, other)
        kind = _kind(one, two)
        _sensible(one, two, verdict)
        values = {
            "kind": kind,
            "first": one.id,
            "other": two.id,
            "verdict": verdict,
            "undoes": None,
            "by": by.strip(),
            "why": why.strip(),
            "at": now(),
            "detail": json.dumps({"first": one.anchor, "other": two.anchor}) if kind in HAPPENINGS else None,
        }
        number = _store(connection, values)
        made = judgements(connection)
        entry = next(j for j in made if j.number == number)
        mark(connection, [entry], made)
        found = [c for c in consistent(made).conflicts if c.judgement == number]
    return Outcome(entry, found[0] if found else None)


def undo(ledger: Ledger, number: int, *, by: str, why: str = "") -> Judgement:
    """Take a judgement back; it stays in the log, and so does this.

    Raises:
        CounterclaimError: E543 when there is no such judgement, E544 when it was taken back already.
    """
    with ledger.writes() as connection:
        made = {j.number: j for j in judgements(connection, undone=True)}
        entry = made.get(number)
        if entry is None:
            known = f"there are {len(made)}, from {min(made)} to {max(made)}" if made else "there are none yet"
            raise Errors.E543.error(number=number, known=known)
        if entry.undone_by is not None:
            raise Errors.E544.error(number=number, by=entry.undone_by)
        before = consistent(made.values()).followed
        values = {
            "kind": entry.kind,
            "first": entry.first,
            "other": entry.other,
            "verdict": "undo",
            "undoes": number,
            "by": by.strip() or entry.by,
            "why": why.strip(),
            "at": now(),
            "detail": None,
        }
        _store(connection, values)
        left = judgements(connection)
        after = consistent(left).followed
        changed = [j for j in left if (j.number in before) != (j.number in after)]
        mark(connection, [entry, *changed], list(made.values()))
        return entry


def _store(connection: Connection, values: dict[str, Any]) -> int:
    number = connection.scalar(t.judgements.insert().values(**values).returning(t.judgements.c.number))
    assert number is not None
    return int(number)


def _kind(one: Named, two: Named) -> Kind:
    if one.kind == two.kind:
        return one.kind
    if one.kind in HAPPENINGS and two.kind in HAPPENINGS:
        return "account"
    raise Errors.E541.error(first=one.id, one=one.kind, other=two.id, two=two.kind)


def _sensible(one: Named, two: Named, verdict: Verdict) -> None:
    if one.id == two.id:
        raise Errors.E542.error(value=one.id)
    if one.anchor and one.anchor["account"] == two.anchor["account"]:
        what = "stand in one account" if one.kind == two.kind == "claim" else "lead to one account"
        if verdict != "unsure":
            raise Errors.E545.error(first=one.id, other=two.id, what=what)


def mark(connection: Connection, entries: Iterable[Judgement], made: Sequence[Judgement]) -> None:
    """Mark the documents that judgements bear on, so that the next computation looks at them again.

    Args:
        entries: what is new, taken back, or followed anew.
        made: all judgements; actors and places that they make one with a judged one are affected with it.
    """
    keys: set[str] = set()
    for entry in entries:
        if entry.verdict == "unsure":
            continue
        if entry.kind in HAPPENINGS:
            keys.update(entry.detail[end]["document"] for end in ("first", "other"))
        else:
            alike = groups((j.first, j.other) for j in made if j.kind == entry.kind and j.verdict == "same")
            ids = alike.get(entry.first, frozenset({entry.first})) | alike.get(entry.other, frozenset({entry.other}))
            keys.update(_documents_of(connection, entry.kind, sorted(ids)))
    there = select(t.documents.c.key).where(t.documents.c.key.in_(sorted(keys))).order_by(t.documents.c.number)
    insert_rows(connection, t.dirty, [{"document": key, "why": "judged"} for key in connection.scalars(there)])


def _documents_of(connection: Connection, kind: Kind, ids: Sequence[str]) -> set[str]:
    table = t.document_actors if kind == "actor" else t.document_places
    return set(connection.scalars(select(table.c.document).where(table.c[kind].in_(ids))))
