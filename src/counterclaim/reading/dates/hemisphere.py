"""Whether a text is about the south of the world, where summer is in January: by the countries it names, else its publisher's."""

from __future__ import annotations

import re
from functools import lru_cache

from counterclaim.gazetteer import countries

_SOUTH = -15.0  # degrees; the centre of a country south of this line has southern seasons
_SEASONS = ("spring", "summer", "autumn", "fall", "winter")
_SEASON = re.compile(rf"\b(?:{'|'.join(_SEASONS)})")
_NAME = re.compile(r"\b[A-Z][a-z]{3,}(?: [A-Z][a-z]{3,})?")


@lru_cache(maxsize=1)
def _southern_words() -> dict[str, bool]:
    found: dict[str, bool] = {}
    for country in countries():
        for word in (country.name, *country.names, *country.people):
            south = country.lat < _SOUTH
            found[word] = found.get(word, True) and south  # a word that two countries share is not southern alone
    return found


def is_southern(text: str, publisher: str | None = None) -> bool:
    """Whether southern seasons are meant.

    Args:
        text: the document's text; one without a season's name costs next to nothing.
        publisher: the outlet, whose country counts where the text names none.
    """
    lower = text.lower()
    if not any(season in lower for season in _SEASONS) or _SEASON.search(lower) is None:
        return False
    known = _southern_words()
    south = north = 0
    for match in _NAME.finditer(text):
        for word in (match[0], *match[0].split()) if match[0] not in known else (match[0],):
            if word in known:
                south, north = (south + 1, north) if known[word] else (south, north + 1)
    if south or north:
        return south > north
    return publisher is not None and _publisher_is_southern(publisher)


def _publisher_is_southern(publisher: str) -> bool:
    from counterclaim.registry import shared_registry

    found = shared_registry().find(publisher)
    home = shared_registry().actors[found].country if found is not None else ()
    return len(home) == 1 and any(country.code == home[0] and country.lat < _SOUTH for country in countries())
