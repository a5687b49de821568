"""Makers of dates of the calendar: written out in full, or with the year left to the reader."""

from __future__ import annotations

import re

from counterclaim.reading.dates import periods
from counterclaim.reading.dates.context import Context, Made
from counterclaim.reading.dates.periods import Period, safe_date
from counterclaim.reading.dates.story import year_of_month
from counterclaim.reading.dates.words import load_words

_TOWARDS = re.compile(r"\b(?:by|until|till|through) (?:the )?\Z", re.IGNORECASE)
_SINCE = re.compile(
    r"\bsince (?:(?:early|mid|late|at least|the end of|the start of|the beginning of)[ -])?\Z", re.IGNORECASE
)
SEASON_BEGINS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_NEAR = 6  # months; what lies nearer than half a year is nearer than its like of the year before or after
YEAR_GUESSED = "year by tense and publication"  # ends the rule of a month or day that names no year
_AHEAD = 4  # months that a bare month may lie ahead of publication where the tense does not say


def group(match: re.Match[str], name: str) -> str | None:
    """The text of a named group, or None where the pattern has no such group or it did not take part."""
    return match.groupdict().get(name)


def number(ctx: Context, name: str, text: str | None) -> int | None:
    """The whole-number value of `text` in the class `name`."""
    found = ctx.words.value(name, text)
    return None if found is None else int(found)


def month_of(groups: dict[str, str | None]) -> int | None:
    """The month of a match by its groups, of a season the month it begins in; None where it has none."""
    words = load_words()
    if season := groups.get("season"):
        return SEASON_BEGINS[str(words.value("SEASON", season))]
    found = words.value("MONTH", groups.get("month"))
    return None if found is None else int(found)


def full_year(text: str, near: int) -> int:
    """A year of two or four figures; two figures are the year within 80 years back or 20 on of `near`."""
    text = text.strip("'’‘")
    if len(text) > 2:
        return int(text)
    year = near - near % 100 + int(text)
    return year - 100 if year > near + 20 else year + 100 if year <= near - 80 else year


def nearest_year(ctx: Context, match: re.Match[str], month: int, day: int | None) -> int | None:
    """The year of a bare month or day.

    News: the latest one not after publication, or the next one where the clause is about the future, or where the past
    one lies over ten months back and the tense does not say. The month that comes next is never that of a year ago:
    who means that says so. Histories: the year last told.
    """
    if ctx.year_hint is not None:
        return hinted_year(ctx.year_hint, month)
    if ctx.narrative:
        return year_of_month(ctx, month)
    base = ctx.base
    if base is None:
        return None
    tense = ctx.tense(match.start(), match.end())
    year = base.year
    if _SINCE.search(ctx.text[max(0, match.start() - 24) : match.start()]):
        return year - ((month, day or 0) > (base.month, base.day if day else 0))  # what began lies behind
    if day is None:
        offset = month - base.month
        if _TOWARDS.search(ctx.text[max(0, match.start() - 12) : match.start()]):
            return year + (offset < -_NEAR) - (offset > _NEAR)  # "by May", "through January": the nearest one
        if tense == "future":
            return year if offset >= 0 else year + 1
        if tense == "past" and offset != 1:
            return year if offset <= 0 else year - 1
        return year - 1 if offset > _AHEAD else year + 1 if offset + 12 <= _AHEAD else year
    here = safe_date(year, month, day)
    if here is None:
        return year
    gap = (here - base).days
    if tense == "future":
        return year if gap >= -120 else year + 1
    if gap > (60 if tense == "past" else 120):
        return year - 1
    return year + 1 if gap < -300 else year


def hinted_year(hint: tuple[int, int], month: int) -> int:
    """The year of a bare month whose range or pair ends in the month of the hint."""
    year, last = hint
    return year - 1 if month > last else year


def _part(match: re.Match[str], ctx: Context) -> str | None:
    found = ctx.words.value("PART", group(match, "part")) or ctx.words.value("REL", group(match, "rel"))
    return str(found) if found else None


def _in_part(period: Period, mod: str | None, why: str) -> list[Made]:
    first, last = periods.part_of(period, mod)
    return [Made(period, mod=mod, first=first, last=last, why=why)]


def iso(match: re.Match[str], ctx: Context) -> list[Made]:
    """``2017-07-16``, with or without a time and its zone: ``2017-07-16T14:30Z``."""
    day = safe_date(int(match["year"]), int(match["month"]), int(match["day"]))
    if day is None:
        return []
    if time := group(match, "time"):
        offset = (group(match, "offset") or "").upper()
        offset = "Z" if offset in ("GMT", "UTC") else re.sub(r"(?<=\d\d)(?=\d\d\Z)", ":", offset)
        value = f"{day.isoformat()}T{time}{offset}"
        return [Made(periods.of_day(day), value=value, type="TIME", why="an ISO date and time, the day as written")]
    return [Made(periods.of_day(day), why="an ISO date")]


def numeric(match: re.Match[str], ctx: Context) -> list[Made]:
    """``16/07/2017`` or ``07/16/2017``: the order that gives a date; where both do, the one nearer publication."""
    a, b = int(match["a"]), int(match["b"])
    near = ctx.published.year if ctx.published else 2000
    year = full_year(match["year"], near)
    found = [day for day in (safe_date(year, b, a), safe_date(year, a, b)) if day is not None]
    if not found:
        return []
    if len(found) == 2 and ctx.published is not None:
        published = ctx.published
        found.sort(key=lambda day: abs((day - published).days))
    why = "a date in figures" + (", order of day and month as nearer to publication" if len(set(found)) == 2 else "")
    return [Made(periods.of_day(found[0]), why=why)]


def day_month(match: re.Match[str], ctx: Context) -> list[Made]:
    """``Sunday, 16 July 2017``, with or without the year."""
    month = number(ctx, "MONTH", match["month"])
    word = group(match, "dayword")
    day = number(ctx, "ORDINAL", word) if word else int(re.sub(r"\D", "", match["day"]))
    if month is None or day is None:
        return []
    written = group(match, "year")
    if written and group(match, "bc"):
        return [Made(periods.before_christ(int(written), "day", f"-{month:02d}-{day:02d}"), why="a day before Christ")]
    year = int(written) if written else nearest_year(ctx, match, month, day)
    weekday = number(ctx, "WEEKDAY", group(match, "wd"))
    if year is not None and not written and weekday is not None:
        fitting = [y for y in (year, year - 1, year + 1) if (d := safe_date(y, month, day)) and d.weekday() == weekday]
        year = fitting[0] if fitting else year
    if year is None:
        return [Made(value=f"XXXX-{month:02d}-{day:02d}", tells=False, why="no year known")]
    found = safe_date(year, month, day)
    return (
        [Made(periods.of_day(found), why="day and month" + ("" if written else f", {YEAR_GUESSED}"))] if found else []
    )


def day_range(match: re.Match[str], ctx: Context) -> list[Made]:
    """``12-15 March 2011``: two days that share their month."""
    month = number(ctx, "MONTH", match["month"])
    one, two = (int(re.sub(r"\D", "", match[name])) for name in ("d1", "d2"))
    if month is None:
        return []
    written = group(match, "year")
    year = int(written) if written else nearest_year(ctx, match, month, one)
    if year is None:
        return []
    first, last = safe_date(year, month, one), safe_date(year, month, two)
    if first is None or last is None or first >= last:
        return []
    low, high = (match.start("d1"), match.end("d1")), (match.start("d2"), match.end())
    if match.start("month") < match.start("d1"):
        low, high = (match.start(), match.end("d1")), (match.start("d2"), match.end())
    return [
        Made(periods.of_day(first), start=low[0], end=low[1], why="first day of a range"),
        Made(periods.of_day(last), start=high[0], end=high[1], why="last day of a range"),
    ]


def day_list(match: re.Match[str], ctx: Context) -> list[Made]:
    """``3, 5 and 9 July 2011``: days that share their month."""
    month = number(ctx, "MONTH", match["month"])
    names = ("d0", "d1", "d2")
    days = [int(re.sub(r"\D", "", match[name])) for name in names]
    if month is None:
        return []
    year = int(match["year"]) if group(match, "year") else nearest_year(ctx, match, month, days[0])
    found = [safe_date(year, month, day) for day in days] if year is not None else []
    first_month = match.start("month") < match.start("d0")
    made: list[Made] = []
    for name, day in zip(names, found, strict=False):
        if day is None:
            return []
        start = match.start() if name == "d0" and first_month else match.start(name)
        end = match.end() if name == "d2" else match.end(name)
        made.append(Made(periods.of_day(day), start=start, end=end, why="a day of several"))
    return made


def month_year(match: re.Match[str], ctx: Context) -> list[Made]:
    """``late March 2011``."""
    month = number(ctx, "MONTH", match["month"])
    if month is None:
        return []
    written = group(match, "year")
    if group(match, "bc") and written:
        return [Made(periods.before_christ(int(written), "month", f"-{month:02d}"), why="a month before Christ")]
    year = int(written) if written else full_year(match["shortyear"], ctx.published.year if ctx.published else 2000)
    return _in_part(periods.of_month(year, month), _part(match, ctx), "month and year")


def month_range(match: re.Match[str], ctx: Context) -> list[Made]:
    """``March to June 2011``."""
    one, two = number(ctx, "MONTH", match["month"]), number(ctx, "MONTH", match["month2"])
    year = int(match["year"])
    if one is None or two is None:
        return []
    return [
        Made(
            periods.of_month(year if one <= two else year - 1, one),
            start=match.start(),
            end=match.end("month"),
            why="month of a range",
        ),
        Made(periods.of_month(year, two), start=match.start("month2"), end=match.end(), why="month of a range"),
    ]


def _year_which(match: re.Match[str], ctx: Context, which: str | None, anchored: str | None) -> int | None:
    if which:
        return ctx.published.year + int(ctx.words.value("WHICH", which) or 0) if ctx.published else None
    return ctx.named_year + int(ctx.words.value("ANCHORED", anchored) or 0) if ctx.named_year else None


def month_which(match: re.Match[str], ctx: Context) -> list[Made]:
    """``June last year``, ``16 June of that year``."""
    month = number(ctx, "MONTH", group(match, "month") or group(match, "month2"))
    year = _year_which(match, ctx, group(match, "which"), group(match, "anchored"))
    if month is None or year is None:
        return []
    if day := group(match, "day") or group(match, "day2"):
        found = safe_date(year, month, int(re.sub(r"\D", "", day)))
        return [Made(periods.of_day(found), why="day of a year told")] if found else []
    return _in_part(periods.of_month(year, month), _part(match, ctx), "month of a year told")


def month_alone(match: re.Match[str], ctx: Context) -> list[Made]:
    """``mid-March``, ``last March``, ``that March``."""
    month = number(ctx, "MONTH", match["month"])
    if month is None:
        return []
    which, anchored = group(match, "which"), group(match, "anchored")
    year: int | None
    base = ctx.published
    if which and base is not None:
        step = int(ctx.words.value("WHICH", which) or 0)
        if step == 0:
            year = base.year
        elif step < 0:
            year = base.year if month < base.month else base.year - 1
        else:
            year = base.year if month > base.month else base.year + 1
        why = "month counted from publication"
    elif anchored and ctx.told is not None and ctx.told.year:
        year, why = ctx.told.year, "month of the year last told"
    else:
        year, why = nearest_year(ctx, match, month, None), f"month, {YEAR_GUESSED}"
    if year is None or not 1 <= year <= 9999:
        return [Made(value=f"XXXX-{month:02d}", tells=False, why="no year known")]
    return _in_part(periods.of_month(year, month), _part(match, ctx), why)


def year(match: re.Match[str], ctx: Context) -> list[Made]:
    """``late 2016``, ``fiscal 1989``, ``in '94``."""
    near = ctx.published.year if ctx.published else 2000
    found = int(match["year"]) if group(match, "year") else full_year(match["shortyear"], near)
    return _in_part(periods.of_year(found), _part(match, ctx), "a year")


def bc_year(match: re.Match[str], ctx: Context) -> list[Made]:
    """``490 BC``."""
    season = ctx.words.value("SEASON", group(match, "season"))
    period = periods.before_christ(int(match["bcyear"]), "season" if season else "year", f"-{season}" if season else "")
    return [Made(period, mod=_part(match, ctx), why="a year before Christ")]


def bc_range(match: re.Match[str], ctx: Context) -> list[Made]:
    """``218-201 BC``."""
    return [
        Made(
            periods.before_christ(int(match["y1"])),
            start=match.start("y1"),
            end=match.end("y1"),
            why="first year of a range",
        ),
        Made(
            periods.before_christ(int(match["y2"])),
            start=match.start("y2"),
            end=match.end(),
            why="last year of a range",
        ),
    ]


def year_words(match: re.Match[str], ctx: Context) -> list[Made]:
    """``nineteen ninety-six``, ``the year two thousand``."""
    tens, teens = number(ctx, "TENS", group(match, "tens")), number(ctx, "TEENS", group(match, "teens"))
    found = (
        (2000 if tens is None and teens is None else 1900)
        + (tens or teens or 0)
        + (number(ctx, "ONES", group(match, "ones")) or 0)
    )
    month = number(ctx, "MONTH", group(match, "month"))
    if month is not None:
        return [Made(periods.of_month(found, month), why="a month and a year in words")]
    season = ctx.words.value("SEASON", group(match, "season"))
    return [Made(periods.of_season(found, str(season)) if season else periods.of_year(found), why="a year in words")]


def year_range(match: re.Match[str], ctx: Context) -> list[Made]:
    """``1939-45``."""
    one = int(match["y1"])
    two = int(match["y2"]) if len(match["y2"]) == 4 else one - one % 100 + int(match["y2"])
    if not one < two <= one + 150:
        return []
    return [
        Made(periods.of_year(one), start=match.start(), end=match.end("y1"), tells=False, why="first year of a range"),
        Made(periods.of_year(two), start=match.start("y2"), end=match.end(), tells=False, why="last year of a range"),
    ]


def decade(match: re.Match[str], ctx: Context) -> list[Made]:
    """``the 1990s``, ``the '90s``, ``the nineties``."""
    text = group(match, "decade")
    first = int(text) if text else number(ctx, "DECADEWORD", group(match, "decadeword"))
    if first is None:
        return []
    if first < 100:
        near = ctx.published.year if ctx.published else 2000
        first = full_year(f"{first:02d}", near)
        first = first - 100 if first > near else first
    return _in_part(periods.of_decade(first), _part(match, ctx), "a decade")


def two_decades(match: re.Match[str], ctx: Context) -> list[Made]:
    """``the 1960s and 70s``."""
    first = int(match["decade"])
    second = first - first % 100 + int(match["decade2"])
    spans = ((match.start(), match.end("decade") + 1), (match.start("decade2"), match.end()))
    return [
        Made(periods.of_decade(one), start=start, end=end, why="a decade")
        for one, (start, end) in zip((first, second), spans, strict=True)
    ]


def two_centuries(match: re.Match[str], ctx: Context) -> list[Made]:
    """``the late 19th and early 20th centuries``."""
    made: list[Made] = []
    for tail in ("", "2"):
        text, part = group(match, "number" + tail), ctx.words.value("PART", group(match, "part" + tail))
        found = int(re.sub(r"\D", "", text)) if text else number(ctx, "ORDINAL", group(match, "word" + tail))
        if found is None or not 1 <= found <= 21:
            return []
        made += _in_part(periods.of_century(found), str(part) if part else None, "a century")
    named = "number" if group(match, "number") else "word"
    second = (
        match.start("part2")
        if group(match, "part2")
        else match.start("number2" if group(match, "number2") else "word2")
    )
    made[0].end, made[1].start = match.end(named), second
    return made


def century(match: re.Match[str], ctx: Context) -> list[Made]:
    """``the early 19th century``."""
    text = group(match, "number")
    found = int(re.sub(r"\D", "", text)) if text else number(ctx, "ORDINAL", group(match, "word"))
    if found is None or not 1 <= found <= 21:
        return []
    if group(match, "bc"):
        return [
            Made(
                Period(f"BC{found - 1:02d}", None, None, "century"),
                mod=_part(match, ctx),
                why="a century before Christ",
            )
        ]
    return _in_part(periods.of_century(found), _part(match, ctx), "a century")


def bc_month(match: re.Match[str], ctx: Context) -> list[Made]:
    """``September 480 BC``."""
    month = number(ctx, "MONTH", match["month"])
    return [
        Made(periods.before_christ(int(match["bcyear"]), "month", f"-{month or 0:02d}"), why="a month before Christ")
    ]
