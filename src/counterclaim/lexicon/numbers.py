"""Number words and the rules for vague counts, from ``data/numbers.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from counterclaim.datafiles import DataEntry, load_entries
from counterclaim.lexicon.words import DATA


class NumberEntry(DataEntry):
    """One number word, vague multiple, or bounding phrase."""

    id: str
    kind: Literal["number", "multiple", "bound"]
    words: tuple[str, ...]
    value: int | None = None
    low: float | None = None
    best: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The three tables, by lower-case words."""

    numbers: dict[str, int]
    multiples: dict[tuple[str, ...], NumberEntry]
    bounds: dict[tuple[str, ...], NumberEntry]


@lru_cache(maxsize=1)
def number_words() -> NumberWords:
    """Load the number words.

    Raises:
        DataFileError: with file and line of each bad entry.
    """
    numbers: dict[str, int] = {}
    multiples: dict[tuple[str, ...], NumberEntry] = {}
    bounds: dict[tuple[str, ...], NumberEntry] = {}
    for entry in load_entries(DATA / "numbers.yaml", NumberEntry):
        for word in entry.words:
            if entry.kind == "number" and entry.value is not None:
                numbers[word] = entry.value
            elif entry.kind == "multiple":
                multiples[tuple(word.split())] = entry
            else:
                bounds[tuple(word.split())] = entry
    return NumberWords(numbers, multiples, bounds)
