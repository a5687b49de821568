"""Quantities: a count before a noun, with low, best and high by the rules of ``numbers.yaml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import ceil, floor

from counterclaim.lexicon.numbers import NumberEntry, number_words
from counterclaim.reading.parsed import Token

_DIGITS = re.compile(r"^\d{1,3}(?:[,.]\d{3})+$|^\d{1,9}$")
_MULTIPLIERS = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "dozen": 12, "score": 20}
_UNITS = frozenset(
    {"year", "month", "week", "day", "hour", "minute", "mile", "kilometre", "kilometer", "km", "metre", "meter"}
)
_LARGEST = 100_000_000


@dataclass(frozen=True, slots=True)
class Amount:
    """A count as the text bounds it; `start` and `end` are the token indexes of its words."""

    low: int | None
    best: int | None
    high: int | None
    start: int
    end: int
    rule: str

    def __add__(self, other: Amount) -> Amount:
        def total(a: int | None, b: int | None) -> int | None:
            return None if a is None or b is None else a + b

        return Amount(
            total(self.low, other.low), total(self.best, other.best), total(self.high, other.high),
            min(self.start, other.start), max(self.end, other.end), f"{self.rule} plus {other.rule}",
        )  # fmt: skip


def number_at(token: Token) -> int | None:
    """Return the value of one number word or figure, or None."""
    text = token.lower_
    if _DIGITS.match(text):
        return int(re.sub(r"[,.]", "", text))
    value = number_words().numbers.get(text)
    if value is None and "-" in text:
        parts = [number_words().numbers.get(p) for p in text.split("-")]
        if all(p is not None for p in parts):
            return sum(p for p in parts if p is not None)
    return value


def amount_in(tokens: list[Token]) -> Amount | None:
    """Return the first count told by these tokens (contiguous, in text order), or None.

    Reads figures, words ("thirty-five", "two hundred"), ranges ("between 10 and 15", "10 to 15"), vague words ("dozens") and
    bounds before them ("at least", "nearly") or after ("or more").
    """
    tokens = [t for t in tokens if not _measures(t)]
    words = [t.lower_ for t in tokens]
    at = 0
    while at < len(tokens):
        vague = _multiple(words, at)
        if vague is not None:
            entry, size = vague
            bound = _bound_before(words, at)
            low, best, high = (None if v is None else int(v) for v in (entry.low, entry.best, entry.high))
            why = f"'{' '.join(words[at : at + size])}': rule {entry.id}" + (f" ({bound.id})" if bound else "")
            return Amount(low, best, high, tokens[at].i, tokens[at + size - 1].i + 1, why)
        value, size = _number(tokens, at)
        if words[at] == "another" and at + 1 < len(tokens) and number_at(tokens[at + 1]) is not None:
            at += 1
            continue
        if words[at] == "no" and words[at + 1 : at + 2] and words[at + 1] in {"fewer", "less", "more"}:
            at += 1
            continue
        if value is not None and not (words[at] in {"a", "an", "one", "another", "no"} and not _counts(tokens, at)):
            return _bounded(tokens, words, at, size, value)
        at += 1
    return None


def _measures(token: Token) -> bool:
    """Whether a number says how old, long or far somebody or something is: "a 12-year-old girl", "a 40-mile march"."""
    unit = next((t for t in token.doc[token.i + 1 : token.i + 3] if t.text not in {"-", "–"}), None)
    return unit is not None and unit.lower_.removesuffix("s") in _UNITS and number_at(token) is not None


def _counts(tokens: list[Token], at: int) -> bool:
    return tokens[at].lower_ in {"one", "another", "no"} or (
        at + 1 < len(tokens) and tokens[at + 1].lower_ in _MULTIPLIERS
    )


def _number(tokens: list[Token], at: int) -> tuple[int | None, int]:
    """A number of one or more words: "two hundred", "35", "1.2 million", "twenty - five"."""
    total, current, size, seen = 0, 0, 0, False
    while at + size < len(tokens):
        token = tokens[at + size]
        word = token.lower_
        if (
            word == "-"
            and seen
            and at + size + 1 < len(tokens)
            and number_at(tokens[at + size + 1]) is not None
            and current % 10 == 0
            and current < 100
            and not tokens[at + size - 1].text.isdigit()
        ):
            size += 1
            continue
        if word in _MULTIPLIERS and (seen or word in {"dozen", "hundred", "thousand", "million"}):
            current = max(current, 1) * _MULTIPLIERS[word]
            if _MULTIPLIERS[word] >= 1000:
                total, current = total + current, 0
            seen, size = True, size + 1
            continue
        if word == "half" and not seen and [t.lower_ for t in tokens[at + size + 1 : at + size + 3]][:1] == ["a"]:
            whole = tokens[at + size + 2].lower_ if at + size + 2 < len(tokens) else ""
            return (_MULTIPLIERS[whole] // 2, 3) if whole in _MULTIPLIERS else (None, 0)
        decimal = re.fullmatch(r"(\d+)\.(\d{1,2})", word)
        if decimal and not seen and at + size + 1 < len(tokens) and tokens[at + size + 1].lower_ == "million":
            return int(float(word) * 1_000_000), 2
        value = number_at(token)
        if value is None or (
            seen and (value >= 100 or (current and current < 20 and value >= 10 and current % 100 != 0))
        ):
            if (
                word == "and"
                and seen
                and current % 100 == 0
                and current
                and at + size + 1 < len(tokens)
                and number_at(tokens[at + size + 1]) is not None
                and not tokens[at + size - 1].text.isdigit()
            ):
                size += 1
                continue
            break
        if seen and token.text.isdigit():
            break
        if word in {"a", "an"} and not (at + size + 1 < len(tokens) and tokens[at + size + 1].lower_ in _MULTIPLIERS):
            break
        current += 0 if word in {"a", "an"} else value
        seen, size = True, size + 1
    if not seen or size == 0:
        return None, 0
    return min(total + current, _LARGEST), size


def _bounded(tokens: list[Token], words: list[str], at: int, size: int, value: int) -> Amount:
    start, end = tokens[at].i, tokens[at + size - 1].i + 1
    after = at + size
    # a range: "between 10 and 15", "10 to 15", "10-15"
    if after + 1 < len(words) and words[after] in {"to", "and", "-", "–", "or"}:
        second, more = _number(tokens, after + 1)
        between = "between" in words[max(0, at - 2) : at]
        if (
            second is not None
            and second > value
            and (words[after] in {"to", "-", "–"} or between or (words[after] == "or" and second <= value + 2))
        ):
            best = (value + second) // 2
            return Amount(
                value,
                best,
                second,
                start,
                tokens[after + more].i + 1,
                f"range from {value} to {second}, its middle as best",
            )
    bound = _bound_before(words, at) or _bound_after(words, after)
    if bound is None:
        return Amount(value, value, value, start, end, f"'{' '.join(words[at:after])}' as written")
    low = None if bound.low is None else floor(value * bound.low)
    high = None if bound.high is None else ceil(round(value * bound.high, 6))
    return Amount(low, value, high, start, end, f"'{' '.join(words[at:after])}' with rule {bound.id}")


def _multiple(words: list[str], at: int) -> tuple[NumberEntry, int] | None:
    for size in (3, 2, 1):
        entry = number_words().multiples.get(tuple(words[at : at + size])) if at + size <= len(words) else None
        if entry is not None:
            return entry, size
    return None


def _bound_before(words: list[str], at: int) -> NumberEntry | None:
    for size in (3, 2, 1):
        if at - size >= 0:
            entry = number_words().bounds.get(tuple(words[at - size : at]))
            if entry is not None:
                return entry
    return None


def _bound_after(words: list[str], after: int) -> NumberEntry | None:
    entry = number_words().bounds.get(tuple(words[after : after + 2]))
    return entry if entry is not None and words[after] == "or" else None
