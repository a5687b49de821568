"""Makers of times by the clock. The day stays the one the text gives: a zone is kept in the value, never counted over."""

from __future__ import annotations

import re

from counterclaim.reading.dates.absolute import group, number
from counterclaim.reading.dates.context import Context, Made
from counterclaim.reading.dates.lasting import day_named

_CLOCK = re.compile(r"(?P<hour>\d{1,2}?)(?:[:.]?(?P<minute>\d\d))?(?!\d)[^\S\n]?(?P<half>[ap])?", re.IGNORECASE)
_OFFSET = re.compile(r"\b(?:GMT|UTC)[^\S\n]?(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+")


def read_clock(text: str, ctx: Context) -> str | None:
    """TIMEX3's time of a clock time as written: "6 p.m." is 18:00, "0300 UTC" 03:00Z; None where there is no such time."""
    found = _CLOCK.match(text)
    if found is None:
        return None
    hour, half = int(found["hour"]), (found["half"] or "").lower()
    if hour > 24 or (half and hour > 12):
        return None
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return f"{hour:02d}:{int(found['minute'] or 0):02d}{zone_of(text[found.end() :].split('(')[0], ctx)}"


def zone_of(text: str, ctx: Context) -> str:
    """What the zone named in the text differs from universal time by, as in TIMEX3; empty where that is not known."""
    if given := _OFFSET.search(text):
        return f"{given['sign']}{int(given['hours']):02d}:{int(given['minutes'] or 0):02d}"
    codes = (ctx.words.value("ZONE", word) for word in _WORD.findall(text))
    return next((str(code) for code in codes if code), "")


def _why(code: str, start: str) -> str:
    return f"{start}, the day as told, in the zone given" if len(code) > len("00:00") else start


def clock_day(match: re.Match[str], ctx: Context) -> list[Made]:
    """``10 p.m. Wednesday``, ``midnight Friday``, ``5 p.m. EST, Nov. 6``, ``4 July at 14:30 GMT``."""
    day = day_named(match, ctx)
    tod = ctx.words.value("TOD", group(match, "tod"))
    code = str(tod) if tod is not None else read_clock(group(match, "clock") or "", ctx)
    if day is None or code is None:
        return []
    code = "24" if code == "24:00" else code
    return [Made(day, value=f"{day.value}T{code}", type="TIME", why=_why(code, "a time of a day named"))]


def clock(match: re.Match[str], ctx: Context) -> list[Made]:
    """``10:35 a.m. GMT``, ``22:35``, ``0635 GMT``, ``eight o'clock``, ``4 in the morning``, ``noon local time``."""
    code = _hour_in_words(match, ctx) if group(match, "clock") is None else read_clock(match["clock"], ctx)
    if code is None:
        return []
    base = ctx.told.start if ctx.told is not None and ctx.told.grain == "day" and ctx.told.start else ctx.published
    shown = base.isoformat() if base else "XXXX-XX-XX"
    why = _why(code, "a time by the clock")
    return [Made(value=f"{shown}T{code}", type="TIME", anchors=False, tells=False, why=why)]


def _hour_in_words(match: re.Match[str], ctx: Context) -> str | None:
    part = ctx.words.value("TOD", group(match, "tod"))
    word = number(ctx, "NUMBER", group(match, "word"))
    text = group(match, "hour")
    if word is None and text is None:  # "noon local time"
        return f"{part}{zone_of(match[0], ctx)}" if part is not None else None
    hour = word if word is not None else int(text or 0)
    if hour > 12 if part is not None else hour > 24:
        return None
    if (part in ("AF", "EV") and hour < 12) or (part == "NI" and 5 < hour < 12):
        hour += 12
    return f"{hour % 24 if part == 'NI' and hour == 12 else hour:02d}:{int(group(match, 'minute') or 0):02d}"
