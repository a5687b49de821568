"""The cue lexicon: the words by which a text says who says what, with stance, certainty and what they govern.

The entries stand in ``data/cues.yaml``, which says in its head what each field means. They are our own, made from general
knowledge of English reporting verbs, nouns and phrases; the values of certainty follow FactBank (Saurí and Pustejovsky 2009).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal

from pydantic import field_validator

from counterclaim.datafiles import DataEntry, load_entries
from counterclaim.records import Certainty, Polarity, Stance

CuePos = Literal["verb", "noun", "preposition", "adverb", "adjective"]
CueKind = Literal["report", "act", "mental", "attitude", "evidence", "impression"]
ObjectRole = Literal["content", "addressee", "target"]

CUES_FILE = Path(__file__).parent / "data" / "cues.yaml"


class Cue(DataEntry):
    """One cue: its words, what the claimant does by it, how sure the claimant is, and where its content stands."""

    cue: str
    pos: CuePos
    stance: Stance = "states"
    infinitive: Stance | None = None
    certainty: Certainty = "certain"
    polarity: Polarity = "positive"
    takes: tuple[str, ...] = ()
    object: ObjectRole = "content"
    kind: CueKind = "report"
    factive: bool = False
    unless: tuple[str, ...] = ()
    only: tuple[str, ...] = ()

    @field_validator("cue")
    @classmethod
    def _plain(cls, value: str) -> str:
        if value != " ".join(value.split()) or value != value.lower():
            raise ValueError("write the cue in small letters with single blanks")
        return value

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the cue."""
        return tuple(self.cue.split())


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """All cues by part of speech and first word, those of one word alone, and the first words of prepositions and adverbs.

    Of entries with the same first word the longest comes first.
    """

    entries: tuple[Cue, ...]
    by_first: dict[tuple[str, str], tuple[Cue, ...]]
    single: dict[tuple[str, str], Cue]
    phrase_firsts: frozenset[str]

    def starting(self, pos: CuePos, word: str) -> tuple[Cue, ...]:
        """Return the cues of this part of speech whose first word is `word`, longest first."""
        return self.by_first.get((pos, word), ())

    def verb(self, lemma: str) -> Cue | None:
        """Return the one-word verb cue of this lemma."""
        return self.single.get(("verb", lemma))

    def noun(self, lemma: str) -> Cue | None:
        """Return the one-word noun cue of this lemma."""
        return self.single.get(("noun", lemma))


def load_cues(path: Path = CUES_FILE) -> CueLexicon:
    """Read a cue file.

    Raises:
        DataFileError: with file and line of everything that is wrong.
    """
    entries = tuple(load_entries(path, Cue))
    grouped: dict[tuple[str, str], list[Cue]] = defaultdict(list)
    for entry in entries:
        grouped[entry.pos, entry.words[0]].append(entry)
    by_first = {key: tuple(sorted(found, key=lambda cue: -len(cue.words))) for key, found in grouped.items()}
    single: dict[tuple[str, str], Cue] = {}
    for entry in entries:
        if len(entry.words) == 1:
            single.setdefault((entry.pos, entry.cue), entry)
    phrases = frozenset(word for pos, word in by_first if pos in ("preposition", "adverb"))
    return CueLexicon(entries, by_first, single, phrases)


@lru_cache(maxsize=1)
def cues() -> CueLexicon:
    """Return the shipped cue lexicon, read once in a process."""
    return load_cues()
