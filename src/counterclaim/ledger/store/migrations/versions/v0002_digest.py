"""Incidents have a digest, so that a computation writes only those that changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from counterclaim.ledger.store.columns import Key

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column; it is empty until the next computation, which then writes every incident once."""
    op.add_column("incidents", sa.Column("digest", Key, nullable=True))
