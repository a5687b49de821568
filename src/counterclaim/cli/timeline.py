"""`counterclaim timeline`: incidents per day, week, month or year, by standing."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

import typer

from counterclaim.cli import asking
from counterclaim.cli.options import Format, Output
from counterclaim.cli.shared import with_shared

_WIDEST = 20  # characters of the longest bar


class By(StrEnum):
    """How long a period is."""

    day = "day"
    week = "week"
    month = "month"
    year = "year"


@with_shared
def timeline(
    wanted: asking.Wanted,
    ledger: asking.LedgerAt = "counterclaim.db",
    by: Annotated[By, typer.Option(help="How long a period is; weeks begin on Monday.")] = By.day,
    field: asking.FieldOf = None,
    tellings: asking.Tellings = None,
    format: asking.FormatOf = Format.text,
    output: Output = None,
) -> None:
    """Count incidents over time, by standing, with the killed as low, best and high.

    An incident with a vague date stands where its range of days begins and is counted as vague.
    """
    from counterclaim.ledger.ledger import Ledger
    from counterclaim.ledger.timeline import STANDINGS
    from counterclaim.ledger.timeline import timeline as periods_of
    from counterclaim.render.answer import Column

    asked = wanted.filter(field=field, tellings=tellings)
    with Ledger.open(ledger, create=False, read_only=True) as opened, opened.reads() as connection:
        asking.check_filter(connection, asked)
        periods = periods_of(connection, asked, by.value)
    widest = _WIDEST if by is By.day else _WIDEST // 2
    most = max((period.incidents for period in periods), default=1)
    rows: list[dict[str, Any]] = []
    for period in periods:
        row = period.row()
        last = "" if by is By.day or period.end is None else f" – {period.end}"
        row["period"] = f"{period.start}{last}" if period.start else "no date"
        row["bar"] = "█" * max(1, round(widest * period.incidents / most))
        low, best, high = period.killed_low, period.killed_best, period.killed_high
        row["killed"] = f"{best}" if low == best == high else f"{best} ({low}–{high})"
        rows.append(row)
    asking.write_rows(
        rows,
        format,
        output,
        keys=("start", "end", "incidents", "vague", "killed_low", "killed_best", "killed_high", *STANDINGS),
        columns=[
            Column("period", "When", width=10 if by is By.day else 23),
            Column("incidents", "Incidents", width=9),
            Column("contested", "Contested", width=9),
            Column("corroborated", "Corrob.", width=7),
            Column("killed", "Killed", 1),
            Column("bar", "", width=widest, style="dim"),
        ],
        empty="No incident in this ledger is like that.",
    )
