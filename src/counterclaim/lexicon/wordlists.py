"""Plain word lists that the reading of actors and happenings uses, so that they can be edited without code."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from counterclaim.datafiles import DataEntry, load_entries

WORDS_FILE = Path(__file__).parent / "data" / "actor_words.yaml"
HAPPENINGS_FILE = Path(__file__).parent / "data" / "happenings.yaml"


class WordList(DataEntry):
    """One list: its name, what it is used for, its words in lower case."""

    list: str
    use: str
    words: tuple[str, ...]


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    return {entry.list: frozenset(entry.words) for entry in load_entries((WORDS_FILE, HAPPENINGS_FILE), WordList)}


@lru_cache(maxsize=1024)
def word_list(name: str) -> frozenset[str]:
    """Return the words of the list called `name`.

    Raises:
        KeyError: when the data file has no such list (a mistake in the program, not of the user).
        DataFileError: when the file does not hold, with file and line of each problem.
    """
    return _lists()[name]
