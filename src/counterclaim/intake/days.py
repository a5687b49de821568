"""Days of publication as collections write them, and those that cannot be true."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:$|[T\s])")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\d{6}|T\d{4,6}Z?)?")
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:$|[,\s])|(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:$|[,\s])")
_SPELLED = ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%d-%b-%Y", "%Y %B %d")
_SECONDS = (100_000_000, 10_000_000_000)  # Unix time in seconds: from 1973 to 2286
_EARLIEST = date(1800, 1, 1)
# zero days of spreadsheets, file systems and databases
_ZERO_DAYS = frozenset(
    {date(1969, 12, 31), date(1899, 12, 30), date(1899, 12, 31), date(1900, 1, 1), date(1904, 1, 1), date(1601, 1, 1)}
)


def day_of(value: object) -> date | None:
    """Return the day that a value of a record stands for, as written there (no change of time zone); None if unclear.

    Known are ISO 8601, the date of e-mail and feeds (RFC 5322), ``20170716``, ``16 July 2017``, Unix time in seconds or
    milliseconds, and ``16/07/2017`` where only one order of day and month is possible.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _of_number(float(value))
    return _of_text(" ".join(str(value).split()))


def impossible(day: date, today: date) -> str | None:
    """Return why a day cannot be a day of publication, or None. `today` is the latest that it can be."""
    if day > today + timedelta(days=1):  # a day's grace for time zones
        return "which is in the future"
    if (day.year, day.month) == (1970, 1) or day in _ZERO_DAYS:
        return "which stands for a date that got lost"
    if day < _EARLIEST:
        return "which is too long ago"
    return None


def _of_number(value: float) -> date | None:
    low, high = _SECONDS
    if not 0 <= value < high * 1000:  # not a number, among others
        return None
    if value == int(value) and 18_000_000 <= value <= 21_001_231 and (day := _of_text(str(int(value)))):
        return day
    if low * 1000 <= value < high * 1000:
        value /= 1000
    elif value >= high:
        return None
    return datetime.fromtimestamp(value, UTC).date()


def _of_text(text: str) -> date | None:
    if found := _ISO.match(text):
        return _day(*found.groups())
    if found := _COMPACT.fullmatch(text):
        return _day(*found.groups())
    if re.fullmatch(r"\d{9,13}(?:\.\d+)?", text):
        return _of_number(float(text))
    if found := _NUMBERS.match(text):
        first, _, second, year, *turned = found.groups()
        return _day(*turned) if turned[0] else _of_numbers(first, second, year)
    if "," in text or ":" in text:
        try:
            return parsedate_to_datetime(text).date()
        except (ValueError, TypeError, IndexError, OverflowError):
            pass
    plain = re.sub(r"(\d)(?:st|nd|rd|th)\b", r"\1", re.sub(r"[,.]", " ", text))
    plain = re.sub(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b", "", plain.strip(), flags=re.I)
    plain = " ".join(plain.split()[:3])
    for shape in _SPELLED:
        try:
            return datetime.strptime(plain, shape).date()
        except ValueError:
            continue
    return None


def _of_numbers(first: str, second: str, year: str) -> date | None:
    """A day with its month in numbers, whose order nobody tells: only where one order alone is possible."""
    possible = {_day(year, first, second), _day(year, second, first)} - {None}
    return possible.pop() if len(possible) == 1 else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
