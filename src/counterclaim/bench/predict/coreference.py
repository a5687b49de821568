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
from counterclaim.reading.coreference.given import link_given_mentions
from counterclaim.reading.draft import DraftEvent
from counterclaim.reading.events.match import Match
from counterclaim.reading.happenings.kin import effect

STAGES = ("dates", "actors", "places", "coreference", "attribution", "events", "casualties", "happenings")


def answer(row: Row, page: Page) -> dict[str, Any]:
    """Return ``mentions`` with the gold spans and kinds, and chains of our own."""
    told: dict[int, tuple[Match, DraftEvent]] = page.doc.user_data.get("counterclaim.effects", {})
    things = [mention for mention in row["mentions"] if mention["kind"] != "event"]
    linked = iter(link_given_mentions(page.doc, [(mention["start"], mention["end"]) for mention in things]))
    found = []
    for mention in row["mentions"]:
        if mention["kind"] == "event":
            span = page.doc.char_span(mention["start"], mention["end"], alignment_mode="expand")
            head = span.root if span is not None and len(span) else None
            word = head.lemma_.lower() if head is not None else mention["text"].lower()
            chain, own = f"{row.get('topic')}:event:{word}", _own(told, span, word)
        else:
            own = next(linked)
            chain = _across(page, own, f"{row.get('topic')}:{mention['kind']}")
        found.append(
            {"start": mention["start"], "end": mention["end"], "kind": mention["kind"], "chain": chain, "own": own}
        )
    return {"mentions": found}


def _across(page: Page, own: str, topic: str) -> str:
    """The chain of a thing over the texts of a topic: the actor, or the word for what is no actor.

    Actors of the registry and persons by name are the same everywhere. The corpora count who speaks for a state without a
    name ("American officials", "the ministry") as the state.
    """
    kind, _, name = own.partition(":")
    actor = page.draft.actors.get(name) if kind == "actor" else None
    if actor is None:
        return f"{topic}:{own.rpartition(':')[0]}"
    named = any(m.ref == actor.id and m.how in ("name", "alias") for m in page.draft.actor_mentions)
    above = actor.represents if actor.kind in ("state", "state_forces", "police") or not named else None
    if above is not None and above.startswith("state-"):
        return f"actor:{above}"
    return own if actor.known or actor.kind == "person" else f"{topic}:{own}"


def _own(told: dict[int, tuple[Match, DraftEvent]], span: Span | None, word: str) -> str:
    """The chain of an event mention inside its text: its happening, or its head word where the reading has no event."""
    for token in span if span is not None else ():
        if token.i in told:
            match, event = told[token.i]
            return f"{event.happening}:{general(match.frame.id) if effect(match.frame.id) else 'deed'}"
    return f"word:{word}"
