"""Loaded words of public debate, by strength: a wide list beside the framing lexicon of conflict wording.

The files ``data/loaded/*.yaml`` are lists of groups, our own, written from general knowledge of English news and opinion:

    strength  3: judges wherever it stands; 2: mostly; 1: only in a sentence that judges as a whole
    pos       NOUN, VERB, ADJ or ADV: only as this part of speech (optional); an ADJ is also found as its adverb in -ly
    names     true where the words name whom they judge ("liar": a label; optional)
    ending    true where the words are second parts of compounds ("-ridden", optional)
    words     dictionary forms, small letters

No entry names a person, party, people or faith, and what is listed for the left is listed for the right.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import field_validator

from counterclaim.datafiles import DataEntry, load_entries
from counterclaim.errors import DataFileError

LOADED_FOLDER = Path(__file__).parent / "data" / "loaded"
Pos = Literal["NOUN", "VERB", "ADJ", "ADV"]
Strength = Literal[1, 2, 3]
_PIECE = re.compile(r"-|[^\s-]+?(?=n't\b|'(?:s|re|ll|d|ve|m)\b|[\s-]|$)|n't\b|'(?:s|re|ll|d|ve|m)\b")


class LoadedGroup(DataEntry):
    """Words of one strength and part of speech."""

    strength: Strength
    pos: Pos | None = None
    ending: bool = False
    names: bool = False
    words: tuple[str, ...]

    @field_validator("words")
    @classmethod
    def _plain(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for word in value:
            if not word or word != " ".join(word.split()).lower():
                raise ValueError(f"write {word!r} in small letters with single blanks")
        return value


@dataclass(frozen=True, slots=True)
class LoadedWord:
    """One word or phrase as the tokeniser cuts it (a hyphen is a word), with the group's strength and where it stands."""

    words: tuple[str, ...]
    strength: int
    pos: Pos | None
    where: str
    names: bool = False

    @property
    def term(self) -> str:
        """The words in one string."""
        return " ".join(self.words).replace(" - ", "-")


@dataclass(frozen=True, slots=True)
class LoadedLexicon:
    """All loaded words by their first word, the longest first; and the endings of judging compounds.

    `single` has the words that stand alone, `seconds` the second words of phrases by their first: phrases begin with common
    words, and most texts have the first word of one without the second.
    """

    entries: tuple[LoadedWord, ...]
    by_first: dict[str, tuple[LoadedWord, ...]]
    endings: dict[str, LoadedWord]
    single: dict[str, tuple[LoadedWord, ...]]
    seconds: dict[str, frozenset[str]]

    def beginning(self, first: str, following: Iterable[str]) -> tuple[LoadedWord, ...]:
        """Return the entries, the longest first, that may stand where `first` does and one of `following` after it."""
        seconds = self.seconds.get(first, ())
        for word in following:
            if word in seconds:
                return self.by_first[first]
        return self.single.get(first, ())


@lru_cache(maxsize=1)
def loaded_lexicon() -> LoadedLexicon:
    """Load and check the lists of loaded words.

    Raises:
        DataFileError: with file and line of every problem.
    """
    return lexicon_of(load_entries(sorted(LOADED_FOLDER.glob("*.yaml")), LoadedGroup))


def lexicon_of(groups: Iterable[LoadedGroup]) -> LoadedLexicon:
    """Index the groups.

    Raises:
        DataFileError: when a word stands twice for one part of speech.
    """
    endings: dict[str, LoadedWord] = {}
    seen: dict[tuple[str, Pos | None], str] = {}
    entries: list[LoadedWord] = []
    problems: list[str] = []
    for group in groups:
        for word in group.words:
            entry = LoadedWord(tuple(_PIECE.findall(word)), group.strength, group.pos, group.where, group.names)
            if group.ending:
                endings[word] = entry
                continue
            if (word, group.pos) in seen:
                problems.append(f"{group.where}: words: {word!r} stands here and in {seen[word, group.pos]}")
            seen[word, group.pos] = group.where
            entries.append(entry)
    if problems:
        raise DataFileError(problems)
    entries.extend(_adverbs(entries, {word for word, pos in seen if pos == "ADV"}))
    by_first: dict[str, list[LoadedWord]] = defaultdict(list)
    for entry in entries:
        by_first[entry.words[0]].append(entry)
    first = {word: tuple(sorted(found, key=lambda e: (-len(e.words), -e.strength))) for word, found in by_first.items()}
    single = {word: tuple(e for e in found if len(e.words) == 1) for word, found in first.items()}
    seconds = {word: frozenset(e.words[1] for e in found if len(e.words) > 1) for word, found in first.items()}
    return LoadedLexicon(tuple(entries), first, endings, single, seconds)


def _adverbs(entries: Iterable[LoadedWord], known: set[str]) -> Iterator[LoadedWord]:
    for entry in entries:
        if entry.pos == "ADJ" and len(entry.words) == 1 and entry.strength > 1:
            adverb = _ly(entry.words[0])
            if adverb not in known:
                yield LoadedWord((adverb,), entry.strength, "ADV", entry.where)


def _ly(adjective: str) -> str:
    if adjective.endswith("ic"):
        return adjective + "ally"
    if adjective.endswith("le") and adjective[-3:-2] not in "aeiou":
        return adjective[:-1] + "y"
    if adjective.endswith("y"):
        return adjective[:-1] + "ily"
    return adjective + ("y" if adjective.endswith("ll") else "ly")
