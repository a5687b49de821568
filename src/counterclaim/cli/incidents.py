"""`counterclaim incidents`: what the tellings together say, with the standing of each incident."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from counterclaim.cli import asking
from counterclaim.cli.options import Format, Output, write_out
from counterclaim.cli.shared import with_shared


class Order(StrEnum):
    """How incidents are ordered."""

    when = "when"
    latest = "latest"
    told = "told"
    deadliest = "deadliest"


@with_shared
def incidents(
    wanted: asking.Wanted,
    ledger: asking.LedgerAt = "counterclaim.db",
    field: asking.FieldOf = None,
    tellings: asking.Tellings = None,
    deadly: Annotated[bool, typer.Option("--deadly", help="Only where somebody says that someone was killed.")] = False,
    text: Annotated[str | None, typer.Option(help="Only with these words in a claim.")] = None,
    order: Annotated[Order, typer.Option(help="By day, latest first, most tellings first, or by toll.")] = Order.when,
    limit: asking.Limit = 50,
    offset: asking.Offset = 0,
    format: asking.FormatOf = Format.text,
    output: Output = None,
) -> None:
    """List incidents: what happened, where, when, how many, told by how many, and how it stands."""
    from counterclaim.ledger.ledger import Ledger
    from counterclaim.render.answer import answer_json
    from counterclaim.render.incident import LIST, incident_row, listed

    asked = wanted.filter(field=field, tellings=tellings, deadly=deadly, text=text, limit=limit, offset=offset)
    with Ledger.open(ledger, create=False, read_only=True) as opened:
        with opened.reads() as connection:
            asking.check_filter(connection, asked)
        found = list(opened.incidents(asked, order=order.value))
        total = opened.count("incidents", asked, limit=None, offset=0)
        names = opened.names({ref for one in found for ref in (*one.initiators, *one.targets)})
    if format is Format.json:
        write_out(answer_json([one.model_dump(mode="json") for one in found]), output)
        return
    rows = [incident_row(one, lambda ref: names.get(ref, ref)) for one in found]
    shown = [listed(one, row) for one, row in zip(found, rows, strict=True)] if format is Format.text else rows
    asking.write_rows(
        shown,
        format,
        output,
        keys=tuple(rows[0]) if rows else ("id",),
        columns=LIST,
        empty="No incident in this ledger is like that.",
        footer=f"\n{len(found)} of {total} incidents. counterclaim show INCIDENT tells who says what of one.\n",
    )
