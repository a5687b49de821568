"""Find the loaded words of public debate among the tokens; the lists stand in ``lexicon/data/loaded``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.lexicon.loaded import LoadedWord, loaded_lexicon
from counterclaim.reading.framing.wordings import part_of_a_name
from counterclaim.reading.parsed import Doc, Span, Token

_POS = {"NOUN": {"NOUN", "PROPN"}, "VERB": {"VERB"}, "ADJ": {"ADJ", "VERB"}, "ADV": {"ADV"}}


@dataclass(frozen=True, slots=True)
class LoadedHit:
    """A loaded word found at the tokens ``start:end``."""

    word: LoadedWord
    start: int
    end: int


def loaded_words(span: Span | Doc) -> Iterator[LoadedHit]:
    """Yield the loaded words of a sentence or text in order; the longest where they overlap, then the strongest."""
    lexicon = loaded_lexicon()
    tokens = list(span)
    small = [token.lower_.replace("’", "'") for token in tokens]
    lemmas = [token.lemma_.lower() or low for token, low in zip(tokens, small, strict=True)]
    hyphens, last = "-" in small, len(tokens) - 1
    free = 0
    for at, (token, word, lemma) in enumerate(zip(tokens, small, lemmas, strict=True)):
        if at < free:
            continue
        compound = lexicon.endings.get(small[at + 2]) if hyphens and at + 1 < last and small[at + 1] == "-" else None
        if compound is not None:
            yield LoadedHit(compound, token.i, token.i + 3)
            free = at + 3
            continue
        if word not in lexicon.by_first and lemma not in lexicon.by_first:
            continue
        best: LoadedWord | None = None
        following = (small[at + 1], lemmas[at + 1]) if at < last else ()
        for key in (word,) if word == lemma else (word, lemma):  # the word as it stands first
            # the longest and strongest come first: of one key's entries the first that fits is the best
            for entry in lexicon.beginning(key, following):
                if _fits(entry, at, tokens, small, lemmas):
                    if best is None or (len(entry.words), entry.strength) > (len(best.words), best.strength):
                        best = entry
                    break
        if best is not None and not part_of_a_name(token):
            yield LoadedHit(best, token.i, token.i + len(best.words))
            free = at + len(best.words)


def _fits(entry: LoadedWord, at: int, tokens: list[Token], small: list[str], lemmas: list[str]) -> bool:
    """Whether the words after the first, by which the entry was found, stand here too; a single word by its kind."""
    if len(entry.words) > 1:
        return at + len(entry.words) <= len(tokens) and all(
            word in (small[i], lemmas[i]) for i, word in enumerate(entry.words[1:], start=at + 1)
        )
    token = tokens[at]
    return entry.pos is None or not token.tag_ or token.pos_ in _POS[entry.pos]
