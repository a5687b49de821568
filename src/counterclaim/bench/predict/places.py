"""Toponyms with coordinates, in each corpus's own sense of the word.

All corpora mark names of countries and capitals that stand for their state. LGL, TR-News and GeoWebNews also mark adjectives
("Syrian") and places inside other names ("University of Michigan"); GeoVirus does not.
"""

from __future__ import annotations

from typing import Any

from counterclaim.bench.reader import Page
from counterclaim.bench.scorers.common import Row
from counterclaim.reading.places.toponyms import toponyms

STAGES = ("dates", "actors", "places")
_NAMES_ONLY = frozenset(("geovirus",))


def answer(row: Row, page: Page) -> dict[str, Any]:
    """Return ``toponyms``."""
    wide = str(row.get("corpus", "")).lower() not in _NAMES_ONLY
    return {
        "toponyms": [
            {
                "start": found.start_char,
                "end": found.end_char,
                "text": page.doc.text[found.start_char : found.end_char],
                "lat": found.lat,
                "lon": found.lon,
                "geonameid": found.id.partition(":")[2] if found.id.startswith("geonames:") else None,
            }
            for found in toponyms(page.doc)
            if wide or found.use in ("literal", "metonym")
        ]
    }
