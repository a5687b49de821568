"""Time expressions in TIMEX3 form."""

from __future__ import annotations

from typing import Any

from counterclaim.bench.reader import Page
from counterclaim.bench.scorers.common import Row
from counterclaim.reading.draft import DraftDate

STAGES = ("dates",)


def answer(row: Row, page: Page) -> dict[str, Any]:
    """Return ``timexes``: the time expressions alone, without the preposition that a mention holds."""
    return {"timexes": [_timex(page.doc.text, found) for found in page.draft.dates]}


def _timex(text: str, found: DraftDate) -> dict[str, Any]:
    start = found.start_char if found.timex_start is None else found.timex_start
    end = found.end_char if found.timex_end is None else found.timex_end
    return {
        "start": start,
        "end": end,
        "text": text[start:end],
        "type": found.timex_type,
        "value": found.value,
        "mod": found.mod,
    }
