"""Classes of weapons, from the lexicon's word classes: a "car bomb" and an "explosive device" are of one class."""

from __future__ import annotations

from functools import lru_cache

from counterclaim.lexicon.words import word_classes

# what flies sends what it drops or fires
_TOGETHER = ({"aircraft", "drone", "projectile", "explosive"}, {"explosive", "grenade"}, {"projectile", "firearm"})


@lru_cache(maxsize=4096)
def weapon_classes(words: str) -> frozenset[str]:
    """Return the classes that the words of a weapon belong to, with those that one weapon is often called by."""
    found: set[str] = set()
    for word in words.split():
        stem = word.removesuffix("s")
        found.update(
            entry.id
            for entry in word_classes().values()
            if entry.weapon and (word in entry.words or stem in entry.words)
        )
    for together in _TOGETHER:
        if found & together:
            return frozenset(found | together)
    return frozenset(found)
