"""`counterclaim casualties`: every number of people killed, injured, detained, abducted, released, displaced, missing."""

from __future__ import annotations

from typing import Annotated

import typer

from counterclaim.cli.options import Format, Output, Targets, write_out
from counterclaim.cli.shared import Reads, Told, with_shared


@with_shared
def casualties(
    targets: Targets,
    told: Told,
    options: Reads,
    format: Annotated[Format, typer.Option("--format", "-f", help="How to show the numbers.")] = Format.text,
    output: Output = None,
) -> None:
    """Show a table of all numbers of people killed, injured, detained, abducted, released, displaced or missing, and who says it.

    Exit status: 0 all read, 1 some of several could not be read (they are listed), 2 the only one could not be read.
    """
    from counterclaim.cli.loop import read_targets
    from counterclaim.render.casualties import casualties_csv, casualties_json, casualties_text

    given = told.given(options.language)
    result = read_targets([(target, given) for target in targets], options)
    result.check(targets)
    if result.readings:
        if format is Format.json:
            shown = casualties_json(result.readings)
        elif format is Format.csv:
            shown = casualties_csv(result.readings)
        else:
            shown = "\n\n".join(casualties_text(reading) for reading in result.readings)
        write_out(shown, output)
    result.end()
