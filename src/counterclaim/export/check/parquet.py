"""Checks the Parquet tables: readable, with the columns and types of the format."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from counterclaim.errors import Errors
from counterclaim.export.parquet import FORMAT

_TYPES = {"integer": "int64", "number": "double", "boolean": "bool", "date": "date32[day]", "string": "string"}


def check(files: dict[str, Path]) -> Iterator[str]:
    """Yield what is wrong, with the file.

    Raises:
        CounterclaimError: E304 when pyarrow is not installed.
    """
    try:
        import pyarrow.parquet
    except ImportError:
        raise Errors.E304.error(package="counterclaim[tables]") from None
    for table in FORMAT.tables:
        path = files.get(table.path)
        if path is None:
            continue
        try:
            found = pyarrow.parquet.read_schema(path)
        except (pyarrow.ArrowException, ValueError) as error:
            yield f"{path.name}: is no Parquet file ({error})"
            continue
        wanted = [(column.name, _TYPES[column.type]) for column in table.columns]
        have = [(field.name, str(field.type)) for field in found]
        yield from (
            f"{path.name}: column {name} of type {kind} is missing" for name, kind in wanted if (name, kind) not in have
        )
        yield from (
            f"{path.name}: column {name} ({kind}) is not one of the format"
            for name, kind in have
            if (name, kind) not in wanted
        )
