"""Where the event of a given verb was: the places that govern the verb."""

from __future__ import annotations

from typing import Any

from counterclaim.bench.reader import Page
from counterclaim.bench.scorers.common import Row
from counterclaim.reading.places import governing_mentions

STAGES = ("dates", "actors", "places")


def answer(row: Row, page: Page) -> dict[str, Any]:
    """Return ``locations`` for the verb of the row."""
    start, end = row["verb"]["start"], row["verb"]["end"]
    verb = next((token for token in page.doc if token.idx < end and start < token.idx + len(token)), None)
    if verb is None:
        return {"locations": []}
    mentions, _ = governing_mentions(page.doc, verb.i)
    return {"locations": [{"start": m.start_char, "end": m.end_char} for m in mentions if m.how != "description"]}
