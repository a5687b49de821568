"""The stream of made-up documents in the order of publication."""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from counterclaim.ledger.generator.cast import conflicts
from counterclaim.ledger.generator.compose import compose
from counterclaim.ledger.generator.plans import Plan, plans_of, roundups
from counterclaim.ledger.generator.story import Attack, attacks_of
from counterclaim.ledger.generator.truth import Truth
from counterclaim.records import Reading

START = date(2012, 1, 1)


@dataclass(frozen=True)
class Made:
    """A made-up document: its reading (text included) and the truth about it."""

    reading: Reading
    truth: Truth


def generate(documents: int, seed: int = 1, *, per_day: int = 50) -> Iterator[Made]:
    """Yield that many documents, first published first.

    Args:
        seed: another seed gives another corpus; the same seed the same one, and a longer one begins with the shorter one.
        per_day: documents published a day, about; the corpus covers as many days as it needs.
    """
    cast = list(conflicts())
    Random(f"cast{seed}").shuffle(cast)
    waiting: list[tuple[date, int, Plan]] = []
    seen: set[str] = set()
    past: deque[Attack] = deque(maxlen=400)
    serial = made = 0
    day = START
    while made < documents:
        draw = Random(f"{seed}/{day}")
        rate = per_day / 5.8  # documents that one incident brings, about
        attacks = attacks_of(day, draw, cast, max(1, round(draw.gauss(rate, rate / 4))))
        by_country: dict[str, list[Attack]] = {}
        for old in past:
            by_country.setdefault(old.conflict.country, []).append(old)
        plans = [p for a in attacks for p in plans_of(a, draw, by_country.get(a.conflict.country, ()))]
        recent = [*past, *attacks][-120:]
        for plan in [*plans, *roundups(day, recent, draw)]:
            serial += 1
            heapq.heappush(waiting, (plan.published, serial, plan))
        past.extend(a for a in attacks if a.killed)
        while waiting and waiting[0][0] <= day and made < documents:
            reading, truth = compose(heapq.heappop(waiting)[2])
            if reading.document.id not in seen:
                seen.add(reading.document.id)
                made += 1
                yield Made(reading, truth)
        day += timedelta(1)
