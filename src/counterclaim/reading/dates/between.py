"""Dates counted from another happening of the sentence: "a week after the truce of 3 May, …", "since the coup in 2021, …"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from counterclaim.reading.dates import periods
from counterclaim.reading.draft import DraftDate
from counterclaim.reading.parsed import Doc, Token

_AMOUNT = re.compile(r"P(\d+|X)([DWMY])\Z")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_VAGUE = (1, 9)  # "days after": so many units at least and at most
_DIRECTIONS = {"after": 1, "before": -1}
_LIMIT = 40
_COMES = frozenset({"come", "happen", "occur", "follow", "take", "be"})


def seen_from(
    doc: Doc, trigger: Token, head: Token, found: DraftDate, amounts: Iterable[DraftDate], published: date | None
) -> DraftDate:
    """Return the days of a trigger whose date is told for the happening it is counted from (or that is counted from it).

    Args:
        head: the head of the date that governs the trigger.
        amounts: the durations of the trigger's sentence.

    Of "a week after rebels took the town on 3 May, the army shelled it" the shelling is of 10 May; of "the army shelled it
    on Monday, a week after rebels took the town" the taking was the Monday before. The date as it is where both stand on
    one side of the word; from then to publication where the word is "since".
    """
    for one in amounts:
        match = _AMOUNT.match(one.value or "")
        border = _border(doc, one) if match else None
        if match is None or border is None:
            continue
        word, top = border
        inside, dated = _under(trigger, top), _under(head, top)
        if inside == dated:
            continue
        return _shift(found, match[1], _UNITS[match[2]], _DIRECTIONS[word] * (1 if dated else -1))
    if found.point is None and published is not None and found.start is not None and found.start <= published:
        since = _since(trigger, head)
        if (since is not None and since.idx < found.start_char) or any(_ever_since(c) for c in trigger.rights):
            return replace(found, end=published, precision=periods.precision_of(found.start, published))
    return found


def counted_from_above(
    doc: Doc, trigger: Token, amounts: Iterable[DraftDate], date_of: Callable[[int], tuple[DraftDate | None, str]]
) -> DraftDate | None:
    """The days of the killing in "the attack came a week after six men were killed": so long before the attack.

    Args:
        amounts: the durations of the trigger's sentence.
        date_of: the date of the event at a token, and the rule that chose it; a mere guess is none.
    """
    for one in amounts:
        match = _AMOUNT.match(one.value or "")
        border = _border(doc, one) if match else None
        if match is None or border is None or not _under(trigger, border[1]):
            continue
        above = border[1].head
        if above == border[1] or above.pos_ not in ("VERB", "AUX"):
            continue
        subject = next((c for c in above.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is None or above.lemma_ not in _COMES or _under(trigger, subject):
            continue
        found, why = date_of(subject.i)
        if found is not None and not why.startswith("no date"):
            return _shift(found, match[1], _UNITS[match[2]], -_DIRECTIONS[border[0]])
    return None


def _border(doc: Doc, amount: DraftDate) -> tuple[str, Token] | None:
    """The word "after" or "before" that an amount of time stands at, and the top of what follows it."""
    span = doc.char_span(amount.start_char, amount.end_char, alignment_mode="expand")
    if span is None or span.end >= len(doc) or doc[span.end].lower_ not in _DIRECTIONS:
        return None
    word = doc[span.end]
    return word.lower_, word.head if word.dep_ in ("mark", "advmod") else word


def _under(token: Token, top: Token) -> bool:
    for _ in range(_LIMIT):
        if token == top:
            return True
        if token.head == token:
            return False
        token = token.head
    return False


def _since(trigger: Token, head: Token) -> Token | None:
    """The "since" under which the date stands and the trigger does not."""
    node = head
    for _ in range(_LIMIT):
        word = node if node.lower_ == "since" else next((c for c in node.lefts if _marks_since(c)), None)
        if word is not None and not _under(trigger, node):
            return word
        if node.head == node:
            return None
        node = node.head
    return None


def _marks_since(token: Token) -> bool:
    return token.dep_ == "mark" and token.lower_ == "since"


def _ever_since(token: Token) -> bool:
    """ "Hijacked a ship in May and have attacked others since"."""
    return token.dep_ == "advmod" and token.lower_ == "since"


def _shift(found: DraftDate, count: str, unit: str, sign: int) -> DraftDate:
    least, most = (int(count), int(count)) if count != "X" else _VAGUE
    near, far = (least, most) if sign > 0 else (-most, -least)
    start = periods.add(found.start, near, unit) if found.start is not None else None
    end = periods.add(found.end, far, unit) if found.end is not None else None
    if start is not None and end is not None and unit != "day":
        start, end = _as_coarse(start, end, unit)
    return replace(found, start=start, end=end, precision=periods.precision_of(start, end))


def _as_coarse(start: date, end: date, unit: str) -> tuple[date, date]:
    """Who counts in weeks, months or years does not mean the day."""
    if unit == "year":
        return start.replace(month=1, day=1), end.replace(month=12, day=31)
    if unit == "month":
        return start.replace(day=1), end.replace(day=periods.month_end(end.year, end.month))
    return periods.add(start, -1, "day") or start, periods.add(end, 1, "day") or end
