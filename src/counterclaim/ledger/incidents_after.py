"""Brings the incidents up to date after documents were added, and says what changed."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import func, select

from counterclaim.ledger.compute import compute
from counterclaim.ledger.compute.driver import Progress
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.store import tables as t


def update_incidents(ledger: Ledger, progress: Progress | None = None) -> Counter[str]:
    """Compute incidents from what was added since the last computation.

    Args:
        ledger: the open ledger.
        progress: called with (stage, done, of how many) now and then.

    Returns:
        How many incidents are ``new``, ``changed``, ``merged`` or ``gone``.

    Raises:
        CounterclaimError: E504 to E513; the documents are safe, and the next computation follows.
    """
    with ledger.reads() as connection:
        before = connection.scalar(select(func.max(t.revisions.c.number))) or 0
    if ledger.dirty_documents():
        compute(ledger, progress=progress)
    query = (
        select(t.revisions.c.change, func.count().label("times"))
        .where(t.revisions.c.number > before)
        .group_by(t.revisions.c.change)
    )
    with ledger.reads() as connection:
        return Counter({row.change: row.times for row in connection.execute(query)})
