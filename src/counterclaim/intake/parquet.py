"""Parquet: one record a row, read a batch at a time (needs the extra `tables`)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from counterclaim.errors import CounterclaimError, Errors
from counterclaim.intake.arrival import Given, Outcome, Refusal
from counterclaim.intake.fields import FieldMap
from counterclaim.intake.limits import Limits
from counterclaim.intake.opening import Opened, plain
from counterclaim.intake.records import Numbered, outcomes

_BATCH = 64  # rows


def read_parquet(opened: Opened, given: Given, limits: Limits) -> Iterator[Outcome]:
    """Yield the documents of a Parquet file; a record's number is its row, from 1. Columns without use are not read."""
    try:
        import pyarrow.lib
        from pyarrow import parquet
    except ImportError:
        yield Refusal(opened.origin(), Errors.E304.error(package="pyarrow"))
        return
    failed = (pyarrow.lib.ArrowException, OSError)
    try:
        source = str(opened.path) if opened.path else io.BytesIO(opened.all(limits))
        file = parquet.ParquetFile(source)
        names = list(file.schema_arrow.names)
        mapping = FieldMap(given.fields)
        mapping.check(names, opened.name)
    except CounterclaimError as error:
        yield Refusal(opened.origin(), error)
        return
    except failed as error:
        yield Refusal(opened.origin(), Errors.E526.error(path=opened.name, format="a Parquet file", what=plain(error)))
        return
    with file:
        yield from outcomes(_rows(file, mapping.columns(names), opened, failed), opened, given)


def _rows(file: Any, columns: list[str], opened: Opened, failed: tuple[type[Exception], ...]) -> Iterator[Numbered]:
    number = 0
    try:
        for batch in file.iter_batches(batch_size=_BATCH, columns=columns):
            for record in batch.to_pylist():
                number += 1
                yield number, record
    except failed as error:
        yield Refusal(opened.origin(), Errors.E523.error(path=opened.name, what=f"after row {number}: {plain(error)}"))
