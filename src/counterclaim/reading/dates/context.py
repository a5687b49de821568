"""What the makers share: the moment of writing, the last date told, the tense around a match, and what they make."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from counterclaim.reading.dates.periods import Period, of_day
from counterclaim.reading.dates.words import Words

Tense = str | None  # "past", "future" or None


class Hints(Protocol):
    """What a parse can tell the resolver; every answer may be "I do not know"."""

    def knows(self, start: int, end: int) -> bool:
        """Whether the characters were parsed at all."""

    def tense(self, start: int, end: int) -> Tense:
        """The tense of the clause that holds the characters."""

    def until(self, start: int, end: int) -> Tense:
        """The tense of the clause where the expression follows "until" and the clause tells of what lasted till then."""

    def accepts(self, start: int, end: int, make: str) -> bool:
        """Whether the words at these characters can be a time expression at all."""


@dataclass(slots=True)
class Made:
    """What a maker makes of (a part of) a match. Without `start` and `end` in the text it is the whole match.

    `first` and `last` override the days of the period; `tells` says that later expressions count from it.
    """

    period: Period | None = None
    value: str | None = None
    type: str = "DATE"
    mod: str | None = None
    start: int | None = None
    end: int | None = None
    first: date | None = None
    last: date | None = None
    anchors: bool = True
    tells: bool = True
    why: str = ""


@dataclass(slots=True)
class Context:
    """The state of one document while its expressions are resolved in order.

    `told` is the last date told, from which later ones count; `line` is where a history stood before it looked back from
    there; `named_year` is the year last named at all, which "that year" means; `recent` are the last few dates told, each with
    where it stands and whether its sentence begins with it.
    """

    text: str
    published: date | None
    words: Words
    narrative: bool = False
    southern: bool = False
    hints: Hints | None = None
    told: Period | None = None
    told_at: int = -1
    line: Period | None = None
    named_year: int | None = None
    recent: list[tuple[Period, int, bool]] = field(default_factory=list)
    quarter: Period | None = None
    year_hint: tuple[int, int] | None = None
    tense_cache: dict[int, Tense] = field(default_factory=dict)

    @property
    def now(self) -> Period | None:
        """The day that "today" is: the day of publication, in a history the last day told, or None."""
        if self.published is not None:
            return of_day(self.published)
        return None

    @property
    def base(self) -> date | None:
        """The day that years of bare months and days are counted from."""
        if self.narrative and self.told is not None and self.told.start is not None:
            return self.told.start
        return self.published or (self.told.start if self.told is not None else None)

    def tense(self, start: int, end: int) -> Tense:
        """The tense around a match: by the parse if there is one, else by words of the sentence before it."""
        if start not in self.tense_cache:
            found = _tense_by_cue(self.text, start, end)
            parsed = self.hints is not None and self.hints.knows(start, end)
            if found and self.hints is not None and parsed:
                before = self.text[max(0, start - 12) : start]
                if _UNTIL_FIRST.search(before):
                    found = self.hints.tense(start, end) or found  # "Until Thursday they had …": by the verb
                elif _UNTIL.search(before):
                    found = self.hints.until(start, end) or found  # "were held until Thursday"
            if found is None and self.hints is not None and parsed:
                found = self.hints.tense(start, end)
            by_words = _tense_by_words(self.text, start, end) if found is None else None
            self.tense_cache[start] = found or (by_words if by_words == "future" or not parsed else None)
        return self.tense_cache[start]


_FUTURE = re.compile(
    r"\b(?:will|shall|won['’]t|['’]ll|going to|plans? to|planned (?:for|to)|scheduled|(?:is|are|was|"
    r"were) due|expected to|set to|slated|upcoming|"
    r"to be held|intends? to|deadline|expires?|expiring|(?:is|are) to(?! blame))\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|had|did|said|told|killed|went|came|took|began|been|[a-z]{2,}ed)\b")
_SENTENCE = re.compile(r"[.!?]\s|\n")


_AHEAD = re.compile(
    r"\b(?:payable|effective|due|of record|extended to|until|till|expires?(?: on)?|expiring|maturing|"
    r"slated for|scheduled for|set for|planned for|as soon as|"
    r"as early as|ahead of|no later than|postponed to|delayed to|starting|beginning)\s(?:on\s|by\s|"
    r"in\s)?(?:(?:early|mid|late)[\s-])?\Z",
    re.IGNORECASE,
)


_UNTIL_FIRST = re.compile(r"(?:^|[.!?\n][\s\"”]*)(?:Until|Till)\s\Z")
_UNTIL = re.compile(r"\b(?:until|till)\s\Z", re.IGNORECASE)
_TOWARDS = re.compile(
    r"\b(?:pav(?:e|es|ed|ing) the way (?:for|to)|ahead of|in the run-up to|prepar(?:e|es|ed|ing) for|"
    r"in preparation for|"
    r"call(?:s|ed|ing)? for|waiting for|await(?:s|ed|ing)?)\s[^.,;:\n]{0,40}\Z",
    re.IGNORECASE,
)


_ANSWERED = re.compile(  # "rejected calls for a truce on Tuesday": the day of the answer
    r"\b(?:reject|rebuff|dismiss|ignor|spurn|resist|defi|defy|repeat|reiterat|renew|echo|welcom|back|support|brush)"
    r"(?:e|s|ed|es|ing)?\s(?:[\w'’-]+\s){0,5}?calls?\sfor\s[^.,;:\n]{0,40}\Z",
    re.IGNORECASE,
)
_HAD_BEEN = re.compile(
    r"\b(?:had|['’]d)\s(?:\w+\s){0,2}?been\s(?:due|scheduled|set|expected|planned|slated|supposed)\s(?:to|for)\s[^.,;:\n]{0,30}\Z",
    re.IGNORECASE,
)


def _tense_by_cue(text: str, start: int, end: int) -> Tense:
    """Words right at the date that point ahead whatever the tense: "payable 1 May", "the 1 May deadline"."""
    before = text[max(0, start - 64) : start]
    if _HAD_BEEN.search(before):
        return "past"  # "the truce had been due to expire on Friday"
    if (
        _AHEAD.search(before)
        or (_TOWARDS.search(before) and not _ANSWERED.search(text[max(0, start - 96) : start]))
        or re.match(r"[^\S\n]deadline\b", text[end : end + 12], re.IGNORECASE)
    ):
        return "future"
    return None


def _tense_by_words(text: str, start: int, end: int) -> Tense:
    left = text[max(0, start - 90) : start]
    cut = 0
    for stop in _SENTENCE.finditer(left):
        cut = stop.end()
    left = left[cut:]
    future = [m.start() for m in _FUTURE.finditer(left)]
    past = [m.start() for m in _PAST.finditer(left)]
    if future and (not past or future[-1] > past[-1]):
        return "future"
    if past:
        return "past"
    right = text[end : end + 60]
    close = _SENTENCE.search(right)
    right = right[: close.start()] if close else right
    if re.match(r"[^.!?\n]{0,40}?\b(?:will|shall|is to|are to)\b", right):
        return "future"
    return None


Maker = Callable[[re.Match[str], Context], list[Made]]
