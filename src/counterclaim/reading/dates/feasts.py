"""Feasts, fasts and holidays that news dates things by, with their days in a given year.

Islamic dates follow the Umm al-Qura calendar (package `hijridate`; sighting may differ by a day, so they are given a day
either way where it matters to nobody: they are ranges). Easter is computed with the Gregorian and the Julian computus.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from hijridate import Hijri

Range = tuple[date, date]


def _hijri(month: int, day: int, length: int | None) -> Callable[[int], list[Range]]:
    def ranges(year: int) -> list[Range]:
        found: list[Range] = []
        for hijri_year in (year - 579, year - 578) if year < 1976 else (year - 580, year - 579, year - 578):
            try:
                first = Hijri(hijri_year, month, day)
                start = first.to_gregorian()
                days = first.month_length() if length is None else length
            except (ValueError, OverflowError):
                continue
            begin = date(start.year, start.month, start.day)
            if begin.year == year:
                found.append((begin, begin + timedelta(days=days - 1)))
        return found

    return ranges


def _fixed(month: int, day: int, length: int = 1) -> Callable[[int], list[Range]]:
    def ranges(year: int) -> list[Range]:
        start = date(year, month, day)
        return [(start, start + timedelta(days=length - 1))]

    return ranges


def _nth(month: int, weekday: int, nth: int) -> Callable[[int], list[Range]]:
    def ranges(year: int) -> list[Range]:
        first = date(year, month, 1)
        day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
        return [(day, day)]

    return ranges


def easter(year: int) -> date:
    """Western Easter Sunday (anonymous Gregorian computus, after Meeus, Astronomical Algorithms, ch. 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Eastern Easter Sunday in the Gregorian calendar (Julian computus after Meeus; 13 days on, right for 1900-2099)."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


def _easter(offset: int, length: int = 1) -> Callable[[int], list[Range]]:
    def ranges(year: int) -> list[Range]:
        start = easter(year) + timedelta(days=offset)
        return [(start, start + timedelta(days=length - 1))]

    return ranges


def _orthodox(year: int) -> list[Range]:
    day = orthodox_easter(year)
    return [(day, day)]


_RULES: dict[str, Callable[[int], list[Range]]] = {
    "ramadan": _hijri(9, 1, None),
    "eid al-fitr": _hijri(10, 1, 3),
    "eid al-adha": _hijri(12, 10, 4),
    "ashura": _hijri(1, 10, 1),
    "muharram": _hijri(1, 1, None),
    "mawlid": _hijri(3, 12, 1),
    "nowruz": _fixed(3, 20, 2),
    "christmas": _fixed(12, 25),
    "christmas eve": _fixed(12, 24),
    "boxing day": _fixed(12, 26),
    "new year's day": _fixed(1, 1),
    "new year's eve": _fixed(12, 31),
    "orthodox christmas": _fixed(1, 7),
    "valentine's day": _fixed(2, 14),
    "halloween": _fixed(10, 31),
    "may day": _fixed(5, 1),
    "thanksgiving": _nth(11, 3, 4),
    "labor day": _nth(9, 0, 1),
    "easter": _easter(0),
    "easter monday": _easter(1),
    "good friday": _easter(-2),
    "holy week": _easter(-7, 7),
    "ash wednesday": _easter(-46),
    "lent": _easter(-46, 46),
    "eid": lambda year: sorted([*_hijri(10, 1, 3)(year), *_hijri(12, 10, 4)(year)]),
    "palm sunday": _easter(-7),
    "orthodox easter": _orthodox,
}

_SPELLINGS: dict[str, tuple[str, ...]] = {
    "ramadan": ("ramadan", "ramazan", "the holy month of ramadan", "the muslim holy month of ramadan", "ramzan"),
    "eid al-fitr": ("eid al-fitr", "eid ul-fitr", "eid-ul-fitr", "eid al fitr", "eid-al-fitr", "idul fitri"),
    "eid al-adha": (
        "eid al-adha",
        "eid ul-adha",
        "eid-ul-adha",
        "eid al adha",
        "eid-al-adha",
        "feast of the sacrifice",
    ),
    "ashura": ("ashura", "ashoura", "day of ashura"),
    "muharram": ("muharram",),
    "mawlid": ("mawlid", "the prophet's birthday"),
    "nowruz": ("nowruz", "newroz", "norouz", "nawruz", "novruz"),
    "christmas": ("christmas", "christmas day"),
    "christmas eve": ("christmas eve",),
    "boxing day": ("boxing day",),
    "new year's day": ("new year's day", "new year’s day"),
    "new year's eve": ("new year's eve", "new year’s eve"),
    "orthodox christmas": ("orthodox christmas",),
    "valentine's day": ("valentine's day", "valentine’s day"),
    "halloween": ("halloween",),
    "may day": ("may day",),
    "thanksgiving": ("thanksgiving", "thanksgiving day"),
    "labor day": ("labor day",),
    "easter": ("easter", "easter sunday", "easter day"),
    "easter monday": ("easter monday",),
    "good friday": ("good friday",),
    "holy week": ("holy week",),
    "ash wednesday": ("ash wednesday",),
    "lent": ("lent",),
    "eid": ("eid", "the eid holiday", "bairam"),
    "palm sunday": ("palm sunday",),
    "orthodox easter": ("orthodox easter",),
}
FEAST_NAMES: dict[str, str] = {name: key for key, names in _SPELLINGS.items() for name in names}


@lru_cache(maxsize=1024)
def feast_ranges(name: str, year: int) -> tuple[Range, ...]:
    """First and last days of the feast `name` (any spelling) that begin in `year`; empty where it cannot be computed."""
    key = FEAST_NAMES.get(" ".join(name.lower().split()))
    if key is None or not 1800 <= year <= 2200:
        return ()
    try:
        return tuple(_RULES[key](year))
    except (ValueError, OverflowError):
        return ()
