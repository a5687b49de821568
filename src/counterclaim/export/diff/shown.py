"""Changes as text for the terminal, as JSON and as CSV."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal

from counterclaim.export.diff.change import Change
from counterclaim.render.plain import one_line, shorten
from counterclaim.render.table import safe_cell

_SIGNS = {"added": "+", "removed": "-", "changed": "~"}
_KINDS: tuple[Literal["added", "removed", "changed"], ...] = ("added", "removed", "changed")
_VALUE = 60


def as_text(changes: Iterable[Change]) -> Iterator[str]:
    """Yield lines: a heading per file, a line per record, an indented line per field, the counts last."""
    counts: Counter[str] = Counter()
    part = None
    for change in changes:
        if change.part != part:
            part = change.part
            yield one_line(part)
        counts[change.kind] += 1
        yield f"  {_SIGNS[change.kind]} {one_line(change.key)}  {shorten(change.title, 90)}".rstrip()
        for name, before, after in change.fields:
            old, new = shorten(before, _VALUE) or "(empty)", shorten(after, _VALUE) or "(empty)"
            yield f"      {one_line(name)}: {old} → {new}"
    if not counts:
        yield "Nothing changed."
    else:
        yield ", ".join(f"{counts[kind]} {kind}" for kind in _KINDS)


def as_json(changes: Iterable[Change]) -> str:
    """One JSON object with the counts and all changes."""
    listed = list(changes)
    counts = Counter(change.kind for change in listed)
    found = {"counts": {kind: counts[kind] for kind in _KINDS}, "changes": [change.to_dict() for change in listed]}
    return json.dumps(found, ensure_ascii=False, indent=2)


def as_csv(changes: Iterable[Change]) -> str:
    """One row per changed field (added and removed records are one row), safe to open in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["part", "change", "id", "title", "field", "before", "after"])
    for change in changes:
        for name, before, after in change.fields or (("", "", ""),):
            cells = (change.part, change.kind, change.key, change.title, name, before, after)
            writer.writerow([safe_cell(cell) for cell in cells])
    return out.getvalue()
