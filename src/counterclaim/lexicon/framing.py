"""The framing lexicon: words that judge, what they do, and a wording that does not judge.

The entries stand in ``data/framing.yaml``, which says in its head what each field means. They are our own, made from general
knowledge of English war reporting. No entry names a side.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal

from pydantic import field_validator

from counterclaim.datafiles import DataEntry, load_entries
from counterclaim.records import Device

FRAMING_FILE = Path(__file__).parent / "data" / "framing.yaml"
_PIECE = re.compile(r"[^\s-]+|-")


class Wording(DataEntry):
    """One judging word or phrase."""

    term: str
    device: Device
    pos: Literal["NOUN", "VERB", "ADJ", "ADV"] | None = None
    neutral: str | None = None
    next: tuple[str, ...] = ()
    not_next: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()

    @field_validator("term")
    @classmethod
    def _plain(cls, value: str) -> str:
        if not value or value != " ".join(value.split()) or value != value.lower():
            raise ValueError("write the term in small letters with single blanks")
        return value

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the term as the tokeniser cuts them: a hyphen is a word."""
        return tuple(_PIECE.findall(self.term))


@dataclass(frozen=True, slots=True)
class FramingLexicon:
    """All wordings, by their first word, the longest first; and their terms."""

    entries: tuple[Wording, ...]
    by_first: dict[str, tuple[Wording, ...]]
    terms: frozenset[str]


@lru_cache(maxsize=1)
def framing_lexicon() -> FramingLexicon:
    """Load and check the framing lexicon.

    Raises:
        DataFileError: with file and line of every problem.
    """
    entries = tuple(load_entries(FRAMING_FILE, Wording))
    by_first: dict[str, list[Wording]] = defaultdict(list)
    for entry in entries:
        by_first[entry.words[0]].append(entry)
    return FramingLexicon(
        entries,
        {word: tuple(sorted(found, key=lambda e: -len(e.words))) for word, found in by_first.items()},
        frozenset(entry.term for entry in entries),
    )
