"""`counterclaim compare`: two or more tellings of the same news side by side."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from counterclaim.cli.options import Actors, AllowPrivate, Language, MaxBytes, Model, Output, write_out
from counterclaim.errors import Errors


class Format(StrEnum):
    """What `compare` can print."""

    text = "text"
    json = "json"
    html = "html"


def compare(
    targets: Annotated[
        list[str],
        typer.Argument(metavar="FIRST OTHER...", help="Two or more reports; the others are held against the first."),
    ],
    published: Annotated[
        list[str] | None,
        typer.Option(metavar="YYYY-MM-DD", help="Day of publication; once for all, or once per report in order."),
    ] = None,
    publisher: Annotated[
        list[str] | None, typer.Option(help="The outlet; once for all, or once per report in order.")
    ] = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="How to show the comparison.")] = Format.text,
    output: Output = None,
    model: Model = None,
    language: Language = None,
    max_bytes: MaxBytes = 20_000_000,
    allow_private: AllowPrivate = False,
    actors: Actors = None,
) -> None:
    """Show what other tellings kept, dropped, added, relabelled or hardened against the first."""
    from counterclaim.api import as_day, read_document
    from counterclaim.comparison import compare as compare_readings
    from counterclaim.intake import Limits, arrive

    if len(targets) < 2:
        raise Errors.E210.error()
    days = _for_each(published or [], len(targets), "--published")
    outlets = _for_each(publisher or [], len(targets), "--publisher")
    limits = Limits(max_bytes=max_bytes, allow_private=allow_private)
    readings = []
    for target, day, outlet in zip(targets, days, outlets, strict=True):
        arrival = arrive(target, published=as_day(day), publisher=outlet, language=language, limits=limits)
        readings.append(read_document(arrival.document, model=model, notes=arrival.notes, actors=actors or []).reading)
    found = compare_readings(readings)
    if format is Format.json:
        write_out(found.to_json(), output)
    elif format is Format.html:
        from counterclaim.render.comparison_page import comparison_page

        write_out(comparison_page(found), output)
    else:
        from counterclaim.render.comparison import comparison_text

        write_out(comparison_text(found), output)


def _for_each(values: list[str], count: int, option: str) -> list[str | None]:
    """Spread an option over the reports: none, one for all, or one for each."""
    if not values:
        return [None] * count
    if len(values) == 1:
        return [values[0]] * count
    if len(values) != count:
        raise Errors.E211.error(option=option, given=len(values), wanted=count)
    return list(values)
