"""Numbers of dead under a rule that the user names.

Rules `most_conservative`, `most_informative`, `most_representative` and `latest_independent` are those of the ledger.
ACLED's own rule, used for its shape unless another is named: the lowest figure anybody gives, and fixed numbers for vague
words (codebook, "Fatalities").
"""

from __future__ import annotations

from counterclaim.export.tables import vague_words
from counterclaim.export.unit import Unit
from counterclaim.records.claim import Toll
from counterclaim.records.incident import FieldValue


def lowest(unit: Unit) -> int:
    """Deaths by ACLED's rule: the lowest of the figures given, 0 where nobody gives any."""
    standing = unit.standing_of("killed")
    given = [_coded(value) for value in standing.values if _asserted(value)] if standing else []
    found = [number for number in given if number is not None]
    if found:
        return min(found)
    killed = unit.incident.killed
    return _low(killed.low, killed.best, killed.high) if killed else 0


def bounds(toll: Toll | None) -> tuple[int, int, int] | None:
    """Low, best and high, each filled from the others where the words set no bound, in order; None without numbers."""
    if toll is None:
        return None
    best = next((n for n in (toll.best, toll.low, toll.high) if n is not None), None)
    if best is None:
        return None
    low = toll.low if toll.low is not None else best
    high = toll.high if toll.high is not None else best
    return min(low, best), best, max(high, best)


def shares(total: int, parts: int) -> list[int]:
    """Divide a total over several places or pairs, the remainder to the first (ACLED's rule)."""
    each, rest = divmod(total, parts)
    return [each + rest, *([each] * (parts - 1))]


def _asserted(value: FieldValue) -> bool:
    return any(not voice.denies for voice in value.said_by)


def _coded(value: FieldValue) -> int | None:
    if value.low is None and value.best is None and value.high is None:
        return None
    return _low(value.low, value.best, value.high)


def _low(low: int | None, best: int | None, high: int | None) -> int:
    if low is not None and high is not None and (low, high) in vague_words():
        return vague_words()[low, high]
    return next((number for number in (low, best, high) if number is not None), 0)
