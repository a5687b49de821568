"""Feasts, fasts and holidays that news dates things by, with their days in a given year.

Islamic dates follow the Umm al-Qura calendar (package `hijridate`); sighting may differ by a day, so Ashura and the like are
two days. Easter is computed with the Gregorian and the Julian computus, Jewish feasts by the Hebrew calendar's arithmetic, the
lunar new year and Diwali by the new moon.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from hijridate import Hijri

from counterclaim.reading.dates.calendars import hebrew_new_year, new_moon_day

Range = tuple[date, date]


def _hijri(month: int, day: int, length: int | None) -> Callable[[int], list[Range]]:
    def ranges(year: int) -> list[Range]:
        found: list[Range] = []
        about = (year - 622) * 33 // 32
        for hijri_year in range(about - 1, about + 3):
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


def _orthodox(offset: int, length: int = 1) -> Callable[[int], list[Range]]:
    def ranges(year: int) -> list[Range]:
        start = orthodox_easter(year) + timedelta(days=offset)
        return [(start, start + timedelta(days=length - 1))]

    return ranges


def _tishri(day: int, length: int = 1) -> Callable[[int], list[Range]]:
    """A feast by the days from the Hebrew new year on; a day begins at sunset of the one before, which is not counted."""

    def ranges(year: int) -> list[Range]:
        start = hebrew_new_year(year + _HEBREW) + timedelta(days=day - 1)
        return [(start, start + timedelta(days=length - 1))]

    return ranges


def _before_tishri(days: int, length: int = 1) -> Callable[[int], list[Range]]:
    """A feast of spring, by the days to the next Hebrew new year: the months between have always the same lengths."""

    def ranges(year: int) -> list[Range]:
        start = hebrew_new_year(year + _HEBREW) - timedelta(days=days)
        return [(start, start + timedelta(days=length - 1))]

    return ranges


def _hanukkah(year: int) -> list[Range]:
    """25 Kislev: 84 days after 2 Tishri, or 83 where Heshvan has 29 days."""
    first, after = hebrew_new_year(year + _HEBREW), hebrew_new_year(year + _HEBREW + 1)
    start = first + timedelta(days=84 if (after - first).days in (355, 385) else 83)
    return [(start, start + timedelta(days=7))]


def _lunar_new_year(year: int) -> list[Range]:
    day = new_moon_day(date(year, 1, 22), 8)
    return [(day, day + timedelta(days=2))]


def _diwali(year: int) -> list[Range]:
    day = new_moon_day(date(year, 10, 18), 5.5)
    return [(day - timedelta(days=1), day)]


_HEBREW = 3761  # what the Hebrew year that begins in autumn is ahead of the common one

_RULES: dict[str, Callable[[int], list[Range]]] = {
    "ramadan": _hijri(9, 1, None),
    "eid al-fitr": _hijri(10, 1, 3),
    "eid al-adha": _hijri(12, 10, 4),
    "ashura": _hijri(1, 10, 2),
    "arbaeen": _hijri(2, 20, 2),
    "muharram": _hijri(1, 1, None),
    "mawlid": _hijri(3, 12, 2),
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
    "orthodox easter": _orthodox(0),
    "orthodox good friday": _orthodox(-2),
    "orthodox palm sunday": _orthodox(-7),
    "orthodox christmas eve": _fixed(1, 6),
    "epiphany": _fixed(1, 6),
    "timkat": _fixed(1, 19, 2),
    "meskel": _fixed(9, 27),
    "rosh hashanah": _tishri(1, 2),
    "yom kippur": _tishri(10),
    "sukkot": _tishri(15, 7),
    "simchat torah": _tishri(22, 2),
    "hanukkah": _hanukkah,
    "passover": _before_tishri(163, 8),
    "purim": _before_tishri(193, 2),
    "shavuot": _before_tishri(113, 2),
    "lunar new year": _lunar_new_year,
    "diwali": _diwali,
    "songkran": _fixed(4, 13, 3),
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
    "mawlid": ("mawlid", "milad", "the prophet's birthday", "the prophet’s birthday"),
    "orthodox good friday": ("orthodox good friday",),
    "orthodox palm sunday": ("orthodox palm sunday",),
    "nowruz": ("nowruz", "newroz", "norouz", "nawruz", "novruz"),
    "christmas": ("christmas", "christmas day"),
    "christmas eve": ("christmas eve",),
    "boxing day": ("boxing day",),
    "new year's day": ("new year's day", "new year’s day"),
    "new year's eve": ("new year's eve", "new year’s eve"),
    "orthodox christmas": ("orthodox christmas", "coptic christmas", "ethiopian christmas", "orthodox christmas day"),
    "orthodox christmas eve": ("orthodox christmas eve", "coptic christmas eve"),
    "arbaeen": ("arbaeen", "arbain"),
    "epiphany": ("epiphany",),
    "timkat": ("timkat", "orthodox epiphany"),
    "meskel": ("meskel",),
    "rosh hashanah": ("rosh hashanah", "rosh hashana", "the jewish new year"),
    "yom kippur": ("yom kippur", "the day of atonement"),
    "sukkot": ("sukkot", "sukkoth", "the feast of tabernacles"),
    "simchat torah": ("simchat torah",),
    "hanukkah": ("hanukkah", "chanukah", "hanukah"),
    "passover": ("passover", "pesach"),
    "purim": ("purim",),
    "shavuot": ("shavuot",),
    "lunar new year": ("lunar new year", "the lunar new year", "chinese new year", "tet"),
    "diwali": ("diwali", "deepavali"),
    "songkran": ("songkran",),
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
