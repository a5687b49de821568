"""`counterclaim read`: one or several reports to claims."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

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
from counterclaim.errors import CounterclaimError
from counterclaim.records import Reading


class Format(StrEnum):
    """What `read` can print."""

    text = "text"
    json = "json"
    html = "html"
    csv = "csv"


def read(
    targets: Targets,
    published: Published = None,
    publisher: Publisher = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="How to show the reading.")] = Format.text,
    output: Output = None,
    model: Model = None,
    language: Language = None,
    max_bytes: MaxBytes = 20_000_000,
    allow_private: AllowPrivate = False,
    actors: Actors = None,
) -> None:
    """Read reports and show who claims what.

    Exit status: 0 all read, 1 some of several could not be read (they are listed), 2 the only one could not be read,
    3 it is in a language that is not read yet.
    """
    from counterclaim.api import as_day
    from counterclaim.intake import Limits
    from counterclaim.registry import registry_with, use_registry

    day = as_day(published)
    limits = Limits(max_bytes=max_bytes, allow_private=allow_private)
    readings: list[Reading] = []
    failures: list[tuple[str, CounterclaimError]] = []
    with use_registry(registry_with(actors or [])), _progress(len(targets)) as progress:
        task = progress.add_task("reading", total=len(targets))
        for target, outcome in _read_each(targets, day, publisher, language, model, limits):
            progress.advance(task)
            if isinstance(outcome, Reading):
                readings.append(outcome)
            else:
                failures.append((target, outcome))
    if failures and len(targets) == 1:
        raise failures[0][1]
    if readings:
        write_out(_show(readings, format, several=len(targets) > 1, to_file=output), output)
        if output is not None:
            sys.stderr.write(f"written: {output}\n")
    if failures:
        sys.stderr.write(f"{len(failures)} of {len(targets)} could not be read:\n")
        for target, error in failures:
            sys.stderr.write(f"  {target}: {error}\n")
        raise typer.Exit(1)


def _read_each(
    targets: list[str], day: object, publisher: str | None, language: str | None, model: str | None, limits: object
) -> Iterator[tuple[str, Reading | CounterclaimError]]:
    from datetime import date

    from counterclaim.api import read_document
    from counterclaim.intake import Limits, arrive

    assert day is None or isinstance(day, date)
    assert isinstance(limits, Limits)
    for target in targets:
        try:
            arrival = arrive(target, published=day, publisher=publisher, language=language, limits=limits)
            yield target, read_document(arrival.document, model=model, notes=arrival.notes).reading
        except CounterclaimError as error:
            if error.code in {"E301", "E302", "E303"}:
                raise  # the installation is at fault, not this file
            yield target, error


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


def _progress(count: int) -> Progress:
    """A progress bar on standard error, shown only to a person who waits for several files."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, transient=True, disable=count < 2 or not console.is_terminal)
