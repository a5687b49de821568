"""`counterclaim diff`: what changed between two exports, two readings of a document, or two days of a ledger."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.options import Format, Output, write_out
from counterclaim.errors import Errors

if TYPE_CHECKING:
    from counterclaim.export.diff import Change


def diff(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FIRST OTHER", help="Two exports of one format, or two readings (JSON)."),
    ] = None,
    ledger: Annotated[str | None, typer.Option("--ledger", "-l", metavar="FILE|URL", help="A ledger.")] = None,
    first: Annotated[
        str | None, typer.Option("--from", metavar="YYYY-MM-DD", help="Incidents as at the end of this day …")
    ] = None,
    last: Annotated[
        str | None, typer.Option("--to", metavar="YYYY-MM-DD", help="… against the end of this day (UTC).")
    ] = None,
    document: Annotated[
        str | None, typer.Option(metavar="KEY", help="The newest reading of this document against the one before it.")
    ] = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="How to show it.")] = Format.text,
    output: Output = None,
) -> None:
    """Show what was added, removed and changed: by stable id, field by field."""
    from counterclaim.export.diff.shown import as_csv, as_json, as_text

    changes = _changes(paths or [], ledger, first, last, document)
    if format is Format.json:
        write_out(as_json(changes), output)
    elif format is Format.csv:
        write_out(as_csv(changes), output)
    else:
        write_out("\n".join(as_text(changes)), output)


def _changes(
    paths: list[Path], ledger: str | None, first: str | None, last: str | None, document: str | None
) -> Iterator[Change]:
    from counterclaim.export.diff import changes_of_files

    if ledger is None:
        if len(paths) != 2 or first or last or document:
            raise Errors.E567.error(what="there are not two files" if len(paths) != 2 else "the ledger is missing")
        yield from changes_of_files(*paths)
        return
    if paths or bool(document) == bool(first or last):
        raise Errors.E567.error(what="a ledger was given with files, or without what to compare")
    yield from _of_ledger(ledger, first, last, document)


def _of_ledger(ledger: str, first: str | None, last: str | None, document: str | None) -> Iterator[Change]:
    from counterclaim.api import as_day
    from counterclaim.export.diff import changes_of_days, changes_of_readings
    from counterclaim.ledger.ledger import Ledger

    start, end = as_day(first), as_day(last)
    with Ledger.open(ledger, create=False, read_only=True) as opened:
        if document is not None:
            readings = opened.readings_of(document)
            if len(readings) < 2:
                raise Errors.E569.error(key=document, where=opened.where)
            yield from changes_of_readings(readings[-2].reading, readings[-1].reading)
        elif start is None or end is None:
            raise Errors.E567.error(what="one of the two days is missing")
        else:
            yield from changes_of_days(opened, start, end)
