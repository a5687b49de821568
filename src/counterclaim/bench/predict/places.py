"""Toponyms: the mentions of places, and country names that stand for their state, with coordinates."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from counterclaim.bench.reader import Page
from counterclaim.bench.scorers.common import Row
from counterclaim.gazetteer import fold_place, shared_gazetteer

STAGES = ("dates", "actors", "places")


def answer(row: Row, page: Page) -> dict[str, Any]:
    """Return ``toponyms``."""
    draft = page.draft
    found: dict[tuple[int, int], dict[str, Any]] = {}
    for mention in draft.place_mentions:
        if mention.how in ("pronoun", "description"):
            continue
        place = draft.places[mention.ref]
        scheme, _, number = place.id.partition(":")
        found[mention.start_char, mention.end_char] = {
            "start": mention.start_char,
            "end": mention.end_char,
            "text": mention.text,
            "lat": place.lat,
            "lon": place.lon,
            "geonameid": number if scheme == "geonames" else None,
        }
    for mention in draft.actor_mentions:
        # a country's name is marked in these corpora in whatever sense it is used
        span = mention.start_char, mention.end_char
        if (
            draft.actors[mention.ref].kind == "state"
            and mention.how in ("name", "alias", "acronym")
            and span not in found
        ):
            country = _country(mention.text)
            if country is not None:
                found[span] = {"start": span[0], "end": span[1], "text": mention.text, **country}
    return {"toponyms": [found[span] for span in sorted(found)]}


@lru_cache(maxsize=1024)
def _country(name: str) -> dict[str, Any] | None:
    for place in shared_gazetteer().find_many([fold_place(name)]).get(fold_place(name), []):
        if place.kind == "country":
            return {"lat": place.lat, "lon": place.lon, "geonameid": place.id.partition(":")[2]}
    return None
