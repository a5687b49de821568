"""Checks that hold for every table: columns in their order, cells of their type, keys given once."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from counterclaim.export.job import Column
from counterclaim.export.spool import Spool

_FORMULA = re.compile(r"[=+\-@\t\r]")
_WIDEST = 2_000_000  # characters of a cell: a broken quotation must not swallow the file


def table_rows(
    path: Path, columns: Sequence[Column], problems: list[str], *, tabs: bool = False, header: bool = True
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (line, row) of a table; what is wrong with its shape and cells goes to `problems`."""
    names = [column.name for column in columns]
    csv.field_size_limit(_WIDEST)
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE) if tabs else csv.reader(stream, strict=True)
        try:
            for number, cells in enumerate(reader, 1):
                if number == 1 and header:
                    if cells != names:
                        problems.append(
                            f"{path.name}:1: columns are not those of the format: {_difference(cells, names)}"
                        )
                        return
                    continue
                if len(cells) != len(names):
                    problems.append(f"{path.name}:{number}: {len(cells)} cells instead of {len(names)}")
                    continue
                row = dict(zip(names, cells, strict=True))
                problems += [f"{path.name}:{number}: {p}" for c in columns if (p := cell_problem(c, row[c.name]))]
                yield number, row
            if header and reader.line_num == 0:
                problems.append(f"{path.name}:1: is empty, without a heading line")
        except csv.Error as error:
            problems.append(f"{path.name}:{reader.line_num}: is not a table ({error})")


def _difference(cells: list[str], names: list[str]) -> str:
    missing, extra = [n for n in names if n not in cells], [c for c in cells if c not in names]
    if missing or extra:
        lost = [f"missing {', '.join(missing[:5])}"] if missing else []
        return "; ".join([*lost, *([f"unknown {', '.join(extra[:5])}"] if extra else [])])
    return "another order"


def cell_problem(column: Column, value: str) -> str | None:
    """What is wrong with a cell, or None."""
    if value == "":
        return None
    try:
        if column.type == "integer":
            int(value)
        elif column.type == "number":
            if not abs(float(value)) < float("inf"):
                raise ValueError
        elif column.type == "date":
            date.fromisoformat(value)
        elif column.type == "boolean" and value not in ("true", "false"):
            raise ValueError
    except ValueError:
        return f"{column.name}: '{value[:40]}' is no {column.type}"
    if column.type == "string" and _FORMULA.match(value):
        return f"{column.name}: begins like a formula"
    return None


class Once:
    """Finds keys that are given twice, on disk so that memory stays bounded."""

    def __init__(self) -> None:
        self._spool = Spool()

    def again(self, key: str) -> bool:
        """Whether this key was seen before; it counts as seen from now on."""
        if self._spool.has(key):
            return True
        self._spool.put(key, {})
        return False

    def has(self, key: str) -> bool:
        """Whether this key was seen."""
        return self._spool.has(key)


def json_lines(path: Path, problems: list[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield (line, object) of a file of JSON objects, one a line; broken lines go to `problems`."""
    with path.open(encoding="utf-8") as stream:
        for number, line in enumerate(stream, 1):
            try:
                value = json.loads(line)
                if not isinstance(value, dict):
                    raise ValueError("not an object")
            except (ValueError, RecursionError) as error:
                problems.append(f"{path.name}:{number}: is no JSON object ({error})")
                continue
            yield number, value


def in_range(row: dict[str, str], name: str, low: float, high: float) -> str | None:
    """What is wrong with a number's size, or None; empty and unreadable cells are for others to judge."""
    try:
        value = float(row[name])
    except ValueError:
        return None
    return None if low <= value <= high else f"{name}: {row[name]} is not between {low:g} and {high:g}"
