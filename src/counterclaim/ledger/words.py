"""The words of a text that tell one happening from another: rare words and names, folded and cut to a rough stem.

Common words, words of reporting and the lexicon's own triggers (killed, strike, army …) tell nothing apart and are left
out. Apostrophes and commas may be lost in a text, so a final ``s`` counts for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import yaml

from counterclaim.lexicon.frames import frames
from counterclaim.registry import fold

_FILE = Path(__file__).with_name("common_words.yaml")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
_LONGEST = 7  # letters kept of a word: a rough stem
MOST = 60  # words kept of one account


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
    return None if stem in common_stems() else stem


def cut(word: str) -> str:
    """Return a folded word without a final s and cut to seven letters."""
    if word.endswith("s") and not word.endswith("ss") and len(word) > 4:
        word = word[:-1]
    return word[:_LONGEST]


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Return all words that tell nothing: the list in ``common_words.yaml``."""
    loaded = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return frozenset(fold(word) for entry in loaded for word in str(entry["words"]).split())


@lru_cache(maxsize=1)
def common_stems() -> frozenset[str]:
    """Return the stems of common words and of the lexicon's one-word triggers."""
    triggers = (text for frame in frames().values() for text in (*frame.verbs, *frame.nouns))
    single = (
        fold(word) for text in triggers for word in text.split()[:1] if word.isalpha() and " " not in text.strip()
    )
    return frozenset(cut(word) for word in (*common_words(), *single))
