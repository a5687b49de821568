"""Calendar periods: a day, week, month … century with its TIMEX3 value, its first and its last day."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

GRAINS = ("day", "week", "month", "season", "quarter", "half", "year", "decade", "century")
_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar. `start` and `end` are None before the year 1 (which Python's dates cannot hold)."""

    value: str
    start: date | None
    end: date | None
    grain: str
    year: int = 0


def precision_of(start: date | None, end: date | None) -> int | None:
    """UCDP's date_prec of a range: 1 exact day, 2 two to six days, 3 a week, 4 up to a month, 5 more (FIELD.md 3)."""
    if start is None and end is None:
        return None
    if start is None or end is None:
        return 5
    days = (end - start).days + 1
    return 1 if days <= 1 else 2 if days <= 6 else 3 if days <= 7 else 4 if days <= 31 else 5


def safe_date(year: int, month: int, day: int) -> date | None:
    """Return the date, or None where there is no such day."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=4096)
def month_end(year: int, month: int) -> int:
    """Return the number of days of the month."""
    return calendar.monthrange(year, month)[1]


def of_day(day: date) -> Period:
    """The one day."""
    return Period(day.isoformat(), day, day, "day", day.year)


def of_week(day: date) -> Period:
    """The ISO week (Monday to Sunday) that holds `day`."""
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    return Period(f"{year:04d}-W{week:02d}", monday, monday + timedelta(days=6), "week", year)


def of_month(year: int, month: int) -> Period:
    """The month."""
    return Period(
        f"{year:04d}-{month:02d}", date(year, month, 1), date(year, month, month_end(year, month)), "month", year
    )


def of_quarter(year: int, quarter: int) -> Period:
    """The calendar quarter, 1 to 4."""
    last = 3 * quarter
    return Period(
        f"{year:04d}-Q{quarter}", date(year, last - 2, 1), date(year, last, month_end(year, last)), "quarter", year
    )


def of_half(year: int, half: int) -> Period:
    """The half of a year, 1 or 2."""
    first = date(year, 1, 1) if half == 1 else date(year, 7, 1)
    return Period(f"{year:04d}-H{half}", first, date(year, 6, 30) if half == 1 else date(year, 12, 31), "half", year)


def of_season(year: int, season: str) -> Period:
    """A northern season, by whole months. "The winter of 2010" may be the one that began or ended in it: both are held."""
    first, last = _SEASON_MONTHS[season]
    if season == "WI":
        start = safe_date(year - 1, 12, 1)
        end = safe_date(year + 1, 2, month_end(year + 1, 2)) if year < 9999 else None
    else:
        start, end = date(year, first, 1), date(year, last, month_end(year, last))
    return Period(f"{year:04d}-{season}", start, end, "season", year)


def of_year(year: int) -> Period:
    """The year."""
    return Period(f"{year:04d}", date(year, 1, 1), date(year, 12, 31), "year", year)


def of_decade(first: int) -> Period:
    """The ten years from `first`, as in "the 1990s"."""
    first -= first % 10
    end = date(first + 9, 12, 31) if first + 9 <= 9999 else None
    return Period(f"{first // 10:03d}", safe_date(max(first, 1), 1, 1), end, "decade", first)


def of_century(number: int) -> Period:
    """The century by its number: 19 is 1801 to 1900."""
    value = f"{number - 1:02d}"
    return Period(value, safe_date((number - 1) * 100 + 1, 1, 1), safe_date(number * 100, 12, 31), "century", 0)


def before_christ(year: int, grain: str = "year", tail: str = "") -> Period:
    """A year (or more) before Christ; TIMEX writes BC0480."""
    return Period(f"BC{year:04d}{tail}", None, None, grain, -year)


def add_months(day: date, months: int) -> date | None:
    """The same day some months on, or the last of that month where it is shorter; None outside the calendar."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, month_end(year, month + 1)))


def add(day: date, count: int, unit: str) -> date | None:
    """`day` moved by some units; None outside the calendar."""
    try:
        if unit in ("day", "week", "weekend", "fortnight"):
            return day + timedelta(days=count * {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}[unit])
        if unit in ("second", "minute", "hour"):
            return day
        months = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}[unit]
        return add_months(day, count * months)
    except OverflowError:
        return None


def containing(day: date, unit: str) -> Period:
    """The period of this unit that holds `day`."""
    if unit in ("week", "fortnight"):
        return of_week(day)
    if unit == "weekend":
        week = of_week(day)
        assert week.start is not None
        assert week.end is not None
        return Period(week.value + "-WE", week.start + timedelta(days=5), week.end, "day", week.year)
    if unit == "month":
        return of_month(day.year, day.month)
    if unit == "quarter":
        return of_quarter(day.year, (day.month + 2) // 3)
    if unit == "half":
        return of_half(day.year, 1 if day.month < 7 else 2)
    if unit == "year":
        return of_year(day.year)
    if unit == "decade":
        return of_decade(day.year)
    if unit == "century":
        return of_century((day.year + 99) // 100)
    return of_day(day)


def shifted(period: Period, count: int, unit: str) -> Period | None:
    """`period` moved by units but kept at its own grain: the quarter of a year ago."""
    if period.start is None:
        if unit == "year" and period.year < 0 and period.year + count < 0:
            return before_christ(-(period.year + count))
        return None
    start = period.start
    if period.grain == "season":
        return of_season(period.year + count, period.value[-2:]) if unit == "year" else None
    moved = add(start, count, unit)
    return containing(moved, period.grain) if moved else None


def part_of(period: Period, mod: str | None) -> tuple[date | None, date | None]:
    """First and last day of the early, middle or late part of a period (START, MID, END).

    A month is cut into 1-10, 11-20, 21-end; longer periods into a first quarter, a middle third and a last quarter.
    """
    start, end = period.start, period.end
    if start is None or end is None or mod not in ("START", "MID", "END") or period.grain == "day":
        return start, end
    if period.grain == "month":
        cuts = {"START": (1, 10), "MID": (11, 20), "END": (21, end.day)}[mod]
        return start.replace(day=cuts[0]), start.replace(day=cuts[1])
    if period.grain == "year":
        months = {"START": (1, 3), "MID": (5, 8), "END": (10, 12)}[mod]
        return date(start.year, months[0], 1), date(start.year, months[1], month_end(start.year, months[1]))
    days = (end - start).days + 1
    first = {"START": 0, "MID": days // 3, "END": days - max(1, days // 3)}[mod]
    last = {"START": max(1, days // 3) - 1, "MID": days - days // 3 - 1, "END": days - 1}[mod]
    return start + timedelta(days=first), start + timedelta(days=max(first, last))
