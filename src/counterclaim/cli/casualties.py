"""`counterclaim casualties`: every number of killed, injured and detained people, with who claims it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from counterclaim.cli.options import (
    Actors,
    AllowPrivate,
    Language,
    MaxBytes,
    Model,
    Output,
    Published,
    Publisher,
    Targets,
    write_out,
)


class Format(StrEnum):
    """How the numbers can be shown."""

    text = "text"
    json = "json"
    csv = "csv"


def casualties(
    targets: Targets,
    published: Published = None,
    publisher: Publisher = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="How to show the numbers.")] = Format.text,
    output: Output = None,
    model: Model = None,
    language: Language = None,
    max_bytes: MaxBytes = 20_000_000,
    allow_private: AllowPrivate = False,
    actors: Actors = None,
) -> None:
    """Show a table of all numbers of killed, injured and detained people: low, best, high, of whom, where, when, says who."""
    from counterclaim.api import as_day, read_document
    from counterclaim.intake import Limits, arrive
    from counterclaim.render.casualties import casualties_csv, casualties_json, casualties_text

    day, limits = as_day(published), Limits(max_bytes=max_bytes, allow_private=allow_private)
    readings = []
    for target in targets:
        arrival = arrive(target, published=day, publisher=publisher, language=language, limits=limits)
        assembled = read_document(arrival.document, model=model, notes=arrival.notes, actors=actors or [])
        readings.append(assembled.reading)
    if format is Format.json:
        shown = casualties_json(readings)
    elif format is Format.csv:
        shown = casualties_csv(readings)
    else:
        shown = "\n\n".join(casualties_text(reading) for reading in readings)
    write_out(shown, output)
