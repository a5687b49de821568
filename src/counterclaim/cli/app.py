"""All commands, put together."""

from __future__ import annotations

from typing import Annotated

import typer

from counterclaim import __version__
from counterclaim.cli.lazy import LazyGroup

# name of a command and of its module -> what the list of commands says of it
COMMANDS = {
    "read": "Read reports and show who claims what.",
    "explain": "Show why each field of one claim has its value: frame, trigger, path, rule, name entry.",
    "casualties": (
        "Show a table of all numbers of people killed, injured, detained, abducted, released, displaced or "
        "missing, and who says it."
    ),
    "compare": "Show what other tellings kept, dropped, added, relabelled or hardened against the first.",
    "add": "Add reports to a ledger and bring its incidents up to date.",
    "retry": "Try again what could not be read, with the options of then where no others are given.",
    "reread": (
        "Read documents again whose reading was made by another version of the program, its data, its model "
        "or your actors."
    ),
    "export": "Write the incidents of a ledger in a shape that others load, with what that shape cannot hold.",
    "diff": "Show what was added, removed and changed: by stable id, field by field.",
    "compute": "Bring the incidents of a ledger up to date, or make them all anew with one result.",
    "ties": "Show the ties of an actor over time, as claimed by whom; the registry's own ties stand apart.",
    "schema": "Print the JSON Schema of a reading (what `read --format json` gives).",
    "check": (
        "Validate the installation and all data files (lexicon, registry, gazetteer, exports), naming file "
        "and line of errors."
    ),
    "demo": (
        "Read two shipped tellings of one invented story; show claims, a page, and the incidents that both tell of."
    ),
    "incidents": "List incidents: what happened, where, when, how many, told by how many, and how it stands.",
    "show": (
        "Show an incident field by field with everybody who says so, the claims side by side; or a document's reading."
    ),
    "claims": "List claims, those of the latest documents first: who says what, how, and the incident it is part of.",
    "search": (
        "Search the words of all claims and documents; the best come first. Grammatical forms and accents do "
        "not matter."
    ),
    "timeline": "Count incidents over time, by standing, with the killed as low, best and high.",
    "sources": (
        "Describe publishers and claimants: how much they tell, first or copied, alone or with others, about whom."
    ),
    "judge": (
        "Say that two claims, incidents, actors or places are the same or are not; list, take back, find conflicts."
    ),
    "bench": "Measure accuracy on public corpora and acceptance rows, check accuracy floors, measure speed.",
    "actors": "Find and show known actors; check, import and extend your own.",
    "gazetteer": "Find and show places, import your own, check the shipped files.",
    "lexicon": "Test, show and measure the event frames.",
}


class _Group(LazyGroup):
    helps = COMMANDS


app = typer.Typer(
    name="counterclaim",
    cls=_Group,
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
