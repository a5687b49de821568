"""Rules that make one toll of several, by name. The user chooses; the values by claimant are kept whatever the rule.

``most_conservative``, ``most_informative`` and ``most_representative`` are the presets of the R package eventreport 0.1.1
(van Baalen and Höglund 2026) for numbers: lowest, highest and modal value of low, best and high, each by itself.
``latest_independent`` is GTD's rule: the most recent independent source, then the majority, then the lowest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.ledger.standing.numbers import Range
from counterclaim.records import Toll, TollRule


@dataclass(frozen=True, slots=True)
class Count:
    """One number said by one claimant in one telling: day, whether a party says it, and (for ties) how sure it is."""

    number: Range
    published: date | None
    party: bool


def most_conservative(counts: Sequence[Count]) -> Range:
    """The lowest low, best and high."""
    lows, bests, highs = _parts(counts)
    return Range(min(lows), min(bests), min(highs))


def most_informative(counts: Sequence[Count]) -> Range:
    """The highest low, best and high."""
    lows, bests, highs = _parts(counts)
    return Range(max(lows), max(bests), max(highs))


def most_representative(counts: Sequence[Count]) -> Range:
    """The most frequent low, best and high; of equally frequent ones the lowest."""
    lows, bests, highs = _parts(counts)
    return Range(_mode(lows), _mode(bests), _mode(highs))


def latest_independent(counts: Sequence[Count]) -> Range:
    """The number of the most recent day that somebody who is no party gives; then the most frequent, then the lowest.

    Where only parties give numbers, theirs are taken.
    """
    free = [one for one in counts if not one.party] or list(counts)
    latest = max(one.published or date.min for one in free)
    return most_representative([one for one in free if (one.published or date.min) == latest])


TOLL_RULES: Mapping[TollRule, Callable[[Sequence[Count]], Range]] = {
    "most_conservative": most_conservative,
    "most_informative": most_informative,
    "most_representative": most_representative,
    "latest_independent": latest_independent,
}


def toll_of(counts: Sequence[Count], rule: TollRule) -> Toll | None:
    """Return best by the rule, with the lowest low and the highest high that anybody gives; None without numbers."""
    if not counts:
        return None
    best = TOLL_RULES[rule](counts).best
    return Toll(low=min(c.number.low for c in counts), best=best, high=max(c.number.high for c in counts))


def _parts(counts: Sequence[Count]) -> tuple[list[int], list[int], list[int]]:
    return [c.number.low for c in counts], [c.number.best for c in counts], [c.number.high for c in counts]


def _mode(values: list[int]) -> int:
    frequent = Counter(values)
    return min(frequent, key=lambda value: (-frequent[value], value))
