"""Word classes: small named lists of words (`@projectile`, `@aircraft`) that triggers use to constrain their fillers."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import Field

from counterclaim.datafiles import DataEntry, load_entries

DATA = Path(__file__).parent / "data"


class WordClass(DataEntry):
    """One class: `id`, what it holds, its words as dictionary forms, and whether they name a weapon or its carrier."""

    id: str = Field(pattern=r"^[a-z_]+$")
    meaning: str
    words: tuple[str, ...]
    weapon: bool = False


@lru_cache(maxsize=1)
def word_classes() -> dict[str, WordClass]:
    """Return all word classes of ``weapons.yaml`` by id.

    Raises:
        DataFileError: with file and line of each bad entry.
    """
    return {entry.id: entry for entry in load_entries(DATA / "weapons.yaml", WordClass)}


@lru_cache(maxsize=1)
def weapon_words() -> frozenset[str]:
    """Return all words that name a weapon or what carries it."""
    return frozenset(word for entry in word_classes().values() if entry.weapon for word in entry.words)


@lru_cache(maxsize=64)
def members(name: str) -> frozenset[str]:
    """Return the words of one class (`name` without the ``@``); an unknown name raises `KeyError`."""
    return frozenset(word_classes()[name].words)
