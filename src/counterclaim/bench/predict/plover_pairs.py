"""The PLOVER root of what a given source does to a given target."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from counterclaim.bench.predict.near import mentions_of, sentence_at
from counterclaim.bench.reader import Page
from counterclaim.bench.scorers.common import Row
from counterclaim.lexicon.coding import cameo_root_type, coded_as
from counterclaim.lexicon.frames import frames
from counterclaim.reading.draft import Attribution, DraftEvent

STAGES = ("dates", "actors", "places", "coreference", "attribution", "events")
# the corpus joins CONCEDE and RETREAT
ROOT = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
QUAD = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "YIELD"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}
# how something is said is an act as well: where no frame ties the two, the stance of what the source says
OF_STANCE = {
    "accuses": "ACCUSE",
    "condemns": "ACCUSE",
    "doubts": "REJECT",
    "denies": "REJECT",
    "demands": "REQUEST",
    "asks": "REQUEST",
    "promises": "AGREE",
    "threatens": "THREATEN",
    "praises": "SUPPORT",
    "admits": "YIELD",
}
Spans = Sequence[Sequence[int]]


def answer(row: Row, page: Page) -> dict[str, Any]:
    """Return ``root`` and ``quad``; nothing where no event and no stance tells."""
    source, target = row.get("source_spans") or [], row.get("target_spans") or []
    scored = sorted(
        (
            (_fit(page, event, source, target), -_depth(page, event), -event.trigger_start, _root(event))
            for event in page.draft.events
        ),
        reverse=True,
    )
    root = next((root for *_, root in scored if root), None) if scored and scored[0][0] >= 2 else None
    root = root or _said(page, source) or next((root for *_, root in scored if root), None)
    return {"root": root, "quad": QUAD.get(root or "")}


def _depth(page: Page, event: DraftEvent) -> int:
    """How deep the trigger stands: "refused to meet" is a refusal before it is a meeting."""
    return sum(1 for _ in page.doc[event.trigger].ancestors)


def _root(event: DraftEvent) -> str:
    if event.frame not in frames():
        return ""
    # the corpus follows CAMEO's roots, and codes what is only promised, threatened or refused by the verbal act
    kind = cameo_root_type(event.frame) or ""
    kind = ROOT.get(kind, kind)
    return coded_as(kind, event.polarity, event.time)


def _fit(page: Page, event: DraftEvent, source: Spans, target: Spans) -> int:
    """How well an event's roles meet the pair: 2 for each right end, 1 for an end in another role or only near."""
    fit = 2 * _meets(page, event.initiators, source) + 2 * _meets(page, event.targets, target)
    fit += _meets(page, event.targets, source) + _meets(page, event.initiators, target)
    trigger = page.doc[event.trigger]
    if not event.initiators and any(_inside(source, t.idx) for t in trigger.lefts if t.dep_ in ("nsubj", "agent")):
        fit += 2
    if not event.targets and any(_inside(target, t.idx) for t in trigger.subtree):
        fit += 1
    return fit


def _inside(spans: Spans, position: int) -> bool:
    return any(start <= position < end for start, end in spans)


def _meets(page: Page, refs: Sequence[str], spans: Spans) -> bool:
    return any(
        mention.start_char < end and start < mention.end_char
        for ref in refs
        for mention in mentions_of(page, ref)
        for start, end in spans
    )


def _said(page: Page, source: Spans) -> str | None:
    """The stance of the first statement by the source, where the stance is an act."""
    for attribution in page.draft.attributions:
        if attribution.stance in OF_STANCE and _is_by(page, attribution, source):
            return OF_STANCE[attribution.stance]
    return None


def _is_by(page: Page, attribution: Attribution, source: Spans) -> bool:
    span = attribution.claimant_span
    if span and any(span[0] < end and start < span[1] for start, end in source):
        return True
    if not source or not attribution.cue_spans:
        return not source
    low, high = sentence_at(page.doc, *attribution.cue_spans[0])
    return _meets(page, attribution.claimants, [s for s in source if low <= s[0] < high])
