"""The numbers of a reading as a table: one row for each number of a claim, with who says it of what, where and when."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

from counterclaim.records import TOLLS, Claim, Event, Reading, Toll, When
from counterclaim.render.naming import claimant_name
from counterclaim.render.plain import one_line
from counterclaim.render.table import safe_cell

PARTS = ("civilians", "children", "women", "fighters", "foreigners")
COLUMNS = (
    *("title", "claim", "effect", "low", "best", "high", *PARTS, "by_side"),
    *("event", "place", "date_start", "date_end", "claimant", "interest", "via", "polarity", "certainty", "time"),
)
_HEADS = ("claim", "effect", "low", "best", "high", "of these", "event", "place", "date", "claimant")
_RIGHT = frozenset({"low", "best", "high"})
_WIDEST = 32


def casualty_rows(reading: Reading) -> list[dict[str, Any]]:
    """Return a row with the keys of `COLUMNS` for each number, in the order of the claims. What is open is None."""
    return [
        _row(reading, claim, claim.event, effect, toll)
        for claim in reading.claims
        if claim.event is not None
        for effect in TOLLS
        if (toll := getattr(claim.event, effect)) is not None
    ]


def _row(reading: Reading, claim: Claim, event: Event, effect: str, toll: Toll) -> dict[str, Any]:
    when: When | None = event.when
    return {
        "title": reading.document.title,
        "claim": claim.id,
        "effect": effect,
        **toll.model_dump(exclude={"by_side"}),
        "by_side": "; ".join(f"{one.fighters} {reading.name_of(one.side)}" for one in toll.by_side) or None,
        "event": event.type,
        "place": "; ".join(reading.name_of(place) for place in event.places) or None,
        "date_start": when.start.isoformat() if when and when.start else None,
        "date_end": when.end.isoformat() if when and when.end else None,
        "claimant": claimant_name(claim.claimant, reading),
        "interest": claim.claimant.interest,
        "via": "; ".join(claimant_name(teller, reading) for teller in claim.via) or None,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "time": claim.time,
    }


def casualties_json(readings: Iterable[Reading]) -> str:
    """Return all rows as a JSON array."""
    rows = [row for reading in readings for row in casualty_rows(reading)]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def casualties_csv(readings: Iterable[Reading]) -> str:
    """Return all rows as CSV; cells that a spreadsheet would run as a formula are made plain."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for reading in readings:
        for row in casualty_rows(reading):
            writer.writerow({key: safe_cell(value) for key, value in row.items()})
    return out.getvalue()


def casualties_text(reading: Reading) -> str:
    """Return one reading's rows as a plain table, or a line that says that no number is told."""
    title = reading.document.title or reading.document.text.strip().partition("\n")[0][:70]
    title = one_line(title)
    rows = [_cells(row) for row in casualty_rows(reading)]
    if not rows:
        return f"{title}\n  No number of killed, injured, detained, abducted, released, displaced or missing people is told."
    widths = [max(len(row[k]) for row in (_HEADS, *rows)) for k in range(len(_HEADS))]
    lines = ["  ".join(_aligned(row, widths)).rstrip() for row in (_HEADS, *rows)]
    return "\n".join([title, *(f"  {line}" for line in lines)])


def _aligned(row: tuple[str, ...], widths: list[int]) -> list[str]:
    return [
        cell.rjust(width) if head in _RIGHT else cell.ljust(width)
        for cell, width, head in zip(row, widths, _HEADS, strict=True)
    ]


def _said(row: dict[str, Any], group: str) -> bool:
    """Whether a part is told by the sides that make it up."""
    return group == "fighters" and row["by_side"] is not None


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    parts = ", ".join(f"{row[group]} {group}" for group in PARTS if row[group] is not None and not _said(row, group))
    parts = ", ".join(part for part in (parts, (row["by_side"] or "").replace("; ", ", ")) if part)
    days = [day for day in dict.fromkeys((row["date_start"], row["date_end"])) if day]
    effect = row["effect"] if row["polarity"] == "positive" else f"not {row['effect']}"
    cells = (row["claim"], effect, row["low"], row["best"], row["high"], parts, row["event"], row["place"])
    shown = ["–" if cell in (None, "") else str(cell) for cell in (*cells, " to ".join(days), row["claimant"])]
    return tuple(cell if len(cell) <= _WIDEST else cell[: _WIDEST - 1] + "…" for cell in map(one_line, shown))
