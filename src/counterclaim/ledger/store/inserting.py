"""Inserting rows in bulk, as fast as each database takes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Table, bindparam, func
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Dialect

from counterclaim.ledger.store.flatten import Row

_Bind = Callable[[Any], Any] | None


def insert_rows(connection: Connection, table: Table, rows: Iterable[Row], *, ignore: bool = False) -> None:
    """Insert rows, all with the same columns; `ignore` leaves those that are there."""
    values = list(rows)
    if not values:
        return
    if connection.dialect.name == "sqlite":
        names = tuple(name for name in values[0] if name != "words")  # its search tables fill themselves
        statement, binds = _plain(table, names, ignore, connection.dialect)
        connection.exec_driver_sql(statement, [_bound(row, binds) for row in values])
        return
    insert, values = insert_of(connection, table, values)
    connection.execute(insert.on_conflict_do_nothing() if ignore else insert, values)


def insert_of(connection: Connection, table: Table, rows: list[Row]) -> tuple[Any, list[Row]]:
    """The insert statement of the database at hand, and the rows as it takes them."""
    lite = connection.dialect.name == "sqlite"
    insert: Any = sqlite.insert(table) if lite else postgresql.insert(table)
    if "words" not in table.c or not rows:
        return insert, rows
    names = [name for name in rows[0] if name != "words"]
    if not lite:
        vector = func.to_tsvector("english", bindparam("vector"))
        insert = insert.values(**{name: bindparam(name) for name in names}, words=vector)
    return insert, [{name: row[name] for name in names} | ({} if lite else {"vector": row["words"]}) for row in rows]


@lru_cache(maxsize=256)
def _plain(
    table: Table, names: tuple[str, ...], ignore: bool, dialect: Dialect
) -> tuple[str, Sequence[tuple[str, _Bind]]]:
    """The statement as the driver takes it, with what makes each column's value; a third faster than by SQLAlchemy."""
    insert: Any = sqlite.insert(table)
    compiled = (insert.on_conflict_do_nothing() if ignore else insert).compile(dialect=dialect, column_keys=list(names))
    binds = [(name, table.c[name].type.dialect_impl(dialect).bind_processor(dialect)) for name in compiled.positiontup]
    return str(compiled), binds


def _bound(row: Row, binds: Sequence[tuple[str, _Bind]]) -> tuple[Any, ...]:
    return tuple(row[name] if bind is None else bind(row[name]) for name, bind in binds)
