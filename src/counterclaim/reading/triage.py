"""Triage: which pieces of a text are worth parsing.

One pass of a multi-pattern automaton over the raw text. A piece is kept when it quotes somebody, or has a word that could
trigger a frame or a relation or be a cue; what has none of these can hold no claim of the lexicon. The words are stems matched
at word starts, so inflected forms are kept without a parse; irregular forms come from the parser's own table.
"""

from __future__ import annotations

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, MatchKind
from spacy.language import Language

from counterclaim.lexicon.cues import cues
from counterclaim.lexicon.frames import triggers_by_head
from counterclaim.lexicon.relations import compound_words, relation_triggers

_QUOTES = "\"“”«»"


class Triage:
    """Tells which pieces can hold something.

    Args:
        nlp: the parser, for its table of irregular forms; without one, irregular forms are left out.
    """

    def __init__(self, nlp: Language) -> None:
        words = set(_lexicon_words())
        words |= {form for form, lemmas in _irregular(nlp).items() if any(lemma in words for lemma in lemmas)}
        stems = sorted({_stem(word) for word in words if len(word) > 1})
        self._automaton = AhoCorasick(stems, matchkind=MatchKind.LeftmostFirst)

    def keeps(self, piece: str) -> bool:
        """Tell whether a piece is worth parsing: it quotes somebody or has a word of the lexicon at a word's start."""
        if any(mark in piece for mark in _QUOTES):
            return True
        text = piece.lower()
        for _, start, _ in self._automaton.find_matches_as_indexes(text, overlapping=False):
            if start == 0 or not text[start - 1].isalnum():
                return True
        return False


def _lexicon_words() -> Iterable[str]:
    for _, head in triggers_by_head():
        yield head.lower()
    yield from (head.lower() for _, head in relation_triggers())
    yield from compound_words()
    for cue in cues().entries:
        yield max(cue.words, key=len)


def _irregular(nlp: Language) -> dict[str, list[str]]:
    if "lemmatizer" not in nlp.pipe_names:
        return {}
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    if lookups is None or not lookups.has_table("lemma_exc"):
        return {}
    table = lookups.get_table("lemma_exc")
    return {form: list(lemmas) for part in ("verb", "noun") for form, lemmas in table.get(part, {}).items()}


def _stem(word: str) -> str:
    """Cut what inflection changes: the last 'e' or 'y' of a word of four letters or more."""
    return word[:-1] if len(word) > 3 and word[-1] in "ey" else word
