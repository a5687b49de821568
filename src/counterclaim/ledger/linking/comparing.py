"""Compares two accounts feature by feature; each comparison ends in a named level that ``data/weights.yaml`` gives a weight.

A level is evidence for or against one happening, or (``unknown``) none. No level looks at anything but the two accounts, so
that a link never changes when other documents arrive.
"""

from __future__ import annotations

import math

from counterclaim.ledger.families import are_near
from counterclaim.ledger.linking.features import KNOWN_WEIGHT, UNPLACED, Features, Spot

EARTH_KM = 6371.0
_TOWN = 3  # geo_precision up to which a place is a point
_SAME_KM, _NEAR_KM, _AROUND_KM = 6.0, 30.0, 80.0
_VAGUE_DAYS = 3  # a range of more days than that says little


def day(a: Features, b: Features) -> str:
    """Compare the days of the happening."""
    if a.first_day < 0 or b.first_day < 0:
        return "unknown"
    gap = max(a.first_day - b.last_day, b.first_day - a.last_day, 0)
    long = max(a.last_day - a.first_day, b.last_day - b.first_day)
    if gap == 0:
        if long > 31:
            return "unknown"
        return "meet_vaguely" if long > _VAGUE_DAYS else "same"
    exact = a.day_precision == b.day_precision == 1
    if gap == 1:
        return "next_day" if exact else "next"
    if gap <= 3:
        return "near"
    return "apart" if gap <= 14 else "far_apart"


def published(a: Features, b: Features) -> str:
    """Compare the days of publication."""
    if a.published < 0 or b.published < 0:
        return "unknown"
    gap = abs(a.published - b.published)
    if gap == 0:
        return "same"
    if gap <= 1:
        return "next"
    if gap <= 3:
        return "near"
    if a.first_day == b.first_day and a.day_precision == b.day_precision == 1:
        return "later"  # both name the day, so the gap is explained
    return "apart" if gap <= 14 else "far_apart"


def place(a: Features, b: Features) -> str:
    """Compare the most exact places: one point, near, in one division, elsewhere."""
    best, found = 9, "unknown"
    for one in a.spots[:4]:
        for two in b.spots[:4]:
            level = place_level(one, two)
            rank = _PLACE_ORDER[level]
            if rank < best:
                best, found = rank, level
    return found


_PLACE_ORDER = {
    "same": 0, "same_name": 0, "near": 1, "inside": 2, "around": 3, "same_division": 4, "country": 5, "other_country": 6,
    "elsewhere": 7, "unknown": 8,
}  # fmt: skip


def place_level(one: Spot, two: Spot) -> str:
    """Compare two places: ``same``, ``same_name``, ``near``, ``inside``, …; ``unknown`` where nothing speaks for or against."""
    if one.xyz is None or two.xyz is None or one.country != two.country:
        # not placed, or placed in two countries: the name is all there is
        named = one.name == two.name or (one.sound != "" and one.sound == two.sound)
        closest = min(one.precision, two.precision)
        if named and (closest <= _TOWN or closest == UNPLACED):
            return "same_name"
    if one.country and two.country and one.country != two.country:
        return "other_country"
    exact = one.precision <= _TOWN and two.precision <= _TOWN
    if one.id == two.id or (one.name == two.name and one.name):
        return "same" if exact else "country" if max(one.precision, two.precision) >= 5 else "inside"
    if max(one.precision, two.precision) >= 5:
        return "country" if one.country and one.country == two.country else "unknown"
    if exact and one.xyz is not None and two.xyz is not None:
        km = distance(one.xyz, two.xyz)
        if km <= _SAME_KM:
            return "same"
        if km <= _NEAR_KM:
            return "near"
        return "around" if km <= _AROUND_KM else "elsewhere"
    if one.admin1 and two.admin1:
        if one.admin1 == two.admin1:
            return "same_division" if exact else "inside"
        if not exact and one.xyz is not None and two.xyz is not None:
            return "around" if distance(one.xyz, two.xyz) <= _AROUND_KM else "elsewhere"
        return "elsewhere"
    return "unknown"


def distance(one: tuple[float, float, float], two: tuple[float, float, float]) -> float:
    """Return the great-circle distance of two points on the unit sphere in kilometres."""
    dot = one[0] * two[0] + one[1] * two[1] + one[2] * two[2]
    return EARTH_KM * math.acos(max(-1.0, min(1.0, dot)))


def method(a: Features, b: Features) -> str:
    """Compare the families of acts."""
    if not a.families or not b.families:
        return "unknown"
    if not a.families.isdisjoint(b.families):
        return "same"
    for one in a.families:
        for two in b.families:
            if are_near(one, two):
                return "near"
    return "other"


def killed(a: Features, b: Features) -> str:
    """Compare the tolls: one number, ranges that meet, a growing toll, or too far apart to be one."""
    return _tolls(a.killed, b.killed, a, b)


def injured(a: Features, b: Features) -> str:
    """Compare the numbers of injured."""
    return _tolls(a.injured, b.injured, a, b)


def _tolls(one: tuple[int, int, int] | None, two: tuple[int, int, int] | None, a: Features, b: Features) -> str:
    if one is None or two is None:
        return "unknown"
    small, large = sorted((one[1], two[1]))
    if small == large:
        return "same_large" if small >= 10 else "same" if small >= 3 else "same_few"
    if small * 1.5 + 1 >= large:
        return "close"
    if small * 3 + 2 >= large:
        return "differ"
    return "far" if small * 6 + 5 >= large else "very_far"


def initiators(a: Features, b: Features) -> str:
    """Compare the named initiators; who is named by one account only says nothing."""
    if not a.initiators or not b.initiators:
        return "unknown"
    if not a.initiators.isdisjoint(b.initiators):
        return "same"
    return "swapped" if a.initiators & b.targets or b.initiators & a.targets else "other"


def targets(a: Features, b: Features) -> str:
    """Compare the named targets."""
    if not a.targets or not b.targets:
        return "unknown"
    return "same" if not a.targets.isdisjoint(b.targets) else "other"


def words(a: Features, b: Features) -> str:
    """Compare the telling words by their cosine; words of known actors' names count little."""
    if min(len(a.words) + len(a.known_words), len(b.words) + len(b.known_words)) < _FEWEST_WORDS:
        return "unknown"
    common = len(a.words & b.words) + KNOWN_WEIGHT * len(a.known_words & b.known_words)
    share = common / (a.words_norm * b.words_norm)
    for level, below in _WORD_LEVELS:
        if share < below:
            return level
    return "most"


_FEWEST_WORDS = 4
_WORD_LEVELS = (("none", 0.05), ("few", 0.1), ("some", 0.18), ("many", 0.32))


def prominence(a: Features, b: Features) -> str:
    """Whether both documents are mainly about it."""
    return "both_main" if a.main and b.main else "one_main" if a.main or b.main else "neither_main"


# those that settle most pairs first
FEATURES = (day, place, published, prominence, words, killed, method, initiators, injured, targets)
