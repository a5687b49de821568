"""Pact words: what verbs and nouns say of an agreement (``data/pacts.yaml``): signed, in force, extended, violated, ended."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from counterclaim.datafiles import DataEntry, load_entries
from counterclaim.lexicon.words import DATA
from counterclaim.records import PactStatus


class PactWords(DataEntry):
    """The words of one status."""

    status: PactStatus
    does: tuple[str, ...]
    is_: tuple[str, ...]
    nouns: tuple[str, ...]

    model_config = DataEntry.model_config | {"alias_generator": lambda name: name.rstrip("_")}


class PactIndex(NamedTuple):
    """Words to status: verbs with the agreement as object, as subject, and nouns "of" it."""

    does: dict[str, PactStatus]
    is_: dict[str, PactStatus]
    nouns: dict[str, PactStatus]


@lru_cache(maxsize=1)
def pact_words() -> PactIndex:
    """Return the words of ``pacts.yaml``; the first entry that has a word wins.

    Raises:
        DataFileError: with file and line of each bad entry.
    """
    index = PactIndex({}, {}, {})
    for entry in load_entries(DATA / "pacts.yaml", PactWords):
        for words, held in ((entry.does, index.does), (entry.is_, index.is_), (entry.nouns, index.nouns)):
            for word in words:
                held.setdefault(word, entry.status)
    return index
