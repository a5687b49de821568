"""Acceptance rows: real texts, each with a list of things that a careful reader would find in it."""

from __future__ import annotations

from counterclaim.bench.acceptance.names import Names, fold
from counterclaim.bench.acceptance.rows import kind_of, row_holds
from counterclaim.bench.acceptance.run import AcceptanceText, RowResult, check_text, find_texts, run, totals

__all__ = [
    "AcceptanceText",
    "Names",
    "RowResult",
    "check_text",
    "find_texts",
    "fold",
    "kind_of",
    "row_holds",
    "run",
    "totals",
]
