"""The store of the ledger: tables, migrations, opening, transactions, full-text search, on SQLite and PostgreSQL."""
