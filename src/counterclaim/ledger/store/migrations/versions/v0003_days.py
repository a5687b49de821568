"""Claims are found by both ends of their days from the index alone."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Put an index of both columns in the place of that of one."""
    op.drop_index("ix_claims_when_start", "claims")
    op.create_index("ix_claims_when_start_when_end", "claims", ["when_start", "when_end"])
