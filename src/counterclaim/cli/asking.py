"""What the commands that ask a ledger share: where it is, the filter, and how answers are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from counterclaim.cli.options import write_out
from counterclaim.errors import Errors

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from counterclaim.render.answer import Column


class Format(StrEnum):
    """How an answer is printed."""

    text = "text"
    json = "json"
    csv = "csv"


class Standings(StrEnum):
    """Standings as the command line takes them."""

    corroborated = "corroborated"
    single_source = "single_source"
    party_only = "party_only"
    contested = "contested"
    denied = "denied"


LedgerAt = Annotated[
    str, typer.Option("--ledger", "-l", metavar="FILE|URL", help="The ledger: a file, or a postgresql:// address.")
]
FormatOf = Annotated[Format, typer.Option("--format", "-f", help="How to show the answer.")]
Actor = Annotated[str | None, typer.Option(help="Only with this actor: a name in any spelling, or an id.")]
Role = Annotated[
    str | None, typer.Option(help="With --actor: only as claimant, initiator, target, mediator, via or mention.")
]
PlaceOf = Annotated[
    str | None, typer.Option("--place", help="Only there: a place, a province or a country, by name, id or ISO code.")
]
Since = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Happened on this day or later.")]
Until = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Happened on this day or earlier.")]
Type = Annotated[str | None, typer.Option("--type", "-t", help="Only this frame, or PLOVER or CAMEO code.")]
StandingOf = Annotated[Standings | None, typer.Option("--standing", "-s", help="Only incidents with this standing.")]
FieldOf = Annotated[
    str | None, typer.Option("--field", help="With --standing: the standing of this field (killed, initiators, …).")
]
DatePrecision = Annotated[
    int | None, typer.Option(min=1, max=5, help="At least as exact: 1 exact day, 2 within 2–6 days … 5 a year.")
]
GeoPrecision = Annotated[
    int | None, typer.Option(min=1, max=7, help="At least as exact: 1 exact place, 3 district, 4 province, 6 country.")
]
PublisherOf = Annotated[str | None, typer.Option("--publisher", help="Only what this outlet tells.")]
Tellings = Annotated[
    int | None, typer.Option(min=1, help="Only what at least so many tell, copies of one text counted once.")
]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many.")]
Offset = Annotated[int, typer.Option(min=0, help="Pass over so many.")]

ROLES = ("claimant", "initiator", "target", "mediator", "via", "source", "object", "mention")


def day_of(text: str | None) -> date | None:
    """Return the day of an option.

    Raises:
        CounterclaimError: E201 when there is no such day.
    """
    from counterclaim.api import as_day

    return as_day(text)


def check_names(
    connection: Connection, *, actor: str | None = None, place: str | None = None, role: str | None = None
) -> None:
    """Make sure that the actor, place and role asked for can be found, so that a typing error is no empty answer.

    Raises:
        CounterclaimError: E555 for a name that the ledger does not have, E556 for a role that does not exist.
    """
    from counterclaim.ledger.judgements.naming import near_matches
    from counterclaim.ledger.store.filters import actors_named, places_named

    if role is not None and role not in ROLES:
        raise Errors.E556.error(value=role, known=", ".join(ROLES))
    for what, name, found in (("actor", actor, actors_named), ("place", place, places_named)):
        if name is not None and not found(connection, name):
            near = near_matches(connection, name)
            hint = f"did you mean {', '.join(near)}?" if near else "look for it with 'counterclaim search'"
            raise Errors.E555.error(what=what, value=name, hint=hint)


def write_rows(
    rows: Sequence[Mapping[str, Any]],
    format: Format,
    output: Path | None,
    *,
    keys: Sequence[str],
    columns: Sequence[Column],
    empty: str,
    footer: str = "",
) -> None:
    """Write an answer as a table, CSV or JSON; an empty table says so in words."""
    from counterclaim.render.answer import answer_csv, answer_json, answer_text

    if format is Format.json:
        write_out(answer_json([{key: row.get(key) for key in keys} for row in rows]), output)
    elif format is Format.csv:
        write_out(answer_csv(rows, keys), output)
    elif not rows:
        write_out(empty + "\n", output)
    else:
        width, color = terminal(output)
        write_out(answer_text(rows, columns, width=width, color=color) + footer, output)


def terminal(output: Path | None) -> tuple[int, bool]:
    """Return the width to write for and whether colours can be shown."""
    console = Console()
    color = output is None and console.is_terminal
    return (min(console.width, 140) if color else 100), color
