"""Find the loaded words of public debate among the tokens; the lists stand in ``lexicon/data/loaded``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.lexicon.loaded import LoadedLexicon, LoadedWord, loaded_lexicon
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
    known = lexicon.by_first
    tokens = list(span)
    small = [token.lower_ for token in tokens]
    if "’" in span.text:
        small = [word.replace("’", "'") for word in small]
    lemmas = [token.lemma_.lower() or low for token, low in zip(tokens, small, strict=True)]
    compounds = _compounds(small, lexicon) if "-" in small else {}
    starts = [i for i, (word, lemma) in enumerate(zip(small, lemmas, strict=True)) if word in known or lemma in known]
    last = len(tokens) - 1
    free = 0
    for at in sorted({*starts, *compounds}) if compounds else starts:
        if at < free:
            continue
        if at in compounds:
            yield LoadedHit(compounds[at], tokens[at].i, tokens[at].i + 3)
            free = at + 3
            continue
        word, lemma = small[at], lemmas[at]
        following = (small[at + 1], lemmas[at + 1]) if at < last else ()
        likely = [lexicon.beginning(word, following)]  # the word as it stands first
        if word != lemma:
            likely.append(lexicon.beginning(lemma, following))
        best: LoadedWord | None = None
        for entries in likely:
            # the longest and strongest come first: of one key's entries the first that fits is the best
            for entry in entries:
                if _fits(entry, at, tokens, small, lemmas):
                    if best is None or (len(entry.words), entry.strength) > (len(best.words), best.strength):
                        best = entry
                    break
        if best is not None and not part_of_a_name(tokens[at]):
            yield LoadedHit(best, tokens[at].i, tokens[at].i + len(best.words))
            free = at + len(best.words)


def _compounds(words: list[str], lexicon: LoadedLexicon) -> dict[int, LoadedWord]:
    """Where a compound with a judging second part begins ("scandal-ridden")."""
    return {
        at: lexicon.endings[words[at + 2]]
        for at in range(len(words) - 2)
        if words[at + 1] == "-" and words[at + 2] in lexicon.endings
    }


def _fits(entry: LoadedWord, at: int, tokens: list[Token], small: list[str], lemmas: list[str]) -> bool:
    """Whether the words after the first, by which the entry was found, stand here too; a single word by its kind."""
    if len(entry.words) > 1:
        if at + len(entry.words) > len(tokens) or (
            entry.words[1] != small[at + 1] and entry.words[1] != lemmas[at + 1]
        ):
            return False
        return all(word in (small[i], lemmas[i]) for i, word in enumerate(entry.words[2:], start=at + 2))
    token = tokens[at]
    return entry.pos is None or not token.tag_ or token.pos_ in _POS[entry.pos]
