"""A text in the form that copies are looked for in: hashed runs of four folded words, in order.

Punctuation, apostrophes and capitals count for nothing, so a copy that lost them is still a copy.
"""

from __future__ import annotations

import re
import zlib
from array import array
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from counterclaim.registry import fold

RUN = 4  # words; longer runs miss copies that an editor has touched in every sentence
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = str.maketrans("", "", "'’`ʼ‘")
_LONGEST = 40_000  # characters of a text that are looked at


@dataclass(frozen=True)
class Telling:
    """One document as a telling of a text.

    Attributes:
        key: the document's key.
        runs: hashes of its runs of four words, in text order.
        published: its day, where known; the earlier of two is held to be the first.
        number: the order in which it came into the ledger, for documents of one day.
    """

    key: str
    runs: array[int]
    published: date | None = None
    number: int = 0

    @cached_property
    def run_set(self) -> frozenset[int]:
        """The runs without order."""
        return frozenset(self.runs)

    @property
    def rank(self) -> tuple[date, int, str]:
        """What orders tellings by time."""
        return self.published or date.max, self.number, self.key


def telling(key: str, text: str, published: date | None = None, number: int = 0) -> Telling:
    """Return the form of a text in which copies are looked for (linear in its length, at most 40,000 characters)."""
    return Telling(key, runs_of(text), published, number)


def words_of(text: str) -> list[str]:
    """Return the folded words without punctuation."""
    return _WORD.findall(fold(text[:_LONGEST].translate(_APOSTROPHES)))


def runs_of(text: str) -> array[int]:
    """Return the 32-bit hashes of all runs of four words; the words' own hashes are mixed, so no strings are joined."""
    hashes = [zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in words_of(text)]
    return array(
        "I",
        (
            (a * 0x9E3779B1 + b * 0x85EBCA6B + c * 0xC2B2AE35 + d * 0x27D4EB2F) & 0xFFFFFFFF
            for a, b, c, d in zip(hashes, hashes[1:], hashes[2:], hashes[3:], strict=False)
        ),
    )
