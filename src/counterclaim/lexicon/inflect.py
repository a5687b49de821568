"""Inflected forms of dictionary words: the opposite of a lemmatiser, generous on purpose.

Used where a text is searched for words before it is parsed; a form that does not exist costs nothing there. The rules are
those of regular English spelling; irregular forms come from a table that the caller gives (the parser's own, say).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_VOWELS = frozenset("aeiou")
_DOUBLING = re.compile(r"[^aeiou][aeiou][bdgklmnprtv]$")  # stop, plan, begin; also travel, as in "travelled"
_WORD = re.compile(r"[a-z0-9]+")


def forms(word: str, irregular: Mapping[str, Iterable[str]] | None = None) -> frozenset[str]:
    """Return the forms a word may take as a noun, verb or adjective, itself among them, in lower case.

    A word of several parts ("car-bomb", "south-east") stands for its longest part, since tokenisers differ on hyphens.

    Args:
        word: the dictionary form.
        irregular: dictionary form → its irregular forms ("fight" → "fought").
    """
    parts = _WORD.findall(word.lower())
    if not parts:
        return frozenset()
    base = max(parts, key=len)
    found = {base, base + "s", base + "ed", base + "ing"}
    if base.endswith("e"):
        found |= {base + "d", base[:-1] + "ing"}
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        found |= {base[:-1] + "ies", base[:-1] + "ied"}
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        found.add(base + "es")
    if base.endswith("ie"):
        found.add(base[:-2] + "ying")
    if base.endswith("fe"):
        found.add(base[:-2] + "ves")
    elif base.endswith("f"):
        found.add(base[:-1] + "ves")
    if base.endswith("c"):
        found |= {base + "ked", base + "king"}
    if base.endswith("man"):
        found.add(base[:-3] + "men")
    if len(base) > 2 and _DOUBLING.search(base):
        found |= {base + base[-1] + "ed", base + base[-1] + "ing"}
    found |= _british(found)
    found.update(irregular.get(base, ()) if irregular else ())
    return frozenset(found)


def _british(found: set[str]) -> set[str]:
    """The other spelling of "-ise" and "-our" words, since lexicons have one of them and texts both."""
    other: set[str] = set()
    for form in found:
        for here, there in (("isat", "izat"), ("ise", "ize"), ("ising", "izing"), ("our", "or")):
            if here in form[2:]:
                other.add(form[:2] + form[2:].replace(here, there))
            elif there in form[2:] and there != "or":
                other.add(form[:2] + form[2:].replace(there, here))
    return other
