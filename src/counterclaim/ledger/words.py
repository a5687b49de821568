"""The words of a text that tell one happening from another: rare words and names, folded and cut to a rough stem.

Common words, words of reporting and the lexicon's own triggers (killed, strike, army …) tell nothing apart and are left
out. Names of known actors, countries and peoples stand in many reports of one war and tell little: they are kept with the
mark ``~``. All this is fixed beforehand and not counted in the ledger, so that a link never changes when documents arrive.
Apostrophes and commas may be lost in a text, so a final ``s`` counts for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from counterclaim.datafiles import DataEntry, load_entries
from counterclaim.lexicon.frames import frames
from counterclaim.registry import Registry, fold

_FILE = Path(__file__).with_name("common_words.yaml")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
_LONGEST = 7  # letters kept of a word: a rough stem
MOST = 60  # words kept of one account
KNOWN = "~"  # mark of a word of a known actor's name
_TELLING = "telling"


def telling_words(texts: Iterable[str], most: int = MOST) -> tuple[str, ...]:
    """Return the first `most` different telling words of some texts, in order of first appearance."""
    found: dict[str, None] = {}
    for text in texts:
        for word in _WORD.findall(fold(text)):
            for part in word.split("-") if "-" in word else (word,):
                stem = stem_of(part)
                if stem is not None:
                    found[stem] = None
    return tuple(found)[:most]


@lru_cache(maxsize=65_536)
def stem_of(word: str) -> str | None:
    """Return the rough stem of a folded word, or None where the word tells nothing."""
    if word.isdigit() or len(word) < 4 or word in common_words():
        return None
    stem = cut(word)
    if stem in common_stems():
        return None
    return KNOWN + stem if stem in known_stems() else stem


def cut(word: str) -> str:
    """Return a folded word without a final s and cut to seven letters."""
    if word.endswith("s") and not word.endswith("ss") and len(word) > 4:
        word = word[:-1]
    return word[:_LONGEST]


class _Words(DataEntry):
    """A list of words; those of kind ``telling`` always tell something, all others nothing."""

    kind: str
    words: str


@lru_cache(maxsize=1)
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    entries = load_entries(_FILE, _Words)
    telling = frozenset(fold(w) for entry in entries if entry.kind == _TELLING for w in entry.words.split())
    common = frozenset(fold(w) for entry in entries if entry.kind != _TELLING for w in entry.words.split())
    return telling, common - telling


def common_words() -> frozenset[str]:
    """Return all words that tell nothing, from ``common_words.yaml``.

    Raises:
        DataFileError: with file and line of each bad entry.
    """
    return _lists()[1]


@lru_cache(maxsize=1)
def _always() -> frozenset[str]:
    return frozenset(cut(word) for word in _lists()[0])


@lru_cache(maxsize=1)
def common_stems() -> frozenset[str]:
    """Return the stems of common words and of the lexicon's one-word triggers."""
    triggers = (text for frame in frames().values() for text in (*frame.verbs, *frame.nouns))
    single = (fold(text) for text in triggers if text.isalpha())
    return frozenset(cut(word) for word in (*common_words(), *single)) - _always()


@lru_cache(maxsize=1)
def known_stems() -> frozenset[str]:
    """Return the stems of the words in the names of the shipped registry's actors, and of countries' peoples."""
    registry = Registry.load()
    names = [name.name for actor in registry.actors.values() for name in actor.all_names()]
    words = (word for name in (*names, *registry.demonyms) for word in _WORD.findall(fold(name)))
    return frozenset(cut(part) for word in words for part in word.split("-")) - _always()
