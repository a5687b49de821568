"""Dates: every time expression with its TIMEX3 value, its first and last day and how precisely it is known."""

from __future__ import annotations

from counterclaim.reading.dates.dateline import find_published
from counterclaim.reading.dates.govern import date_for
from counterclaim.reading.dates.resolve import find_dates
from counterclaim.reading.dates.stage import read_dates

__all__ = ["date_for", "find_dates", "find_published", "read_dates"]
