"""Where a ledger is: a file for SQLite, or the URL of a PostgreSQL database."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from counterclaim.errors import Errors

DEFAULT = "counterclaim.db"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a ledger is. `path` is set for a file; `shown` is what messages call it, without a password."""

    url: URL
    path: Path | None
    shown: str


def address_of(where: str | os.PathLike[str]) -> Address:
    """Understand a path, ``sqlite:///PATH``, or ``postgresql://USER:PASSWORD@HOST:PORT/DATABASE``.

    Raises:
        CounterclaimError: E510 when it is none of these.
    """
    text = os.fspath(where)
    if "\0" in text or not text.strip() or text.startswith(":"):
        raise Errors.E510.error(value=text.replace("\0", "\\0"))
    if "://" not in text:
        return _file(Path(text))
    scheme = text.partition("://")[0]
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise Errors.E510.error(value=f"{scheme}://…") from None  # may hold a password
    if scheme == "sqlite":
        if not url.database or url.database == ":memory:":
            raise Errors.E510.error(value=text)
        return _file(Path(url.database))
    if scheme not in ("postgresql", "postgres", "postgresql+psycopg"):
        raise Errors.E510.error(value=f"{scheme}://…")
    url = url.set(drivername="postgresql+psycopg")
    return Address(url, None, url.set(drivername="postgresql").render_as_string(hide_password=True))


def _file(path: Path) -> Address:
    return Address(URL.create("sqlite", database=str(path)), path, str(path))
