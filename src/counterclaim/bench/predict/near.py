"""Which mention of an actor or place stands nearest to a trigger: corpora want spans where a reading has ids."""

from __future__ import annotations

from counterclaim.bench.reader import Page
from counterclaim.reading.draft import DraftMention
from counterclaim.reading.parsed import Doc

Span = tuple[int, int]


def sentence_at(doc: Doc, start: int, end: int) -> Span:
    """Return the characters of the sentence (or sentences) that hold a span."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return start, end
    return span[0].sent.start_char, span[-1].sent.end_char


def nearest(page: Page, ref: str, start: int, end: int) -> Span | None:
    """Return the mention of `ref` (an actor or place) nearest to a span and in its sentence; None where there is none."""
    low, high = sentence_at(page.doc, start, end)
    inside = [m for m in mentions_of(page, ref) if low <= m.start_char and m.end_char <= high]
    if not inside:
        return None
    best = min(inside, key=lambda m: (_gap(m, start, end), m.start_char, m.end_char))
    return best.start_char, best.end_char


def mentions_of(page: Page, ref: str) -> list[DraftMention]:
    """Return all mentions of an actor or place."""
    draft = page.draft
    return [m for m in (*draft.actor_mentions, *draft.place_mentions) if m.ref == ref]


def _gap(mention: DraftMention, start: int, end: int) -> int:
    return max(mention.start_char - end, start - mention.end_char, 0)
