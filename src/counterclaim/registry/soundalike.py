"""Finds multi-word names in transliterations that nobody listed: ``Hasan Nasrullah`` for ``Hassan Nasrallah``.

Only names from languages that English papers transliterate, only runs of capitalised words, and only when the
consonant keys of all words agree, words that also occur in other languages' names (army, front) are the same, and the
spelling as a whole is close. Single words are never compared: they would hit too much.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from counterclaim.registry.entry import Entry, Name
from counterclaim.registry.fold import fold, sounds
from counterclaim.registry.listed import Listed, Record
from counterclaim.registry.table import Table

# Countries whose names reach English through transliteration (Arabic, Persian, Urdu, Cyrillic, Georgian, Amharic …).
TRANSLITERATED = frozenset(
    (
        "DZA", "BHR", "EGY", "IRQ", "JOR", "KWT", "LBN", "LBY", "MRT", "MAR", "OMN", "PSE", "QAT", "SAU",
        "SOM", "SDN", "SYR", "TUN", "ARE", "YEM", "ESH", "DJI", "COM", "IRN", "AFG", "TJK", "PAK", "RUS",
        "UKR", "BLR", "BGR", "SRB", "MKD", "KAZ", "KGZ", "UZB", "TKM", "GEO", "ARM", "AZE", "ETH", "ERI",
        "BGD", "IND", "NPL", "LKA", "MLI", "NER", "TCD", "ISR", "TUR",
    )
)  # fmt: skip
_RUN = re.compile(r"[A-Z][a-z]+(?: (?:(?:al|e|bin|ibn|abu|abd|wa|ul|ud) )*[A-Z][a-z]+)+")
_SKIP = frozenset(("al", "e", "wa", "ul", "ud"))
_CLOSE, _CLOSE_SHORT = 0.72, 0.8  # of words over and up to five letters; lower finds "Star" in "Sadr"
_ENGLISH = frozenset(("minister", "ministry", "president", "general", "north", "south", "east", "west", "movement"))
_MOST_WORDS = 6
_MOST_MET = 10_000  # runs of words whose names are kept

_key = lru_cache(maxsize=200_000)(sounds)


def fixed_words(names: Iterable[tuple[Entry, Name]]) -> frozenset[str]:
    """Words of multi-word names that also occur in names of other languages (army, front): they sound like nothing else."""
    return _ENGLISH.union(
        *(fold(name.name).split() for entry, name in names if not TRANSLITERATED & set(entry.country))
    )


def sound_keys(entry: Entry, name: Name, fixed: frozenset[str]) -> Iterator[str]:
    """The key under which a multi-word name is heard; none for names that are not transliterated."""
    words = _words(fold(name.name))
    if not TRANSLITERATED & set(entry.country) or name.case == "exact" or not 2 <= len(words) <= _MOST_WORDS:
        return
    if not all(word in fixed or len(word) < 4 for word in words):
        yield " ".join(_key(word) for word in words)


class SoundAlikes:
    """Finds names by sound.

    Args:
        keys: table of `sound_keys`. fixed: the `fixed_words`.
        listed: gives the entry and name of a record of `keys`.
    """

    def __init__(self, keys: Table, fixed: Table, listed: Callable[[Record], Listed]) -> None:
        self._by_key = keys
        self._fixed = fixed
        self._listed = listed
        self._met: dict[tuple[str, ...], list[Listed]] = {}

    def find(self, cased: str) -> Iterator[tuple[int, int, list[Listed]]]:
        """Runs of words in the folded text `cased` that sound like a listed name, longest first, without overlap."""
        for run in _RUN.finditer(cased):
            words = [(m.start(), m.end(), m[0].lower()) for m in re.finditer(r"[A-Za-z]+", run[0])]
            words = [word for word in words if word[2] not in _SKIP]
            at = 0
            while at < len(words) - 1:
                if _key(words[at][2]) not in self._by_key.firsts:
                    at += 1
                    continue
                for size in range(min(_MOST_WORDS, len(words) - at), 1, -1):
                    span = words[at : at + size]
                    same = self._same(tuple(word[2] for word in span))
                    if same:
                        yield run.start() + span[0][0], run.start() + span[-1][1], same
                        at += size - 1
                        break
                at += 1

    def _same(self, words: tuple[str, ...]) -> list[Listed]:
        """The names that sound like these words; kept, as texts have the same ones again and again."""
        same = self._met.get(words)
        if same is None:
            if len(self._met) >= _MOST_MET:
                self._met.clear()
            same = self._met[words] = self._find_same(words)
        return same

    def _find_same(self, words: tuple[str, ...]) -> list[Listed]:
        records = self._by_key.get(" ".join(_key(word) for word in words))
        known = (self._listed(record) for record in records)
        return [one for one in known if self._close(words, _words(fold(one.name.name)))]

    def _close(self, words: tuple[str, ...], listed: tuple[str, ...]) -> bool:
        for word, known in zip(words, listed, strict=True):
            if word == known:
                continue
            if known in self._fixed or word in self._fixed or min(len(word), len(known)) < 4:
                return False
            least = _CLOSE if min(len(word), len(known)) > 5 else _CLOSE_SHORT
            if SequenceMatcher(None, word, known, autojunk=False).ratio() < least:
                return False
        return True


def _words(folded: str) -> tuple[str, ...]:
    return tuple(word for word in folded.split() if word not in _SKIP)
