"""Makers of dates that hang on something told: since then, five days after the battle, on the 14th, the week before last."""

from __future__ import annotations

import re
from datetime import date, timedelta

from hijridate import Hijri

from counterclaim.reading.dates import periods
from counterclaim.reading.dates.absolute import group, number
from counterclaim.reading.dates.context import Context, Made
from counterclaim.reading.dates.lasting import duration
from counterclaim.reading.dates.periods import Period
from counterclaim.reading.dates.relative import amount
from counterclaim.reading.dates.story import anchor, is_coarse

_SENTENCE_END = re.compile(r"[.!?][\"”’]?\s|\n")
_EVENT_NOUN = re.compile(
    r" (?:after|before|following) (?:the|that|this) (?:[\w'’-]+ ){0,2}?(?P<noun>[a-z][a-z-]{3,})\b", re.IGNORECASE
)
_SHORTEST = 1900  # years of the Islamic calendar before 1343 lie outside the table of `hijridate`


def since_then(match: re.Match[str], ctx: Context) -> list[Made]:
    """``since then``: from the date last told until publication; nothing where none was told."""
    told = ctx.told
    if told is None or told.start is None or (ctx.published is not None and told.start > ctx.published):
        return []
    value = f"{told.value}/{ctx.published.isoformat()}" if ctx.published else told.value
    return [
        Made(told, value=value, first=told.start, last=ctx.published, tells=False,
             why="from the date last told until publication")
    ]  # fmt: skip


def duration_or_day(match: re.Match[str], ctx: Context) -> list[Made]:
    """``two years``; ``five days after the battle`` is counted from the date last told, where its sentence named the battle.

    TIMEX3 has a duration for the amount; the days are what an event can be dated by.
    """
    (made,) = duration(match, ctx)
    unit, told = str(ctx.words.value("UNIT", match["unit"])), ctx.told
    count = None if group(match, "vague") else amount(match, ctx)
    named = _EVENT_NOUN.match(ctx.text, match.end())
    day_long = told is not None and told.start is not None and told.grain in ("day", "week", "month")
    if named is None or not day_long or count is None or count != int(count) or unit in ("second", "minute", "hour"):
        return [made]
    assert told is not None
    assert told.start is not None
    if not re.search(
        rf"\b{re.escape(named['noun'])}\b", _sentence(ctx.text, ctx.told_at, match.start()), re.IGNORECASE
    ):
        return [made]
    sign = -1 if " before " in ctx.text[match.end() : match.end() + 9] else 1
    moved = periods.add(told.start, sign * int(count), "day" if unit == "night" else unit)
    if moved is None:
        return [made]
    period = periods.containing(moved, told.grain if unit in ("day", "night") and told.grain != "day" else unit)
    made.anchors, made.first, made.last = True, period.start, period.end
    made.why = f"counted from the date told of the {named['noun'].lower()}"
    return [made]


def _sentence(text: str, at: int, before: int) -> str:
    """The sentence around a character, by its punctuation, as far as it stands before another one."""
    start = 0
    for stop in _SENTENCE_END.finditer(text, max(0, at - 300), at):
        start = stop.end()
    end = _SENTENCE_END.search(text, at)
    return text[max(start, at - 300) : min(before, end.start() if end else at + 300)]


def day_before(match: re.Match[str], ctx: Context) -> list[Made]:
    """``the day before``, ``the year after``: counted from the date told, where nothing is named after it."""
    unit = str(ctx.words.value("UNIT", group(match, "unit") or match["unit2"]))
    word = (group(match, "dir") or match["dir2"]).lower()
    told = anchor(ctx, unit, match.start())
    if told is None or told.start is None or unit in ("second", "minute", "hour", "weekend", "quarter", "century"):
        return []
    exact = "day" if unit == "night" else unit
    if is_coarse(told, unit):
        return []
    moved = periods.add(told.start, -1 if word in ("before", "earlier") else 1, exact)
    if moved is None:
        return []
    day = periods.containing(moved, exact)
    value = f"{day.value}TNI" if unit == "night" else None
    kind = "TIME" if unit == "night" else "DATE"
    return [Made(day, value=value, type=kind, why="counted from the last date told")]


def day_beside(match: re.Match[str], ctx: Context) -> list[Made]:
    """``the day`` (before Friday's vote): an amount that the date named after it turns into a day."""
    return [Made(value="P1D", type="DURATION", anchors=False, tells=False, why="a day beside one that is named")]


def this_period(match: re.Match[str], ctx: Context) -> list[Made]:
    """``this period``: what was last told, where that is longer than a day."""
    told = ctx.told
    if told is None or told.grain in ("day", "week"):
        return []
    return [Made(told, tells=False, why="the period last told")]


def before_last(match: re.Match[str], ctx: Context) -> list[Made]:
    """``the week before last``, ``the year after next``."""
    base, unit = ctx.published, str(ctx.words.value("UNIT", match["unit"]))
    if base is None:
        return []
    moved = periods.add(base, -2 if match["dir"].lower().startswith("before") else 2, unit)
    return [Made(periods.containing(moved, unit), why="counted from publication")] if moved else []


def this_day_in(match: re.Match[str], ctx: Context) -> list[Made]:
    """``on this day in 1995``: the day of publication, of another year."""
    base = ctx.published
    found = periods.safe_date(int(match["year"]), base.month, base.day) if base is not None else None
    return [Made(periods.of_day(found), tells=False, why="the day of publication, in another year")] if found else []


def weekdays_ago(match: re.Match[str], ctx: Context) -> list[Made]:
    """``two Fridays ago``, ``Friday week``: from the last or coming such day."""
    day, base = number(ctx, "FULLDAY", match["wd"]), ctx.published
    if day is None or base is None:
        return []
    if group(match, "week"):
        found = base + timedelta(days=((day - base.weekday()) % 7 or 7) + 7)
    else:
        count = int(amount(match, ctx) or 1)
        found = base - timedelta(days=((base.weekday() - day) % 7 or 7) + 7 * (count - 1))
    return [Made(periods.of_day(found), why="weekday counted from publication")]


def month_day(match: re.Match[str], ctx: Context) -> list[Made]:
    """``on the 14th``, ``the 14th of this month``: of the month told, else the last such day, or the next by tense."""
    day = int(re.sub(r"\D", "", match["day"]))
    told, base = ctx.told, ctx.published
    which = ctx.words.value("WHICH", group(match, "which"))
    if which is not None:
        moved = periods.add_months(base.replace(day=1), int(which)) if base else None
        found = periods.safe_date(moved.year, moved.month, day) if moved else None
        return [Made(periods.of_day(found), why="day of a month counted from publication")] if found else []
    if told is not None and told.start is not None and told.grain in ("day", "month"):
        found = periods.safe_date(told.start.year, told.start.month, day)
        return [Made(periods.of_day(found), why="day of the month last told")] if found else []
    if base is None:
        return []
    ahead = ctx.tense(match.start(), match.end()) == "future"
    for step in (0, 1) if ahead else (0, -1):
        moved = periods.add_months(base.replace(day=1), step)
        found = periods.safe_date(moved.year, moved.month, day) if moved else None
        if found is not None and (found >= base if ahead else found <= base):
            return [Made(periods.of_day(found), why="the coming such day" if ahead else "the last such day")]
    return []


def hijri(match: re.Match[str], ctx: Context) -> list[Made]:
    """``12 Rabi al-Awwal 1438``, ``17 Ramadan``: by the Umm al-Qura calendar; sighting may differ by a day."""
    month = number(ctx, "HIJRIMONTH", match["hijri"])
    day = int(re.sub(r"\D", "", match["day"]))
    if month is None or day > 30:
        return []
    if text := group(match, "year"):
        found = _gregorian(int(text), month, day)
        return [Made(periods.of_day(found), why="a day of the Islamic calendar")] if found else []
    base = ctx.published
    if base is None or base.year < _SHORTEST + 30:
        return []
    days = [one for year in range(base.year - 581, base.year - 576) if (one := _gregorian(year, month, day))]
    past = [one for one in days if one <= base]
    return [Made(periods.of_day(past[-1]), why="a day of the Islamic calendar, the last one")] if past else []


def _gregorian(year: int, month: int, day: int) -> date | None:
    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def period_code(match: re.Match[str], ctx: Context) -> list[Made]:
    """``Q3 2016``, ``H1 2016``, ``FY2016``."""
    year, letter = int(match["year"]), match["letter"].upper()
    part = int(group(match, "part") or 0)
    if letter == "Q" and 1 <= part <= 4:
        found: Period = periods.of_quarter(year, part)
    elif letter == "H" and part in (1, 2):
        found = periods.of_half(year, part)
    elif letter == "FY" and not part:
        found = periods.of_year(year)
    else:
        return []
    return [Made(found, why="a part of a year by its letters")]
