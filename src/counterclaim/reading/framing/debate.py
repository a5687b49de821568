"""Which loaded words of public debate count: strong ones always, weak ones where the sentence plainly judges as a whole."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Set
from dataclasses import dataclass
from functools import cached_property

from counterclaim.lexicon.framing import framing_lexicon
from counterclaim.reading.attribution.quotes import quoted_tokens
from counterclaim.reading.draft import Draft
from counterclaim.reading.framing.judging import judges
from counterclaim.reading.framing.loaded import LoadedHit, loaded_words
from counterclaim.reading.framing.wordings import Hit, wordings
from counterclaim.reading.parsed import Doc, Span

_MILD = {"euphemism", "source_boost"}  # a plain report has these, too
# how surely the sentence must judge for a word of each strength to count; strength 3 judges wherever it stands
ALWAYS = 3
_SURE = {ALWAYS: -math.inf, 2: 1.5, 1: 3.0}


@dataclass
class Voices:
    """A read document with which of its tokens are quoted or told as somebody's words, and the judging wordings in it."""

    doc: Doc
    draft: Draft

    @property
    def quoted(self) -> Set[int]:
        """Indexes of tokens inside quotation marks."""
        return quoted_tokens(self.doc)

    @property
    def attributed(self) -> Set[int]:
        """Indexes of tokens that are told as a claimant's words."""
        return self.draft.attributed().keys()

    @cached_property
    def wordings(self) -> list[Hit]:
        """The judging wordings of the framing lexicon."""
        return list(wordings(self.doc))

    def judgement(self, span: Span, hits: Collection[LoadedHit] | None = None) -> float:
        """Return how surely a sentence or short text judges; above 0 it does."""
        found = loaded_words(span) if hits is None else hits
        strengths = [hit.word.strength for hit in found if hit.start not in self.quoted]
        count = sum(
            span.start <= w.start < span.end and w.wording.device not in _MILD and w.start not in self.quoted
            for w in self.wordings
        )
        return judges(span, strengths, count, self.quoted, self.attributed)


def debate_words(voices: Voices) -> Iterator[tuple[LoadedHit, float]]:
    """Yield the loaded words that count, with how surely their sentence judges, in order.

    A word that the framing lexicon has too is left to it, since it knows in what company the word judges.
    """
    known = framing_lexicon().terms
    for sentence in voices.doc.sents:
        hits = list(loaded_words(sentence))
        if not hits:
            continue
        sure = voices.judgement(sentence, hits)
        for hit in hits:
            if sure > _SURE[hit.word.strength] and hit.word.term not in known:
                yield hit, sure
