"""Calendars by the moon that feasts follow: the Hebrew one by its arithmetic, others by the new moon nearest their season."""

from __future__ import annotations

import math
from datetime import date, datetime, timedelta

_HEBREW_EPOCH = -1_373_427  # the ordinal of 1 Tishri of the year 1
_MEAN_MONTH = 29.530588861
_EPOCH = datetime(2000, 1, 1, 12)  # of dynamical time
_TERMS = (  # days; multiples of the anomalies of sun and moon and of the moon's latitude (Meeus, Astronomical Algorithms, ch. 49)
    (-0.40720, 0, 1, 0), (0.17241, 1, 0, 0), (0.01608, 0, 2, 0), (0.01039, 0, 0, 2), (0.00739, -1, 1, 0), (-0.00514, 1, 1, 0),
    (0.00208, 2, 0, 0), (-0.00111, 0, 1, -2), (-0.00057, 0, 1, 2), (0.00056, 1, 2, 0), (-0.00042, 0, 3, 0), (0.00042, 1, 0, 2),
    (0.00038, 1, 0, -2), (-0.00024, -1, 2, 0),
)  # fmt: skip


def new_moon(index: int) -> datetime:
    """The universal time, to some minutes, of a new moon; number 0 is that of 6 January 2000."""
    t = index / 1236.85
    sun = math.radians(2.5534 + 29.10535670 * index)
    moon = math.radians(201.5643 + 385.81693528 * index)
    latitude = math.radians(160.7108 + 390.67050284 * index)
    day = 5.09766 + _MEAN_MONTH * index + 0.00015437 * t * t
    day += sum(size * math.sin(a * sun + b * moon + c * latitude) for size, a, b, c in _TERMS)
    day -= 65 / 86_400  # dynamical runs about a minute before universal time in our times
    return _EPOCH + timedelta(days=day)


def new_moon_day(first: date, hours: float) -> date:
    """The day of the first new moon on or after `first`, by clocks so many hours ahead of universal time."""
    index = math.floor((first - _EPOCH.date()).days / _MEAN_MONTH) - 2
    while True:
        day = (new_moon(index) + timedelta(hours=hours)).date()
        if day >= first:
            return day
        index += 1


def hebrew_new_year(year: int) -> date:
    """1 Tishri of a year of the Hebrew calendar (Dershowitz and Reingold, Calendrical Calculations)."""
    days = [_elapsed(one) for one in (year - 1, year, year + 1)]
    late = 2 if days[2] - days[1] == 356 else 1 if days[1] - days[0] == 382 else 0
    return date.fromordinal(_HEBREW_EPOCH + days[1] + late)


def _elapsed(year: int) -> int:
    months = (235 * year - 234) // 19
    day = 29 * months + (12_084 + 13_753 * months) // 25_920
    return day + ((3 * (day + 1)) % 7 < 3)
