"""Outlines of countries and first-order divisions, from the shipped files (Natural Earth, public domain)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from counterclaim.render.page.geo import View

Ring = list[list[float]]


@dataclass(frozen=True, slots=True)
class Outline:
    """One country or division with its rings of [longitude, latitude]."""

    id: str | None
    name: str
    rings: tuple[Ring, ...]
    box: tuple[float, float, float, float]

    def meets(self, view: View) -> bool:
        """Tell whether any of it can be in the view."""
        west, south, east, north = self.box
        return not (east < view.west or west > view.east or north < view.south or south > view.north)


@lru_cache(maxsize=1)
def countries() -> dict[str, Outline]:
    """Return ISO 3166-1 alpha-3 → outline; empty when the file is not there (a map is then drawn without borders)."""
    found = _load("outlines.json")
    return {o["id"]: _outline(o) for o in found.get("countries", ())}


@lru_cache(maxsize=1)
def _divisions_raw() -> dict[str, Any]:
    return _load("outlines_admin1.json")


@lru_cache(maxsize=64)
def divisions(country: str) -> tuple[Outline, ...]:
    """Return the first-order divisions of a country."""
    return tuple(_outline(o) for o in _divisions_raw().get(country, ()))


def division(country: str | None, place_id: str, names: tuple[str, ...]) -> Outline | None:
    """Return the outline of a first-order division by its id, else by one of its names."""
    if country is None:
        return None
    wanted = {_fold(name) for name in names}
    same_name = None
    for outline in divisions(country):
        if outline.id == place_id:
            return outline
        if same_name is None and _fold(outline.name) in wanted:
            same_name = outline
    return same_name


def _fold(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


def _load(name: str) -> dict[str, Any]:
    try:
        text = files("counterclaim.render").joinpath("data", name).read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def _outline(entry: dict[str, Any]) -> Outline:
    rings = tuple(entry["rings"])
    lons = [p[0] for ring in rings for p in ring]
    lats = [p[1] for ring in rings for p in ring]
    box = (min(lons), min(lats), max(lons), max(lats)) if lons else (0.0, 0.0, 0.0, 0.0)
    return Outline(entry.get("id"), entry["name"], rings, box)
