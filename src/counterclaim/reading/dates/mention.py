"""From TIMEX3 expressions to mentions: the preposition before them, what "since" and "until" mean, ranges, precision."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

from counterclaim.reading.dates import periods
from counterclaim.reading.dates.periods import precision_of
from counterclaim.reading.draft import DraftDate

_PREPOSITION = re.compile(
    r"(?<![\w-])(?P<word>on|in|at|since|until|till|up to|by|during|over|for|from|before|after|within|between|"
    r"throughout|through|as of|following)"
    r"(?P<article>[^\S\n]+the)?(?:[^\S\n]+|\n)\Z",
    re.IGNORECASE,
)
_HAS_SINCE = re.compile(r"[^\S\n](?:[\w'’-]+[^\S\n]){1,4}(?:has|have)\b")  # "since June mortars have hit it"
_LINK = re.compile(r"[^\S\n]?(?:[-–—]|to|and|until|till|through|up to)[^\S\n]?(?:the )?\Z", re.IGNORECASE)
_AMOUNT = re.compile(r"P(?P<count>\d{1,3})(?P<unit>[DWMY])\Z")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_AFTER = re.compile(r"[^\S\n](?P<word>after|before)[^\S\n]", re.IGNORECASE)
_COMPARED = re.compile(  # "the third raid since May", "the worst fighting since 2011"
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+th|only|"
    r"(?<!at )most|(?<!at )least|worst|latest|[a-z]{3,}iest|"
    r"biggest|largest|highest|lowest|fiercest|strongest|longest|gravest|greatest)\b"
    r"(?:[^\S\n]+[\w'’-]+){0,5}[^\S\n]+\Z",
    re.IGNORECASE,
)
_POINTS = ("DATE", "TIME")
_OF_DAY = re.compile(r"\d{4}-\d\d-\d\dT")
_OVERNIGHT = "the night that ended on the day counted from"
_NIGHT_OF = re.compile(r"[^\S\n](?:(?:on|from|into|between|of)[^\S\n](?:the[^\S\n])?)?\Z", re.IGNORECASE)
_STOP = re.compile(r"[.!?][\"”'’)]*\s+[\"“‘'(]*[A-Z]|\n")
_SAME_CLAUSE = 80  # characters between a time of day and the day it is of
_BEFORE_LIGHT = re.compile(
    r"before (?:dawn|daybreak|sunrise|noon|midday|dusk|sunset|nightfall|midnight)\b", re.IGNORECASE
)
_FREE = re.compile(
    r"(?:[^\S\n]+(?:and|but|or|when|as|after|before|while|with|the|a|an|by|in|on|at|to|for|from|of|"
    r"that|which|who|it|he|she|they|we|has|have|had|"
    r"was|were|is|are|said|says|will|would|because|until|since|over|during|including|according|"
    r"leaving|killing|following|amid|against|between|"
    r"despite|where|so|not|there|this|his|her|its|their|only|also|under|into|through|via|without|"
    r"upon|within|all|more|at least)\b|[^\w\s'’-]|\s*\Z|\s*\n)",
    re.IGNORECASE,
)


def finish(text: str, dates: list[DraftDate], published: date | None) -> list[DraftDate]:
    """Widen the mentions by their preposition, read since/until/before/after and ranges, and set the precision."""
    for one, two in pairwise(dates):
        _counted_from(text, one, two)
    for index in range(len(dates) - 1):
        _of_the_day(text, dates, index)
    for index, one in enumerate(dates):
        before = dates[index - 1].end_char if index else 0
        lead = text[max(before, one.start_char - 24) : one.start_char]
        found = _PREPOSITION.search(lead)
        if found is None:
            continue
        one.start_char -= len(lead) - found.start()
        one.text = text[one.start_char : one.end_char]
        _bounds(one, found["word"].lower(), bool(found["article"]), text, published)
    for one, two in pairwise(dates):
        _range(text, one, two)
        _share(text, one, two)
    for one in dates:
        one.precision = precision_of(one.start, one.end) if one.anchors else None
    return dates


_ENDING = re.compile(r"before (?:the )?(?:very )?(?:end|close|turn) of\b", re.IGNORECASE)


def _bounds(one: DraftDate, word: str, article: bool, text: str, published: date | None) -> None:
    """ "since X" runs until publication, "until X" ends with X; but "since the 2012 truce" dates the truce."""
    if not one.anchors or one.timex_type == "DURATION":
        return
    begun = word == "since" and not article and _HAS_SINCE.match(text[one.end_char : one.end_char + 60])
    if not begun and not _FREE.match(text[one.end_char : one.end_char + 24]):
        return
    if word == "since" and one.start is not None and (published is None or published >= one.start):
        one.point = (one.start, one.end)
        one.end = published
        one.compares = _COMPARED.search(text[max(0, one.start_char - 60) : one.start_char]) is not None
        one.rule += "; since: until publication" + (", in a comparison" if one.compares else "")
    elif word in ("until", "till", "up to") and one.end is not None:
        one.start = None
        one.rule += "; until: its beginning is not told"
    elif word == "before" and _BEFORE_LIGHT.match(one.text):
        return  # "before dawn on Saturday" is on Saturday
    elif word == "before" and _ENDING.match(one.text):
        one.start = None  # "before the end of the year" may be its last day
        one.rule += "; before: its beginning is not told"
    elif word == "before" and one.start is not None and one.start > date.min:
        one.end = one.start - timedelta(days=1)
        one.start = None
        one.rule += "; before"


def _counted_from(text: str, one: DraftDate, two: DraftDate) -> None:
    """ "Two days after Christmas", "a week before Friday's vote": TIMEX3 has an amount, but an event there has a day."""
    amount = _AMOUNT.match(one.value or "")
    if one.timex_type != "DURATION" or one.anchors or amount is None or not two.anchors:
        return
    joined = _AFTER.match(text, one.timex_end or one.end_char)
    if (
        joined is None
        or two.timex_start is None
        or text[joined.end() : two.timex_start].strip().lower() not in ("", "the")
    ):
        return
    sign, unit = 1 if joined["word"].lower() == "after" else -1, _UNITS[amount["unit"]]
    first, last = (periods.add(day, sign * int(amount["count"]), unit) if day else None for day in (two.start, two.end))
    if first is None or last is None or (one.mod and unit in ("day", "week")):
        return
    grain = unit if unit in ("month", "year") else "day"  # months and years are seldom meant to the day
    one.anchors, one.start, one.end = True, periods.containing(first, grain).start, periods.containing(last, grain).end
    one.rule += "; counted from the date named after it"
    if one.text.lower().startswith("the "):  # "the day before Friday's vote" is that day, "a day before" an amount
        one.timex_type, one.value = "DATE", first.isoformat()


def _of_the_day(text: str, dates: list[DraftDate], at: int) -> None:
    """ "At dawn on Friday", "at 10:35 a.m. in the square on 3 May": a time of day is of the day its own sentence names.

    A night that is followed by its days ("overnight from Friday to Saturday", "overnight on Friday") is theirs.
    """
    one = dates[at]
    if one.timex_type != "TIME" or not (_OF_DAY.match(one.value or "")):
        return
    night = _OVERNIGHT in one.rule
    if one.anchors and not night:
        return
    begin = dates[at - 1].end_char if at else 0
    two, earlier = dates[at + 1], dates[at - 1] if at else None
    between = text[one.end_char : two.start_char]
    if (
        two.start is None
        or two.start != two.end
        or not two.anchors
        or len(between) > _SAME_CLAUSE
        or _STOP.search(between)
    ):
        return
    if earlier is not None and earlier.anchors and not _STOP.search(text[begin : one.start_char]):
        return
    one.value = f"{two.start.isoformat()}T{(one.value or '').partition('T')[2]}"
    if night and _NIGHT_OF.match(between):
        into = "into" in between.lower() and "from" not in between.lower()
        first = two.start - timedelta(days=1) if into and two.start > date.min else two.start
        one.start, one.end = first, first + timedelta(days=1) if first < date.max else first
        one.value = f"{first.isoformat()}TNI"
    one.rule += "; of the day named after it"


_SHARE = re.compile(
    r"(?:in |during |over |for |throughout )?(?:the )?(?:(?P<first>first|opening)|last|final|closing)\b", re.IGNORECASE
)


def _share(text: str, one: DraftDate, two: DraftDate) -> None:
    """ "The first two weeks of February", "the last three months of 2015": the days of the month or year that are meant."""
    amount = _AMOUNT.match(one.value or "")
    which = _SHARE.match(one.text)
    if amount is None or which is None or one.timex_type != "DURATION" or two.start is None or two.end is None:
        return
    if text[one.timex_end or one.end_char : two.timex_start or two.start_char] != " of " or two.timex_type != "DATE":
        return
    sign = 1 if which["first"] else -1
    over = periods.add(
        two.start if sign > 0 else two.end + timedelta(days=1), sign * int(amount["count"]), _UNITS[amount["unit"]]
    )
    if over is None or not two.start < over <= two.end:
        return
    two.start, two.end = (two.start, over - timedelta(days=1)) if sign > 0 else (over, two.end)
    two.rule += "; the part of it that is named"
    one.anchors, one.start, one.end = False, None, None  # "the last three months of 2015" were not the last three


def _next_day(one: DraftDate, two: DraftDate) -> bool:
    """ "On 12 and 13 June", "on Monday and Tuesday": two days that follow each other."""
    return one.start is not None and one.start == one.end and two.start == two.end == one.start + timedelta(days=1)


def _range(text: str, one: DraftDate, two: DraftDate) -> None:
    if (
        not (one.anchors and two.anchors)
        or one.start is None
        or two.end is None
        or one.timex_type not in _POINTS
        or two.timex_type not in _POINTS
    ):
        return
    between = text[one.end_char : two.timex_start if two.timex_start is not None else two.start_char]
    if not _LINK.match(between) or one.start > two.end:
        return
    lead = one.text.lower()
    joins_by_and = between.strip().lower().startswith("and")
    if joins_by_and and not lead.startswith("between") and not _next_day(one, two):
        return
    if one.end_char - one.start_char > 200:
        return
    if two.start_char < one.end_char or not lead.startswith("since"):
        one.end = two.end
        one.end_char = two.end_char
        one.text = text[one.start_char : one.end_char]
        one.rule += "; first to last day of a range"
        two.ends = True
