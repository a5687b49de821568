"""Find all time expressions of a text and resolve them in order; needs no parser.

Patterns are only tried near words that no expression can do without, so the cost grows with the number of such words.
Where matches overlap, the longest wins, then the one whose pattern stands first.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date

from counterclaim.reading.dates import absolute, anchored, clock, lasting, periods, recurring, relative
from counterclaim.reading.dates.context import Context, Hints, Made, Maker
from counterclaim.reading.dates.mention import finish
from counterclaim.reading.dates.plausible import plausible
from counterclaim.reading.dates.story import tell
from counterclaim.reading.dates.words import Rule, Words, load_words
from counterclaim.reading.draft import DraftDate

_RANGE = re.compile(r"[^\S\n]?(?:[-–—]|to|until|till|through)[^\S\n]?\Z", re.IGNORECASE)
_WITH_MONTH = ("day_month", "month", "month_year", "day_range", "season")
_LINK = re.compile(r"[^\S\n]?(?:[-–—]|to|and|or|until|till|through|,|,? and)[^\S\n]?(?:on |the )?\Z", re.IGNORECASE)

MAKERS: dict[str, Maker] = {
    "iso": absolute.iso,
    "numeric": absolute.numeric,
    "day_month": absolute.day_month,
    "day_range": absolute.day_range,
    "day_list": absolute.day_list,
    "two_decades": absolute.two_decades,
    "two_centuries": absolute.two_centuries,
    "month_year": absolute.month_year,
    "month_range": absolute.month_range,
    "month_which": absolute.month_which,
    "month": absolute.month_alone,
    "year": absolute.year,
    "bc_year": absolute.bc_year,
    "bc_range": absolute.bc_range,
    "year_words": absolute.year_words,
    "year_range": absolute.year_range,
    "decade": absolute.decade,
    "century": absolute.century,
    "deictic": relative.deictic,
    "tod_which": relative.tod_which,
    "tod_anchored": relative.tod_anchored,
    "weekday": relative.weekday,
    "unit_which": relative.unit_which,
    "unit_anchored": relative.unit_anchored,
    "unit_the": relative.unit_the,
    "year_end": relative.year_end,
    "ago": relative.ago,
    "from_now": relative.from_now,
    "later": relative.later,
    "since_then": anchored.since_then,
    "before_last": anchored.before_last,
    "weekdays_ago": anchored.weekdays_ago,
    "month_day": anchored.month_day,
    "month_part": lasting.month_part,
    "day_before": anchored.day_before,
    "day_beside": anchored.day_beside,
    "this_day_in": anchored.this_day_in,
    "times_a": lasting.times_a,
    "every_month": lasting.every_month,
    "this_period": anchored.this_period,
    "hijri": anchored.hijri,
    "period_code": anchored.period_code,
    "day_which": relative.day_which,
    "week_of": lasting.week_of,
    "year_earlier": relative.year_earlier,
    "quarter": recurring.quarter,
    "half": recurring.half,
    "season": recurring.season,
    "feast": recurring.feast,
    "nine_eleven": recurring.nine_eleven,
    "past_span": lasting.past_span,
    "duration": anchored.duration_or_day,
    "unmeasured": lasting.unmeasured,
    "long_unit": lasting.long_unit,
    "frequency": lasting.frequency,
    "every": lasting.every,
    "weekday_set": lasting.weekday_set,
    "at_night": lasting.at_night,
    "quarter_latest": relative.quarter_latest,
    "tod_of_date": lasting.tod_of_date,
    "clock_day": clock.clock_day,
    "bc_month": absolute.bc_month,
    "quarter_of": recurring.quarter_of,
    "quarter_same": recurring.quarter_same,
    "vague": lasting.vague,
    "tod": lasting.tod,
    "clock": clock.clock,
}


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a rule."""

    match: re.Match[str]
    rule: Rule


def find_dates(
    text: str, published: date | None = None, hints: Hints | None = None, southern: bool = False
) -> list[DraftDate]:
    """Find and resolve the time expressions of `text`.

    Args:
        text: any text; offsets of the result are into it.
        published: the day of publication, from which "yesterday" counts; relative dates stay unresolved without it.
        hints: what a parse knows about tense and parts of speech.
        southern: the text is about a country south of the tropics, where June is winter.

    Returns:
        The expressions in text order, not overlapping but for the mention span of a range.
    """
    words = load_words()
    found = chosen(text, words, hints)
    ctx = Context(text, published, words, narrative=is_history(found, published), hints=hints, southern=southern)
    dates: list[DraftDate] = []
    before: Made | None = None
    for index, one in enumerate(found):
        ctx.year_hint = _shared_year(found, index, text)
        made = MAKERS[one.rule.make](one.match, ctx)
        gap = text[found[index - 1].match.end() : one.match.start()] if index else "\n\n"
        written = bool(one.match.groupdict().get("year")) or one.rule.make == "month_which"
        if index and len(made) == 1 and dates and (moved := _in_order(found[index - 1], before, one, made[0], ctx)):
            dates[-1] = _draft(moved[0], found[index - 1], ctx)
            made = [moved[1]]
        before = made[0] if len(made) == 1 else None
        for piece in made:
            dates.append(_draft(piece, one, ctx))
            if piece.tells and piece.period is not None and piece.anchors:
                tell(ctx, piece.period, one.match.start(), gap, written)
    return finish(text, dates, published)


def _in_order(one: Found, first: Made | None, two: Found, last: Made, ctx: Context) -> tuple[Made, Made] | None:
    """A range without years whose end came out before its beginning, put right: "from Friday to Sunday", "October to March".

    Returns:
        Its beginning a week or a year earlier, or its end that much later where the clause is about the future; or None.
    """
    make, link = one.rule.make, ctx.text[one.match.end() : two.match.start()]
    if (
        first is None
        or make != two.rule.make
        or make not in ("weekday", "month", "day_month")
        or not _RANGE.match(link)
    ):
        return None
    if any(f.match.groupdict().get(name) for f in (one, two) for name in ("year", "which", "anchored", "whichweek")):
        return None
    if (
        first.period is None
        or last.period is None
        or first.value
        or last.value
        or not first.period.start
        or not last.period.start
    ):
        return None
    if first.period.start <= last.period.start:
        return None
    ahead = ctx.tense(one.match.start(), one.match.end()) == "future"
    count, unit = (7, "day") if make == "weekday" else (1, "year")
    moved = periods.shifted(last.period if ahead else first.period, count if ahead else -count, unit)
    if moved is None:
        return None
    if ahead:
        return first, replace(last, period=moved, first=None, last=None)
    begin, end = periods.part_of(moved, first.mod)
    return replace(first, period=moved, first=begin, last=end), last


def chosen(text: str, words: Words, hints: Hints | None = None) -> list[Found]:
    """All plausible matches of all rules, overlaps resolved, in text order."""
    taken: list[Found] = []
    for zone in words.triggers.zones(text):
        here: list[Found] = []
        for rule in words.rules_for(zone):
            for match in rule.regex.finditer(text, zone.start, zone.end):
                if plausible(match, rule.make, text) and (
                    hints is None or hints.accepts(match.start(), match.end(), rule.make)
                ):
                    here.append(Found(match, rule))
        here.sort(key=lambda f: (-(f.match.end() - f.match.start()), f.rule.order, f.match.start()))
        kept: list[tuple[int, int]] = []
        picked: list[Found] = []
        for one in here:
            start, end = one.match.span()
            at = bisect_left(kept, (start, end))
            if (at and kept[at - 1][1] > start) or (at < len(kept) and kept[at][0] < end):
                continue
            kept.insert(at, (start, end))
            picked.append(one)
        picked.sort(key=lambda f: f.match.start())
        taken.extend(picked)
    return taken


def is_history(found: list[Found], published: date | None) -> bool:
    """Whether the text tells the past rather than the news: most of many written years lie years before publication."""
    years = [int(y) for f in found if (y := f.match.groupdict().get("year")) and len(y) == 4 and y.isdigit()]
    years += [0 for f in found if f.rule.make.startswith("bc")]
    bare = sum(
        f.rule.make in ("month", "day_month", "day_range") and not f.match.groupdict().get("year") for f in found
    )
    today = sum(f.rule.make in ("weekday", "deictic", "unit_which", "ago") for f in found)
    old = sum(published is None or published.year - year > 1 for year in years)
    return old >= 5 and old > 0.6 * len(years) and today < 0.15 * (old + bare)


def _shared_year(found: list[Found], index: int, text: str) -> tuple[int, int] | None:
    """The year and month that a linked later date gives a bare one: "17 August to 2 September 1914"."""
    one = found[index]
    if one.rule.make not in ("day_month", "month", "season") or one.match.groupdict().get("year"):
        return None
    end = one.match.end()
    for other in found[index + 1 : index + 4]:
        if not _LINK.match(text[end : other.match.start()]) or other.rule.make not in _WITH_MONTH:
            return None
        groups = other.match.groupdict()
        if groups.get("year"):
            month = absolute.month_of(groups)
            return (int(groups["year"]), month) if month is not None and not groups.get("bc") else None
        end = other.match.end()
    return None


def _draft(made: Made, one: Found, ctx: Context) -> DraftDate:
    start = one.match.start() if made.start is None else made.start
    end = one.match.end() if made.end is None else made.end
    period = made.period
    first = made.first if made.first is not None else period.start if period else None
    last = made.last if made.last is not None else period.end if period else None
    return DraftDate(
        start_char=start,
        end_char=end,
        text=ctx.text[start:end],
        start=first,
        end=last,
        timex_type=made.type,
        value=made.value or (period.value if period else None),
        mod=made.mod,
        anchors=made.anchors and (first is not None or last is not None),
        rule=f"{one.rule.name}: {made.why}",
        timex_start=start,
        timex_end=end,
    )
