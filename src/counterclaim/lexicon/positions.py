"""Position words: by which words somebody takes a stand on an issue (``data/positions.yaml``)."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from counterclaim.datafiles import DataEntry, load_entries
from counterclaim.lexicon.words import DATA
from counterclaim.records import Direction


class PositionWords(DataEntry):
    """The words of one direction."""

    direction: Direction
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    adjectives: tuple[str, ...]


class PositionIndex(NamedTuple):
    """Words to direction. Verbs and adjectives as (word, preposition or particle), empty where there is none."""

    verbs: dict[tuple[str, str], Direction]
    nouns: dict[str, Direction]
    adjectives: dict[tuple[str, str], Direction]


@lru_cache(maxsize=1)
def position_words() -> PositionIndex:
    """Return the words of ``positions.yaml``; the first entry that has a word wins.

    Raises:
        DataFileError: with file and line of each bad entry.
    """
    index = PositionIndex({}, {}, {})
    for entry in load_entries(DATA / "positions.yaml", PositionWords):
        for texts, held in ((entry.verbs, index.verbs), (entry.adjectives, index.adjectives)):
            for text in texts:
                word, _, after = text.partition(" ")
                held.setdefault((word, after), entry.direction)
        for noun in entry.nouns:
            index.nouns.setdefault(noun, entry.direction)
    return index
