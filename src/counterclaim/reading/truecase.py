"""Texts in capitals throughout (old wire copy, headlines): parsed in small letters with capitals put back where names are.

The parser and the NER were trained on mixed case and read capitals badly. So each piece is parsed in a restored form of
the same length, and the parse is then laid over the original words: no character of the document changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from counterclaim.reading.actors.known import registry

_WORD = re.compile(r"[A-Z][A-Z'’]*")
_SENTENCE = re.compile(r"(?:\A|[.!?][\"”']?\s+|\n\s*\n\s*|--\s+|\]\s+)[\"“(]*([A-Z])")
_NAME_PARTS = frozenset({"san", "santa", "el", "la", "los", "las", "abu", "ibn", "bin", "mount", "fort", "al"})
_TITLES = frozenset(
    "president minister general colonel major captain lieutenant bishop archbishop father mr dr".split()  # noqa: SIM905
)
_DAYS = re.compile(
    r"\b(?:(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY|JANUARY|FEBRUARY|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?<=\d )(?:JAN|FEB|MAR|MARCH|APR|MAY|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)(?= \d|[,.])|MARCH(?= \d)|MAY(?= \d))\b"
)
_COPIED: list[int | str] = ["HEAD", "DEP", "TAG", "POS", "MORPH", "LEMMA", "ENT_IOB", "ENT_TYPE"]
_SHARE = 0.85  # of the letters
_LEAST = 60  # letters; a short heading says nothing about the text


def in_capitals(text: str) -> bool:
    """Whether the text is written in capitals throughout."""
    head = text[:6000]
    upper = sum(c.isupper() for c in head)
    lower = sum(c.islower() for c in head)
    return upper + lower >= _LEAST and upper >= _SHARE * (upper + lower)


def truecase(text: str, nlp: Language) -> str:
    """Return `text` in small letters with capitals where names and sentences begin; of the same length.

    Capitals go to names of the registry as it spells them, to words that the parser's dictionary does not have, and to
    words after a title or the first part of a name.
    """
    chars = (
        list(text.lower())
        if len(text.lower()) == len(text)
        else [c.lower() if len(c.lower()) == 1 else c for c in text]
    )
    known = _dictionary(nlp)
    before = ""
    for match in _WORD.finditer(text):
        word = match[0].lower().replace("’", "'").removesuffix("'s").strip("'")
        new = len(word) > 2 and not _in_dictionary(word, known)
        if new or (before in _NAME_PARTS | _TITLES and word not in nlp.Defaults.stop_words and len(word) > 2):
            chars[match.start()] = text[match.start()]
        before = word
    for at in _registry_capitals(text):
        chars[at] = text[at]
    for match in _DAYS.finditer(text):
        chars[match.start()] = text[match.start()]
    for match in _SENTENCE.finditer(text):
        chars[match.start(1)] = text[match.start(1)]
    return "".join(chars)


def over_original(doc: Doc, text: str, vocab: Vocab) -> Doc:
    """Lay the parse of a restored text over the original words (same length, same tokens)."""
    words = [text[t.idx : t.idx + len(t)] for t in doc]
    made = Doc(vocab, words=words, spaces=[bool(t.whitespace_) for t in doc])
    return made.from_array(_COPIED, doc.to_array(_COPIED))  # type: ignore[arg-type]


def _registry_capitals(text: str) -> Iterator[int]:
    """Positions that are capitals in the registry's spelling of its names and of peoples."""
    for hit in registry().index.find(text, variants=False):
        found = text[hit.start : hit.end]
        if found.lower() in _dictionary_stop() and not text[: hit.start].endswith("THE "):
            continue  # "us" is not the US
        if hit.form == "acronym":
            yield from range(hit.start, hit.end)
            continue
        small = {word.lower() for word in hit.name.split() if word.islower()}
        for word in _WORD.finditer(found):
            if word[0].lower() not in small:
                yield hit.start + word.start()
                if word[0] in hit.name.split() and hit.form != "person":  # "US", "FMLN" inside a longer name
                    yield from range(hit.start + word.start(), hit.start + word.end())
    for word in _WORD.finditer(text):
        if registry().demonym(word[0].capitalize()):
            yield word.start()


def _dictionary_stop() -> frozenset[str]:
    from spacy.lang.en.stop_words import STOP_WORDS

    return frozenset(STOP_WORDS)


def _dictionary(nlp: Language) -> frozenset[str]:
    """The lemmas of the parser's lemmatizer; empty where the pipeline has none."""
    if "lemmatizer" not in nlp.pipe_names:
        return frozenset()
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    if lookups is None or not lookups.has_table("lemma_index"):
        return frozenset()
    key = id(lookups)
    if key not in _CACHE:
        index = lookups.get_table("lemma_index")
        words = {word for table in index.values() for word in table}
        exceptions = lookups.get_table("lemma_exc") if lookups.has_table("lemma_exc") else {}
        words |= {word for table in exceptions.values() for word in table}
        _CACHE[key] = frozenset(words) | _dictionary_stop()
    return _CACHE[key]


_CACHE: dict[int, frozenset[str]] = {}
_ENDINGS = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("d", ""), ("ing", ""), ("ing", "e"), ("ly", ""), ("er", ""),
)  # fmt: skip


def _in_dictionary(word: str, known: frozenset[str]) -> bool:
    if not known or word in known:
        return True
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            stem = word[: len(word) - len(ending)] + instead
            if stem in known or (len(stem) > 3 and stem[-1] == stem[-2] and stem[:-1] in known):
                return True
    return False
