"""Time expressions in TIMEX3 form."""

from __future__ import annotations

import re
from typing import Any

from counterclaim.bench.reader import Page
from counterclaim.bench.scorers.common import Row
from counterclaim.reading.draft import DraftDate

STAGES = ("dates",)
_NONE = "since then:"
_ZONE = re.compile(r"(?<=T\d\d:\d\d)(?:Z|[+-]\d\d:\d\d)\Z")  # these corpora write no zone, even where the text does


def answer(row: Row, page: Page) -> dict[str, Any]:
    """Return ``timexes``: the time expressions alone, without the preposition that a mention holds.

    "Since then" is a span of days for us; TIMEX3 has no expression there.
    """
    return {"timexes": [_timex(page.doc.text, found) for found in page.draft.dates if not found.rule.startswith(_NONE)]}


def _timex(text: str, found: DraftDate) -> dict[str, Any]:
    start = found.start_char if found.timex_start is None else found.timex_start
    end = found.end_char if found.timex_end is None else found.timex_end
    return {
        "start": start,
        "end": end,
        "text": text[start:end],
        "type": found.timex_type,
        "value": _ZONE.sub("", found.value) if found.value else found.value,
        "mod": found.mod,
    }
