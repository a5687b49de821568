"""One form for the many spellings of a name, with exact offsets back into the text.

Folding strips accents, unifies apostrophes, hyphens, spaces and the Arabic article in its assimilated spellings, and
joins dotted acronyms. What it cannot make equal (``Nusra`` and ``Nosra``) is left to `sounds`. The result is ASCII: a
letter that no name uses becomes ``\\x02`` (still a letter), any other sign ``\\x03``, so that word borders stay true.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

_DROP = "\x04"
_LETTER = "\x02"
_OTHER = "\x03"
_APOSTROPHES = "'’‘`´′ʹ"
_SILENT = "ʿʾʼʻˈ"
_SPACES = "-‐‑‒–_/"
_SPECIAL = dict(zip("ıøØłŁđĐðþßæÆœŒəƏħ", "ioOlLdDdtseEoOaAh", strict=True)) | {"—": _OTHER, "―": _OTHER}


class _Table(dict[int, str]):
    """Character by character, one for one; learnt as characters turn up."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(char: str) -> str:
    if char in _SPECIAL:
        return _SPECIAL[char]
    if char in _APOSTROPHES:
        return "'"
    if char in _SPACES or char in "\t\n\r\v\f" or char.isspace():
        return " "
    if char in _SILENT:
        return _DROP
    if char == _OTHER:  # a break between paragraphs
        return _OTHER
    if char.isascii():
        return char if char.isprintable() else _DROP
    base = unicodedata.normalize("NFKD", char)[0]
    if base.isascii() and base.isalnum():
        return base
    if unicodedata.category(char) in ("Mn", "Me", "Cf", "Cc", "Lm", "Sk"):
        return _DROP
    return _LETTER if char.isalnum() else _OTHER


_TABLE = _Table()
_TABLE.update({code: _fold_character(chr(code)) for code in range(0x250)})

# its first letter comes first and what must not stand before it after, so that the search can skip to the next such letter
_ARTICLE = re.compile(
    r"[AaEeUu](?<![A-Za-z\x02'][AaEeUu])"
    r"(?:(?:(?<=[AaEe])[nstrdz]|(?<=[Aa])(?:sh|th|dh)|(?<=[Ee])sh|(?<=A)L|(?<=E)[lL]|(?<=[Uu])[lrdnsmt])(?=-[A-Za-z])"
    r"|(?<=[EeUu])l(?= [A-Za-z]))"
)
_EZAFE = re.compile(r"(?<=[a-z]-)i(?=-[A-Za-z])")
_BREAK = re.compile(r"\n[ \t\r\f\v\u00a0]*\n\s*")
# What is taken out: silent signs, apostrophes between letters (not the possessive), the dots of "U.N.", doubled spaces.
# Each part starts with the very sign, and looks back after it, so that the search skips all other characters at once.
_GONE = re.compile(
    r"\x04+"
    r"|'(?<=[A-Za-z0-9]')(?=\x04*[A-Za-z0-9])(?!s\b)"
    r"|\.(?=[A-Z](?![a-z]))(?<=[A-Z]\.)(?<![A-Za-z0-9][A-Z]\.)(?<![a-z0-9]{2}\.)"
    r"| (?= ) *(?= )"
)


class Folded(NamedTuple):
    """A folded text; `at` leads a position in it back to the text that was folded."""

    cased: str
    lower: str
    cuts: list[int]
    shifts: list[int]

    def at(self, position: int) -> int:
        """The position in the original text of the character at `position` of the folded text."""
        where = bisect_right(self.cuts, position)
        return position + (self.shifts[where - 1] if where else 0)


def fold_text(text: str) -> Folded:
    """Fold `text`, keeping what is needed to come back to its characters. Linear in the length of the text."""
    if text.isascii() and text.replace(" ", "").isalnum() and "  " not in text and "l " not in text:
        return Folded(text, text.lower(), [], [])  # most names: nothing to fold
    if "\n" in text:
        text = _BREAK.sub(lambda m: "\x03" * (m.end() - m.start()), text)
    articled = _ARTICLE.sub(_article, text) if "-" in text or "l " in text else text
    if "-i-" in articled:
        articled = _EZAFE.sub("e", articled)
    plain = articled.translate(_TABLE)
    pieces: list[str] = []
    cuts: list[int] = []
    shifts: list[int] = []
    last = length = shift = 0
    for match in _GONE.finditer(plain):
        start, end = match.span()
        if start > last:
            pieces.append(plain[last:start])
            length += start - last
        shift += end - start
        if cuts and cuts[-1] == length:
            shifts[-1] = shift
        else:
            cuts.append(length)
            shifts.append(shift)
        last = end
    pieces.append(plain[last:])
    cased = "".join(pieces)
    return Folded(cased, cased.lower(), cuts, shifts)


def _article(match: re.Match[str]) -> str:
    """``an-``, ``ash-``, ``El`` … become ``al`` of the same length (a dropped sign fills up three letters)."""
    found = match[0]
    return ("Al" if found[0].isupper() else "al") + _DROP * (len(found) - 2)


def fold(name: str) -> str:
    """The folded form of one name: ``Jabhat an-Nuṣra`` and ``Jabhat al Nusra`` give ``jabhat al nusra``."""
    return fold_cased(name).lower()


@lru_cache(maxsize=65_536)
def fold_cased(name: str) -> str:
    """`fold` with capitals kept, for names whose capitals matter."""
    return fold_text(name.strip()).cased.strip()


_SOUNDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), value)
    for pattern, value in (
        (r"(?:sch|shch|tsh|sh|ch|tch)", "S"),
        (r"(?:kh|gh|q|ck|k|c|x|g|h)+", "K"),
        (r"(?:dj|zh|j)", "J"),
        (r"(?:th|dh|dd|tt|[td])", "T"),
        (r"(?:ts|tz|z|ss|s)", "Z"),
        (r"(?:ph|f)", "F"),
        (r"[vw]", "V"),
        (r"[bp]+", "B"),
        (r"(?<=[^aeiouy])[aeiouy]+(?=.)|[aeiouy]+\Z", ""),
        (r"\A[aeiouy]+", "A"),
        (r"[aeiouy]+", ""),
        (r"(.)\1+", r"\1"),
    )
)


def sounds(word: str) -> str:
    """A consonant key of one folded word that Arabic, Persian and Cyrillic spellings of one name share.

    Too coarse for single words: `NameIndex` compares whole multi-word names by it and then asks for close spelling.
    """
    for pattern, value in _SOUNDS:
        word = pattern.sub(value, word)
    return word
