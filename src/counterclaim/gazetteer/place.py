"""A row of the gazetteer, and the scale on which kinds of places are ordered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from counterclaim.gazetteer.fold import fold_place
from counterclaim.records.place import PlaceKind


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """One place of the gazetteer.

    Attributes:
        id: ``geonames:ID``, ``own:slug`` for the supplement that ships, ``user:slug`` for a user's own.
        kind: as in the contract.
        country: ISO 3166-1 alpha-3, or None for seas and regions over borders.
        admin1: name of the first-order division; admin1_id and admin2_id the ids of the divisions that hold it.
        population: 0 where unknown.
        quality: how the name that was asked for belongs to it: 0 its main name, 1 another name, 2 a name made by rule,
            3 found by sound.
    """

    id: str
    name: str
    kind: PlaceKind
    lat: float
    lon: float
    country: str | None = None
    admin1: str | None = None
    admin1_id: str | None = None
    admin2_id: str | None = None
    population: int = 0
    quality: int = 0
    key: str = ""


@dataclass(slots=True)
class SourcePlace:
    """A place as a source gives it, before it is indexed: names in order, the first the one to show."""

    id: str
    names: list[str]
    kind: PlaceKind
    lat: float
    lon: float
    country: str | None = None
    admin1: str | None = None
    admin1_id: str | None = None
    admin2_id: str | None = None
    population: int = 0
    made: tuple[str, ...] = ()
    number: int | None = None  # its number in the index, where more names follow later; counted where None

    _folded: dict[str, int] | None = None

    def folded(self) -> dict[str, int]:
        """The folded names with their quality: 0 the main name, 1 another, 2 made by rule. Worked out once."""
        if self._folded is not None:
            return self._folded
        found: dict[str, int] = {}
        for quality, group in ((0, self.names[:1]), (1, self.names[1:]), (2, self.made)):
            for name in group:
                found.setdefault(fold_place(name), quality)
        self._folded = {key: quality for key, quality in found.items() if len(key) > 1}
        return self._folded


class MoreName(NamedTuple):
    """A further name of a place that has its number already: the folded name, and the place's country."""

    number: int
    key: str
    country: str | None
