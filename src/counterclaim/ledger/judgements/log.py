"""The log of judgements as it is stored: nothing is ever changed in it; taking one back is another entry."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, select

from counterclaim.ledger.judgements.consistency import Conflict, Consistent, Decision, consider
from counterclaim.ledger.store import tables as t

Kind = Literal["claim", "account", "incident", "actor", "place"]
Verdict = Literal["same", "different", "unsure"]
HAPPENINGS = frozenset({"claim", "account", "incident"})


@dataclass(frozen=True)
class Judgement:
    """One entry of the log.

    Attributes:
        kind: what is judged; a claim and an incident are judged as ``account``.
        first, other: the ids as they were given.
        by, why, at: who judged, the reason, the moment (UTC).
        undone_by: number of the entry that took it back, or None.
        detail: what the ids meant at that moment (for a claim or incident its account and place in the text).
    """

    number: int
    kind: Kind
    first: str
    other: str
    verdict: Verdict
    by: str
    why: str
    at: datetime
    undone_by: int | None = None
    detail: dict[str, Any] = field(default_factory=dict)

    @property
    def nodes(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """The two things judged, as what they are kept apart or together as: accounts, actors, or places."""
        if self.kind not in HAPPENINGS:
            return (self.kind, self.first), (self.kind, self.other)
        return tuple(("account", self.detail[end]["account"]) for end in ("first", "other"))  # type: ignore[return-value]

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON-ready values."""
        return {
            "number": self.number,
            "kind": self.kind,
            "first": self.first,
            "other": self.other,
            "verdict": self.verdict,
            "by": self.by,
            "why": self.why,
            "at": self.at.isoformat(timespec="seconds"),
            "undone_by": self.undone_by,
        }


def judgements(connection: Connection, *, undone: bool = False) -> list[Judgement]:
    """Return the judgements in the order in which they were made; those taken back only with `undone`."""
    rows = connection.execute(select(t.judgements).order_by(t.judgements.c.number)).all()
    taken_back = {row.undoes: row.number for row in rows if row.undoes is not None}
    found = [
        Judgement(
            number=row.number,
            kind=row.kind,
            first=row.first,
            other=row.other,
            verdict=row.verdict,
            by=row.by,
            why=row.why,
            at=row.at,
            undone_by=taken_back.get(row.number),
            detail=json.loads(row.detail) if row.detail else {},
        )
        for row in rows
        if row.undoes is None
    ]
    return [one for one in found if undone or one.undone_by is None]


def decisions(made: Iterable[Judgement]) -> Iterator[Decision[tuple[str, str]]]:
    """The judgements that decide something, as `consider` takes them."""
    for one in made:
        if one.verdict != "unsure" and one.undone_by is None:
            yield (one.number, *one.nodes, one.verdict)


def consistent(made: Iterable[Judgement]) -> Consistent:
    """Which of these are followed, and which are in conflict."""
    return consider(decisions(made))


def conflicts(connection: Connection) -> tuple[Conflict, ...]:
    """Return the judgements that contradict earlier ones."""
    return consistent(judgements(connection)).conflicts


def followed(connection: Connection) -> list[Judgement]:
    """Return the judgements that computation follows: neither taken back, nor unsure, nor in conflict with earlier ones."""
    made = judgements(connection)
    holding = consistent(made).followed
    return [one for one in made if one.number in holding]
