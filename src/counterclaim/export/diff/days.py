"""Changes of a ledger's incidents between two days, from its log of revisions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from counterclaim.export.diff.change import Change, Flat, changes_between, flat

if TYPE_CHECKING:
    from counterclaim.ledger.ledger import Ledger
    from counterclaim.ledger.store.asking import Revision

_END = time(23, 59, 59, 999_999)
_GONE = ("gone", "merged")


def changes_of_days(ledger: Ledger, first: date, last: date) -> Iterator[Change]:
    """Yield how incidents stood at the end of `last` against the end of `first` (days in UTC).

    Only incidents that a computation changed in between are looked at.
    """
    began, ended = (datetime.combine(day, _END, tzinfo=UTC) for day in (first, last))
    touched = {r.incident for r in ledger.revisions(since=began) if _at(r) <= ended}
    before: list[tuple[str, Flat]] = []
    after: list[tuple[str, Flat]] = []
    for incident in sorted(touched):
        log = ledger.revisions(incident)
        for side, until in ((before, began), (after, ended)):
            last_one = next((r for r in reversed(log) if _at(r) <= until), None)
            if last_one is not None and last_one.change not in _GONE:
                side.append((incident, _state(last_one)))
    into = {r.incident: r.into for i in sorted(touched) for r in ledger.revisions(i) if r.into and _at(r) <= ended}
    for change in changes_between("incidents", before, after, ("title",)):
        merged = into.get(change.key)
        if change.kind == "removed" and merged:
            yield Change(change.part, "removed", change.key, change.title, (("merged into", "", merged),))
        else:
            yield change


def _at(revision: Revision) -> datetime:
    return revision.at if revision.at.tzinfo else revision.at.replace(tzinfo=UTC)


def _state(revision: Revision) -> Flat:
    found = flat(json.loads(revision.state)) if revision.state else {}
    return {**found, **({"standing": revision.standing} if revision.standing else {})}
