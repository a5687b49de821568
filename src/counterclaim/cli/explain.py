"""`counterclaim explain`: why each field of a claim has its value."""

from __future__ import annotations

from typing import Annotated

import typer

from counterclaim.cli.options import write_out
from counterclaim.cli.shared import Reads, Told, with_shared
from counterclaim.errors import Errors


@with_shared
def explain(
    target: Annotated[str, typer.Argument(metavar="PATH|URL|-", help="The report.")],
    claim: Annotated[
        str, typer.Option("--claim", help="Id of the claim, for example c9 (`read --format json` names them).")
    ],
    told: Told,
    options: Reads,
) -> None:
    """Show why each field of one claim has its value: frame, trigger, path, rule, name entry."""
    from counterclaim.api import read_explained
    from counterclaim.intake import arrive
    from counterclaim.render.explanation import explanation

    arrival = arrive(target, given=told.given(options.language), limits=options.limits)
    explained = read_explained(arrival.document, model=options.model, notes=arrival.notes, actors=options.actors or [])
    found = explained.reading.claim(claim)
    if found is None:
        count = len(explained.reading.claims)
        raise Errors.E202.error(claim=claim, known=f"c1 to c{count}" if count else "no claims at all")
    write_out(explanation(explained, found), None)
