"""`counterclaim explain`: why each field of a claim has its value."""

from __future__ import annotations

from typing import Annotated

import typer

from counterclaim.cli.options import Actors, AllowPrivate, Language, MaxBytes, Model, Published, Publisher, write_out
from counterclaim.errors import Errors


def explain(
    target: Annotated[str, typer.Argument(metavar="PATH|URL|-", help="The report.")],
    claim: Annotated[
        str, typer.Option("--claim", help="Id of the claim, for example c9 (`read --format json` names them).")
    ],
    published: Published = None,
    publisher: Publisher = None,
    model: Model = None,
    language: Language = None,
    max_bytes: MaxBytes = 20_000_000,
    allow_private: AllowPrivate = False,
    actors: Actors = None,
) -> None:
    """Show why each field of one claim has its value: frame, trigger, path, rule, name entry."""
    from counterclaim.api import as_day, read_explained
    from counterclaim.intake import Limits, arrive
    from counterclaim.render.explanation import explanation

    limits = Limits(max_bytes=max_bytes, allow_private=allow_private)
    arrival = arrive(target, published=as_day(published), publisher=publisher, language=language, limits=limits)
    explained = read_explained(arrival.document, model=model, notes=arrival.notes, actors=actors or [])
    found = explained.reading.claim(claim)
    if found is None:
        count = len(explained.reading.claims)
        raise Errors.E202.error(claim=claim, known=f"c1 to c{count}" if count else "no claims at all")
    write_out(explanation(explained, found), None)
