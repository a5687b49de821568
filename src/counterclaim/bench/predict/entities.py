"""Entities in re3d's scheme: actors, places, times, quantities, weapons, as whole noun phrases, pronouns among them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Token

from counterclaim.bench.predict.near import Span
from counterclaim.bench.predict.phrases import Phrases, phrases_of
from counterclaim.bench.reader import Page
from counterclaim.bench.scorers.common import Row
from counterclaim.lexicon.words import members
from counterclaim.reading.draft import DraftMention

STAGES = ("dates", "actors", "places", "coreference")
_FACES = {"PERSON"}
_COUNTED = {"CARDINAL", "QUANTITY", "PERCENT"}
_VEHICLES = frozenset(["vehicle", "truck", "car", "bus", "excavator", "loader", "bulldozer", "lorry", "van", "tanker"])
_PLATFORMS = frozenset(["tank", "warship", "helicopter", "frigate", "gunboat", "submarine", "destroyer"])
_SOLE = {"i", "me", "he", "him", "she", "her"}
_JOINT = {"we", "us", "they", "them"}


def answer(row: Row, page: Page) -> dict[str, Any]:
    """Return ``entities``."""
    found = sorted({(start, end, kind) for (start, end), kind in _entities(page)})
    return {"entities": [{"start": start, "end": end, "type": kind} for start, end, kind in found]}


def actor_span(page: Page, mention: DraftMention) -> Span:
    """Return the whole noun phrase of an actor's mention."""
    return phrases_of(page.doc).around(mention.head, mention.start_char, mention.end_char)


def place_span(page: Page, mention: DraftMention) -> Span:
    """Return a place's mention as re3d marks it."""
    return phrases_of(page.doc).place(mention.head, mention.start_char, mention.end_char)


def _entities(page: Page) -> Iterator[tuple[Span, str]]:
    doc, draft, phrases = page.doc, page.draft, phrases_of(page.doc)
    heads = {m.head for m in draft.actor_mentions}
    spans: set[Span] = set()
    for mention in draft.actor_mentions:
        if _is_modifier(mention, heads, phrases):
            continue
        span = actor_span(page, mention)
        spans.add(span)
        yield span, _actor_type(page, doc[mention.head], mention)
    for mention in draft.place_mentions:
        if mention.how in ("name", "alias", "acronym") and not _is_modifier(mention, heads, phrases):
            span = place_span(page, mention)
            if span not in spans:
                spans.add(span)
                yield span, "Location"
    for date in draft.dates:
        if date.timex_type != "SET":
            yield (date.start_char, date.end_char), "Temporal"
    yield from _numbers(page)
    for token in doc:
        if token.pos_ == "PRON" and token.i not in heads:
            kind = "Person" if token.lower_ in _SOLE else "Organisation" if token.lower_ in _JOINT else None
            if kind:
                yield (token.idx, token.idx + len(token)), kind
        elif token.i in phrases.by_root and token.i not in heads:
            kind = _thing_type(token)
            if kind:
                yield _bare(phrases, token), kind


def _is_modifier(mention: DraftMention, heads: set[int], phrases: Phrases) -> bool:
    """Whether the name only modifies another actor: "Iraqi" in "Iraqi forces"."""
    root = phrases.root_of(mention.head)
    return root is not None and root != mention.head and root in heads


def _actor_type(page: Page, head: Token, mention: DraftMention) -> str:
    actor = page.draft.actors[mention.ref]
    if head.lower_ in _SOLE:
        return "Person"
    singular = head.tag_ not in ("NNS", "NNPS") and not actor.plural
    if actor.kind == "person" or (actor.kind in ("unidentified", "civilians") and mention.how == "description"):
        return "Person" if singular else "Organisation"
    return "Organisation"


def _numbers(page: Page) -> Iterator[tuple[Span, str]]:
    dated = [(d.start_char, d.end_char) for d in page.draft.dates]
    for entity in page.doc.ents:
        span = entity.start_char, entity.end_char
        if any(start < span[1] and span[0] < end for start, end in dated):
            continue
        if entity.label_ in _COUNTED:
            yield span, "Quantity"
        elif entity.label_ == "MONEY":
            yield (span[0] - (page.doc.text[span[0] - 1 : span[0]] in ("$", "£", "€")), span[1]), "Money"


def _thing_type(token: Token) -> str | None:
    lemma = token.lemma_.lower()
    if token.ent_type_ in _FACES or token.pos_ not in ("NOUN", "PROPN"):
        return None
    if lemma in _PLATFORMS or lemma in members("aircraft") or lemma in members("drone"):
        return "MilitaryPlatform"
    if lemma in _VEHICLES:
        return "Vehicle"
    if any(lemma in members(name) for name in ("projectile", "firearm", "explosive", "grenade", "chemical")):
        return "Weapon"
    if lemma in members("facility"):
        return "Location"
    return None


def _bare(phrases: Phrases, token: Token) -> Span:
    """The phrase of a thing without the number in front, which is an entity of its own."""
    start, end = phrases.around(token.i, token.idx, token.idx + len(token))
    numbers = [c for c in token.children if c.dep_ == "nummod" and c.i < token.i]
    if numbers:
        start = max(start, max(c.idx + len(c) for c in numbers) + 1)
    return min(start, token.idx), end
