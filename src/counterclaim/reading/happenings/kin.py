"""Kin: which frames may tell one happening by different words ("the attack", "the shooting", "were killed")."""

from __future__ import annotations

from functools import lru_cache

from counterclaim.lexicon.frames import frames, general
from counterclaim.lexicon.wordlists import word_list

SAME, KIN, LOOSE, APART = 3, 2, 1, 0
_GROUPS = (
    "kin_explosions", "kin_bombardment", "kin_gunfire", "kin_fighting", "kin_captivity", "kin_unrest", "kin_agreement",
    "kin_talks", "kin_flight", "kin_withdrawal",
)  # fmt: skip


@lru_cache(maxsize=65_536)  # all pairs of the lexicon
def kinship(one: str, other: str) -> int:
    """Return how near two frames are: `SAME`, `KIN` (two of one group), `LOOSE` (one is general), or `APART`."""
    first, second = general(one), general(other)
    if first == second:
        return SAME
    effects, anything = word_list("kin_effects"), word_list("kin_any_violence")
    for a, b in ((first, second), (second, first)):
        if a in anything | effects and (_violent(b) or (a in effects and b in word_list("kin_unrest"))):
            return LOOSE
    if any(first in word_list(group) and second in word_list(group) for group in _GROUPS):
        return KIN
    return APART


@lru_cache(maxsize=1024)
def kindred(frame: str) -> frozenset[str]:
    """Return all frames that may tell one happening with this one."""
    return frozenset(other for other in (*frames(), frame) if kinship(frame, other) != APART)


@lru_cache(maxsize=1024)
def effect(frame: str) -> bool:
    """Whether a frame tells the effect of violence, not the deed."""
    return general(frame) in word_list("kin_effects")


def _violent(frame: str) -> bool:
    entry = frames().get(frame)
    return entry is not None and entry.violent
