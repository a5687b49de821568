"""CSV tables for people: incidents, claims, fields by claimant, in readable words (see `rows`)."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.export.formats import Format
from counterclaim.export.job import Column, Options, Table, Tally
from counterclaim.export.out import Out, Rows
from counterclaim.export.rows import CLAIMS, FIELDS, INCIDENTS, claim_row, field_rows, incident_row
from counterclaim.export.unit import Unit

LOSES = (
    "Several names in one cell are parted by '; '; values by claimant stand in fields, not in the incidents.",
    "Relations, framing, statements that belong to no incident, reasons of links (see the JSON lines and the ledger).",
    "Text cells are one line each; a cell that a spreadsheet would run as a formula has an apostrophe in front.",
)


def tables(ending: str, format: str, mediatype: str) -> tuple[Table, ...]:
    """The three tables as files of one kind."""
    parts: tuple[tuple[str, str, tuple[Column, ...], tuple[str, ...]], ...] = (
        ("incidents", "One row per incident.", INCIDENTS, ("incident",)),
        ("claims", "One row per claim of an incident.", CLAIMS, ("claim",)),
        ("fields", "One row per incident, field, value and claimant.", FIELDS, ()),
    )
    return tuple(
        Table(f"{name}.{ending}", format, mediatype, about, columns, key) for name, about, columns, key in parts
    )


def write(units: Iterator[Unit], out: Out, options: Options, tally: Tally) -> None:
    """Write the three tables side by side."""
    incidents, claims, fields = (Rows(out.text(table.path), table.columns) for table in FORMAT.tables)
    for unit in units:
        incidents.write(incident_row(unit))
        claims.write_all(claim_row(unit, said) for said in unit.said)
        fields.write_all(field_rows(unit))
    for table, rows in zip(FORMAT.tables, (incidents, claims, fields), strict=True):
        tally.written[table.path] = rows.count


FORMAT = Format("csv", "Incidents, claims and fields as tables", LOSES, tables("csv", "csv", "text/csv"), write)
