"""Dates as ranges with a precision, never padded to a point."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from counterclaim.records.base import Record


class When(Record):
    """Earliest and latest day (both included) and UCDP's date_prec, 1 (exact day) to 5 (more than a month)."""

    start: date | None = None
    end: date | None = None
    date_precision: int | None = Field(default=None, ge=1, le=5)


class DateMention(Record):
    """A time expression in the text; `start` and `end` are null where it cannot be resolved."""

    start_char: int
    end_char: int
    text: str
    start: date | None = None
    end: date | None = None
    date_precision: int | None = Field(default=None, ge=1, le=5)
