"""Makers of durations, sets, vague references and times of day."""

from __future__ import annotations

import re
from datetime import date, timedelta

from counterclaim.reading.dates import absolute, periods
from counterclaim.reading.dates.absolute import group, number
from counterclaim.reading.dates.context import Context, Made
from counterclaim.reading.dates.periods import Period
from counterclaim.reading.dates.relative import amount

_LETTERS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "weekend": "WE", "fortnight": "W", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "Y", "century": "Y", "night": "D",
}  # fmt: skip
_HALVES = {"year": "6M", "hour": "30M", "minute": "30S"}
_HISTORY_WORDS = {"former", "future", "this time", "this point", "the moment"}  # in news they rarely stand for a time
_FEW_DAYS, _SATURDAY = 5, 5  # "the first days of May" are five
MANY = 9  # units that "several", "a few" and "recent" reach back to at most
_TIMES = {"decade": 10, "century": 100, "fortnight": 2}


def length(count: float | None, unit: str) -> str:
    """TIMEX3's value of an amount of time: P3M, PT24H, PXY."""
    letter = _LETTERS[unit]
    time, letter = ("T", letter[1:]) if letter.startswith("T") else ("", letter)
    if count is None:
        return f"P{time}X{letter}" if unit not in _TIMES else f"PX{letter}"
    total = count * _TIMES.get(unit, 1)
    if unit in ("decade", "century") and count == int(count) and (count == 1 or unit == "century"):
        return f"P{int(count)}{'DE' if unit == 'decade' else 'CE'}"
    if total == int(total):
        return f"P{time}{int(total)}{letter}"
    if total * 2 == int(total * 2) and unit in _HALVES:
        return f"P{time}{int(total) or ''}{letter if total >= 1 else ''}{_HALVES[unit]}"
    return f"P{time}{total}{letter}"


def _unit(match: re.Match[str], ctx: Context) -> str:
    return str(ctx.words.value("UNIT", match["unit"]))


def _mod(match: re.Match[str], ctx: Context) -> str | None:
    found = ctx.words.value("APPROX", group(match, "mod"))
    return str(found) if found else None


def past_span(match: re.Match[str], ctx: Context) -> list[Made]:
    """``the past three months``: a duration in TIMEX3, and for us the days from then until publication."""
    unit = _unit(match, ctx)
    vague = group(match, "vague") is not None
    has_number = any(group(match, name) for name in ("number", "tens", "word", "vague"))
    count = amount(match, ctx) if has_number else None if match["unit"].lower().endswith("s") else 1.0
    direction = "following" if "follow" in match["dir"].lower() else match["dir"].lower()
    back = direction in ("past", "last", "previous", "preceding", "latest", "recent")
    ahead = direction in ("next", "coming", "following")
    made = Made(
        value=length(count, unit), type="DURATION", mod=_mod(match, ctx), anchors=False, tells=False, why="a duration"
    )
    base = (
        ctx.published
        if direction not in ("previous", "preceding", "following")
        else (
            ctx.told.start if ctx.told else None if "that" in match["dir"] or "which" in match["dir"] else ctx.published
        )
    )
    if base is None or not (back or ahead):
        return [made]
    steps = (
        count
        if count is not None
        else 4.0
        if vague
        else float(MANY)
        if direction == "recent" or (not has_number and match["unit"].lower().endswith("s"))
        else 1.0
    )
    other = _moved(base, steps * (-1 if back else 1), unit)
    if other is None:
        return [made]
    made.anchors = True
    made.first, made.last = (other, base) if back else (base, other)
    made.why = "days from then until publication" if back else "days from publication on"
    return [made]


def _moved(base: date, steps: float, unit: str) -> date | None:
    if unit in ("second", "minute", "hour"):
        hours = steps * {"second": 1 / 3600, "minute": 1 / 60, "hour": 1}[unit]
        return base + timedelta(days=-(-hours // 24) if hours > 0 else hours // 24)
    if unit == "night":
        unit = "day"
    if steps != int(steps) and unit == "year":
        return periods.add(base, int(steps * 12), "month")
    return periods.add(base, int(steps), unit)


def duration(match: re.Match[str], ctx: Context) -> list[Made]:
    """``more than two years``, ``five-year``, ``several months``."""
    unit = _unit(match, ctx)
    return [
        Made(
            value=length(amount(match, ctx), unit),
            type="DURATION",
            mod=_mod(match, ctx),
            anchors=False,
            tells=False,
            why="a duration",
        )
    ]


def unmeasured(match: re.Match[str], ctx: Context) -> list[Made]:
    """``decades``, ``months``."""
    return [
        Made(
            value=length(None, _unit(match, ctx)),
            type="DURATION",
            anchors=False,
            tells=False,
            why="a duration without a number",
        )
    ]


def long_unit(match: re.Match[str], ctx: Context) -> list[Made]:
    """``weeklong``."""
    unit = _unit(match, ctx)
    plural = re.match(r"\w+s[- ]?long", match[0], re.IGNORECASE) is not None
    return [
        Made(value=length(None if plural else 1, unit), type="DURATION", anchors=False, tells=False, why="a duration")
    ]


def frequency(match: re.Match[str], ctx: Context) -> list[Made]:
    """``daily``."""
    return [
        Made(
            value=str(ctx.words.value("FREQUENCY", match["frequency"])),
            type="SET",
            anchors=False,
            tells=False,
            why="a repetition",
        )
    ]


def every(match: re.Match[str], ctx: Context) -> list[Made]:
    """``every two weeks``, ``each year``, ``per month``."""
    unit = _unit(match, ctx)
    count = amount(match, ctx) or (2 if re.search(r"\bother\b", match[0], re.IGNORECASE) else 1)
    return [Made(value=length(count, unit), type="SET", anchors=False, tells=False, why="a repetition")]


def weekday_set(match: re.Match[str], ctx: Context) -> list[Made]:
    """``every Friday``, ``on Sundays``."""
    day = number(ctx, "FULLDAY", group(match, "wd") or group(match, "wd2"))
    return [Made(value=f"XXXX-WXX-{(day or 0) + 1}", type="SET", anchors=False, tells=False, why="a repetition")]


def times_a(match: re.Match[str], ctx: Context) -> list[Made]:
    """``twice a week``, ``five times a day``."""
    value = length(1, _unit(match, ctx))
    return [Made(value=value, type="SET", anchors=False, tells=False, why="a repetition")]


def every_month(match: re.Match[str], ctx: Context) -> list[Made]:
    """``each April``, ``every winter``, ``every Ramadan``: no April in particular."""
    month, season = number(ctx, "MONTH", group(match, "month")), ctx.words.value("SEASON", group(match, "season"))
    value = f"XXXX-{month:02d}" if month is not None else f"XXXX-{season}" if season else "P1Y"
    return [Made(value=value, type="SET", anchors=False, tells=False, why="a repetition")]


def vague(match: re.Match[str], ctx: Context) -> list[Made]:
    """``recently``, ``now``, ``the future``."""
    for name in ("PASTREF", "PRESENTREF", "FUTUREREF"):
        found = ctx.words.value(name, match["vague"])
        if found:
            if " ".join(match["vague"].lower().split()) in _HISTORY_WORDS and not ctx.narrative:
                return []
            return [Made(value=str(found), anchors=False, tells=False, why="a vague reference")]
    return []


def tod(match: re.Match[str], ctx: Context) -> list[Made]:
    """``the morning`` of the day last told."""
    code = ctx.words.value("TOD", match["tod"])
    base = ctx.told.start if ctx.told is not None and ctx.told.grain == "day" and ctx.told.start else None
    if base is None and not ctx.narrative:
        base = ctx.published
    if code is None:
        return []
    if match["tod"].lower() == "overnight" and base is not None and not ctx.narrative:
        if ctx.published is not None and "\n" in ctx.text[max(0, ctx.told_at) : match.start()]:
            base = ctx.published  # the night before the news, unless its own paragraph told of a day
        base = base - timedelta(days=1)
    shown = base.isoformat() if base else "XXXX-XX-XX"
    made = Made(value=f"{shown}T{code}", type="TIME", anchors=False, tells=False, why="a time of day")
    if match["tod"].lower() == "overnight" and base is not None and ctx.published is not None and not ctx.narrative:
        made.anchors, made.first, made.last = True, base, base + timedelta(days=1)
        made.why = "the night that ended on the day counted from"
    return [made]


def at_night(match: re.Match[str], ctx: Context) -> list[Made]:
    """``at night``: no night in particular."""
    return [
        Made(
            value="XXXX-XX-XXTNI",
            type="TIME",
            start=match.start("night"),
            anchors=False,
            tells=False,
            why="no night in particular",
        )
    ]


def tod_of_date(match: re.Match[str], ctx: Context) -> list[Made]:
    """``the night of 20 June 1791``, ``early in the morning of 29 April``."""
    day = day_named(match, ctx)
    code = ctx.words.value("TOD", match["tod"])
    if day is None or day.start is None:
        return []
    last = day.end
    weekday, next_weekday = (number(ctx, "WEEKDAY", group(match, name)) for name in ("wd2", "wd3"))
    if weekday is not None and next_weekday is not None and last is not None and next_weekday == (weekday + 1) % 7:
        last = last + timedelta(days=1)  # "the night of Friday to Saturday"
    if (second := group(match, "d2") or group(match, "d3")) and day.end is not None:
        after = day.end + timedelta(days=1)
        last = after if after.day == int(re.sub(r"\D", "", second)) else day.end  # "the night of 8-9 July"
    return [Made(day, value=f"{day.value}T{code}", type="TIME", last=last, why="part of a day named")]


def month_part(match: re.Match[str], ctx: Context) -> list[Made]:
    """``the last week of September 1918``, ``the first half of March``, ``the first ten days of this month``."""
    nth, what = number(ctx, "NTHPART", match["nth"]) or 0, (group(match, "what") or "days").lower()
    named = _month_named(match, ctx)
    if named is None:
        return []
    month = periods.of_month(*named)
    assert month.start is not None
    assert month.end is not None
    if what == "half":
        if nth not in (1, 2, -1):
            return []
        first = month.start if nth == 1 else month.start.replace(day=16)
        last = month.start.replace(day=15) if nth == 1 else month.end
        return [Made(month, mod="START" if nth == 1 else "END", first=first, last=last, why="a half of a month")]
    if what == "days":
        if nth not in (1, -1):
            return []
        count = int(number(ctx, "NUMBER", group(match, "word")) or float(group(match, "count") or _FEW_DAYS))
        first = month.start if nth == 1 else max(month.start, month.end - timedelta(days=count - 1))
        last = min(month.end, month.start + timedelta(days=count - 1)) if nth == 1 else month.end
        return [
            Made(month, mod="START" if nth == 1 else "END", first=first, last=last, why="first or last days of a month")
        ]
    if what == "weekend":
        saturdays = [day for day in range(1, month.end.day + 1) if month.start.replace(day=day).weekday() == _SATURDAY]
        at = nth - 1 if nth > 0 else nth
        if at >= len(saturdays):
            return []
        first = month.start.replace(day=saturdays[at])
        return [Made(periods.containing(first, "weekend"), why="a weekend of a month")]
    first = month.start + timedelta(days=7 * (nth - 1)) if nth > 0 else month.end - timedelta(days=6)
    last = first + timedelta(days=6)
    return [Made(periods.of_week(first + timedelta(days=3)), first=first, last=last, why="a week of a month")]


def _month_named(match: re.Match[str], ctx: Context) -> tuple[int, int] | None:
    if which := group(match, "which"):
        moved = (
            periods.add(ctx.published, int(ctx.words.value("WHICH", which) or 0), "month") if ctx.published else None
        )
        return (moved.year, moved.month) if moved else None
    if same := group(match, "told"):
        step = int(ctx.words.value("ANCHORED", " ".join(same.split()[:-1])) or 0)
        base = ctx.told.start if ctx.told is not None and ctx.told.start else ctx.published
        moved = periods.add(base, step, "month") if base else None
        return (moved.year, moved.month) if moved else None
    month = number(ctx, "MONTH", group(match, "month"))
    if month is None:
        return None
    written = group(match, "year")
    year = int(written) if written else absolute.nearest_year(ctx, match, month, None)
    return (year, month) if year is not None and 1 <= year <= 9999 else None


def week_of(match: re.Match[str], ctx: Context) -> list[Made]:
    """``the week of 6 March``: seven days from the day named where it begins the week, else the week that holds it."""
    day = day_named(match, ctx)
    if day is None or day.start is None:
        return []
    week = periods.of_week(day.start)
    word = match[0].split()[2].lower()
    first: date | None = None if word == "of" else day.start
    if word == "ending":
        first = periods.add(day.start, -6, "day")
    return [
        Made(week, first=first, last=periods.add(first, 6, "day") if first else None, why="the week of a day named")
    ]


def day_named(match: re.Match[str], ctx: Context) -> Period | None:
    """The day that a match names by month and day or by its weekday."""
    month_text, day_text = group(match, "month") or group(match, "month2"), group(match, "day") or group(match, "day2")
    if month_text and day_text:
        month, day = number(ctx, "MONTH", month_text), int(re.sub(r"\D", "", day_text))
        if month is None:
            return None
        written = group(match, "year")
        year = int(written) if written else absolute.nearest_year(ctx, match, month, day)
        found = periods.safe_date(year, month, day) if year else None
        return periods.of_day(found) if found else None
    weekday = number(ctx, "WEEKDAY", group(match, "wd2") or group(match, "wd"))
    base = ctx.published
    if weekday is None or base is None:
        return None
    ahead = ctx.tense(match.start(), match.end()) == "future"
    offset = (weekday - base.weekday()) % 7 if ahead else -((base.weekday() - weekday) % 7)
    moved = periods.add(base, offset, "day")
    return periods.of_day(moved) if moved else None
