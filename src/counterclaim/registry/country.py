"""The country data: what a state, its people, its capital and its institutions are called, and since when."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from counterclaim.datafiles import DataEntry
from counterclaim.registry.entry import Links, Names, _as_list
from counterclaim.registry.period import Period

Words = Annotated[tuple[str, ...], BeforeValidator(_as_list)]


class Ministry(DataEntry):
    """A ministry that every state has; see the head of ``ministries.yaml``."""

    id: str = Field(pattern=r"^[a-z]+(-[a-z]+)?$")
    name: str
    topics: Words
    before: Words = ()
    also: Words = ()
    own: str | None = Field(default=None, pattern=r"^(foreign|defence|interior)$")
    rare: bool = False


class Country(DataEntry, Period):
    """One state.

    Attributes:
        code: ISO 3166-1 alpha-3, or a code of four letters for a state that is gone or not recognised by all.
        iso: the country code records carry, where it differs from `code`.
        people: adjectives ("Syrian"); plural: nouns for its people ("Syrians").
        capital: cities that stand for the government; seat: buildings and streets that do ("the Kremlin").
        forces, police, parliament, foreign, defence, interior: names of their own, beyond those made by rule.
        opposes: states that it was at war with, from–to; the tie holds both ways and is written once.
        common: names that mean other things as well ("Georgia", "Chad").
    """

    code: str = Field(pattern=r"^[A-Z]{3,4}$")
    iso: str | None = None
    name: str
    names: Names = ()
    common: Words = ()
    people: Words = ()
    plural: Words = ()
    capital: Names = ()
    seat: Names = ()
    forces: Names = ()
    police: Names = ()
    parliament: Names = ()
    foreign: Names = ()
    defence: Names = ()
    interior: Names = ()
    opposes: Links = ()
