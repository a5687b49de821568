"""Brings the incidents up to date after documents were added, and says what changed."""

from __future__ import annotations

from collections import Counter
from importlib import import_module

from sqlalchemy import func, select

from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.store import tables as t


def update_incidents(ledger: Ledger) -> Counter[str] | None:
    """Compute incidents from what was added since the last computation.

    Returns:
        How many incidents are ``new``, ``changed``, ``merged`` or ``gone``; None where this build cannot compute.

    Raises:
        CounterclaimError: E504 to E513; the documents are safe, and the next computation follows.
    """
    try:
        compute = import_module("counterclaim.ledger.compute").compute
    except ModuleNotFoundError as error:
        if error.name != "counterclaim.ledger.compute":
            raise
        return None
    with ledger.reads() as connection:
        before = connection.scalar(select(func.max(t.revisions.c.number))) or 0
    if ledger.dirty_documents():
        compute(ledger)
    query = (
        select(t.revisions.c.change, func.count()).where(t.revisions.c.number > before).group_by(t.revisions.c.change)
    )
    with ledger.reads() as connection:
        return Counter({change: count for change, count in connection.execute(query)})
