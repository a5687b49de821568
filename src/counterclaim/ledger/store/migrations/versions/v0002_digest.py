"""Incidents have a digest, so that a computation writes only those that changed; their fields take less space."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from counterclaim.ledger.store.columns import Key

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column (empty until the next computation); on SQLite, keep long rows in a table that suits them."""
    op.add_column("incidents", sa.Column("digest", Key, nullable=True))
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        return
    for statement in (
        "ALTER TABLE incident_fields RENAME TO incident_fields_old",
        "DROP INDEX ix_incident_fields_field_standing",
        """CREATE TABLE incident_fields (
            incident TEXT NOT NULL, field TEXT NOT NULL, standing TEXT NOT NULL, value TEXT, because TEXT NOT NULL,
            "values" TEXT NOT NULL, CONSTRAINT pk_incident_fields PRIMARY KEY (incident, field))""",
        'INSERT INTO incident_fields SELECT incident, field, standing, value, because, "values" FROM incident_fields_old',
        "DROP TABLE incident_fields_old",
        "CREATE INDEX ix_incident_fields_field_standing ON incident_fields (field, standing)",
    ):
        connection.exec_driver_sql(statement)
