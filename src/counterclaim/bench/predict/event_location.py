"""Where the event of a given verb was: the places that govern the verb."""

from __future__ import annotations

from typing import Any

from counterclaim.bench.reader import Page
from counterclaim.bench.scorers.common import Row
from counterclaim.reading.draft import DraftMention
from counterclaim.reading.places import governing_mentions
from counterclaim.reading.places.distances import POINT

STAGES = ("dates", "actors", "places")


def answer(row: Row, page: Page) -> dict[str, Any]:
    """Return ``locations`` for the verb of the row."""
    start, end = row["verb"]["start"], row["verb"]["end"]
    verb = next((token for token in page.doc if token.idx < end and start < token.idx + len(token)), None)
    if verb is None:
        return {"locations": []}
    mentions, _ = governing_mentions(page.doc, verb.i)
    named = [m for m in page.draft.place_mentions if m.how != "description"]
    shown = [m if m.how != "description" else _name_in(m, named) for m in mentions]
    return {"locations": [{"start": m.start_char, "end": m.end_char} for m in shown if m is not None]}


def _name_in(point: DraftMention, named: list[DraftMention]) -> DraftMention | None:
    """The name that "30 km north of X" is reckoned from; the corpus marks names only."""
    if not point.ref.startswith(POINT):
        return None
    return next((m for m in named if m.head == point.head), None)
