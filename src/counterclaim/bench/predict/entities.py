"""Entities in re3d's scheme: actors, places, times, quantities, weapons, as whole noun phrases, pronouns among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from counterclaim.bench.predict.near import Span
from counterclaim.bench.predict.phrases import PLACE_NOUNS, Phrases, phrases_of
from counterclaim.bench.reader import Page
from counterclaim.bench.scorers.common import Row
from counterclaim.lexicon.agents import agent_words
from counterclaim.lexicon.words import members
from counterclaim.reading.draft import DraftMention
from counterclaim.reading.events.grammar import prepositions
from counterclaim.reading.parsed import Doc, Token

STAGES = ("dates", "actors", "places", "coreference")
_COUNTED = {"CARDINAL", "QUANTITY", "PERCENT"}
_VEHICLES = frozenset(["vehicle", "truck", "car", "bus", "excavator", "loader", "bulldozer", "lorry", "van", "tanker"])
_PLATFORMS = frozenset(["tank", "warship", "frigate", "gunboat", "submarine", "destroyer", "fighter-bomber"])
_WEAPONS = frozenset(["strike", "airstrike", "bombardment", "munition", "vbied", "artillery"])
_WEAPON_CLASSES = ("projectile", "firearm", "explosive", "grenade", "chemical")
_WORKS = frozenset(
    [
        *("tunnel", "bunker", "route", "entrance", "complex", "compound", "airspace", "position", "barracks", "trench"),
        *("river", "canal", "reservoir", "ridge", "border", "land", "cave", "museum", "factory", "node", "cache"),
    ]
)
_NO_PLACES = frozenset(
    ["target", "post", "office", "control", "ground", "convoy", "train", "equipment", "property", "line"]
)
_PLACES_MEANT = {"here", "there"}
_SOLE = {"i", "me", "he", "him", "she", "her"}
_JOINT = {"we", "us", "they", "them"}
_LEADING = {"in", "on", "at", "by", "during", "over", "for", "of"}
_ABOUT = frozenset(
    [
        *(
            "about",
            "some",
            "around",
            "roughly",
            "approximately",
            "nearly",
            "almost",
            "over",
            "only",
            "just",
            "up",
            "to",
        ),
        *("more", "less", "fewer", "than", "at", "least", "most"),
    ]
)
_BODIES = frozenset(
    [
        *(
            "partner",
            "donor",
            "party",
            "business",
            "company",
            "organisation",
            "organization",
            "nation",
            "state",
            "supporter",
        ),
        *("ally", "employee", "employer", "student", "institution", "tribe", "expert", "family", "firm", "developer"),
    ]
)
_PEOPLE = frozenset(["civilian", "man", "woman", "child", "boy", "girl", "other", "people", "person"])
_VAGUE_TIMES = {"now", "recent", "recently", "currently", "current", "then", "once", "previously", "daily"}


@dataclass(frozen=True, order=True)
class Marked:
    """An entity: its characters, type, and the token index of its head (-1 where it has none)."""

    start: int
    end: int
    kind: str
    head: int

    @property
    def span(self) -> Span:
        """Its characters."""
        return self.start, self.end


def answer(row: Row, page: Page) -> dict[str, Any]:
    """Return ``entities``."""
    found = sorted({(m.start, m.end, m.kind) for m in marked(page)})
    return {"entities": [{"start": start, "end": end, "type": kind} for start, end, kind in found]}


def marked(page: Page) -> list[Marked]:
    """Return the entities of a text, in text order."""
    found = [*_actors(page), *_places(page)]
    taken = {m.head for m in found}
    found += _times(page)
    found += _numbers(page)
    found += _others(page, taken)
    return sorted(set(found))


def _actors(page: Page) -> Iterator[Marked]:
    doc, phrases = page.doc, phrases_of(page.doc)
    heads = {m.head for m in page.draft.actor_mentions}
    for mention in page.draft.actor_mentions:
        head = doc[mention.head]
        if head.tag_ in ("PRP$", "WP", "WDT", "WP$") or _is_modifier(mention, heads, phrases):
            continue
        thing = thing_type(head) if mention.how in ("description", "acronym") else None
        if thing is None and head.dep_ in ("amod", "compound") and head.ent_type_ == "NORP":
            yield Marked(head.idx, head.idx + len(head), "Nationality", mention.head)  # "Israeli jets", "Iraqi law"
            continue
        start, end = phrases.around(mention.head, mention.start_char, mention.end_char)
        kind = thing or _actor_type(page, head, mention)
        if kind == "Person" and (head.dep_ == "appos" or any(c.dep_ == "appos" for c in head.children)):
            end = max(end, _office_end(head))
        yield Marked(*_bare(doc, start, end, head), kind, mention.head)


def _places(page: Page) -> Iterator[Marked]:
    phrases = phrases_of(page.doc)
    heads = {m.head for m in page.draft.actor_mentions}
    for mention in page.draft.place_mentions:
        named = mention.how in ("name", "alias", "acronym")
        if named and mention.head not in heads and not _is_modifier(mention, heads, phrases):
            start, end = phrases.place(mention.head, mention.start_char, mention.end_char)
            yield Marked(start, end, "Location", mention.head)


def _office_end(head: Token) -> int:
    """Where a title ends that says of what: "Minister for the Middle East", "commander of the northern front"."""
    words = [c for c in head.children if c.dep_ == "prep" and c.lower_ in ("of", "for") and c.i > head.i]
    if head.ent_type_ == "PERSON" or not words:
        return 0
    last = next((t for t in words[0].children if t.dep_ == "pobj"), words[0])
    return last.idx + len(last)


def _is_modifier(mention: DraftMention, heads: set[int], phrases: Phrases) -> bool:
    """Whether the name only modifies another actor: "Iraqi" in "Iraqi forces"."""
    root = phrases.root_of(mention.head)
    return root is not None and root != mention.head and root in heads


def _actor_type(page: Page, head: Token, mention: DraftMention) -> str:
    actor = page.draft.actors[mention.ref]
    if head.lower_ in _SOLE or (head.ent_type_ == "PERSON" and mention.how == "name" and " " not in mention.text):
        return "Person"
    if head.ent_type_ == "GPE" and head.dep_ == "pobj" and head.head.lower_ in ("in", "near"):
        return "Location"
    singular = head.tag_ not in ("NNS", "NNPS") and not actor.plural and head.lower_ not in _JOINT
    if actor.kind == "person" or (actor.kind in ("unidentified", "civilians") and mention.how == "description"):
        return "Person" if singular else "Organisation"
    return "Organisation"


def _times(page: Page) -> Iterator[Marked]:
    for date in page.draft.dates:
        start, words = date.start_char, date.text.split()
        if date.timex_type == "SET" or date.text.lower() in _VAGUE_TIMES:
            continue
        if len(words) > 1 and words[0].lower() in _LEADING:
            start += date.text.index(words[1], len(words[0]))
        yield Marked(start, date.end_char, "Temporal", -1)


def _numbers(page: Page) -> Iterator[Marked]:
    dated = [(d.start_char, d.end_char) for d in page.draft.dates]
    for entity in page.doc.ents:
        start, end = entity.start_char, entity.end_char
        if any(low < end and start < high for low, high in dated):
            continue
        words = [t for t in entity if not t.is_space]
        while len(words) > 1 and words[0].lower_ in _ABOUT:
            words = words[1:]
        start = words[0].idx if words else start
        if entity.label_ in _COUNTED and (entity.root.dep_ == "nummod" or entity.label_ != "CARDINAL"):
            if entity.root.head.lemma_.lower() not in _PEOPLE and entity.text.lower() != "one":
                yield Marked(start, end, "Quantity", entity.root.i)
        elif entity.label_ == "MONEY":
            end += len(page.doc.text[end : end + 2].partition(" ")[0]) if page.doc.text[end : end + 1] in "mb" else 0
            yield Marked(start - (page.doc.text[start - 1 : start] in ("$", "£", "€")), end, "Money", entity.root.i)


def _others(page: Page, taken: set[int]) -> Iterator[Marked]:
    """Pronouns and things that are no actors."""
    doc, phrases = page.doc, phrases_of(page.doc)
    places = {m.head for m in page.draft.place_mentions}
    actor_chars = [(m.start_char, m.end_char) for m in page.draft.actor_mentions]
    for token in doc:
        if token.i in taken:
            continue
        start, end = token.idx, token.idx + len(token)
        if token.tag_ == "PRP" and token.lower_ in _SOLE | _JOINT:
            yield Marked(start, end, "Person" if token.lower_ in _SOLE else "Organisation", token.i)
        elif token.lower_ in _PLACES_MEANT and token.tag_ == "RB" and token.dep_ in ("advmod", "pcomp", "pobj"):
            yield Marked(start, end, "Location", token.i)
        elif (
            token.ent_type_ == "NORP"
            and token.pos_ == "ADJ"
            and token.text.istitle()
            and not _within(start, end, actor_chars)
        ):
            if (root := phrases.root_of(token.i)) not in taken and root != token.i:
                yield Marked(start, end, "Nationality", token.i)
        elif token.i in phrases.by_root and (agent := _somebody(token)) is not None:
            yield Marked(*_bare(doc, *phrases.around(token.i, start, end), token), agent, token.i)
        elif token.i in phrases.by_root and token.ent_type_ in ("FAC", "LOC") and token.pos_ == "PROPN":
            if not any(t.i in places for t in doc[phrases.by_root[token.i][0] : token.i + 1]):
                yield Marked(*phrases.around(token.i, start, end), "Location", token.i)
        elif token.i in phrases.by_root and (kind := thing_type(token)) and not _named_after(token, places):
            yield Marked(*_bare(doc, *phrases.around(token.i, start, end), token), kind, token.i)


def _somebody(token: Token) -> str | None:
    """What a noun for people or a body is that stands for no actor of the reading: "our partners", "member states"."""
    if token.pos_ != "NOUN" or thing_type(token) is not None:
        return None
    hit = agent_words().at(token)
    plural = token.tag_ == "NNS"
    if hit is None:
        return "Organisation" if plural and token.lemma_.lower() in _BODIES else None
    return "Organisation" if plural or hit.agent.collective or hit.agent.kind != "person" else "Person"


def _within(start: int, end: int, spans: list[Span]) -> bool:
    return any(low <= start and end <= high for low, high in spans)


def thing_type(token: Token) -> str | None:
    """Return re3d's type of a thing by its noun, or None."""
    lemma = token.lemma_.lower()
    if token.pos_ not in ("NOUN", "PROPN") or token.ent_type_ == "PERSON":
        return None
    if lemma in _PLATFORMS or lemma in members("aircraft") or lemma in members("drone"):
        return "MilitaryPlatform"
    if lemma in _VEHICLES:
        return "Vehicle"
    if lemma in _WEAPONS or lemma.rstrip("s") in _WEAPONS or any(lemma in members(name) for name in _WEAPON_CLASSES):
        return "Weapon"
    if (lemma in members("facility") or lemma in _WORKS) and lemma not in _NO_PLACES:
        return "Location"
    return None


def _named_after(token: Token, places: set[int]) -> bool:
    """Whether a place noun is only part of a place's name: "the village of Safina", "Ninewa province"."""
    if token.lemma_.lower() not in PLACE_NOUNS:
        return False
    of = (noun.i for word, noun in prepositions(token) if word == "of")
    before = (c.i for c in token.children if c.dep_ in ("compound", "nmod") and c.i < token.i)
    return any(i in places for i in (*of, *before))


def _bare(doc: Doc, start: int, end: int, head: Token) -> Span:
    """A phrase without the words that re3d leaves out or marks apart: numbers, "especially", brackets."""
    tokens = [t for t in doc[head.left_edge.i : head.i + 1] if t.idx >= start]
    while tokens and tokens[0].i < head.i and (tokens[0].dep_ == "advmod" or tokens[0].is_punct or tokens[0].is_space):
        tokens = tokens[1:]
    numbers = [c.i for c in head.children if c.dep_ == "nummod" and c.i < head.i and c.idx >= start and c.whitespace_]
    if numbers and head.lemma_.lower() not in _PEOPLE:
        tokens = [t for t in tokens if t.i > max(numbers)]
    elif numbers:
        while len(tokens) > 1 and tokens[0].lower_ in _ABOUT:
            tokens = tokens[1:]
    return (tokens[0].idx if tokens else min(start, head.idx)), end
