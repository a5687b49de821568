"""Blocking: keys that accounts of one happening share, so that only accounts with a common key are compared.

Keys join a window of days with a place cell, with a named pair of sides, or with rare words; the number of pairs then grows
nearly with the number of accounts. A key that too many accounts share tells nothing and is passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from counterclaim.ledger.families import EFFECT, family_of
from counterclaim.records import Account

LARGEST = 400  # accounts that share a key; larger blocks are passed over
_TOWN = 3
_CELL = 0.5  # degrees
_LONG = 14  # days: a longer range is blocked by month
_WORDS = 6


def account_keys(account: Account) -> tuple[str, ...]:
    """Return the blocking keys of an account, sorted; accounts that share none are never compared."""
    days = _days(account)
    cells = _cells(account)
    keys: set[str] = set()
    for day in days:
        keys.update(f"{day}|{cell}" for cell in cells)
    if not cells or all(cell.startswith("c:") for cell in cells):
        families = sorted({family_of(frame) for frame in account.frames} - {EFFECT}) or [EFFECT]
        keys.update(f"{day}|{family}" for day in days for family in families[:2])
    weeks = {str(int(day[1:]) // 7) for day in days if day.startswith("d")}
    rare = sorted(account.names, key=lambda word: (-len(word), word))[:_WORDS]
    keys.update(f"w{week}|{word}" for week in weeks for word in rare)
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


def _days(account: Account) -> Sequence[str]:
    """The days of the happening and one before and after; the month where it lasted long; else those of publication."""
    when = account.when
    start = when.start or when.end if when else None
    end = when.end or when.start if when else None
    if start is None or end is None:
        start = end = account.published
    if start is None or end is None:
        return ("",)
    first, last = start.toordinal(), end.toordinal()
    if last - first > _LONG:
        return tuple(sorted({f"m{start:%Y-%m}", f"m{end:%Y-%m}"}))
    return tuple(f"d{day}" for day in range(first - 1, last + 2))


def _cells(account: Account) -> list[str]:
    found: set[str] = set()
    for place in account.places[:4]:
        precision = place.geo_precision or 9
        if precision <= _TOWN and place.lat is not None and place.lon is not None:
            row, column = int((place.lat + 90) / _CELL), int((place.lon + 180) / _CELL)
            # the four cells around the nearest corner: two places within half a cell always share one
            up = 1 if (place.lat + 90) / _CELL - row >= 0.5 else -1
            right = 1 if (place.lon + 180) / _CELL - column >= 0.5 else -1
            found.update(f"g:{r}:{c}" for r in (row, row + up) for c in (column, column + right))
        if place.admin1:
            found.add(f"a:{place.country}:{place.admin1}")
        elif place.country and not found:
            found.add(f"c:{place.country}")
    return sorted(found)
