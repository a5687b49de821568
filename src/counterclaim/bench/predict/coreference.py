"""Chains of given mentions: actors by what they resolve to, events by their head word within a topic.

Which reports are about one happening is the ledger's work; here an event mention meets another of the same topic when
their heads have the same dictionary form, which is the usual baseline for these corpora. Inside one text (``own``, which
the scorer takes with option ``within``) those that the reading knows are of one chain when they tell of one happening.
As the corpora keep a deed and its effect apart ("the blast", "were killed"), so does the answer.
"""

from __future__ import annotations

from typing import Any

from spacy.tokens import Span

from counterclaim.bench.reader import Page
from counterclaim.bench.scorers.common import Row
from counterclaim.lexicon.frames import general
from counterclaim.reading.draft import DraftEvent
from counterclaim.reading.events.match import Match
from counterclaim.reading.happenings.kin import effect

STAGES = ("dates", "actors", "places", "coreference", "attribution", "events", "casualties", "happenings")


def answer(row: Row, page: Page) -> dict[str, Any]:
    """Return ``mentions`` with the gold spans and kinds, and chains of our own."""
    refs = _refs(page)
    told: dict[int, tuple[Match, DraftEvent]] = page.doc.user_data.get("counterclaim.effects", {})
    found = []
    for mention in row["mentions"]:
        span = page.doc.char_span(mention["start"], mention["end"], alignment_mode="expand")
        head = span.root if span is not None and len(span) else None
        word = head.lemma_.lower() if head is not None else mention["text"].lower()
        ref = refs.get(head.i) if head is not None and mention["kind"] != "event" else None
        chain = f"actor:{ref}" if ref else f"{row.get('topic')}:{mention['kind']}:{word}"
        own = _own(told, span, word) if mention["kind"] == "event" else chain
        found.append(
            {"start": mention["start"], "end": mention["end"], "kind": mention["kind"], "chain": chain, "own": own}
        )
    return {"mentions": found}


def _own(told: dict[int, tuple[Match, DraftEvent]], span: Span | None, word: str) -> str:
    """The chain of an event mention inside its text: its happening, or its head word where the reading has no event."""
    for token in span if span is not None else ():
        if token.i in told:
            match, event = told[token.i]
            return f"{event.happening}:{general(match.frame.id) if effect(match.frame.id) else 'deed'}"
    return f"word:{word}"


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
