"""All commands, put together."""

from __future__ import annotations

from typing import Annotated

import typer

from counterclaim import __version__
from counterclaim.cli import (
    actors,
    add,
    bench,
    casualties,
    check,
    claims,
    compare,
    compute,
    demo,
    diff,
    explain,
    export,
    gazetteer,
    incidents,
    judge,
    lexicon,
    read,
    reread,
    retry,
    schema,
    search,
    show,
    sources,
    ties,
    timeline,
)

app = typer.Typer(
    name="counterclaim",
    help="Reads war reports and keeps who claims what.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"counterclaim {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Reads war reports and keeps who claims what."""


app.command("read")(read.read)
app.command("explain")(explain.explain)
app.command("casualties")(casualties.casualties)
app.command("compare")(compare.compare)
app.command("add")(add.add)
app.command("retry")(retry.retry)
app.command("reread")(reread.reread)
app.command("export")(export.export)
app.command("diff")(diff.diff)
app.command("compute")(compute.compute)
app.command("ties")(ties.ties)
app.command("schema")(schema.schema)
app.command("check")(check.check)
app.command("demo")(demo.demo)
app.command("incidents")(incidents.incidents)
app.command("show")(show.show)
app.command("claims")(claims.claims)
app.command("search")(search.search)
app.command("timeline")(timeline.timeline)
app.command("sources")(sources.sources)
app.add_typer(judge.app, name="judge")
app.add_typer(bench.app, name="bench")
app.add_typer(actors.app, name="actors")
app.add_typer(gazetteer.app, name="gazetteer")
app.add_typer(lexicon.app, name="lexicon")
