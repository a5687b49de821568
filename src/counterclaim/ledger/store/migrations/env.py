"""How Alembic runs the migrations: on the connection it is given, within its transaction."""

from __future__ import annotations

from alembic import context

from counterclaim.ledger.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table="ledger_version",
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
