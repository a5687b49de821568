"""What the commands that ask a ledger share: where it is, the filter, and how answers are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer
from rich.console import Console

from counterclaim.cli.options import Format, write_out
from counterclaim.errors import Errors

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from counterclaim.ledger.store.filters import Filter
    from counterclaim.render.answer import Column


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


@dataclass(frozen=True, slots=True)
class Wanted:
    """Filters of every command that lists incidents or claims."""

    actor: Actor = None
    role: Role = None
    place: PlaceOf = None
    since: Since = None
    until: Until = None
    type: Type = None
    standing: StandingOf = None
    date_precision: DatePrecision = None
    geo_precision: GeoPrecision = None
    publisher: PublisherOf = None

    def filter(self, **more: Any) -> Filter:
        """Return them as a filter of the ledger, with what else the command asks for.

        Raises:
            CounterclaimError: E201 for a day that does not exist.
        """
        from counterclaim.ledger.store.filters import Filter

        same = {field.name: getattr(self, field.name) for field in fields(self)}
        same |= {"since": day_of(self.since), "until": day_of(self.until)}
        return Filter(**same, **more)


def day_of(text: str | None) -> date | None:
    """Return the day of an option.

    Raises:
        CounterclaimError: E201 when there is no such day.
    """
    from counterclaim.api import as_day

    return as_day(text)


def check_filter(connection: Connection, wanted: Filter) -> None:
    """Make sure that what is asked for can be found, so that a typing error is no empty answer.

    Raises:
        CounterclaimError: E540 for an id, E555 for a name that the ledger does not have, E556 for a role, E558 for
            another word that does not exist, E559 for options that make no sense together.
    """
    from sqlalchemy import exists, or_, select

    from counterclaim.ledger.nearest import near_actors, near_places, near_publishers
    from counterclaim.ledger.store import tables as t
    from counterclaim.ledger.store.filters import actors_named, places_named, publisher_is_known

    _check_words(wanted)
    for what, name, found, near in (
        ("actor", wanted.actor, actors_named, near_actors),
        ("place", wanted.place, places_named, near_places),
        ("publisher", wanted.publisher, publisher_is_known, near_publishers),
    ):
        if name is not None and not found(connection, name):
            raise Errors.E555.error(what=what, value=name, hint=near_hint(near(connection, name)))
    for option, id, columns in (
        ("incident", wanted.incident, (t.incidents.c.id,)),
        ("document", wanted.document, (t.documents.c.key, t.documents.c.id)),
    ):
        if id is not None and not connection.scalar(select(or_(*(exists().where(c == id) for c in columns)))):
            raise Errors.E540.error(value=id, hint=f"give the id of one {option} as the other commands show it")
    if wanted.type is not None:
        _check_type(connection, wanted.type)


def near_hint(near: Sequence[str], otherwise: str = "look for it with 'counterclaim search'") -> str:
    """Return the end of a message about a name that is not there: the nearest names, or where to look."""
    return f"did you mean {', '.join(near)}?" if near else otherwise


def _check_words(wanted: Filter) -> None:
    from counterclaim.records import FieldName, Interest, Stance

    if wanted.role is not None and wanted.role not in ROLES:
        raise Errors.E556.error(value=wanted.role, known=", ".join(ROLES))
    for option, value, known in (
        ("--field", wanted.field, get_args(FieldName)),
        ("--stance", wanted.stance, get_args(Stance)),
        ("--interest", wanted.interest, get_args(Interest)),
        ("--kind", wanted.kind, ("event", "relation", "statement")),
    ):
        if value is not None and value not in known:
            raise Errors.E558.error(option=option, value=value, hint=f"choose one of {', '.join(known)}")
    if wanted.role is not None and wanted.actor is None:
        raise Errors.E559.error(what="--role alone", hint="say whose role it is with --actor NAME")
    if wanted.field is not None and wanted.standing is None:
        raise Errors.E559.error(what="--field alone", hint="say which standing the field has with --standing")
    if wanted.since is not None and wanted.until is not None and wanted.since > wanted.until:
        what = f"what happened since {wanted.since} and until {wanted.until}"
        raise Errors.E559.error(what=what, hint="give the earlier day to --since")


def _check_type(connection: Connection, value: str) -> None:
    """A type is one that the ledger has, or a frame, relation or code that it might have."""
    from difflib import get_close_matches

    from sqlalchemy import exists, or_, select

    from counterclaim.ledger.store import tables as t
    from counterclaim.lexicon.frames import frames
    from counterclaim.records import RelationType

    c = t.claims.c
    if connection.scalar(select(exists().where(or_(c.type == value, c.plover == value.upper(), c.cameo == value)))):
        return
    entries = frames()
    codes = {str(code) for one in entries.values() for code in (one.codes.plover, one.codes.cameo) if code}
    if value in entries or value in get_args(RelationType) or {value, value.upper()} & codes:
        return
    near = get_close_matches(value.lower().replace(" ", "_"), [*entries, *get_args(RelationType)], n=5)
    hint = near_hint(near, "give a frame ('counterclaim lexicon show' lists them), or a PLOVER or CAMEO code")
    raise Errors.E558.error(option="--type", value=value, hint=hint)


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
