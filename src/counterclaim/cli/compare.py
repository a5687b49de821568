"""`counterclaim compare`: two or more tellings of the same news side by side."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from counterclaim.cli.options import Output, write_out
from counterclaim.cli.shared import Reads, Told, with_shared
from counterclaim.errors import Errors


class Format(StrEnum):
    """What `compare` can print."""

    text = "text"
    json = "json"
    html = "html"


@with_shared
def compare(
    targets: Annotated[
        list[str],
        typer.Argument(metavar="FIRST OTHER...", help="Two or more reports; the others are held against the first."),
    ],
    options: Reads,
    published: Annotated[
        list[str] | None,
        typer.Option(metavar="YYYY-MM-DD", help="Day of publication; once for all, or once per report in order."),
    ] = None,
    publisher: Annotated[
        list[str] | None, typer.Option(help="The outlet; once for all, or once per report in order.")
    ] = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="How to show the comparison.")] = Format.text,
    output: Output = None,
) -> None:
    """Show what other tellings kept, dropped, added, relabelled or hardened against the first.

    Exit status: 0 all compared, 1 some could not be read (they are listed), 2 the first, or all but one, could not be read.
    """
    from counterclaim.cli.loop import read_targets
    from counterclaim.comparison import compare as compare_readings

    if len(targets) < 2:
        raise Errors.E210.error()
    days = _for_each(published or [], len(targets), "--published")
    outlets = _for_each(publisher or [], len(targets), "--publisher")
    said = [Told(day, outlet).given(options.language) for day, outlet in zip(days, outlets, strict=True)]
    result = read_targets(list(zip(targets, said, strict=True)), options)
    if result.failures and (len(result.readings) < 2 or result.first_failed):
        raise result.failures[0][1]
    found = compare_readings(result.readings)
    if format is Format.json:
        write_out(found.to_json(), output)
    elif format is Format.html:
        from counterclaim.render.comparison_page import comparison_page

        write_out(comparison_page(found), output)
    else:
        from counterclaim.render.comparison import comparison_text

        write_out(comparison_text(found), output)
    result.end()


def _for_each(values: list[str], count: int, option: str) -> list[str | None]:
    """Spread an option over the reports: none, one for all, or one for each."""
    if not values:
        return [None] * count
    if len(values) == 1:
        return [values[0]] * count
    if len(values) != count:
        raise Errors.E211.error(option=option, given=len(values), wanted=count)
    return list(values)
