"""The tables of the CSV export as Parquet, typed (needs pyarrow: the extra ``tables``).

What it loses: as the CSV tables; cells are not changed for spreadsheets.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from counterclaim import __version__
from counterclaim.errors import Errors
from counterclaim.export.csv_tables import LOSES as CSV_LOSES
from counterclaim.export.csv_tables import tables
from counterclaim.export.formats import Format
from counterclaim.export.job import Options, Table, Tally
from counterclaim.export.out import Out
from counterclaim.export.rows import claim_row, field_rows, incident_row
from counterclaim.export.unit import Unit

_BATCH = 2_000  # rows of a row group: memory stays bounded
LOSES = (*CSV_LOSES[:2],)


class _Writer:
    """Writes rows in batches."""

    def __init__(self, table: Table, path: str, about: Mapping[str, str]) -> None:
        import pyarrow
        import pyarrow.parquet

        kinds = {
            "integer": pyarrow.int64(),
            "number": pyarrow.float64(),
            "boolean": pyarrow.bool_(),
            "date": pyarrow.date32(),
            "datetime": pyarrow.timestamp("s"),
            "string": pyarrow.string(),
        }
        fields = [pyarrow.field(c.name, kinds[c.type], metadata={"description": c.about}) for c in table.columns]
        self._schema = pyarrow.schema(fields, metadata=dict(about))
        self._dates = [column.name for column in table.columns if column.type == "date"]
        self._writer = pyarrow.parquet.ParquetWriter(path, self._schema, compression="zstd")
        self._pyarrow = pyarrow
        self._rows: list[dict[str, Any]] = []
        self.count = 0

    def write(self, rows: Iterable[dict[str, Any]]) -> None:
        for row in rows:
            for name in self._dates:
                if row.get(name) is not None:
                    row[name] = date.fromisoformat(row[name])
            self._rows.append({name: _whole(value) for name, value in row.items()})
            self.count += 1
            if len(self._rows) >= _BATCH:
                self.flush()

    def flush(self) -> None:
        if self._rows:
            self._writer.write_table(self._pyarrow.Table.from_pylist(self._rows, schema=self._schema))
            self._rows.clear()

    def close(self) -> None:
        self.flush()
        self._writer.close()


def _whole(value: Any) -> Any:
    """Text without half surrogate pairs, which Parquet cannot hold."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value


def write(units: Iterator[Unit], out: Out, options: Options, tally: Tally) -> None:
    """Write the three tables.

    Raises:
        CounterclaimError: E304 when pyarrow is not installed.
    """
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError:
        raise Errors.E304.error(package="counterclaim[tables]") from None
    about = {
        "made_by": f"counterclaim {__version__}",
        "loses": json.dumps(LOSES),
        "licence": options.licence or "not stated",
    }
    incidents, claims, fields = (_Writer(table, str(out.path(table.path)), about) for table in FORMAT.tables)
    try:
        for unit in units:
            incidents.write([incident_row(unit)])
            claims.write(claim_row(unit, said) for said in unit.said)
            fields.write(field_rows(unit))
    finally:
        for writer in (incidents, claims, fields):
            writer.close()
    for table, writer in zip(FORMAT.tables, (incidents, claims, fields), strict=True):
        tally.written[table.path] = writer.count


FORMAT = Format(
    "parquet",
    "Incidents, claims and fields as Parquet tables",
    LOSES,
    tables("parquet", "parquet", "application/vnd.apache.parquet"),
    write,
)
