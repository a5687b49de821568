"""Fills of MUC slots: set values for kinds of actors, buildings and weapons, as the MUC-4 task defines them.

Values are those of the task's own set lists. Words that decide (a car is a transport vehicle) are general vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from counterclaim.gazetteer import countries
from counterclaim.records import Actor, Place
from counterclaim.registry import shared_registry

HUMAN_TYPE = {
    "police": "LAW ENFORCEMENT",
    "state_forces": "ACTIVE MILITARY",
    "state": "GOVERNMENT OFFICIAL",
    "political_body": "POLITICAL FIGURE",
    "intergovernmental": "DIPLOMAT",
}
# words in a description -> type of a human target; the first that fits counts
_HUMAN_WORDS: tuple[tuple[str, str], ...] = (
    (r"FORMER|EX-", ""),
    (r"ATTORNEYS? GENERAL|ATTORNEYS?|JUSTICE", "LEGAL OR JUDICIAL"),
    (r"(?<!VICE )PRESIDENT(?! OF (?!THE REPUBLIC))|VICE PRESIDENT", "GOVERNMENT OFFICIAL"),
    (r"POLICE\w*|DETECTIVE|PATROLM[AE]N|SHERIFF", "LAW ENFORCEMENT"),
    (r"SOLDIERS?|TROOPS?|COLONEL|COL|GENERAL|GEN|LIEUTENANT|LT|SERGEANT|CAPTAIN|CAPT|MAJOR|RECRUITS?", "ACTIVE MILITARY"),
    (r"GUARDS?|BODYGUARDS?|ESCORTS?|WATCHM[AE]N", "SECURITY GUARD"),
    (r"JUDGES?|MAGISTRATES?|PROSECUTORS?|ATTORNEYS?|LAWYERS?", "LEGAL OR JUDICIAL"),
    (r"AMBASSADORS?|CONSULS?|DIPLOMATS?|ATTACHES?", "DIPLOMAT"),
    (r"MINISTERS?|GOVERNORS?|MAYORS?|VICE MINISTER|DIRECTOR GENERAL|OFFICIALS?", "GOVERNMENT OFFICIAL"),
    (r"SENATORS?|CANDIDATES?|DEPUT(?:Y|IES)|CONGRESSM[AE]N|LEADERS?|POLITICIANS?|COUNCIL\w*|PARTY", "POLITICAL FIGURE"),
)  # fmt: skip
_PHYSICAL_WORDS: tuple[tuple[str, str], ...] = (
    (r"EMBASS(?:Y|IES)|CONSULATES?", "DIPLOMAT OFFICE OR RESIDENCE"),
    (r"POLICE|STATIONS? HOUSE|PRECINCT|JAIL|PRISON", "LAW ENFORCEMENT FACILITY"),
    (r"CARS?|BUS(?:ES)?|TRUCKS?|VEHICLES?|JEEPS?|VANS?|TAXIS?|TRAINS?|TRANSPORTATION|AMBULANCES?", "TRANSPORT VEHICLE"),
    (r"PLANES?|AIRCRAFT|AIRLINERS?|HELICOPTERS?|BOATS?|SHIPS?", "TRANSPORT VEHICLE"),
    (r"PIPELINES?|POWER|ELECTRIC\w*|TOWERS?|PYLONS?|REFINER(?:Y|IES)|OIL|SUBSTATIONS?|DAMS?|ENERGY|GAS STATIONS?", "ENERGY"),
    (r"TELEPHONE\w*|RADIO|NEWSPAPERS?|TELEVISION|ANTENNAS?|STATION", "COMMUNICATIONS"),
    (r"BANKS?", "FINANCIAL"),
    (r"BRIDGES?|ROADS?|HIGHWAYS?|RAILROADS?|RAILWAYS?|AIRPORTS?|TRACKS?", "TRANSPORTATION ROUTE"),
    (r"HOUSES?|HOMES?|RESIDENCES?|APARTMENTS?", "CIVILIAN RESIDENCE"),
    (r"MINISTR(?:Y|IES)|GOVERNMENT|PALACE|TOWN HALL|CITY HALL|MAYOR'?S?|COURT\w*|BARRACKS", "GOVERNMENT OFFICE OR RESIDENCE"),
    (r"HEADQUARTERS|OFFICES?|UNION|UNIVERSIT(?:Y|IES)|CHURCH(?:ES)?", "ORGANIZATION OFFICE"),
    (r"STORES?|SHOPS?|RESTAURANTS?|HOTELS?|FARMS?|FACTOR(?:Y|IES)|PLANTS?|MARKETS?|SUPERMARKETS?", "COMMERCIAL"),
    (r"BUSINESS\w*|COMPAN(?:Y|IES)", "COMMERCIAL"),
    (r"WATER|RESERVOIRS?", "WATER"),
)  # fmt: skip
_WEAPON_WORDS: tuple[tuple[str, str], ...] = (
    (r"CAR[- ]BOMBS?|TRUCK[- ]BOMBS?|VEHICLE BOMBS?", "VEHICLE BOMB"),
    (r"DYNAMITE", "DYNAMITE"),
    (r"GRENADES?|RPGS?", "GRENADE"),
    (r"MINES?|LANDMINES?|BOOBY[- ]TRAPS?", "MINE"),
    (r"MOLOTOV|PETROL BOMBS?|FIREBOMBS?", "MOLOTOV COCKTAIL"),
    (r"MISSILES?", "MISSILE"),
    (r"ROCKETS?", "ROCKET"),
    (r"MORTARS?|SHELLS?", "MORTAR"),
    (r"MACHINE[- ]?GUNS?|SUBMACHINE", "MACHINE GUN"),
    (r"RIFLES?|AK-47|CARBINES?|KALASHNIKOVS?", "RIFLE"),
    (r"PISTOLS?|HANDGUNS?|REVOLVERS?", "HANDGUN"),
    (r"GUNS?|GUNFIRE|BULLETS?|SHOTS?|FIREARMS?|SHOTGUNS?", "GUN"),
    (r"KNI(?:FE|VES)|MACHETES?|SWORDS?|AXES?", "CUTTING DEVICE"),
    (r"BOMBS?|CHARGES?", "BOMB"),
    (r"EXPLOSIVES?|EXPLOSIVE DEVICES?|DEVICES?", "EXPLOSIVE"),
    (r"FIRE|GASOLINE", "FIRE"),
)  # fmt: skip
_THINGS = re.compile(
    r"BUILDINGS?|FACILIT(?:Y|IES)|INSTALLATIONS?|BRANCH(?:ES)?|WAREHOUSES?|SCHOOLS?|HOSPITALS?|TRUCKS?|SYSTEMS?|CONVOYS?|DRUGSTORES?"
)
# names of countries that the task writes in its own way
_NATIONS = {"USA": "UNITED STATES", "GBR": "UNITED KINGDOM", "CHN": "PEOPLES REP OF CHINA", "SUN": "USSR"}


def _first(words: tuple[tuple[str, str], ...], text: str) -> str | None:
    for pattern, value in words:
        if value and re.search(rf"\b(?:{pattern})\b", text.upper()):
            return value
    return None


def human_words(description: str) -> str | None:
    """Return the type of a human target that a word of its description tells."""
    return _first(_HUMAN_WORDS, description)


def human_type(actor: Actor, description: str) -> str:
    """Return the type of a human target."""
    found = human_words(description) or HUMAN_TYPE.get(actor.kind) or "CIVILIAN"
    if re.search(r"\b(?:FORMER|EX-)", description.upper()) and found in ("GOVERNMENT OFFICIAL", "ACTIVE MILITARY"):
        return "FORMER GOVERNMENT OFFICIAL" if found == "GOVERNMENT OFFICIAL" else "FORMER ACTIVE MILITARY"
    return found


def physical_type(words: str) -> str:
    """Return the type of a physical target."""
    return _first(_PHYSICAL_WORDS, words) or "OTHER"


def is_building_or_vehicle(words: str) -> bool:
    """Whether the words name something that can be a physical target: by their last word, or what stands before "of"."""
    heads = [part.split()[-1] for part in re.split(r" OF | IN ", words.upper(), maxsplit=1)[:1] if part.split()]
    return any(_first(_PHYSICAL_WORDS, head) or _THINGS.fullmatch(head) for head in heads)


def nation(words: str) -> str | None:
    """Return the country whose adjective or short name stands in the words, as the task names it."""
    for word in re.findall(r"U\.S\.|[A-Z]+", words.upper()):
        code = "USA" if word == "U.S." else demonym(word)
        if code:
            return country_name(code)
    return None


@lru_cache(maxsize=4096)
def demonym(word: str) -> str | None:
    """Return the country that a word is the adjective of, whatever its case."""
    return shared_registry().demonym(word.capitalize())


def weapon_type(words: str) -> str | None:
    """Return the type of an instrument."""
    return _first(_WEAPON_WORDS, words)


def country_name(code: str | None) -> str | None:
    """Return a country as the task names it."""
    if code is None:
        return None
    return _NATIONS.get(code) or _names().get(code, "").upper() or None


def country_label(code: str | None) -> str | None:
    """Return a country's usual name."""
    return _names().get(code or "")


@lru_cache(maxsize=1)
def _names() -> Mapping[str, str]:
    return {entry.code: entry.name for entry in countries()}


def location(place: Place, home: str | None = None) -> str | None:
    """Return a place as ``COUNTRY: PLACE (CITY)``; `home` is the country of places that have none."""
    country = country_name(place.country or home)
    if country is None:
        return None
    kind = {"country": "", "admin1": "DEPARTMENT", "admin2": "MUNICIPALITY", "settlement": "CITY"}.get(
        place.kind, "AREA"
    )
    if not kind:
        return country
    name = " ".join((place.mentions[0].text if place.mentions else place.name).upper().split())
    return f"{country}: {name} ({kind})"
