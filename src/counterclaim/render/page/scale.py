"""The scale of the timeline: days to percent, with long empty stretches cut short."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from statistics import median

# share of the width left empty at both ends, for bars that fade out there
_MARGIN = 4.0


class DayScale:
    """Maps days to 0–100. A gap far longer than the others is drawn short, and `cuts` says where."""

    def __init__(self, days: Iterable[date]) -> None:
        self._days = sorted({day.toordinal() for day in days})
        gaps = [b - a for a, b in pairwise(self._days)]
        cap = max(3.0, 1.5 * median(gaps)) if gaps else 1.0
        lengths = [min(float(gap), cap) for gap in gaps]
        total = sum(lengths) or 1.0
        self._at = [_MARGIN]
        for length in lengths:
            self._at.append(self._at[-1] + (100 - 2 * _MARGIN) * length / total)
        if len(self._days) == 1:
            self._at = [50.0]
        self.cuts = [(self._at[n] + self._at[n + 1]) / 2 for n, gap in enumerate(gaps) if gap > cap]

    def at(self, day: date) -> float:
        """Return where a day lies, 0 to 100."""
        ordinal = day.toordinal()
        number = bisect_right(self._days, ordinal) - 1
        if number < 0:
            return self._at[0]
        if number >= len(self._days) - 1:
            return self._at[-1]
        left, right = self._days[number], self._days[number + 1]
        part = (ordinal - left) / (right - left)
        return self._at[number] + part * (self._at[number + 1] - self._at[number])

    def ticks(self, apart: float = 30.0) -> list[tuple[float, date]]:
        """Return days to label, first and last always, at least `apart` percent from one another."""
        if not self._days:
            return []
        found = [(self._at[0], date.fromordinal(self._days[0]))]
        last = (self._at[-1], date.fromordinal(self._days[-1]))
        for position, ordinal in zip(self._at[1:-1], self._days[1:-1], strict=True):
            if position - found[-1][0] >= apart and last[0] - position >= apart:
                found.append((position, date.fromordinal(ordinal)))
        return found if len(self._days) == 1 else [*found, last]
