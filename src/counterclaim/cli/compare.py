"""`counterclaim compare`: two or more tellings of the same news side by side."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.options import Output, write_out
from counterclaim.cli.shared import Reads, Told, with_shared
from counterclaim.errors import Errors

if TYPE_CHECKING:
    from pathlib import Path

    from counterclaim.comparison.records import Comparison
    from counterclaim.records import Reading


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
    ledger: Annotated[
        str | None,
        typer.Option("--ledger", "-l", metavar="FILE|URL", help="Take the reports from this ledger, by their keys."),
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
    if ledger is not None:
        _write(compare_readings(_stored(ledger, targets)), format, output)
        return
    days = _for_each(published or [], len(targets), "--published")
    outlets = _for_each(publisher or [], len(targets), "--publisher")
    said = [Told(day, outlet).given(options.language) for day, outlet in zip(days, outlets, strict=True)]
    result = read_targets(list(zip(targets, said, strict=True)), options)
    if result.failures and (len(result.readings) < 2 or result.first_failed):
        raise result.failures[0][1]
    _write(compare_readings(result.readings), format, output)
    result.end()


def _stored(where: str, documents: list[str]) -> list[Reading]:
    """The readings of documents of a ledger, in the order asked for."""
    from counterclaim.ledger.ledger import Ledger

    with Ledger.open(where, create=False, read_only=True) as ledger:
        found = [ledger.reading(document) for document in documents]
    for document, reading in zip(documents, found, strict=True):
        if reading is None:
            raise Errors.E540.error(value=document, hint="give keys of documents, as 'counterclaim claims' lists them")
    return [reading for reading in found if reading is not None]


def _write(found: Comparison, format: Format, output: Path | None) -> None:
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
