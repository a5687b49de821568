"""Makers of dates counted from the day of writing, or from the last date told."""

from __future__ import annotations

import re
from datetime import date, timedelta

from counterclaim.reading.dates import periods
from counterclaim.reading.dates.absolute import full_year, group, number
from counterclaim.reading.dates.context import Context, Made
from counterclaim.reading.dates.feasts import feast_ranges
from counterclaim.reading.dates.periods import Period

_QUARTERS = {1: 1, 2: 2, 3: 3, 4: 4, 9: 4}


def _mod(match: re.Match[str], ctx: Context) -> str | None:
    found = ctx.words.value("REL", group(match, "rel")) or ctx.words.value("PART", group(match, "part"))
    return str(found) if found else None


def _told_day(ctx: Context) -> date | None:
    if ctx.told is not None and ctx.told.start is not None:
        return ctx.told.start
    return ctx.published


def _with_tod(day: Period, ctx: Context, tod: str | None, why: str) -> list[Made]:
    code = ctx.words.value("TOD", tod)
    if code is None:
        return [Made(day, why=why)]
    return [Made(day, value=f"{day.value}T{code}", type="TIME", why=why + ", part of the day")]


def deictic(match: re.Match[str], ctx: Context) -> list[Made]:
    """``yesterday``, ``late yesterday``, ``today``, ``yesterday morning``."""
    step = number(ctx, "DEICTIC", match["deictic"]) or 0
    word = match["deictic"].lower()
    tod = group(match, "tod") or ("night" if word.startswith("tonight") or word == "tonite" else None)
    base = _told_day(ctx) if ctx.narrative else ctx.published
    if base is None:
        return [Made(value="XXXX-XX-XX", tells=False, why="a day counted from a day of writing that is not known")]
    found = periods.add(base, step, "day")
    return _with_tod(periods.of_day(found), ctx, tod, "counted from publication") if found else []


def tod_which(match: re.Match[str], ctx: Context) -> list[Made]:
    """``last night``, ``this morning``."""
    base = _told_day(ctx) if ctx.narrative else ctx.published
    step = int(ctx.words.value("WHICH", match["which"]) or 0)
    if base is None:
        return [Made(value="XXXX-XX-XX", type="TIME", tells=False, why="no day of writing known")]
    found = periods.add(base, step, "day")
    return _with_tod(periods.of_day(found), ctx, match["tod"], "counted from publication") if found else []


def tod_anchored(match: re.Match[str], ctx: Context) -> list[Made]:
    """``that night``, ``the following morning``."""
    base = _told_day(ctx)
    step = int(ctx.words.value("ANCHORED", match["anchored"]) or 0)
    if base is None:
        return []
    found = periods.add(base, step, "day")
    return _with_tod(periods.of_day(found), ctx, match["tod"], "counted from the last date told") if found else []


def weekday(match: re.Match[str], ctx: Context) -> list[Made]:
    """``on Friday``: the last one not after publication, the next one where the clause is about the future."""
    day = number(ctx, "WEEKDAY", match["wd"])
    which, anchored = group(match, "which"), group(match, "anchored")
    tod = group(match, "tod") or group(match, "tod0")
    told = _told_day(ctx)
    base = told if (anchored or ctx.narrative) and told is not None else ctx.published
    if day is None:
        return []
    if base is None:
        return [Made(value=f"XXXX-WXX-{day + 1}", tells=False, why="a weekday without a day of writing")]
    back, ahead = (base.weekday() - day) % 7, (day - base.weekday()) % 7
    if group(match, "whichweek"):
        week = periods.of_week(base + timedelta(days=7 * int(ctx.words.value("WHICH", group(match, "whichweek")) or 0)))
        assert week.start is not None
        return _with_tod(periods.of_day(week.start + timedelta(days=day)), ctx, tod, "weekday of the week named")
    why = "weekday counted from publication"
    if anchored:
        step = int(ctx.words.value("ANCHORED", anchored) or 0)
        offset = (ahead or 7) if step > 0 else -(back or 7) if step < 0 else -back
        why = "weekday counted from the last date told"
    elif which:
        step = int(ctx.words.value("WHICH", which) or 0)
        offset = (
            -(back or 7)
            if step < 0
            else (ahead or 7)
            if step > 0
            else (ahead if ctx.tense(match.start(), match.end()) == "future" else -back)
        )
        if step == 0 and ctx.tense(match.start(), match.end()) is None:
            offset = day - base.weekday()
    elif ctx.narrative:
        offset, why = ahead, "weekday after the last date told"
    elif ctx.tense(match.start(), match.end()) == "future":
        offset, why = ahead, "coming weekday, by tense"
    else:
        offset = -back
    found = periods.add(base, offset, "day")
    return _with_tod(periods.of_day(found), ctx, tod, why) if found else []


def unit_which(match: re.Match[str], ctx: Context) -> list[Made]:
    """``last week``, ``earlier this year``, ``late last year``."""
    unit = str(ctx.words.value("UNIT", match["unit"]))
    step = int(ctx.words.value("WHICH", match["which"]) or 0)
    mod = _mod(match, ctx)
    base = _told_day(ctx) if ctx.narrative else ctx.published
    if base is None:
        return [Made(value="XXXX", tells=False, why="counted from a day of writing that is not known")]
    moved = periods.add(base, step, unit if unit != "weekend" else "week")
    if moved is None:
        return []
    if unit == "weekend" and step == -1 and base.weekday() < 5:
        moved = base - timedelta(days=7)
    if unit == "weekend" and step == 0 and base.weekday() < 3 and ctx.tense(match.start(), match.end()) == "past":
        moved = base - timedelta(days=7)
    period = periods.containing(moved, unit)
    first, last = periods.part_of(period, mod)
    rel = (group(match, "rel") or "").lower()
    if step == 0 and rel == "earlier":
        first, last = period.start, base
    elif step == 0 and rel == "later":
        first, last = base, period.end
    return [Made(period, mod=mod, first=first, last=last, why="counted from publication")]


def unit_anchored(match: re.Match[str], ctx: Context) -> list[Made]:
    """``the following week``, ``that year``, ``the same day``."""
    unit = str(ctx.words.value("UNIT", match["unit"]))
    if match["unit"].lower().endswith("s") or unit in ("second", "minute", "hour"):
        return []
    anchored = match["anchored"].lower()
    step = int(ctx.words.value("ANCHORED", " ".join(anchored.split())) or 0)
    base = _told_day(ctx)
    if base is None:
        return [Made(value="XXXX", tells=False, why="counted from a date that is not known")]
    if ctx.told is not None and unit == "day" and ctx.told.grain != "day" and step == 0:
        return []
    tod = "night" if unit == "night" else None
    moved = periods.add(base, step, unit if unit != "night" else "day")
    if moved is None:
        return []
    period = periods.containing(moved, "day" if unit == "night" else unit)
    if ctx.told is not None and ctx.told.start is None:
        return []
    if tod:
        return _with_tod(period, ctx, tod, "counted from the last date told")
    mod = _mod(match, ctx)
    first, last = periods.part_of(period, mod)
    return [Made(period, mod=mod, first=first, last=last, why="counted from the last date told")]


def unit_the(match: re.Match[str], ctx: Context) -> list[Made]:
    """``the end of the year``, ``the weekend``, ``the quarter``."""
    unit = str(ctx.words.value("UNIT", match["unit"]))
    mod = _mod(match, ctx)
    if (
        unit in ("year", "quarter")
        and mod is None
        and re.match(r"\s(?:ended|ending|to)\b", ctx.text[match.end() : match.end() + 8])
    ):
        value = "P1Y" if unit == "year" else "P1Q"
        return [
            Made(value=value, type="DURATION", anchors=False, tells=False, why="a length of time whose end is given")
        ]
    if unit == "quarter" and ctx.quarter is not None:
        return [Made(ctx.quarter, mod=mod, why="the quarter last told")]
    base = _told_day(ctx) if ctx.narrative or unit == "year" else ctx.published
    if base is None or (mod is None and unit in ("decade", "century", "fortnight")):
        return []
    if (
        unit == "weekend"
        and not ctx.narrative
        and base.weekday() < 5
        and ctx.tense(match.start(), match.end()) != "future"
    ):
        base = base - timedelta(days=7)
    period = periods.containing(base, unit)
    first, last = periods.part_of(period, mod)
    return [Made(period, mod=mod, first=first, last=last, tells=False, why="the current one")]


def year_end(match: re.Match[str], ctx: Context) -> list[Made]:
    """``year-end``, ``month's end``: the end of the year or month of the day counted from."""
    base = _told_day(ctx) if ctx.narrative else ctx.base
    if base is None:
        return []
    period = periods.containing(base, "month" if match[0].lower().startswith(("month", "the month")) else "year")
    first, last = periods.part_of(period, "END")
    return [Made(period, mod="END", first=first, last=last, tells=False, why="end of the year or month")]


def quarter_latest(match: re.Match[str], ctx: Context) -> list[Made]:
    """``the latest quarter``: the one last told, else the last one that is over."""
    if ctx.quarter is not None:
        return [Made(ctx.quarter, tells=False, why="the quarter last told")]
    base = ctx.base
    before = periods.add(base, -1, "quarter") if base else None
    return (
        [Made(periods.containing(before, "quarter"), tells=False, why="the last quarter that is over")]
        if before
        else []
    )


def amount(match: re.Match[str], ctx: Context) -> float | None:
    """The number of an amount; None where it is vague ("several")."""
    if text := group(match, "number"):
        return float(text) + (0.5 if group(match, "fraction") else 0.0)
    if group(match, "tens") and group(match, "ones"):
        return (number(ctx, "TENS", match["tens"]) or 0) + (number(ctx, "ONES", match["ones"]) or 0)
    found = ctx.words.value("NUMBER", group(match, "word"))
    if found is None:
        return None
    half = 0.5 if re.search(r"and a half", match[0], re.IGNORECASE) else 0.0
    return float(found) + (half if float(found) == int(float(found)) else 0.0)


def _counted(match: re.Match[str], ctx: Context, base: date | None, sign: int, why: str) -> list[Made]:
    unit = str(ctx.words.value("UNIT", match["unit"]))
    mod = ctx.words.value("APPROX", group(match, "mod"))
    count = amount(match, ctx)
    if count is None:
        past = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return [Made(value=past, anchors=False, tells=False, why="a vague amount of time")]
    if base is None:
        return [Made(value="XXXX", tells=False, why="counted from a day that is not known")]
    if unit in ("second", "minute", "hour"):
        day = base - timedelta(days=1) if sign < 0 and unit == "hour" and count >= 12 else base
        return [
            Made(
                periods.of_day(base),
                value=f"{base.isoformat()}",
                type="TIME",
                first=day,
                last=base,
                tells=False,
                why=why,
            )
        ]
    if unit == "night":
        unit = "day"
    if count != int(count):
        count, unit = (
            (count * 12, "month") if unit == "year" else (count * 10, "year") if unit == "decade" else (count, unit)
        )
    moved = periods.add(base, sign * int(count), unit)
    if moved is None:
        return []
    grain = {"weekend": "week", "decade": "year", "century": "century"}.get(unit, unit)
    period = periods.containing(moved, grain)
    if unit == "year" and ctx.quarter is not None and int(count) == 1:
        back = periods.shifted(ctx.quarter, sign, "year")
        if back is not None and not ctx.narrative:
            return [Made(back, mod=str(mod) if mod else None, tells=False, why="the same quarter of another year")]
    return [Made(period, mod=str(mod) if mod else None, why=why)]


def ago(match: re.Match[str], ctx: Context) -> list[Made]:
    """``two years ago``."""
    base = _told_day(ctx) if ctx.narrative else ctx.published
    return _counted(match, ctx, base, -1, "counted back from publication")


def from_now(match: re.Match[str], ctx: Context) -> list[Made]:
    """``two weeks from now``."""
    return _counted(match, ctx, ctx.published, 1, "counted on from publication")


def later(match: re.Match[str], ctx: Context) -> list[Made]:
    """``two days later``, ``a year earlier``: from the last date told."""
    sign = 1 if match["dir"].lower().startswith(("later", "after")) else -1
    base = _told_day(ctx)
    if ctx.told is not None and ctx.told.start is None:
        moved = periods.shifted(
            ctx.told, sign * int(amount(match, ctx) or 0), str(ctx.words.value("UNIT", match["unit"]))
        )
        return [Made(moved, why="counted from the last date told")] if moved else []
    return _counted(match, ctx, base, sign, "counted from the last date told")


def year_earlier(match: re.Match[str], ctx: Context) -> list[Made]:
    """``year-earlier``, ``the year-ago quarter``."""
    if ctx.quarter is not None and (back := periods.shifted(ctx.quarter, -1, "year")):
        return [Made(back, tells=False, why="the same quarter a year earlier")]
    base = ctx.base
    return [Made(periods.of_year(base.year - 1), tells=False, why="the year before")] if base and base.year > 1 else []


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
    mod = _mod(match, ctx)
    written = group(match, "year")
    if written and group(match, "bc"):
        return [Made(periods.before_christ(int(written), "season", f"-{code}"), mod=mod, why="a season before Christ")]
    base = ctx.published
    narrated = ctx.told.year if ctx.told is not None and ctx.told.year else None
    month = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    if written:
        year = int(written)
    elif (whichyear := group(match, "whichyear")) and base:
        year = base.year + int(ctx.words.value("WHICH", whichyear) or 0)
    elif (anchored := group(match, "anchoredyear") or group(match, "anchored")) and narrated:
        year = narrated + int(ctx.words.value("ANCHORED", anchored) or 0)
    elif ctx.narrative and narrated:
        if narrated < 0:
            return [Made(periods.before_christ(-narrated, "season", f"-{code}"), mod=mod, why="a season before Christ")]
        year = narrated
    elif base is None:
        return [Made(value=f"XXXX-{code}", tells=False, why="no year known")]
    elif which := group(match, "which"):
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
    first, last = period.start, period.end
    if code == "WI" and not written and base is not None and not ctx.narrative:
        first = date(year, 12, 1) if month <= base.month or base.month > 2 else date(year - 1, 12, 1)
        last = periods.add_months(first, 3)
        last = last - timedelta(days=1) if last else None
    elif mod:
        first, last = periods.part_of(period, mod)
    return [Made(period, mod=mod, first=first, last=last, why="a northern season")]


def feast(match: re.Match[str], ctx: Context) -> list[Made]:
    """``last Ramadan``, ``Christmas``, ``Eid al-Fitr 2016``: by the calendar of its faith."""
    name = match["feast"]
    base = _told_day(ctx) if ctx.narrative else ctx.published
    if text := group(match, "year"):
        found = feast_ranges(name, int(text))
    elif base is None:
        return [Made(value="XXXX-XX-XX", tells=False, why="a feast without a year")]
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
    if not found:
        return [Made(value="XXXX-XX-XX", tells=False, why="a feast whose days are not known")]
    first, last = found[0]
    if first == last:
        return [Made(periods.of_day(first), why="a feast, by its calendar")]
    return [
        Made(
            Period(f"{first.isoformat()}/{last.isoformat()}", first, last, "feast", first.year),
            why="a feast, by its calendar",
        )
    ]


def nine_eleven(match: re.Match[str], ctx: Context) -> list[Made]:
    """``9/11`` names the day of the attacks of 2001."""
    return [Made(periods.of_day(date(2001, 9, 11)), tells=False, why="the name of the day")]
