"""One key for the many spellings of a place name.

`fold_place` makes equal what differs only in accents, capitals, apostrophes, hyphens, the Arabic article and written-out
or shortened "Saint", "Mount", "Fort". `sound_key` goes further, to the consonants that Arabic, Persian, Kurdish, Hebrew and
Cyrillic names keep in every transliteration (Tel Touqan, Tall Tuqan); it is coarse, so it is asked only within the
countries a text is about, and `closeness` must agree.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import Levenshtein


def words(text: str) -> frozenset[str]:
    """The words of a text as a set, for lists of words in code."""
    return frozenset(text.split())


_ARTICLES = words("al el ul as ash ad adh an ar at ath az es esh ed en er et ez aş aṣ ush us ud un ur ut uz")
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "&": "and"}
_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a", "ħ": "h",
     "’": None, "‘": None, "'": None, "`": None, "´": None, "ʹ": None, "ʿ": None, "ʾ": None, "ʼ": None, "ʻ": None,
     ".": None, ",": None, "ˈ": None, "-": " ", "‑": " ", "‐": " ", "–": " ", "_": " ", "/": " "}
)  # fmt: skip
_POSSESSIVE = re.compile(r"['’]s?$")
_DOTTED = re.compile(r"\.(?=[A-Za-z]{3})")


def plain(text: str) -> str:
    """Lower case without accents and apostrophes, hyphens as blanks; other scripts stay as they are."""
    if text.isascii():
        return text.lower().translate(_LETTERS)
    spread = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    # lower once more: a capital in mathematical bold, say, is a plain capital only now
    return "".join(char for char in spread if not unicodedata.combining(char)).lower().translate(_LETTERS)


def fold_place(name: str) -> str:
    """The key of a place name: ``Al Fu‘ah``, ``al-Fu'ah`` and ``El-Fuah`` give ``al fuah``; ``St. Louis`` ``saint louis``."""
    if name.isascii() and name.isalpha():
        return name.lower()  # most names, and by far the fastest
    words = plain(_DOTTED.sub(" ", _POSSESSIVE.sub("", name.strip()))).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    last = len(words) - 1
    return " ".join(
        "al" if word in _ARTICLES and at < last else _SHORT.get(word, word) if last else word
        for at, word in enumerate(words)
    )


# `fold_place` that remembers, for the names of texts: each stage asks for those of its document, and news names the same
place_key = lru_cache(maxsize=65_536)(fold_place)

_SOUNDS = str.maketrans(
    {"a": None, "e": None, "i": None, "o": None, "u": None, "y": None, "w": None, "h": None,
     "q": "k", "c": "k", "x": "k", "g": "k", "v": "b", "p": "b", "z": "s", "d": "t", "j": "j"}
)  # fmt: skip
_PAIRS = (
    ("tch", "j"), ("sch", "s"), ("sh", "s"), ("ch", "s"), ("dj", "j"), ("zh", "j"), ("dh", "d"), ("th", "t"), ("kh", "k"),
    ("gh", "k"), ("ph", "f"), ("ck", "k"),
)  # fmt: skip
_DOUBLE = re.compile(r"(.)\1+")


def sound_key(key: str) -> str:
    """The consonants of a folded name, without articles: ``tel touqan`` and ``tall tuqan`` give ``tl tkn``.

    Empty where fewer than two consonants are left, which would be too coarse to mean anything.
    """
    words = [word for word in key.split() if word != "al"] or key.split()
    out = []
    for word in words:
        for pair, one in _PAIRS:
            if pair in word:
                word = word.replace(pair, one)
        out.append(_DOUBLE.sub(r"\1", word.translate(_SOUNDS)))
    found = "".join(out)
    return found if len(found) >= 2 else ""


def closeness(one: str, other: str) -> float:
    """How alike two folded names are, 0 to 1, with articles left out and vowels told apart only roughly."""
    a, b = _bare(one), _bare(other)
    return float(Levenshtein.normalized_similarity(a, b)) if a and b else 0.0


_VOWELS = str.maketrans({"e": "a", "o": "u", "i": "i", "y": "i", "q": "k"})


@lru_cache(maxsize=16_384)
def _bare(key: str) -> str:
    words = [word for word in key.split() if word != "al"] or key.split()
    text = "".join(words).replace("ou", "u").replace("oo", "u").replace("ee", "i").replace("eh", "a").translate(_VOWELS)
    text = text.replace("ah", "a").replace("ai", "i").replace("ii", "i").replace("aa", "a")
    return _DOUBLE.sub(r"\1", text)
