"""Makers of what comes round every year: quarters, halves, seasons, feasts."""

from __future__ import annotations

import re
from datetime import date, timedelta

from counterclaim.reading.dates import periods
from counterclaim.reading.dates.absolute import SEASON_BEGINS, full_year, group, hinted_year, number
from counterclaim.reading.dates.context import Context, Made
from counterclaim.reading.dates.feasts import feast_ranges
from counterclaim.reading.dates.periods import Period
from counterclaim.reading.dates.relative import mod_of, told_day

_QUARTERS = {1: 1, 2: 2, 3: 3, 4: 4, 9: 4}


def quarter(match: re.Match[str], ctx: Context) -> list[Made]:
    """``the third quarter``: of the year named, else the last one that had begun at publication."""
    which = _QUARTERS.get(number(ctx, "ORDINAL", match["number"]) or 0)
    if which is None:
        return []
    base = ctx.base
    if text := group(match, "year"):
        year = int(text)
    elif base is None:
        return []
    elif named := group(match, "which"):
        year = base.year + int(ctx.words.value("WHICH", named) or 0)
    else:
        future = ctx.tense(match.start(), match.end()) == "future"
        year = base.year if future or 3 * which - 2 <= base.month else base.year - 1
    period = periods.of_quarter(year, which)
    if not group(match, "year") or ctx.quarter is None:
        ctx.quarter = period
    return [Made(period, why="a quarter")]


def quarter_of(match: re.Match[str], ctx: Context) -> list[Made]:
    """``the 1988 third quarter``, ``next year's first quarter``, ``the year-ago third quarter``."""
    which = _QUARTERS.get(number(ctx, "ORDINAL", match["number"]) or 0)
    base = ctx.base
    if which is None:
        return []
    if text := group(match, "year"):
        return [Made(periods.of_quarter(int(text), which), tells=False, why="a quarter")]
    if base is None:
        return []
    step = -1 if group(match, "ago") else int(ctx.words.value("WHICH", group(match, "which")) or 0)
    return [Made(periods.of_quarter(base.year + step, which), tells=False, why="a quarter")]


def quarter_same(match: re.Match[str], ctx: Context) -> list[Made]:
    """``the 1988 period``: the quarter last told, of that year."""
    year = int(match["year"])
    if ctx.quarter is not None:
        back = periods.shifted(ctx.quarter, year - ctx.quarter.year, "year")
        return [Made(back, tells=False, why="the quarter last told, of that year")] if back else []
    return [Made(periods.of_year(year), tells=False, why="a year")]


def half(match: re.Match[str], ctx: Context) -> list[Made]:
    """``the first half of 2016``."""
    which = number(ctx, "ORDINAL", match["number"]) if match["number"] else 2
    which = 2 if which == 9 else which
    base = ctx.base
    if which not in (1, 2):
        return []
    if text := group(match, "year"):
        return [Made(periods.of_half(full_year(text, 2000), which), why="a half of a year")]
    if base is None:
        return []
    year = base.year + int(ctx.words.value("WHICH", group(match, "which")) or 0)
    return [Made(periods.of_half(year, which), why="a half of a year")]


def season(match: re.Match[str], ctx: Context) -> list[Made]:
    """``last winter``, ``the spring of 2016``, ``in the summer``."""
    code = str(ctx.words.value("SEASON", match["season"]))
    mod = mod_of(match, ctx)
    written = group(match, "year")
    if written and group(match, "bc"):
        return [Made(periods.before_christ(int(written), "season", f"-{code}"), mod=mod, why="a season before Christ")]
    base = ctx.published
    narrated = ctx.told.year if ctx.told is not None and ctx.told.year else None
    month = SEASON_BEGINS[code]
    which, anchored = group(match, "which"), group(match, "anchoredyear") or group(match, "anchored")
    if which and which.lower() == "next" and match[0].lower().startswith("the "):
        which, anchored = None, "the next"  # "the next spring" goes on from what was told
    over_new_year = False
    if written:
        year = int(written)
    elif ctx.year_hint is not None:
        year = hinted_year(ctx.year_hint, 1 if code == "WI" else month)
        over_new_year = code == "WI"
    elif (whichyear := group(match, "whichyear")) and base:
        year = base.year + int(ctx.words.value("WHICH", whichyear) or 0)
    elif ctx.told is not None and narrated and (anchored or ctx.narrative):
        year = year_of_season(ctx.told, month, int(ctx.words.value("ANCHORED", anchored) or 0) if anchored else 0)
        over_new_year = code == "WI"
        if year < 0:
            return [Made(periods.before_christ(-year, "season", f"-{code}"), mod=mod, why="a season before Christ")]
    elif base is None:
        return [Made(value=f"XXXX-{code}", tells=False, why="no year known")]
    elif which:
        step = int(ctx.words.value("WHICH", which) or 0)
        year = (
            base.year
            if step == 0 or (step < 0 and month + 2 < base.month) or (step > 0 and month > base.month)
            else base.year + step
        )
    else:
        year = base.year if ctx.tense(match.start(), match.end()) == "future" or month <= base.month else base.year - 1
    if not 2 <= year <= 9990:
        return []
    period = periods.of_season(year, code)
    if ctx.southern:
        return _southern(period, code, mod, base if not written and not ctx.narrative else None)
    if written and group(match, "year2") and code == "WI":
        spring = date(year + 1, 3, 1)
        return [
            Made(
                period, mod=mod, first=date(year, 12, 1), last=spring - timedelta(days=1), why="a winter over two years"
            )
        ]
    first, last = period.start, period.end
    if over_new_year:
        first, last = date(year - 1, 12, 1), date(year, 2, periods.month_end(year, 2))
    elif code == "WI" and not written and base is not None and not ctx.narrative:
        first = date(year, 12, 1) if month <= base.month or base.month > 2 else date(year - 1, 12, 1)
        last = periods.add_months(first, 3)
        last = last - timedelta(days=1) if last else None
    elif mod:
        first, last = periods.part_of(period, mod)
    return [Made(period, mod=mod, first=first, last=last, why="a northern season")]


def year_of_season(told: Period, month: int, step: int = 0) -> int:
    """The year of a season of a history that has told `told`: a winter after July is the one that ends in the next year.

    Args:
        month: in which the season begins.
        step: 1 for "the following spring": the next one that begins.
    """
    if told.start is None or told.grain in ("year", "decade", "century"):
        return told.year + step
    code = told.value[-2:] if told.grain == "season" else ""
    at = 1 if code == "WI" else SEASON_BEGINS.get(code, told.start.month)
    if month == SEASON_BEGINS["WI"]:
        return told.year + max(at >= _SUMMER, step)
    return told.year if step == 1 and at < month else told.year + step


_SUMMER = 7
_SOUTHERN = {"SP": 9, "SU": 12, "FA": 3, "WI": 6}  # the month in which a season of the southern half begins


def _southern(period: Period, code: str, mod: str | None, base: date | None) -> list[Made]:
    """The season of this name where June is winter; "last summer" may have begun in the year before."""
    first = date(period.year, _SOUTHERN[code], 1)
    if base is not None and first > base and period.year == base.year:
        first = date(period.year - 1, _SOUTHERN[code], 1)
    after = periods.add_months(first, 3)
    if after is None:
        return []
    made = Period(f"{first.year:04d}-{code}", first, after - timedelta(days=1), "season", first.year)
    start, end = periods.part_of(made, mod)
    return [Made(made, mod=mod, first=start, last=end, why="a southern season, as the text is about the south")]


def feast(match: re.Match[str], ctx: Context) -> list[Made]:
    """``last Ramadan``, ``Christmas``, ``Eid al-Fitr 2016``: by the calendar of its faith."""
    name = match["feast"]
    base = told_day(ctx) if ctx.narrative else ctx.published
    if text := group(match, "year"):
        found = feast_ranges(name, int(text))
    elif base is None:
        return [Made(value="XXXX-XX-XX", tells=False, why="a feast without a year")]
    elif written := group(match, "whichyear"):
        found = feast_ranges(name, base.year + int(ctx.words.value("WHICH", written) or 0))
    else:
        around = [
            r
            for y in (base.year - 2, base.year - 1, base.year, base.year + 1, base.year + 2)
            for r in feast_ranges(name, y)
        ]
        step = int(ctx.words.value("WHICH", group(match, "which")) or 0) if group(match, "which") else None
        over = [r for r in around if r[1] < base]
        coming = [r for r in around if r[0] > base]
        begun = [r for r in around if r[0] <= base]
        if step is not None and step < 0:
            found = tuple(over[-1:])
        elif (step is not None and step > 0) or ctx.tense(match.start(), match.end()) == "future":
            found = tuple(([r for r in begun[-1:] if r[1] >= base] or coming[:1]) if not step else coming[:1])
        elif step == 0:
            same = [r for r in around if r[0].year == base.year]
            found = tuple(same[:1])
        else:
            found = tuple(begun[-1:])
            if found and coming and (base - found[0][1]).days > _LONG_OVER and (coming[0][0] - base).days <= _AT_HAND:
                found = tuple(coming[:1])  # what is about to begin, not what was a year ago
    if not found:
        return [Made(value="XXXX-XX-XX", tells=False, why="a feast whose days are not known")]
    first, last = found[0]
    if group(match, "eve"):
        return [Made(periods.of_day(first - timedelta(days=1)), why="the eve of a feast, by its calendar")]
    if group(match, "week"):
        return [Made(periods.of_week(first), why="the week of a feast, by its calendar")]
    mod = mod_of(match, ctx)
    first, last = _days_of_feast(match, ctx, first, last)
    if first == last:
        return [Made(periods.of_day(first), why="a feast, by its calendar")]
    period = Period(f"{first.isoformat()}/{last.isoformat()}", first, last, "feast", first.year)
    begin, end = periods.part_of(period, mod)
    return [Made(period, mod=mod, first=begin, last=end, why="a feast, by its calendar")]


def _days_of_feast(match: re.Match[str], ctx: Context, first: date, last: date) -> tuple[date, date]:
    """The days meant by "the second day of Eid", "the last week of Ramadan", "the last ten days of Ramadan"."""
    nth = number(ctx, "ORDINAL", group(match, "nth") or group(match, "nth2"))
    length = {"week": 7, "weekend": 2}.get((group(match, "unit") or "").lower(), 1)
    if group(match, "days"):
        length = int(group(match, "count") or number(ctx, "NUMBER", group(match, "count2")) or 1)
    if nth is None or (last - first).days < length:
        return first, last
    if nth == _LAST:
        return last - timedelta(days=length - 1), last
    begin = first + timedelta(days=length * (nth - 1))
    return (begin, begin + timedelta(days=length - 1)) if begin <= last else (first, last)


_LONG_OVER, _AT_HAND = 180, 10  # days since a feast, and to the next one, between which the next one is meant
_LAST = 9  # the value of "last" among the ordinals


def nine_eleven(match: re.Match[str], ctx: Context) -> list[Made]:
    """``9/11``, ``the September 11 attacks`` name the day of the attacks of 2001."""
    if ctx.published is not None and ctx.published < date(2001, 9, 11):
        return []
    return [Made(periods.of_day(date(2001, 9, 11)), tells=False, why="the name of the day")]
