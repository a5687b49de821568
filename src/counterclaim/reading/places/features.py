"""Feature words ("town", "province", "river"): what kind of place a name is, read from ``data/features.yaml``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import Field

from counterclaim.datafiles import DataEntry, load_entries
from counterclaim.gazetteer.fold import words
from counterclaim.records.place import PlaceKind

FILE = Path(__file__).parent / "data" / "features.yaml"

# words that stand before a place name and show that it is one
LOCATIVE = words(
    "in near at from to into around outside inside across toward towards through throughout via within between beyond"
    " surrounding overlooking entering leaving outside off"
)
STRONG = words("in near outside around inside surrounding within throughout into")
DIRECTIONS = words(
    "north south east west northern southern eastern western northeast northwest southeast southwest northeastern"
    " northwestern southeastern southwestern north-east north-west south-east south-west north-eastern north-western"
    " south-eastern south-western central upper lower rural downtown mid inner outer coastal"
    " government-held rebel-held opposition-held besieged nearby neighboring neighbouring war-torn mainland"
)
COUNCIL = "local government"  # "X Local Government Area": a district
# what a place of each kind is counted as in UCDP's where_prec
PRECISION: dict[PlaceKind, int] = {
    "settlement": 1, "facility": 1, "admin2": 3, "admin1": 4, "region": 5, "natural": 5, "water": 5, "country": 6, "unknown": 1,
}  # fmt: skip


class Feature(DataEntry):
    """A feature word; see the head of ``features.yaml``."""

    word: str
    kind: PlaceKind
    precision: int = Field(ge=1, le=7)
    generic: bool = False


@lru_cache(maxsize=1)
def features() -> dict[str, Feature]:
    """Feature words by their lower-case form."""
    return {entry.word: entry for entry in load_entries(FILE, Feature)}


def fits(hint: PlaceKind | None, kind: PlaceKind) -> bool:
    """Whether a gazetteer place of `kind` can be what a feature word of kind `hint` names."""
    if hint is None or hint == "unknown":
        return True
    return kind in _FITS.get(hint, (hint,))


_FITS: dict[PlaceKind, tuple[PlaceKind, ...]] = {
    "settlement": ("settlement",),
    "admin1": ("admin1", "region"),
    "admin2": ("admin2", "admin1", "settlement"),
    "region": ("region", "settlement", "admin1", "admin2", "natural"),
    "facility": ("facility", "settlement"),
    "natural": ("natural", "region"),
    "water": ("water",),
}
