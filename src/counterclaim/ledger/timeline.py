"""Incidents over time: how many per day, week or month, by standing, with their tolls."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Literal, get_args

from sqlalchemy import Connection, func, select

from counterclaim.ledger.store import tables as t
from counterclaim.ledger.store.filters import Filter, incident_filter
from counterclaim.records import Standing

Step = Literal["day", "week", "month", "year"]
STANDINGS: tuple[str, ...] = get_args(Standing)


@dataclass(slots=True)
class Period:
    """One day, week, month or year; `start` is None for incidents without a date.

    `vague` counts incidents whose dates are wider than the step: they stand where their range begins. `killed_*` are
    sums of the incidents' tolls under the ledger's rule (persons).
    """

    start: date | None
    end: date | None
    incidents: int = 0
    vague: int = 0
    killed_low: int = 0
    killed_best: int = 0
    killed_high: int = 0
    standings: dict[str, int] = field(default_factory=lambda: dict.fromkeys(STANDINGS, 0))

    def row(self) -> dict[str, Any]:
        """The period as one row of a table."""
        numbers = {
            name: getattr(self, name) for name in ("incidents", "vague", "killed_low", "killed_best", "killed_high")
        }
        return {"start": self.start, "end": self.end, **numbers, **self.standings}


def timeline(connection: Connection, wanted: Filter, by: Step = "day") -> list[Period]:
    """Return the periods that have incidents, the earliest first, those without a date last.

    Args:
        connection: of the ledger.
        wanted: which incidents (`limit` and `offset` are left aside).
        by: how long a period is; weeks begin on Monday (ISO 8601).
    """
    i = t.incidents.c
    best = func.coalesce(i.killed_best, i.killed_low, i.killed_high, 0)
    query = (
        select(
            i.when_start,
            i.when_end,
            i.standing,
            func.count().label("incidents"),
            func.sum(func.coalesce(i.killed_low, best)).label("low"),
            func.sum(best).label("best"),
            func.sum(func.coalesce(i.killed_high, best)).label("high"),
        )
        .where(*incident_filter(connection, wanted))
        .group_by(i.when_start, i.when_end, i.standing)
    )
    return _periods(connection.execute(query), by)


def _periods(rows: Iterable[Any], by: Step) -> list[Period]:
    found: dict[date | None, Period] = {}
    for row in rows:
        start, end = bounds(row.when_start or row.when_end, by)
        period = found.setdefault(start, Period(start, end))
        period.incidents += row.incidents
        period.standings[row.standing] += row.incidents
        period.killed_low += int(row.low)
        period.killed_best += int(row.best)
        period.killed_high += int(row.high)
        if end is not None and (row.when_start is None or row.when_end is None or row.when_end > end):
            period.vague += row.incidents
    return sorted(found.values(), key=lambda p: (p.start is None, p.start or date.min))


def bounds(day: date | None, by: Step) -> tuple[date | None, date | None]:
    """Return the first and last day of the period that holds a day; None and None for no day."""
    if day is None:
        return None, None
    if by == "day":
        return day, day
    if by == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if by == "month":
        first = day.replace(day=1)
        return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return day.replace(month=1, day=1), day.replace(month=12, day=31)
