"""Where a text stands in time: which of its dates later ones count from, and which only look aside or back."""

from __future__ import annotations

import re

from counterclaim.reading.dates.context import Context
from counterclaim.reading.dates.periods import Period

_HEAD = re.compile(r"(?:^|[.!?\n][\s\"”]*)(?:\w+\s)?\Z")
_COMPARES = re.compile(r"\b(?:since|than|until|like|unlike|from)\s\Z", re.IGNORECASE)
_COARSE = ("year", "decade", "century")
_RANK = {
    "day": 0,
    "feast": 1,
    "week": 1,
    "month": 2,
    "quarter": 3,
    "season": 3,
    "half": 3,
    "year": 4,
    "decade": 5,
    "century": 6,
}
_NEEDS = {
    "second": "day", "minute": "day", "hour": "day", "night": "day", "weekend": "week", "fortnight": "week", "year": "century",
    "decade": "century",
}  # fmt: skip
_KEPT, _NEAR = 8, 500  # dates told that are kept, and characters back in which one of them may be meant
_LATE = 8  # months that a bare month may lie before the one told without meaning the next year
_AUTUMN = 9
_BACK = 1  # months back from which on a written date is a look back


def tell(ctx: Context, period: Period, start: int, gap: str, written: bool) -> None:
    """Move the point that later expressions count from to `period`, where it is the next thing told.

    Args:
        start: where the expression begins.
        gap: the text from the expression before.
        written: its year is written out.
    """
    told = ctx.told
    if told is not None and _only_aside(ctx, period, start, "\n\n" in gap):
        ctx.named_year = period.year or ctx.named_year
        return
    if "\n" in gap:
        ctx.line = None
    elif told is not None and told.start and period.start and period.grain not in _COARSE:
        back = _months(told) - _months(period)
        if written and back > _BACK:
            ctx.line = ctx.line or told
        elif ctx.line is not None and ctx.line.start is not None and period.start >= ctx.line.start:
            ctx.line = None
    ctx.told, ctx.told_at = period, start
    ctx.recent = [
        *ctx.recent[1 - _KEPT :],
        (period, start, _HEAD.search(ctx.text[max(0, start - 12) : start]) is not None),
    ]
    ctx.named_year = period.year or ctx.named_year


def anchor(ctx: Context, unit: str, at: int) -> Period | None:
    """The date told that an amount of `unit` counts from: "two days later" counts from a day, not from a year told in passing.

    Args:
        at: where the expression stands.
    """
    told, fine = ctx.told, _RANK.get(_NEEDS.get(unit, unit), _RANK["day"])
    if told is None or told.start is None or not is_coarse(told, unit):
        return told
    for period, start, head in reversed(ctx.recent):
        if at - start > _NEAR:
            break
        if period.start is not None and _RANK.get(period.grain, 0) <= fine:
            return period
        if head:
            break  # "In March 2013 the group lost its leader. Two days later …": some days into that March
    return told


def is_coarse(told: Period, unit: str) -> bool:
    """Whether a period is too long for an amount of `unit` to be counted from its beginning."""
    return _RANK.get(told.grain, 0) > _RANK.get(_NEEDS.get(unit, unit), _RANK["day"])


def year_of_month(ctx: Context, month: int) -> int | None:
    """The year of a bare month in a history: stories go on from what they told, or from where they looked back from."""
    told = ctx.told
    if told is None or told.start is None:
        return told.year if told is not None and told.year else (ctx.published.year if ctx.published else None)
    if told.grain == "season" and told.value.endswith("-WI"):
        return told.year - (month >= _AUTUMN)
    if told.grain in ("year", "season", "decade", "century"):
        return told.year or told.start.year
    if ctx.line is not None and ctx.line.start is not None:
        on = (month - ctx.line.start.month) % 12
        if on < (month - told.start.month) % 12:
            return ctx.line.start.year + (ctx.line.start.month + on > 12)
    return told.start.year + 1 if told.start.month - month > _LATE else told.start.year


def _months(period: Period) -> int:
    assert period.start is not None
    return period.start.year * 12 + period.start.month


def _only_aside(ctx: Context, period: Period, start: int, opens: bool) -> bool:
    """Whether the text only looks aside to a year and goes on where it was.

    "The worst since 1937"; or the year that it is in anyway, which makes what was told no less exact.
    """
    told = ctx.told
    if told is None or period.grain not in _COARSE or not told.year:
        return False
    lead = ctx.text[max(0, start - 12) : start]
    if period.year == told.year:
        return period.grain == "year" and told.grain not in _COARSE and _HEAD.search(lead) is None
    if not ctx.narrative or 0 < period.year - told.year <= 1:
        return False
    return bool(_COMPARES.search(lead)) if opens else _HEAD.search(lead) is None
