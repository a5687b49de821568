"""Answers of the ledger as rows: a table for the terminal, CSV, JSON. One shape for every question."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rich.table import Table
from rich.text import Text

from counterclaim.render.plain import one_line
from counterclaim.render.table import safe_cell
from counterclaim.render.terminal import as_text


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: the key of its value in a row, its heading, its share of the width, its style."""

    key: str
    heading: str
    share: int = 1
    width: int | None = None
    style: str = ""


def answer_text(
    rows: Sequence[Mapping[str, Any]], columns: Sequence[Column], *, width: int = 80, color: bool = False
) -> str:
    """Return rows as a table of at most `width` columns; text of documents reaches the terminal harmless."""
    table = Table(box=None, header_style="dim", expand=True, padding=(0, 2, 0, 0), pad_edge=False)
    for column in columns:
        if column.width:
            table.add_column(column.heading, width=column.width, overflow="fold", style=column.style)
        else:
            table.add_column(column.heading, ratio=column.share, overflow="fold", style=column.style)
    for row in rows:
        table.add_row(*(Text(one_line(_cell(row.get(column.key)))) for column in columns))
    return as_text(table, width=width, color=color)


def answer_csv(rows: Sequence[Mapping[str, Any]], keys: Sequence[str]) -> str:
    """Return rows as CSV with `keys` as columns; cells are safe to open in a spreadsheet (see `render.table.to_csv`)."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(keys)
    for row in rows:
        writer.writerow([safe_cell(_flat(row.get(key))) for key in keys])
    return out.getvalue()


def answer_json(rows: object) -> str:
    """Return an answer as JSON, dates as ISO 8601."""
    return json.dumps(rows, ensure_ascii=False, indent=2, default=str) + "\n"


def _flat(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return "; ".join(str(_flat(item)) for item in value)
    if isinstance(value, Mapping):
        return json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, (str, int, float)) or value is None:
        return value
    return str(value)


def _cell(value: Any) -> str:
    flat = _flat(value)
    return "" if flat is None else str(flat)
