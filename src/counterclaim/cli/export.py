"""`counterclaim export`: the incidents of a ledger in the shapes that others load."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.asking import Actor, LedgerAt, PlaceOf, Since, Standings, Until, check_filter
from counterclaim.cli.options import Rule
from counterclaim.errors import Errors

if TYPE_CHECKING:
    from counterclaim.export.ledger_source import LedgerSource


class As(StrEnum):
    """The shapes."""

    acled = "acled"
    ucdp = "ucdp"
    plover = "plover"
    cameo = "cameo"
    geojson = "geojson"
    gexf = "gexf"
    parquet = "parquet"
    csv = "csv"
    jsonl = "jsonl"
    ftm = "ftm"


class Level(StrEnum):
    """What one record stands for."""

    incident = "incident"
    claim = "claim"


class Draw(StrEnum):
    """What a map shows of places that are no points."""

    points = "points"
    areas = "areas"
    all = "all"


class Quads(StrEnum):
    """Tables of quad classes."""

    gdelt = "gdelt"
    phoenix = "phoenix"


def export(
    shape: Annotated[As, typer.Option("--as", help="Shape to write.")],
    ledger: LedgerAt = "counterclaim.db",
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", metavar="FOLDER|FILE", help="Where to; shapes of one file go to the terminal if left out."
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace files that are there.")] = False,
    rule: Annotated[
        Rule | None, typer.Option(help="Rule for numbers of dead; ACLED's lowest, else the ledger's, if left out.")
    ] = None,
    actor: Actor = None,
    place: PlaceOf = None,
    since: Since = None,
    until: Until = None,
    type: Annotated[
        list[str] | None,
        typer.Option("--type", "-t", help="Only this kind (frame, PLOVER or ACLED type); may be repeated."),
    ] = None,
    standing: Annotated[
        list[Standings] | None, typer.Option("--standing", "-s", help="Only with this standing; may be repeated.")
    ] = None,
    precision: Annotated[
        int | None,
        typer.Option(
            "--geo-precision",
            "--precision",
            min=1,
            max=7,
            help="At least as exact: 1 exact place, 3 district, 4 province.",
        ),
    ] = None,
    coarsen: Annotated[
        str | None, typer.Option(metavar="DEGREES|LEVEL", help="Coarser places: 0.5, or admin2, admin1, country.")
    ] = None,
    keep_names: Annotated[
        bool, typer.Option("--keep-names", help="With --coarsen: keep names of places, sentences and addresses.")
    ] = False,
    embargo_days: Annotated[int | None, typer.Option(min=0, help="Leave out what happened fewer days ago.")] = None,
    today: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="The day that counts as today.")] = None,
    level: Annotated[
        Level, typer.Option(help="For plover and cameo: a record per incident or per claim.")
    ] = Level.incident,
    numbers: Annotated[bool, typer.Option("--numbers", help="For acled: actor types as numbers.")] = False,
    draw: Annotated[
        Draw, typer.Option(help="For geojson: only points, also outlines of areas, or a flagged point for all.")
    ] = Draw.points,
    quads: Annotated[Quads, typer.Option(help="For cameo: table of quad classes.")] = Quads.gdelt,
    licence: Annotated[str | None, typer.Option(help="Licence of the export, for example CC-BY-4.0.")] = None,
    check: Annotated[
        Path | None,
        typer.Option("--check", metavar="FILE|FOLDER", help="Write nothing: say whether a file holds as that shape."),
    ] = None,
) -> None:
    """Write the incidents of a ledger in a shape that others load, with what that shape cannot hold."""
    from counterclaim.api import as_day
    from counterclaim.export import Choice, Options, format_named
    from counterclaim.export import export as write
    from counterclaim.export.coarse import as_coarsening
    from counterclaim.export.ledger_source import LedgerSource
    from counterclaim.ledger.ledger import Ledger
    from counterclaim.ledger.store.filters import Filter
    from counterclaim.registry import shared_registry

    if check is not None:
        _check(check, shape)
        return
    format = format_named(shape.value)
    given = {"level": level is not Level.incident, "numbers": numbers, "draw": draw is not Draw.points}
    given["quads"] = quads is not Quads.gdelt
    for option, used in given.items():
        if used and option not in format.settings:
            raise Errors.E568.error(option=f"--{option}", format=shape.value, known=_having(option))
    choice = Choice(
        actors=(shared_registry().find(actor) or actor,) if actor else (),
        places=(place,) if place else (),
        since=as_day(since),
        until=as_day(until),
        types=tuple(type or ()),
        standings=tuple(s.value for s in standing or ()),
        precision=precision,
    )
    options = Options(
        rule=rule.value if rule else None,
        coarsen=as_coarsening(coarsen),
        keep_names=keep_names,
        embargo_days=embargo_days,
        level=level.value,
        numbers=numbers,
        draw=draw.value,
        quads=quads.value,
        licence=licence,
        **({"today": day} if (day := as_day(today)) else {}),
    )
    with Ledger.open(ledger, create=False, read_only=True) as opened:
        with opened.reads() as connection:
            wanted = Filter(actor=next(iter(choice.actors), None), place=place, since=choice.since, until=choice.until)
            check_filter(connection, wanted)
        source = LedgerSource(opened, choice)
        with _progress(source) as watched:
            tally, paths = write(watched, shape.value, out, choice=source.remaining, options=options, force=force)
    said = [f"{tally.incidents} incidents chosen."]
    said += [f"{name}: {count}" for name, count in sorted(tally.written.items())]
    said += [f"left out {count}: {reason}" for reason, count in sorted(tally.left_out.items())]
    if paths:
        said.append(f"What this shape cannot hold stands in {next(p for p in paths if p.name.endswith('README.txt'))}")
    sys.stderr.write("\n".join(said) + "\n")


@contextmanager
def _progress(source: LedgerSource) -> Iterator[LedgerSource]:
    """Show how far it is, where somebody is looking: on a terminal, and not among the rows."""
    if not sys.stderr.isatty():
        yield source
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("incidents", total=None)
        yield replace(source, each=lambda: bar.advance(task))


def _check(path: Path, shape: As) -> None:
    from counterclaim.export.check import check_export

    problems = check_export(path, shape.value)
    if problems:
        shown = [*problems[:20], *([f"… and {len(problems) - 20} more"] if len(problems) > 20 else [])]
        raise Errors.E564.error(path=path, format=shape.value, problems="\n  ".join(shown), exit_status=1)
    sys.stdout.write(f"{path} holds as {shape.value}\n")


def _having(option: str) -> str:
    from counterclaim.export import NAMES, format_named

    return ", ".join(name for name in NAMES if option in format_named(name).settings)
