"""Time expressions in TIMEX3 form."""

from __future__ import annotations

from typing import Any

from counterclaim.bench.reader import Page
from counterclaim.bench.scorers.common import Row

STAGES = ("dates",)


def answer(row: Row, page: Page) -> dict[str, Any]:
    """Return ``timexes``."""
    return {
        "timexes": [
            {
                "start": found.start_char,
                "end": found.end_char,
                "text": found.text,
                "type": found.timex_type,
                "value": found.value,
                "mod": found.mod,
            }
            for found in page.draft.dates
        ]
    }
