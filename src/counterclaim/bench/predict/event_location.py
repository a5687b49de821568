"""Where the event of a given verb was: the places of the event that counterclaim reads at that verb."""

from __future__ import annotations

from typing import Any

from counterclaim.bench.predict.near import nearest, unique
from counterclaim.bench.reader import Page
from counterclaim.bench.scorers.common import Row

STAGES = ("dates", "actors", "places", "coreference", "attribution", "events")


def answer(row: Row, page: Page) -> dict[str, Any]:
    """Return ``locations`` for the verb of the row."""
    verb = row["verb"]
    spans = []
    for event in page.draft.events:
        if event.trigger_start < verb["end"] and verb["start"] < event.trigger_end:
            spans += [nearest(page, ref, event.trigger_start, event.trigger_end) for ref in event.places]
    return {"locations": [{"start": s, "end": e} for s, e in unique(span for span in spans if span)]}
