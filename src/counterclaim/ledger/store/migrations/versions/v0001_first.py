"""The first tables, as they were: see 0001.sqlite.sql and 0001.postgresql.sql."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    connection = op.get_bind()
    path = Path(__file__).parents[1] / f"0001.{connection.dialect.name}.sql"
    for statement in path.read_text(encoding="utf-8").split(";\n"):
        if statement.strip():
            connection.exec_driver_sql(statement)
