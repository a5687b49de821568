"""Chains of given mentions: actors by what they resolve to, events by their head word within a topic.

Which reports are about one happening is the ledger's work; here an event mention meets another of the same topic when
their heads have the same dictionary form, which is the usual baseline for these corpora.
"""

from __future__ import annotations

from typing import Any

from counterclaim.bench.reader import Page
from counterclaim.bench.scorers.common import Row

STAGES = ("dates", "actors", "places", "coreference")


def answer(row: Row, page: Page) -> dict[str, Any]:
    """Return ``mentions`` with the gold spans and kinds, and chains of our own."""
    refs = _refs(page)
    found = []
    for mention in row["mentions"]:
        span = page.doc.char_span(mention["start"], mention["end"], alignment_mode="expand")
        head = span.root if span is not None and len(span) else None
        word = head.lemma_.lower() if head is not None else mention["text"].lower()
        ref = refs.get(head.i) if head is not None and mention["kind"] != "event" else None
        chain = f"actor:{ref}" if ref else f"{row.get('topic')}:{mention['kind']}:{word}"
        found.append({"start": mention["start"], "end": mention["end"], "kind": mention["kind"], "chain": chain})
    return {"mentions": found}


def _refs(page: Page) -> dict[int, str]:
    """Head token -> actor or place; an actor found by name is the same in all texts, any other only in its own."""
    draft, refs = page.draft, {}
    for mention in draft.place_mentions:
        refs[mention.head] = mention.ref
    for mention in draft.actor_mentions:
        actor = draft.actors[mention.ref]
        named = actor.known or actor.kind == "person"
        refs[mention.head] = mention.ref if named else f"{draft.document.id[:20]}:{mention.ref}"
    return refs
