"""Adjectives and nouns for a country's people ("Syrian", "Syrians"), from the gazetteer's country file."""

from __future__ import annotations

from functools import lru_cache

from counterclaim.gazetteer import countries, fold_place


@lru_cache(maxsize=1)
def demonyms() -> dict[str, tuple[str, ...]]:
    """Country codes by folded adjective or noun for its people ("syrian", "syrians"); several where it is shared."""
    found: dict[str, tuple[str, ...]] = {}
    for country in countries():
        for word in country.people:
            key = fold_place(word)
            found[key] = (*found.get(key, ()), country.code)
    return found
