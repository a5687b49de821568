"""Blocking: keys that accounts of one happening share, so that only accounts with a common key are compared.

A key joins a time with something else that reports of one happening have in common:

* a pair of days with a place cell (one degree, a first-order division, or the sound of a place that is not on the map);
* a pair of days with a toll, or (for what a document is mainly about) with a country or a named initiator;
* a week with one of the first telling words;
* no time at all with a toll of ten or more and a place: anniversaries and reactions come late.

So the number of pairs grows nearly with the number of accounts. A key that too many accounts share is passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from counterclaim.ledger.linking.features import sound_of
from counterclaim.ledger.words import KNOWN
from counterclaim.records import Account
from counterclaim.registry import fold

LARGEST = 400  # accounts that share a key; larger blocks are passed over
_TOWN, _DIVISION = 3, 4  # geo_precision
_PLACES = 3
_WORDS, _SIDE_WORDS = 8, 3
_LEAST_TOLL, _LATE_TOLL = 3, 10
_LAST_DAYS = 3  # of a range that a report leaves open: news is rarely older


def account_keys(account: Account) -> tuple[str, ...]:
    """Return the blocking keys of an account, sorted; accounts that share none are never compared."""
    days = _days(account)
    pairs = sorted({f"e{day // 2}" for day in days} | {f"o{(day + 1) // 2}" for day in days})
    weeks = sorted({f"w{day // 7}" for day in days})
    cells = _cells(account)
    keys = {f"{pair}|{cell}" for pair in pairs for cell in cells}
    toll = account.killed.best if account.killed else None
    if toll is not None and toll >= _LEAST_TOLL:
        keys.update(f"{pair}|k{toll}" for pair in pairs)
        if toll >= _LATE_TOLL:
            keys.update(f"k{toll}|{cell}" for cell in cells)
    if account.main:
        countries = {place.country for place in account.places[:_PLACES] if place.country}
        known = {actor.id for actor in account.actors if actor.known}
        named = [f"i:{ref}" for ref in account.initiators if ref in known]
        keys.update(f"{pair}|{other}" for pair in pairs for other in (*(f"c:{code}" for code in countries), *named[:2]))
    telling = [word for word in account.names if not word.startswith(KNOWN)]
    keys.update(f"{week}|{word}" for week in weeks for word in telling[: _WORDS if account.main else _SIDE_WORDS])
    return tuple(sorted(keys))


def candidate_pairs(keys: Mapping[str, Iterable[str]], largest: int = LARGEST) -> Iterator[tuple[str, str]]:
    """Yield each pair of accounts that share a key once, smaller id first, in a fixed order.

    Args:
        keys: account id → its keys.
        largest: keys that more accounts share are passed over.
    """
    blocks: dict[str, list[str]] = {}
    for account in sorted(keys):
        for key in keys[account]:
            blocks.setdefault(key, []).append(account)
    partners: dict[str, set[str]] = {}
    for members in blocks.values():
        if 1 < len(members) <= largest:
            for first, other in combinations(members, 2):
                partners.setdefault(first, set()).add(other)
    for first in sorted(partners):
        for other in sorted(partners[first]):
            yield first, other


def _days(account: Account) -> list[int]:
    """The days that the account is found by: of an open range the last ones, of a long one the ends."""
    when = account.when
    start = (when.start or when.end) if when else None
    end = (when.end or when.start) if when else None
    if start is None or end is None:
        start = end = account.published
    if start is None or end is None:
        return []
    first, last = start.toordinal(), end.toordinal()
    if last - first < _LAST_DAYS:
        return list(range(first, last + 1))
    ends = list(range(last - _LAST_DAYS + 1, last + 1))
    return ends if account.published is not None and end >= account.published else [first, *ends]


def _cells(account: Account) -> list[str]:
    found: dict[str, None] = {}
    for place in account.places[:_PLACES]:
        precision = place.geo_precision
        if precision is None or place.lat is None or place.lon is None:
            name = fold(place.name)
            found[f"n:{sound_of(name) or name}"] = None
        elif precision <= _TOWN:
            found[f"g:{int(place.lat + 90)}:{int(place.lon + 180)}"] = None
        if place.admin1 and precision is not None and precision <= _DIVISION:
            found[f"a:{place.country}:{fold(place.admin1)}"] = None
    return list(found)
