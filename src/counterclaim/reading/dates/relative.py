"""Makers of dates counted from the day of writing, or from the last date told."""

from __future__ import annotations

import re
from datetime import date, timedelta

from counterclaim.reading.dates import periods
from counterclaim.reading.dates.absolute import group, number
from counterclaim.reading.dates.context import Context, Made
from counterclaim.reading.dates.periods import Period
from counterclaim.reading.dates.story import anchor, is_coarse


def mod_of(match: re.Match[str], ctx: Context) -> str | None:
    """The part of a period that the match names: START, MID, END or None."""
    found = ctx.words.value("REL", group(match, "rel")) or ctx.words.value("PART", group(match, "part"))
    return str(found) if found else None


def told_day(ctx: Context) -> date | None:
    """The day that "later" counts from: the last date told (None before Christ), else the day of publication."""
    return ctx.told.start if ctx.told is not None else ctx.published


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
    base = told_day(ctx) if ctx.narrative else ctx.published
    if base is None:
        return [Made(value="XXXX-XX-XX", tells=False, why="a day counted from a day of writing that is not known")]
    found = periods.add(base, step, "day")
    return _with_tod(periods.of_day(found), ctx, tod, "counted from publication") if found else []


def tod_which(match: re.Match[str], ctx: Context) -> list[Made]:
    """``last night``, ``this morning``."""
    base = told_day(ctx) if ctx.narrative else ctx.published
    step = int(ctx.words.value("WHICH", match["which"]) or 0)
    if base is None:
        return [Made(value="XXXX-XX-XX", type="TIME", tells=False, why="no day of writing known")]
    found = periods.add(base, step, "day")
    return _with_tod(periods.of_day(found), ctx, match["tod"], "counted from publication") if found else []


def tod_anchored(match: re.Match[str], ctx: Context) -> list[Made]:
    """``that night``, ``the following morning``."""
    told = anchor(ctx, "day", match.start())
    base = told.start if told is not None else ctx.published
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
    told = told_day(ctx)
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
    mod = mod_of(match, ctx)
    base = told_day(ctx) if ctx.narrative else ctx.published
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
    if step == 0 and (rel == "earlier" or ctx.text[max(0, match.start() - 7) : match.start()].lower() == "so far "):
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
    told = anchor(ctx, unit, match.start()) if step else ctx.told
    base = told.start if told is not None else ctx.published
    if base is None:
        moved_back = periods.shifted(ctx.told, step, unit) if ctx.told is not None else None
        if moved_back is not None:
            return [Made(periods.before_christ(-moved_back.year), mod=mod_of(match, ctx), why="a year before Christ")]
        if ctx.told is not None:
            return []
        return [Made(value="XXXX", tells=False, why="counted from a date that is not known")]
    if told is not None and unit in ("day", "night", "week") and is_coarse(told, unit):
        some_day = step or (unit == "day" and told.grain in ("week", "month"))  # "that day", of the month told
        made = _into(told, step, unit, "counted from the longer time told") if some_day else None
        return [made] if made is not None else []
    tod = "night" if unit == "night" else None
    moved = periods.add(base, step, unit if unit != "night" else "day")
    if moved is None:
        return []
    period = periods.containing(moved, "day" if unit == "night" else unit)
    if tod:
        return _with_tod(period, ctx, tod, "counted from the last date told")
    mod = mod_of(match, ctx)
    first, last = periods.part_of(period, mod)
    return [Made(period, mod=mod, first=first, last=last, why="counted from the last date told")]


def unit_the(match: re.Match[str], ctx: Context) -> list[Made]:
    """``the end of the year``, ``the weekend``, ``the quarter``."""
    unit = str(ctx.words.value("UNIT", match["unit"]))
    mod = mod_of(match, ctx)
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
    base = told_day(ctx) if ctx.narrative or unit == "year" else ctx.published
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
    base = told_day(ctx) if ctx.narrative else ctx.base
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


_MANY = 9
_FEW = ("several", "a few", "few", "some", "the few")


def _counts_few(match: re.Match[str]) -> bool:
    return " ".join((group(match, "vague") or "").lower().split()) in _FEW


def _counted(match: re.Match[str], ctx: Context, base: date | None, sign: int, why: str) -> list[Made]:
    unit = str(ctx.words.value("UNIT", match["unit"]))
    mod = ctx.words.value("APPROX", group(match, "mod"))
    count = amount(match, ctx)
    if count is None:
        past = "PAST_REF" if sign < 0 else "FUTURE_REF"
        made = Made(value=past, anchors=False, tells=False, why="a vague amount of time")
        far = (
            periods.add(base, sign * _MANY, unit)
            if base is not None and group(match, "vague") and unit != "night"
            else None
        )
        near = periods.add(base, sign * 2, unit) if far is not None and base is not None else None
        if near is not None and far is not None and unit not in ("second", "minute", "hour") and _counts_few(match):
            made.anchors, made.first, made.last = True, min(near, far), max(near, far)
            made.why = f"a vague amount of time: two to {_MANY}"
        return [made]
    if base is None:
        return [Made(value="XXXX", tells=False, why="counted from a day that is not known")]
    if unit in ("second", "minute", "hour"):
        day = base - timedelta(days=1) if sign < 0 and unit == "hour" and count >= 12 else base
        return [
            Made(
                periods.of_day(base),
                # no clock is told from which the hours could be counted, so the value is how many
                value=f"PT{count:g}{unit[0].upper()}",
                type="DURATION",
                first=day,
                last=base,
                tells=False,
                why=why,
            )
        ]
    if unit == "night":
        unit = "day"
    if count != int(count) and unit == "century":
        count, unit = count * 100, "year"
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
    """``two years ago``, ``a week ago today``."""
    base = told_day(ctx) if ctx.narrative else ctx.published
    count = amount(match, ctx) if group(match, "today") else None
    if base is not None and count is not None and count == int(count):
        moved = periods.add(base, -int(count), str(ctx.words.value("UNIT", match["unit"])))
        return [Made(periods.of_day(moved), why="counted back from publication, to the day")] if moved else []
    made = _counted(match, ctx, base, -1, "counted back from publication")
    for one in made:
        if group(match, "so") or group(match, "two"):  # "a week or so ago", "a day or two ago"
            one.mod = one.mod or "APPROX"
        if group(match, "two") and one.period is not None and one.period.start is not None:
            one.first = periods.add(one.period.start, -1, str(ctx.words.value("UNIT", match["unit"])))
    return made


def from_now(match: re.Match[str], ctx: Context) -> list[Made]:
    """``two weeks from now``."""
    return _counted(match, ctx, ctx.published, 1, "counted on from publication")


def day_which(match: re.Match[str], ctx: Context) -> list[Made]:
    """``last 23 October``, ``this 1 May``, ``next 4 July``: the last or next such day."""
    month = number(ctx, "MONTH", group(match, "month") or group(match, "month2"))
    day = int(re.sub(r"\D", "", group(match, "day") or group(match, "day2") or "0"))
    base, step = ctx.published, int(ctx.words.value("WHICH", match["which"]) or 0)
    if month is None or base is None:
        return []
    found = [one for year in (base.year - 1, base.year, base.year + 1) if (one := periods.safe_date(year, month, day))]
    fitting = [one for one in found if (one < base if step < 0 else one > base if step > 0 else one.year == base.year)]
    if not fitting:
        return []
    return [Made(periods.of_day(fitting[-1] if step < 0 else fitting[0]), why="day counted from publication")]


def _into(told: Period, steps: float, unit: str, why: str) -> Made | None:
    """Some days after a month or a year told: nobody knows which days, but within which."""
    if told.start is None or told.end is None or steps != int(steps):
        return None
    exact = "day" if unit == "night" else unit
    first, last = periods.add(told.start, int(steps), exact), periods.add(told.end, int(steps), exact)
    if first is None or last is None:
        return None
    tail = {"day": "-XX", "week": "-WXX", "fortnight": "-WXX", "month": "-XX"}.get(exact, "")
    within = told.value if exact == "day" and told.grain == "month" else told.value[:4]
    value = f"{within}-XX{tail}" if exact == "day" and told.grain != "month" else f"{within}{tail}"
    return Made(Period(value, first, last, told.grain, first.year), tells=False, why=why)


def later(match: re.Match[str], ctx: Context) -> list[Made]:
    """``two days later``, ``a year earlier``: from the last date told."""
    sign = 1 if match["dir"].lower().startswith(("later", "after")) else -1
    unit, count = str(ctx.words.value("UNIT", match["unit"])), amount(match, ctx)
    told = anchor(ctx, unit, match.start())
    base = told.start if told is not None else ctx.published
    if (
        told is not None
        and count is not None
        and unit in ("day", "night", "week", "fortnight", "month")
        and is_coarse(told, unit)
    ):
        made = _into(told, sign * count, unit, "counted from the longer time told")
        return [made] if made is not None else []
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
