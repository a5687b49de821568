"""`counterclaim read`: one or several reports to claims."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from counterclaim.cli.options import Output, Targets, write_out
from counterclaim.cli.shared import Reads, Told, with_shared
from counterclaim.records import Reading


class Format(StrEnum):
    """What `read` can print."""

    text = "text"
    json = "json"
    html = "html"
    csv = "csv"


@with_shared
def read(
    targets: Targets,
    told: Told,
    options: Reads,
    format: Annotated[Format, typer.Option("--format", "-f", help="How to show the reading.")] = Format.text,
    output: Output = None,
) -> None:
    """Read reports and show who claims what.

    Exit status: 0 all read, 1 some of several could not be read (they are listed), 2 the only one could not be read,
    3 it is in a language that is not read yet.
    """
    from counterclaim.cli.loop import read_targets

    given = told.given(options.language)
    result = read_targets([(target, given) for target in targets], options)
    result.check(targets)
    if result.readings:
        write_out(_show(result.readings, format, several=result.tried > 1, to_file=output), output)
        if output is not None:
            sys.stderr.write(f"written: {output}\n")
    result.end()


def _show(readings: list[Reading], format: Format, several: bool, to_file: Path | None) -> str:
    if format is Format.json:
        if not several:
            return readings[0].to_json()
        return "\n".join(reading.to_json(indent=None) for reading in readings)
    if format is Format.csv:
        from counterclaim.render.table import to_csv

        return to_csv(readings)
    if format is Format.html:
        from counterclaim.render.page import page, pages

        return page(readings[0]) if len(readings) == 1 else pages(readings)
    from counterclaim.render.report import report

    console = Console()
    color = to_file is None and console.is_terminal
    width = min(console.width, 100) if color else 80
    return "\n".join(report(reading, width=width, color=color) for reading in readings)
