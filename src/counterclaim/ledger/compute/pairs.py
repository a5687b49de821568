"""Pairs that share a key, for a whole ledger: streamed from the table of keys, each pair once, in bounded memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Column, Connection, Table, select

Pairs = NDArray[np.uint64]
SHIFT = np.uint64(32)
LOW = np.uint64(0xFFFFFFFF)
_FULL = 8_000_000  # pairs that wait before the doubled ones are taken out


def all_pairs(
    connection: Connection, table: Table, largest: int, index: dict[str, int], member: str, key: str
) -> Pairs:
    """Return every pair of members that share a key, once, as two numbers in one (the smaller in the upper half), sorted.

    Args:
        table: the table of keys, whose primary key is (`key`, `member`), so that one scan meets each key's members together.
        largest: keys that more members share are passed over.
        index: member → its number; members that are not in it are left out.
    """
    k: Column[Any] = table.c[key]
    m: Column[Any] = table.c[member]
    found: list[Pairs] = []
    waiting = 0
    done: Pairs = np.empty(0, dtype=np.uint64)
    rows = connection.execution_options(stream_results=True, yield_per=20_000).execute(select(k, m).order_by(k, m))
    for _, group in groupby(rows, key=itemgetter(0)):
        members = [index[row[1]] for row in group if row[1] in index]
        if not 1 < len(members) <= largest:
            continue
        found.append(_block(members))
        waiting += len(found[-1])
        if waiting > _FULL:
            done = np.unique(np.concatenate([done, *found]))
            found, waiting = [], 0
    return np.unique(np.concatenate([done, *found]))


def _block(members: list[int]) -> Pairs:
    ordered = np.sort(np.asarray(members, dtype=np.uint64))
    first, other = np.triu_indices(len(ordered), k=1)
    return (ordered[first] << SHIFT) | ordered[other]


def packed(pairs: Iterable[tuple[int, int]]) -> Pairs:
    """Pack pairs of numbers as `all_pairs` does."""
    values = np.fromiter(((min(a, b) << 32) | max(a, b) for a, b in pairs), dtype=np.uint64)
    return np.unique(values)


def unpacked(pairs: Pairs) -> Iterator[tuple[int, int]]:
    """The pairs as numbers, in their order."""
    for at in range(0, len(pairs), 100_000):
        part = pairs[at : at + 100_000]
        yield from zip((part >> SHIFT).tolist(), (part & LOW).tolist(), strict=True)
