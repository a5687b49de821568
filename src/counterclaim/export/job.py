"""What one export is asked to do, and the tally it keeps: what was written, what was left out and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from counterclaim.records.incident import TollRule

Level = Literal["incident", "claim"]
Draw = Literal["points", "areas", "all"]
Quads = Literal["gdelt", "phoenix"]
ColumnType = Literal["string", "integer", "number", "date", "datetime", "boolean"]


class Column(NamedTuple):
    """A column of a table: its name, Frictionless type, and what stands in it."""

    name: str
    type: ColumnType
    about: str


@dataclass(frozen=True, slots=True)
class Options:
    """What the user asked for.

    Attributes:
        rule: rule for numbers of dead; None for the format's own (ACLED: the lowest; else the ledger's).
        today: the day that the export is made, which the embargo counts from.
        coarsen: degrees to round to, or ``admin2``, ``admin1``, ``country``; None for none.
        keep_names: with `coarsen`, keep place names and sentences (only the coordinates are then coarser).
        embargo_days: leave out what happened fewer than so many days before `today`.
        level: one record per incident, or per claim (PLOVER and CAMEO).
        numbers: actor types of ACLED as numbers, as in files before 2024.
        draw: what GeoJSON draws of places that are no points.
        quads: which quad table CAMEO records use.
        licence: what the maker of the export puts it under.
    """

    rule: TollRule | None = None
    today: date = field(default_factory=date.today)
    coarsen: float | Literal["admin2", "admin1", "country"] | None = None
    keep_names: bool = False
    embargo_days: int | None = None
    level: Level = "incident"
    numbers: bool = False
    draw: Draw = "points"
    quads: Quads = "gdelt"
    licence: str | None = None


@dataclass
class Tally:
    """What was written and what was left out.

    Attributes:
        written: rows or records by file. left_out: incidents by reason. incidents: how many were chosen.
        made_by: the versions that made the readings, as JSON. rules: the ledger's rules for numbers.
    """

    written: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    incidents: int = 0
    made_by: set[str] = field(default_factory=set)
    rules: set[str] = field(default_factory=set)

    def leave_out(self, reason: str) -> None:
        """Count an incident that the format cannot take."""
        self.left_out[reason] += 1


@dataclass(frozen=True, slots=True)
class Table:
    """One file of an export, for the data package.

    Attributes:
        path: file name. columns: empty where the file is no table.
        key: columns whose values name a row for good. dialect: Frictionless dialect where it is not plain CSV.
    """

    path: str
    format: str
    mediatype: str
    about: str
    columns: tuple[Column, ...] = ()
    key: tuple[str, ...] = ()
    dialect: dict[str, object] = field(default_factory=dict)
