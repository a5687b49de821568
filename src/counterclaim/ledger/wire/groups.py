"""Groups tellings into wire groups, and says who copied whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from counterclaim.ledger.wire.shares import is_retelling, shares
from counterclaim.ledger.wire.signature import band_keys, signature_of
from counterclaim.ledger.wire.text import Telling

LARGEST = 200  # texts that share a key: more of them share a set phrase or an outlet's background


@dataclass(frozen=True, slots=True)
class Copy:
    """A document that retells an earlier one: the nearest before it, and the share of its own runs that are the earlier's."""

    document: str
    copied_from: str
    share: float
    share_of_first: float


@dataclass(frozen=True, slots=True)
class WireGroup:
    """Documents that retell one text. The id comes from the first telling's key: ``w`` and 12 hexadecimal digits."""

    id: str
    original: str
    members: tuple[str, ...]
    copies: tuple[Copy, ...]


def wire_groups(
    tellings: Iterable[Telling], keys: Mapping[str, Iterable[str]] | None = None, largest: int = LARGEST
) -> list[WireGroup]:
    """Group documents that retell one text.

    Args:
        tellings: the documents; to add one to a ledger, give it and those that share a band key with it or with a group of these.
        keys: document key → its band keys, where they are known already.
        largest: band keys that more documents share are passed over.

    Returns:
        Groups of two or more, ordered by id; documents without a copy are in none. The order of the input never matters.
    """
    by_key = {one.key: one for one in tellings}
    blocks: dict[str, list[str]] = defaultdict(list)
    for key in sorted(by_key):
        own = keys[key] if keys is not None and key in keys else band_keys(signature_of(by_key[key].runs))
        for band in own:
            blocks[band].append(key)
    compared: set[tuple[str, str]] = set()
    near: dict[str, dict[str, Copy]] = defaultdict(dict)
    for members in blocks.values():
        if not 1 < len(members) <= largest:
            continue
        for i, first in enumerate(members):
            for other in members[i + 1 :]:
                if (first, other) not in compared:
                    compared.add((first, other))
                    _compare(by_key[first], by_key[other], near)
    return sorted((_group(by_key, near, part) for part in _parts(near)), key=lambda group: group.id)


def _compare(first: Telling, other: Telling, near: dict[str, dict[str, Copy]]) -> None:
    early, late = sorted((first, other), key=lambda one: one.rank)
    found = shares(early, late)
    if is_retelling(found):
        copy = Copy(late.key, early.key, round(found.of_other, 4), round(found.of_first, 4))
        near[late.key][early.key] = copy
        near[early.key].setdefault(late.key, copy)


def _parts(near: Mapping[str, Mapping[str, Copy]]) -> list[list[str]]:
    seen: set[str] = set()
    parts = []
    for start in sorted(near):
        if start in seen:
            continue
        part, stack = [], [start]
        seen.add(start)
        while stack:
            one = stack.pop()
            part.append(one)
            for other in near[one]:
                if other not in seen:
                    seen.add(other)
                    stack.append(other)
        parts.append(sorted(part))
    return parts


def _group(by_key: Mapping[str, Telling], near: Mapping[str, Mapping[str, Copy]], part: list[str]) -> WireGroup:
    ordered = sorted(part, key=lambda key: by_key[key].rank)
    copies = []
    for key in ordered[1:]:
        sources = [copy for copy in near[key].values() if copy.document == key]
        if sources:
            best = max(sources, key=lambda copy: (copy.share, copy.share_of_first, copy.copied_from))
            copies.append(best)
    original = ordered[0]
    return WireGroup("w" + sha256(original.encode()).hexdigest()[:12], original, tuple(ordered), tuple(copies))
