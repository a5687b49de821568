"""Finds multi-word names in transliterations that nobody listed: ``Hasan Nasrullah`` for ``Hassan Nasrallah``.

Only names from languages that English papers transliterate, only runs of capitalised words, and only when the
consonant keys of all words agree, words that also occur in other languages' names (army, front) are the same, and the
spelling as a whole is close. Single words are never compared: they would hit too much.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from counterclaim.registry.entry import Entry, Name
from counterclaim.registry.fold import fold, sounds

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

_key = lru_cache(maxsize=200_000)(sounds)


class SoundAlikes:
    """Keys of the multi-word names among `listed`."""

    def __init__(self, listed: Iterable[tuple[Entry, Name]]) -> None:
        names = [(e, n) for e, n in listed if not e.generated and not n.short and " " in fold(n.name)]
        self._fixed = {
            word for entry, name in names if not TRANSLITERATED & set(entry.country) for word in fold(name.name).split()
        } | _ENGLISH
        self._by_key: dict[str, list[tuple[Entry, Name]]] = {}
        for entry, name in names:
            words = _words(fold(name.name))
            if not TRANSLITERATED & set(entry.country) or name.case == "exact" or not 2 <= len(words) <= _MOST_WORDS:
                continue
            if all(word in self._fixed or len(word) < 4 for word in words):
                continue
            self._by_key.setdefault(" ".join(_key(word) for word in words), []).append((entry, name))

    def find(self, cased: str) -> Iterator[tuple[int, int, list[tuple[Entry, Name]]]]:
        """Runs of words in the folded text `cased` that sound like a listed name, longest first, without overlap."""
        if not self._by_key:
            return
        for run in _RUN.finditer(cased):
            words = [(m.start(), m.end(), m[0].lower()) for m in re.finditer(r"[A-Za-z]+", run[0])]
            words = [word for word in words if word[2] not in _SKIP]
            at = 0
            while at < len(words) - 1:
                for size in range(min(_MOST_WORDS, len(words) - at), 1, -1):
                    span = words[at : at + size]
                    same = self._same(tuple(word[2] for word in span))
                    if same:
                        yield run.start() + span[0][0], run.start() + span[-1][1], same
                        at += size - 1
                        break
                at += 1

    def _same(self, words: tuple[str, ...]) -> list[tuple[Entry, Name]]:
        known = self._by_key.get(" ".join(_key(word) for word in words), ())
        return [(entry, name) for entry, name in known if self._close(words, _words(fold(name.name)))]

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
