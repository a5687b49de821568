"""Places: settlements, regions and natural features, never persons' whereabouts."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from counterclaim.records.actor import Mention
from counterclaim.records.base import Record

PlaceKind = Literal["settlement", "admin1", "admin2", "country", "region", "natural", "facility", "water", "unknown"]


class Place(Record):
    """A named place. An unresolved one keeps its name, with `lat` and `lon` null.

    `lat`, `lon` are WGS 84 degrees; `geo_precision` is UCDP's where_prec, 1 (exact place) to 7 (sea or airspace).
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: PlaceKind = "unknown"
    lat: float | None = Field(default=None, ge=-90, le=90)
    lon: float | None = Field(default=None, ge=-180, le=180)
    country: str | None = None
    admin1: str | None = None
    geo_precision: int | None = Field(default=None, ge=1, le=7)
    mentions: tuple[Mention, ...] = ()
