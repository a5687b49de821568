"""Clusters accounts into happenings: average linkage within connected components, under judgements.

Links are log odds; two groups are joined while the mean of the links between them is above zero, best first. A pair that
was never compared counts as evidence against, and two accounts of one document all the more, so that a chain of weak links
joins nothing. What documents are mainly about
is joined first; what they only mention goes to these groups afterwards and never joins two of them. Judgements bind: ``same``
joins before anything else, ``different`` keeps apart whatever the links say.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from counterclaim.records import Link

UNCOMPARED = -3.0  # log odds of a pair that shares no blocking key
ONE_DOCUMENT = -20.0  # log odds of two accounts of one document, which tells its happenings apart itself


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement on two accounts (ids): they tell of one happening, or do not."""

    first: str
    other: str
    verdict: Literal["same", "different"]


def cluster(
    accounts: Iterable[str],
    links: Iterable[Link | tuple[str, str, float]],
    judgements: Iterable[Judged] = (),
    threshold: float = 0.0,
    *,
    main: Collection[str] = (),
) -> list[tuple[str, ...]]:
    """Group accounts into happenings.

    Args:
        accounts: ids of all accounts.
        links: compared pairs, as `Link` or (first, other, score).
        judgements: what people have said of pairs.
        threshold: mean log odds above which two groups are joined.
        main: ids of the accounts that their documents are mainly about.

    Returns:
        Groups of ids, each sorted, ordered by their first id; every account is in one. The order of the input never matters.
    """
    ids = sorted(set(accounts))
    known = set(ids)
    scores: dict[tuple[str, str], float] = {}
    for one in links:
        first, other, value = (one.first, one.other, one.score) if isinstance(one, Link) else one
        if first in known and other in known and first != other:
            scores[(first, other) if first < other else (other, first)] = value
    same: set[tuple[str, str]] = set()
    apart: set[tuple[str, str]] = set()
    for judged in judgements:
        if judged.first in known and judged.other in known and judged.first != judged.other:
            pair = (judged.first, judged.other) if judged.first < judged.other else (judged.other, judged.first)
            (same if judged.verdict == "same" else apart).add(pair)
    groups: list[tuple[str, ...]] = []
    for component in components(ids, [pair for pair, value in scores.items() if value > threshold] + sorted(same)):
        groups.extend(_agglomerate(component, scores, same, apart, threshold, main))
    return sorted(groups)


def components(ids: Sequence[str], pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Return the connected components of a graph, each sorted, in the order of `ids`."""
    parent = {one: one for one in ids}

    def find(one: str) -> str:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for first, other in pairs:
        a, b = find(first), find(other)
        if a != b:
            parent[max(a, b)] = min(a, b)
    found: dict[str, list[str]] = {}
    for one in ids:
        found.setdefault(find(one), []).append(one)
    return list(found.values())


def _agglomerate(
    component: list[str],
    scores: Mapping[tuple[str, str], float],
    same: set[tuple[str, str]],
    apart: set[tuple[str, str]],
    threshold: float,
    main: Collection[str],
) -> list[tuple[str, ...]]:
    if len(component) == 1:
        return [tuple(component)]
    index = {one: i for i, one in enumerate(component)}
    members: dict[int, list[int]] = {i: [i] for i in range(len(component))}
    sums: dict[int, dict[int, tuple[float, int]]] = {i: {} for i in members}
    barred: dict[int, set[int]] = {i: set() for i in members}
    inside = set(component)
    documents = [one.rpartition("-")[0] for one in component]
    for i, one in enumerate(component):
        for k, other in enumerate(component[i + 1 :], i + 1):
            value = ONE_DOCUMENT if documents[i] and documents[i] == documents[k] else scores.get((one, other))
            if value is not None:
                j = index[other]
                sums[i][j] = sums[j][i] = (value, 1)
    for first, other in apart:
        if first in inside and other in inside:
            barred[index[first]].add(index[other])
            barred[index[other]].add(index[first])
    for first, other in sorted(same):
        if first in inside and other in inside:
            a, b = _home(members, index[first]), _home(members, index[other])
            if a != b:
                _join(min(a, b), max(a, b), members, sums, barred)
    mains = {i: sum(component[j] in main for j in group) for i, group in members.items()}
    heap: list[tuple[int, float, int, int, int, int]] = []

    def push(a: int, b: int) -> None:
        if b not in barred[a]:
            side = mains[a] < len(members[a]) or mains[b] < len(members[b])
            if side and mains[a] and mains[b]:
                return
            mean = _mean(sums[a][b], len(members[a]) * len(members[b]))
            if mean > threshold:
                a, b = min(a, b), max(a, b)
                heapq.heappush(heap, (int(side), -mean, a, b, len(members[a]), len(members[b])))

    for low in members:
        for high in sums[low]:
            if low < high:
                push(low, high)
    while heap:
        _, _, a, b, size_a, size_b = heapq.heappop(heap)
        if a not in members or b not in members or (len(members[a]), len(members[b])) != (size_a, size_b):
            continue
        _join(a, b, members, sums, barred)
        mains[a] += mains.pop(b)
        for neighbour in sums[a]:
            push(a, neighbour)
    return [tuple(sorted(component[i] for i in group)) for group in members.values()]


def _mean(total: tuple[float, int], pairs: int) -> float:
    value, compared = total
    return (value + (pairs - compared) * UNCOMPARED) / pairs


def _home(members: Mapping[int, list[int]], one: int) -> int:
    return next(key for key, group in members.items() if one in group)


def _join(
    a: int,
    b: int,
    members: dict[int, list[int]],
    sums: dict[int, dict[int, tuple[float, int]]],
    barred: dict[int, set[int]],
) -> None:
    members[a] = members[a] + members.pop(b)
    for other, (value, compared) in sums.pop(b).items():
        sums[other].pop(b, None)
        if other == a:
            continue
        ours = sums[a].get(other, (0.0, 0))
        sums[a][other] = sums[other][a] = (ours[0] + value, ours[1] + compared)
    sums[a].pop(b, None)
    for other in barred.pop(b):
        barred[other].discard(b)
        if other != a:
            barred[other].add(a)
            barred[a].add(other)
    barred[a].discard(b)
