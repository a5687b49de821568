"""The kinds of column that the tables are made of, the same on SQLite and PostgreSQL."""

from __future__ import annotations

import zlib
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, DateTime, Integer, LargeBinary, MetaData, Text, types
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import Dialect

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# ids sort by their bytes on both stores, whatever the language of the server
Key = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")


class Moment(types.TypeDecorator[datetime]):
    """A moment in UTC; SQLite keeps it without its zone, and gets it back when it is read."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC."""
        if value is None:
            return None
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Packed(types.TypeDecorator[str]):
    """A long text, compressed (zlib): a reading is some twenty times as long as its document."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        """Compress."""
        return None if value is None else zlib.compress(value.encode("utf-8"), 6)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        """Decompress."""
        return None if value is None else zlib.decompress(value).decode("utf-8")


def column(name: str, kind: Any, comment: str, *rest: Any, **options: Any) -> Column[Any]:
    """A column with its meaning, which stands in the schema reference and in PostgreSQL's own comments."""
    return Column(name, kind, *rest, comment=comment, **options)


def now() -> datetime:
    """This moment in UTC."""
    return datetime.now(UTC)


def when_columns() -> list[Column[Any]]:
    """The three columns of a date range."""
    return [
        column("when_start", types.Date, "earliest day, included; empty where it is not known"),
        column("when_end", types.Date, "latest day, included"),
        column("date_precision", Integer, "1 exact day, 2 up to a week, 3 a month … 5 a year or more (UCDP date_prec)"),
    ]


def toll_columns(name: str, what: str, *, parts: bool = False) -> list[Column[Any]]:
    """The columns of one toll: low, best and high, and for the killed their parts."""
    columns = [
        column(f"{name}_{end}", Integer, f"{what}: {end} number; empty where none is given")
        for end in ("low", "best", "high")
    ]
    if parts:
        columns += [column(f"{name}_{part}", Integer, f"{part} among the {name}") for part in PARTS]
    return columns


PARTS = ("civilians", "children", "women")
