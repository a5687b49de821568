"""Attributions for PolNeAR: the outermost tellings, with the words of source, cue and content apart.

In PolNeAR each word has at most one role and nothing nests: a telling inside a telling is content of the outer one. Wishes,
supports and impressions count there too, so all tellings that are found are answered, not only those that bind a claimant.
"""

from __future__ import annotations

from typing import Any

from counterclaim.bench.reader import Page
from counterclaim.bench.scorers.common import Row
from counterclaim.reading.attribution import find_tellings
from counterclaim.reading.attribution.telling import Telling, ranges
from counterclaim.reading.parsed import Doc

STAGES = ("actors",)
Spans = list[list[int]]


def answer(row: Row, page: Page) -> dict[str, Any]:
    """Return ``attributions``."""
    tellings, _ = find_tellings(page.doc)
    return {"attributions": [_roles(page.doc, t) for t in tellings if not any(_inside(t, other) for other in tellings)]}


def _inside(telling: Telling, other: Telling) -> bool:
    """True when the cue lies in the other's content; of two that hold each other's cue the larger is the outer one."""
    if other is telling or telling.head not in other.content:
        return False
    return not (other.head in telling.content and len(other.content) <= len(telling.content))


def _roles(doc: Doc, telling: Telling) -> dict[str, Spans]:
    return {
        "source": _pieces(doc, telling.source),
        "cue": _pieces(doc, telling.cue),
        "content": _pieces(doc, sorted(telling.content - set(telling.cue) - set(telling.source))),
    }


def _pieces(doc: Doc, tokens: list[int]) -> Spans:
    return [[start, end] for start, end in ranges(doc, tokens)]
