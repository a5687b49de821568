"""Chains of given mentions: actors by what they resolve to, events by their head word within a topic.

Which reports are about one happening is the ledger's work; here an event mention meets another of the same topic when
their heads have the same dictionary form, which is the usual baseline for these corpora. Inside one text (``own``, which
the scorer takes with option ``within``) those that the reading knows are of one chain when they tell of one happening.
As the corpora keep a deed and its effect apart ("the blast", "were killed"), so does the answer. Things of a topic are
linked over its texts when all are read (`across`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from counterclaim.bench.predict.across import Thing, direction, gather
from counterclaim.bench.reader import Page
from counterclaim.bench.scorers.common import Row, Rows
from counterclaim.lexicon.frames import general
from counterclaim.reading.coreference.given import head_of, link_given_mentions
from counterclaim.reading.draft import DraftEvent
from counterclaim.reading.events.match import Match
from counterclaim.reading.happenings.kin import effect
from counterclaim.reading.parsed import Span
from counterclaim.records import Reading

STAGES = ("dates", "actors", "places", "coreference", "attribution", "events", "casualties", "happenings")
# its chains hold officials with their state, and all words on one subject ("the tariffs", "the trade measures", "the move")
WIDE = frozenset({"newswcl50"})


def answer(row: Row, page: Page) -> dict[str, Any]:
    """Return ``mentions`` with the gold spans and kinds, and chains of our own; of things what `together` asks for."""
    told: dict[int, tuple[Match, DraftEvent]] = page.doc.kept.get("counterclaim.effects", {})
    things = [mention for mention in row["mentions"] if mention["kind"] != "event"]
    linked = iter(link_given_mentions(page.doc, [(mention["start"], mention["end"]) for mention in things]))
    named = {m.ref for m in page.draft.actor_mentions if m.how in ("name", "alias", "acronym")}
    found: list[dict[str, Any]] = []
    read: dict[str, str] = {}
    for mention in row["mentions"]:
        span = page.doc.char_span(mention["start"], mention["end"], alignment_mode="expand")
        kept = {key: mention[key] for key in ("start", "end", "kind")}
        if mention["kind"] == "event":
            head = span.root if span is not None and len(span) else None
            word = head.lemma_.lower() if head is not None else mention["text"].lower()
            own = _own(told, span)
            if own is not None:
                read.setdefault(word, own)
            found.append({**kept, "chain": f"{row.get('topic')}:event:{word}", "own": own or f"word:{word}"})
        else:
            own = next(linked)
            thing = _thing(page, span, own, f"{row.get('topic')}:{mention['kind']}", named)
            found.append({**kept, "chain": thing.chain, "own": own, "thing": thing})
    for mention in found:  # what the reading did not take for an event, by the word of one that it did
        if mention["kind"] == "event":
            mention["own"] = read.get(mention["own"].removeprefix("word:"), mention["own"])
    return {"mentions": found}


def together(
    gold: Rows, answers: Mapping[str, dict[str, Any]], readings: Mapping[str, Reading]
) -> Iterator[dict[str, Any]]:
    """Yield the answers with the chains of things linked over the texts of each topic."""
    topics: dict[tuple[str, str, bool], list[dict[str, Any]]] = {}
    for key, found in answers.items():
        for mention in found["mentions"]:
            if "thing" in mention:
                wide = str(gold[key].get("corpus", "")).lower() in WIDE
                topics.setdefault((str(gold[key].get("topic")), mention["kind"], wide), []).append(mention)
    for (_, _, wide), mentions in topics.items():
        for mention, chain in zip(mentions, gather([m.pop("thing") for m in mentions], wide), strict=True):
            mention["chain"] = chain
    for key, found in answers.items():
        yield {"id": key, **found}


def _thing(page: Page, span: Span | None, own: str, topic: str, named: set[str]) -> Thing:
    """A thing by the actor it is, or by the word for what is no actor.

    Actors of the registry and persons by name are the same everywhere. The corpora count who speaks for a state without a
    name ("American officials", "the ministry") as the state.
    """
    kind, _, name = own.partition(":")
    actor = page.draft.actors.get(name) if kind == "actor" else None
    words = direction(span, head_of(span)) if span is not None and len(span) else np.zeros(1)
    if actor is None:
        return Thing(f"{topic}:{own.rpartition(':')[0]}", None, None, False, words)
    called = actor.name if actor.id in named and not actor.known else None
    state = actor.represents if actor.represents is not None and actor.represents.startswith("state-") else None
    if state is not None and (actor.kind in ("state", "state_forces", "police") or actor.id not in named):
        return Thing(f"actor:{state}", None, None, True, words)
    chain = own if actor.known or actor.kind == "person" else f"{topic}:{own}"
    country = f"state-{actor.country[0].lower()}" if actor.country and actor.kind != "state" else None
    above = state or country or actor.represents
    return Thing(chain, called, f"actor:{above}" if above else None, True, words)


def _own(told: dict[int, tuple[Match, DraftEvent]], span: Span | None) -> str | None:
    """The chain of an event mention inside its text: its happening, None where the reading has no event."""
    for token in span if span is not None else ():
        if token.i in told:
            match, event = told[token.i]
            return f"{event.happening}:{general(match.frame.id) if effect(match.frame.id) else 'deed'}"
    return None
