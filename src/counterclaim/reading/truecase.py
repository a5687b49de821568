"""Texts in capitals throughout (old wire copy, headlines): parsed in small letters with capitals put back where names are.

The parser and the NER were trained on mixed case and read capitals badly. So each piece is parsed in a restored form of
the same length, and the parse is then laid over the original words: no character of the document changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from counterclaim.gazetteer import shared_gazetteer
from counterclaim.reading.actors.known import registry
from counterclaim.reading.letters import letters
from counterclaim.reading.model import words_of

_WORD = re.compile(r"[A-Z][A-Z'’]*")
# a full stop after an initial ("U.S.") ends no sentence
_SENTENCE = re.compile(r"(?:[!?]|(?<!\b[A-Z])\.)[\"”']?\s+[\"“(]*([A-Z])|\n\s*\n\s*[\"“(]*([A-Z])")
# the start of a piece, after remarks in brackets ("[REPORT] [TEXT] THE ..."), and the start after a dateline
_NOTES = r"(?:\[[^\[\]]{0,200}\]\s*){0,5}[\"“(]*"
_OPENING = re.compile(rf"\s*{_NOTES}([A-Z])")
_DATELINE = re.compile(rf"[^\n]{{0,120}}?--\s+{_NOTES}([A-Z])")
_NAME_PARTS = frozenset({"san", "santa", "el", "la", "los", "las", "abu", "ibn", "bin", "mount", "fort", "al"})
_TITLES = frozenset(
    """
    president minister general colonel major captain lieutenant bishop archbishop
    father mr mrs dr gen col lt capt sgt
    sergeant senator deputy governor mayor judge ambassador cardinal pope
    king queen prince sheikh mullah commander justice
    """.split()  # noqa: SIM905
)
# nouns of every day that are towns somewhere
_COMMON = frozenset(
    """
    boulder brick capital carrefour centurion commonwealth confederation delta enterprise
    essen fatwa honcho independence jupiter kitchener lander laguna lira
    luau male mango mascara mesa metro midwest mission mojo
    novena ocean paradise pest plantation plateau pueblo ranger reading
    reservoir reunion ruse saga sale sari shire shoreline simmering
    soma temple torrent tours vista warder wedding woodland bender
    acre rugby corona derby chino nada archway grapevine manta
    serra uncle
    """.split()  # noqa: SIM905
)
# common given names of many languages, whose middle tells where names lie among the word vectors
_GIVEN_NAMES = (
    "James",
    "Robert",
    "Maria",
    "Ahmed",
    "Peter",
    "Juan",
    "Elena",
    "Olga",
    "Hassan",
    "Pierre",
    "Anna",
    "David",
)
_NEAR = 0.4  # cosine; names lie at 0.42 and more, other words below 0.33
_LARGE = 50_000  # people; smaller places have names that may be any word
_DAYS = re.compile(
    r"\b(?:(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY|JANUARY|FEBRUARY|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?<=\d )(?:JAN|FEB|MAR|MARCH|APR|MAY|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)(?= \d|[,.])"
    r"|(?<=\d )(?:MARCH|MAY)|(?:MARCH|MAY)(?= \d))\b"
)
_COPIED: list[int | str] = ["HEAD", "DEP", "TAG", "POS", "MORPH", "LEMMA", "ENT_IOB", "ENT_TYPE"]
_SHARE = 0.85  # of the letters
_LEAST = 60  # letters; a short heading says nothing about the text
_SLIPS = 0.005  # of the letters of a text without capitals
_HEADING = 20  # letters
_HEADING_WORDS = 3  # fewer are a name, which may be written so
_HEADING_SHARE = 0.9


def in_capitals(text: str) -> bool:
    """Whether the text is written in capitals throughout."""
    upper, lower, _ = letters(text[:6000])
    return upper + lower >= _LEAST and upper >= _SHARE * (upper + lower)


def in_small_letters(text: str) -> bool:
    """Whether the text is written without capitals throughout."""
    upper, lower, _ = letters(text[:6000])
    return upper + lower >= _LEAST and upper <= _SLIPS * (upper + lower)


def loud(pieces: Sequence[str], text: str) -> list[bool]:
    """Tell for each piece of a text whether its case is to be restored before the parse.

    In a text in capitals these are all pieces but those with small letters of their own; in any other text only the
    headings in capitals.
    """
    shouted = in_capitals(text)
    found = []
    for piece in pieces:
        upper, lower, _ = letters(piece)
        cased = upper + lower
        if upper < min(_HEADING_SHARE, _SHARE) * cased:  # plainly written, and no need to count its words
            found.append(False)
            continue
        enough = cased >= _HEADING and len(_WORD.findall(piece)) >= _HEADING_WORDS
        found.append(upper >= _HEADING_SHARE * cased if enough else shouted and upper >= _SHARE * cased)
    return found


def truecase(text: str, nlp: Language) -> str:
    """Return `text` in small letters with capitals where names and sentences begin; of the same length.

    Capitals go to names of the registry as it spells them, to words that the parser's dictionary does not have, to large
    places, and to titles before names and words after titles or the first part of a name.
    """
    chars = [c.lower() if len(c.lower()) == 1 else c for c in text]
    known = _dictionary(nlp)
    names = _large_places(text, known.names)
    found = list(_WORD.finditer(text))
    words = [match[0].lower().replace("’", "'").removesuffix("'s").strip("'") for match in found]
    new = [len(word) > 2 and (word in names or not _in_dictionary(word, known.words)) for word in words]
    for i in range(1, len(words)):
        led = words[i - 1] in _NAME_PARTS | _TITLES and _adjoin(text, found[i - 1], found[i])
        new[i] = new[i] or (led and len(words[i]) > 2 and words[i] not in nlp.Defaults.stop_words)
    # "JUAN" is a word of the dictionary too; beside a name it is one
    for i in [*range(len(words) - 2, -1, -1), *range(1, len(words))]:
        for j in (i - 1, i + 1):
            if not new[i] and 0 <= j < len(words) and new[j] and _adjoin(text, found[min(i, j)], found[max(i, j)]):
                new[i] = _is_personal(words[i], nlp)
    for i, match in enumerate(found):
        title = words[i] in _TITLES and i + 1 < len(words) and new[i + 1] and _adjoin(text, match, found[i + 1])
        if new[i] or title:
            chars[match.start()] = text[match.start()]
    for at in _registry_capitals(text, known.common):
        chars[at] = text[at]
    for match in _DAYS.finditer(text):
        chars[match.start()] = text[match.start()]
    openings = [match for match in (_OPENING.match(text), _DATELINE.match(text)) if match]
    for match in [*openings, *_SENTENCE.finditer(text)]:
        at = match.start(match.lastindex or 0)
        chars[at] = text[at]
    first = next((at for at, c in enumerate(text) if c.isalpha()), 0)
    chars[first : first + 1] = text[first : first + 1]
    return "".join(chars)


def over_original(doc: Doc, text: str, vocab: Vocab) -> Doc:
    """Lay the parse of a restored text over the original words (same length, same tokens)."""
    words = [text[t.idx : t.idx + len(t)] for t in doc]
    made = Doc(vocab, words=words, spaces=[bool(t.whitespace_) for t in doc])
    return made.from_array(_COPIED, doc.to_array(_COPIED))  # type: ignore[arg-type]


def _adjoin(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether only a blank, a line break or the point of a short form stands between two words."""
    return text[one.end() : other.start()].strip(" \n") in ("", ".") and other.start() - one.end() <= 3


def _is_personal(word: str, nlp: Language) -> bool:
    """Whether the parser's word vectors place a word among given names and surnames."""
    vocab = nlp.vocab
    if len(word) < 3 or word in nlp.Defaults.stop_words or not vocab.vectors.size or not vocab.has_vector(word):
        return False
    key = (id(vocab), word)
    if key not in _PERSONAL:
        middle = sum(_unit(vocab[name].vector) for name in _GIVEN_NAMES)
        _PERSONAL[key] = float(_unit(vocab[word].vector) @ _unit(middle)) >= _NEAR
    return _PERSONAL[key]


def _unit(vector: Any) -> Any:
    length = float((vector @ vector) ** 0.5)
    return vector / length if length else vector


def _large_places(text: str, names: frozenset[str]) -> frozenset[str]:
    """Words of the text that the dictionary has as nouns alone and that large places are called ("Bogota", not "Nice")."""
    words = {match[0].lower() for match in _WORD.finditer(text)} & names
    found = shared_gazetteer().find_many(words) if words else {}
    return frozenset(
        word
        for word, places in found.items()
        if any((place.population or 0) >= _LARGE and place.name.lower() == word for place in places)
    )


def _registry_capitals(text: str, common: frozenset[str]) -> Iterator[int]:
    """Positions that are capitals in the registry's spelling of its names and of peoples."""
    for hit in registry().index.find(text, variants=False):
        found = text[hit.start : hit.end]
        if found.lower() in STOP_WORDS and not text[: hit.start].endswith("THE "):
            continue  # "us" is not the US
        short = hit.form in ("acronym", "country") and found.isalpha() and hit.name.isupper()
        if short and found.lower() in common and not _introduced(text, hit.start, hit.end):
            continue  # nor is every car the Central African Republic
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


def _introduced(text: str, start: int, end: int) -> bool:
    """Whether a short name stands in brackets, or brackets follow it."""
    return text[start - 1 : start] in ("(", "[") or text[end : end + 2] in (" (", " [")


@dataclass(frozen=True)
class _Dictionary:
    """Words that the parser's lemmatizer knows; empty where the pipeline has none.

    Attributes:
        words: all of them.
        names: those that may be names: nouns alone.
        common: those that are more than nouns or have a plural, as acronyms have not ("eln" is one, "car" is none).
    """

    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()


_CACHE: dict[int, _Dictionary] = {}
_PERSONAL: dict[tuple[int, str], bool] = {}


def _dictionary(nlp: Language) -> _Dictionary:
    if "lemmatizer" not in nlp.pipe_names:
        return _Dictionary()
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    if lookups is None or not lookups.has_table("lemma_index"):
        return _Dictionary()
    if id(lookups) not in _CACHE:
        index = lookups.get_table("lemma_index")
        nouns = frozenset(index.get("noun", ()))
        exceptions = lookups.get_table("lemma_exc") if lookups.has_table("lemma_exc") else {}
        forms = frozenset(word for table in exceptions.values() for word in table)
        noun = nlp.vocab.strings.add("noun")
        others = frozenset(word for kind, table in index.items() if kind != noun for word in table)
        more = others | forms | STOP_WORDS
        listed = words_of(nlp)
        common = more | {word for word in nouns if word + "s" in listed}
        _CACHE[id(lookups)] = _Dictionary(nouns | more, nouns - more - _COMMON, common)
    return _CACHE[id(lookups)]


def in_dictionary(word: str, nlp: Language) -> bool:
    """Whether a word in small letters, in any form, stands in the parser's dictionary; True where it has none."""
    return _in_dictionary(word, _dictionary(nlp).words)


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
