"""The places that ship as files of our own: countries, and what conflict reporting names but the packages lack.

``data/countries.yaml`` holds every country with a centre, adjectives and other names; the other files hold villages,
regions, mountains, rivers, seas, crossings, camps, airbases, city quarters. All coordinates are written by hand from general
knowledge; `within_km` says how far off the point may be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field

from counterclaim.datafiles import DataEntry, load_entries
from counterclaim.errors import DataFileError
from counterclaim.gazetteer.fold import plain, words
from counterclaim.gazetteer.place import SourcePlace
from counterclaim.records.place import PlaceKind

DATA = Path(__file__).parent / "data"
COUNTRIES = DATA / "countries.yaml"
# Countries whose place names reach English by transliteration, so that one name has many spellings.
TRANSLITERATED = words(
    "AFG ARE ARM AZE BGD BGR BHR BLR CAF COD COM CYP DJI DZA EGY ERI ESH ETH GEO GRC IND IRN IRQ ISR JOR KAZ KGZ KHM KWT LBN"
    " LBY LKA MAR MDA MDV MKD MLI MMR MNE MNG MRT MUS NER NGA NPL OMN PAK PSE QAT RUS SAU SDN SOM SRB SSD SYR TCD THA TJK TKM"
    " TUN TUR UKR UZB XKX YEM"
)


def _words(value: object) -> object:
    return [part.strip() for part in value.split(",")] if isinstance(value, str) else value


Words = Annotated[tuple[str, ...], BeforeValidator(_words)]


class CountryEntry(DataEntry):
    """A country: ISO code, centre, names, the adjectives and nouns for its people, and its size class.

    `exclude` lists spellings that GeoNames has for it and that news uses for something else.
    """

    code: str = Field(pattern=r"^[A-Z]{3}$")
    name: str
    names: Words = ()
    people: Words = ()
    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)
    geonames: int | None = None
    capital: str | None = None


class PlaceEntry(DataEntry):
    """A place of the supplement. `country` is empty for seas and regions over borders; `countries` lists those it spans."""

    name: str
    names: Words = ()
    kind: PlaceKind = "settlement"
    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)
    country: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")
    countries: Words = ()
    admin1: str | None = None
    weight: int = Field(default=0, ge=0)
    within_km: int = Field(default=10, ge=0)
    source: str = "own"


def countries() -> list[CountryEntry]:
    """The countries, in file order."""
    return load_entries(COUNTRIES, CountryEntry)


def place_files() -> list[Path]:
    """The supplement's files, in name order."""
    return sorted(path for path in DATA.glob("*.yaml") if path != COUNTRIES)


def slug(*parts: str) -> str:
    """Lower-case words joined by hyphens, for ids."""
    return "-".join(re.findall(r"[a-z0-9]+", " ".join(plain(part) for part in parts)))


def country_places() -> Iterator[SourcePlace]:
    """Yield the countries as source places."""
    for country in countries():
        key = f"geonames:{country.geonames}" if country.geonames else f"own:{country.code.lower()}"
        yield SourcePlace(key, [country.name, *country.names], "country", country.lat, country.lon, country.code)


def supplement_places() -> list[SourcePlace]:
    """The supplement as source places, in file order."""
    seen: dict[str, int] = {}
    found: list[SourcePlace] = []
    for entry in load_entries(place_files(), PlaceEntry):
        key = "own:" + slug(entry.name, entry.country or "")
        seen[key] = seen.get(key, 0) + 1
        if seen[key] > 1:
            key = f"{key}-{seen[key]}"
        found.append(
            SourcePlace(
                key,
                [entry.name, *entry.names],
                entry.kind,
                entry.lat,
                entry.lon,
                entry.country,
                entry.admin1,
                population=entry.weight,
            )
        )
    return found


def check() -> list[str]:
    """List what is wrong in the gazetteer's own files, one ``file:line: message`` each; empty when all is well."""
    problems: list[str] = []
    try:
        known = {country.code for country in countries()}
    except DataFileError as error:
        return list(error.problems)
    try:
        entries = load_entries(place_files(), PlaceEntry)
    except DataFileError as error:
        return list(error.problems)
    seen: dict[tuple[str, str | None, str | None, str], str] = {}
    for entry in entries:
        for code in [*([entry.country] if entry.country else []), *entry.countries]:
            if code not in known:
                problems.append(f"{entry.where}: country: '{code}' is not in countries.yaml")
        mark = (plain(entry.name), entry.country, entry.admin1, entry.kind)
        if mark in seen:
            problems.append(f"{entry.where}: name: '{entry.name}' is already at {seen[mark]}: keep one of them")
        seen.setdefault(mark, entry.where)
    return problems
