"""When two numbers agree. The rule is the same for every field of numbers and every side.

A number stands for the range from its low to its high. An open range ("at least 12") reaches up by a seventh and at least
by one, as such counts are made to grow a little and no more. Two numbers agree when their ranges meet.
"""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.records import Toll

_GROWTH = 0.15
_LEAST = 1


@dataclass(frozen=True, slots=True, order=True)
class Range:
    """A number as stated: low, best, high, and whether its upper end was left open."""

    low: int
    best: int
    high: int
    open: bool = False

    def __str__(self) -> str:
        if self.open:
            return f"at least {self.low}"
        return str(self.best) if self.low == self.high else f"{self.low}–{self.high}"

    @property
    def vague(self) -> bool:
        """Whether a word and no number was given ("dozens", "scores"): the range is wide."""
        return self.high > self.low + 2 and 2 * self.high > 3 * self.low

    @property
    def reach(self) -> int:
        """The highest number that the statement allows."""
        return max(self.high, self.best + max(_LEAST, int(self.best * _GROWTH))) if self.open else self.high


def range_of(toll: Toll | None) -> Range | None:
    """Return the range of a toll, or None where it has no number."""
    if toll is None or toll.best is None:
        return None
    low = toll.low if toll.low is not None else toll.best
    high = toll.high if toll.high is not None else toll.best
    return Range(min(low, toll.best), toll.best, max(high, toll.best), toll.high is None)


def agree(one: Range, other: Range) -> bool:
    """Whether two numbers can both be true: their ranges meet."""
    return one.low <= other.reach and other.low <= one.reach


def split(ranges: list[Range]) -> list[list[Range]]:
    """Part numbers into groups that agree with each other through the group's largest common range, smallest first."""
    groups: list[list[Range]] = []
    for one in sorted(ranges):
        for group in groups:
            if all(agree(one, member) for member in group):
                group.append(one)
                break
        else:
            groups.append([one])
    return groups
