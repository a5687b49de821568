"""Spans of who acts on whom in a sentence, and the class of the action (0 statement, 1-4 the quads)."""

from __future__ import annotations

from typing import Any

from counterclaim.bench.predict.near import Span
from counterclaim.bench.predict.phrases import phrases_of
from counterclaim.bench.predict.plover_gsr import main_event, plover
from counterclaim.bench.predict.plover_pairs import OF_STANCE, QUAD, ROOT
from counterclaim.bench.reader import Page
from counterclaim.bench.scorers.common import Row
from counterclaim.reading.draft import DraftEvent
from counterclaim.reading.events.grammar import is_passive, objects, subjects

STAGES = ("dates", "actors", "places", "coreference", "attribution", "events")


def answer(row: Row, page: Page) -> dict[str, Any]:
    """Return ``source_spans``, ``target_spans`` and ``class``."""
    event = main_event(page.draft)
    if event is not None:
        root = plover(event)
        sources, targets = _sides(page, event)
        sources = _subject(page) or sources
        targets = [span for span in targets if span not in sources]
        return {"source_spans": sources, "target_spans": targets, "class": QUAD.get(ROOT.get(root, root), 0)}
    for attribution in page.draft.attributions:
        if attribution.claimant_span:
            quad = QUAD.get(OF_STANCE.get(attribution.stance, ""), 0)
            return {"source_spans": [list(attribution.claimant_span)], "target_spans": [], "class": quad}
    return {"source_spans": [], "target_spans": [], "class": 0}


def _subject(page: Page) -> list[list[int]]:
    """The phrase of the sentence's first subject: in this corpus the source, whatever else acts in the sentence."""
    root = next((token for token in page.doc if token.dep_ == "ROOT"), None)
    held = next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass")), None) if root is not None else None
    if held is None:
        return []
    return [list(phrases_of(page.doc).around(held.i, held.idx, held.idx + len(held)))]


def _sides(page: Page, event: DraftEvent) -> tuple[list[list[int]], list[list[int]]]:
    """The phrases of both sides: by syntax where the trigger is a verb, else the mentions of the actors."""
    trigger = page.doc[event.trigger]
    phrases = phrases_of(page.doc)
    if trigger.pos_ == "VERB":
        first, second = subjects(trigger), objects(trigger)
        if is_passive(trigger):
            first, second = [t for t in second if t.head.dep_ == "agent"], [*first]
        sides = [[list(phrases.around(t.i, t.idx, t.idx + len(t))) for t in side[:1]] for side in (first, second)]
        if sides[0] or sides[1]:
            sources, targets = sides
            return sources or _mentions(page, event.initiators, event), targets or _mentions(page, event.targets, event)
    return _mentions(page, event.initiators, event), _mentions(page, event.targets, event)


def _mentions(page: Page, refs: list[str], event: DraftEvent) -> list[list[int]]:
    spans: list[list[int]] = []
    for ref in refs[:1]:
        here = [m for m in page.draft.actor_mentions if m.ref == ref]
        best = min(here, key=lambda m: abs(m.start_char - event.trigger_start), default=None)
        if best is not None:
            span: Span = phrases_of(page.doc).around(best.head, best.start_char, best.end_char)
            spans.append(list(span))
    return spans
