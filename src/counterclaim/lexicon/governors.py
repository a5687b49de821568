"""Governors: words that decide whether what hangs on them has happened (``data/governors.yaml``).

The classes follow the event-selecting predicates of FactBank (Saurí and Pustejovsky 2009): volition, commitment,
expectation, prevention, implicatives and aspect; the word lists are our own.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

from counterclaim.datafiles import DataEntry, load_entries

Effect = Literal[
    "planned",
    "agreed",
    "demanded",
    "feared",
    "expected",
    "prevented",
    "possible",
    "probable",
    "denied",
    "ended",
    "tried",
    "due",
    "open",
    "allowed",
    "deferred",
    "purpose",
    "needed",
    "brought",
    "shown",
]
GovernorPos = Literal["verb", "noun", "adjective", "adverb", "phrase"]

GOVERNORS_FILE = Path(__file__).parent / "data" / "governors.yaml"


class Governor(DataEntry):
    """Words of one part of speech with the same effect on what hangs on them."""

    words: tuple[str, ...]
    pos: GovernorPos
    effect: Effect
    through: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def governors() -> dict[tuple[str, str], tuple[Governor, ...]]:
    """Return the governors by part of speech and word, read once in a process.

    Raises:
        DataFileError: with file and line of everything that is wrong.
    """
    found: dict[tuple[str, str], tuple[Governor, ...]] = {}
    for governor in load_entries(GOVERNORS_FILE, Governor):
        for word in governor.words:
            key = (governor.pos, word)
            found[key] = (*found.get(key, ()), governor)
    return found
