"""Counts the letters of a text by their case, to tell what is set in capitals or without them."""

from __future__ import annotations

import re
from string import ascii_lowercase, ascii_uppercase
from typing import NamedTuple

_CAPITAL, _SMALL = ascii_uppercase.encode(), ascii_lowercase.encode()
_FOREIGN = re.compile(r"[^\x00-\x7f]")


class Letters(NamedTuple):
    """How many letters are capital, how many small, and how many there are (some scripts have no case)."""

    capital: int
    small: int
    all: int


def letters(text: str) -> Letters:
    """Count the letters of `text`.

    The plain ones are counted in bulk, as every text is counted several times; only the others are looked at one by one.
    """
    plain = text.encode("ascii", "ignore")
    capital = len(plain) - len(plain.translate(None, _CAPITAL))
    small = len(plain) - len(plain.translate(None, _SMALL))
    foreign = _FOREIGN.findall(text) if len(plain) < len(text) else []
    every = capital + small + sum(map(str.isalpha, foreign))
    return Letters(capital + sum(map(str.isupper, foreign)), small + sum(map(str.islower, foreign)), every)
