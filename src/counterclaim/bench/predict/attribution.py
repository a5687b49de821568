"""Attributions for PolNeAR: the outermost ones, with the words of source, cue and content apart.

In PolNeAR each word has at most one role and nothing nests: a telling inside a telling is content of the outer one.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from counterclaim.bench.reader import Page
from counterclaim.bench.scorers.common import Row
from counterclaim.reading.draft import Attribution

STAGES = ("dates", "actors", "places", "coreference", "attribution")
Spans = list[list[int]]


def answer(row: Row, page: Page) -> dict[str, Any]:
    """Return ``attributions``."""
    outermost = [a for a in page.draft.attributions if a.parent is None]
    return {"attributions": [_roles(a, page.doc.text) for a in outermost]}


def _roles(attribution: Attribution, text: str) -> dict[str, Spans]:
    cue = {i for start, end in attribution.cue_spans for i in range(start, end)}
    source = set(range(*attribution.claimant_span)) - cue if attribution.claimant_span else set()
    content = {i for start, end in attribution.content_spans for i in range(start, end)} - cue - source
    return {"source": _pieces(source, text), "cue": _pieces(cue, text), "content": _pieces(content, text)}


def _pieces(positions: Iterable[int], text: str) -> Spans:
    """Runs of positions as spans, without blanks at their ends."""
    found: Spans = []
    for position in sorted(positions):
        if found and position == found[-1][1]:
            found[-1][1] += 1
        else:
            found.append([position, position + 1])
    trimmed = ([_skip(text, start, end, 1), _skip(text, end - 1, start - 1, -1) + 1] for start, end in found)
    return [[start, end] for start, end in trimmed if start < end]


def _skip(text: str, start: int, stop: int, step: int) -> int:
    while start != stop and text[start].isspace():
        start += step
    return start
