"""The phrases of a text that may fill a role of an incident, with what the grammar and the lexicon say of each.

What is said of a phrase (its features) is about grammar, classes and common words; names never are features. Common words
are nouns, verbs and adjectives that the parser holds for no name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from counterclaim.bench.predict.template_culprits import names_culprits
from counterclaim.bench.predict.template_incidents import armed, vague
from counterclaim.bench.predict.template_slots import (
    demonym,
    human_words,
    is_building_or_vehicle,
    physical_type,
    weapon_type,
)
from counterclaim.bench.predict.template_words import bare, name_of, plain
from counterclaim.bench.reader import Page
from counterclaim.lexicon.frames import general
from counterclaim.lexicon.words import weapon_words
from counterclaim.reading.draft import DraftEvent
from counterclaim.reading.parsed import Token

# role -> the slots whose fills have it
ROLE_SLOTS: Mapping[str, tuple[str, ...]] = {
    "individual": ("perp_individual",),
    "organisation": ("perp_org",),
    "thing": ("phys_target",),
    "person": ("hum_target_name", "hum_target_description"),
    "weapon": ("instrument_id",),
}
OLD = timedelta(days=62)
_NAMES = {"PERSON", "GPE", "NORP", "LOC", "FAC"}
_COUNTS = {"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"}
_BODIES = {"state", "political_body", "intergovernmental", "business", "religious_body", "media", "monitor"}
_WINDOW = 6  # tokens on both sides
_SENTENCES = (1, 3, 6, 12)  # where the ranges of sentence numbers end


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: tokens ``start:end`` with their head, the actor they name (or None), their class and features."""

    head: int
    start: int
    end: int
    actor: str | None
    about: str
    features: tuple[str, ...]


def is_common(token: Token) -> bool:
    """Whether a token is a common word, which may be a feature; a name is none."""
    usual = token.pos_ in {"NOUN", "VERB", "ADJ"} and token.text.isalpha()
    return usual and token.ent_type_ not in _NAMES and not demonym(token.text)


def phrases(page: Page, templates: Sequence[Mapping[str, Any]]) -> list[Phrase]:
    """Return the phrases of a text in text order.

    Args:
        page: the text as it was read.
        templates: what the rules alone make of it; that a rule gives a phrase a role is one of its features.
    """
    view = _View(page, templates)
    return [
        Phrase(head, start, end, actor, about, tuple(sorted({*view.features(head, start, end, actor, about)})))
        for head, start, end, actor in _spans(page)
        if (about := _class(page, head, start, end, actor))
    ]


def _spans(page: Page) -> list[tuple[int, int, int, str | None]]:
    """Head, start, end and actor of the base phrases, of names, and of weapons that stand before a noun ("bomb attack")."""
    doc = page.doc
    found = {chunk.root.i: (chunk.start, chunk.end) for chunk in doc.spacy.noun_chunks if chunk.root.pos_ != "PRON"}
    actor_at: dict[int, str] = {}
    for mention in page.draft.actor_mentions:
        actor_at.setdefault(mention.head, mention.ref)
        if mention.how in ("name", "alias", "acronym") and mention.head not in found:
            span = doc.char_span(mention.start_char, mention.end_char, alignment_mode="expand")
            if span is not None and len(span):
                found[mention.head] = (span.start, span.end)
    for token in doc:
        if token.i not in found and token.head.i != token.i and token.lemma_.lower() in weapon_words():
            start = token.i
            while start and doc[start - 1].dep_ in ("compound", "amod") and doc[start - 1].head.i == token.i:
                start -= 1
            found[token.i] = (start, token.i + 1)
    return [(head, start, end, actor_at.get(head)) for head, (start, end) in sorted(found.items())]


def _class(page: Page, head: int, start: int, end: int, ref: str | None) -> str:
    """The class of a phrase: what kind of person, body or thing it names."""
    token = page.doc[head]
    actor = page.draft.actors.get(ref) if ref else None
    kind = actor.kind if actor else None
    words = plain(page.doc[start:end].text)
    named = token.pos_ == "PROPN"
    if names_culprits(words):
        return "culprit"
    if kind in ("rebel_group", "militia") and named:
        return "group"
    if kind in ("state_forces", "police"):
        return "named forces" if named else "forces"
    if kind in _BODIES:
        return "body"
    if kind == "person" or token.ent_type_ == "PERSON":
        return "named person" if named else "person"
    if is_building_or_vehicle(words):
        return "thing"
    if weapon_type(words.split()[-1] if words else "") or token.lemma_.lower() in weapon_words():
        return "weapon"
    if kind:
        return "people" if kind in ("civilians", "protesters") else "unidentified"
    if token.ent_type_ in ("GPE", "LOC"):
        return "place"
    if token.ent_type_ in _COUNTS:
        return "count"
    return f"name {token.ent_type_}" if named else "other"


def climb(token: Token) -> tuple[str, Token]:
    """Return how a token hangs on its governor ("dobj", "by", "in"), and the governor; conjuncts count as the first of them."""
    for _ in range(6):
        if token.dep_ not in ("conj", "appos") or token.head.i == token.i:
            break
        token = token.head
    edge, governor = token.dep_, token.head
    if edge == "pobj" and governor.i != token.i:
        edge = "agent" if governor.dep_ == "agent" else governor.lower_
        for _ in range(3):
            if governor.dep_ != "prep" or governor.head.dep_ != "prep":
                break
            governor = governor.head
        governor = governor.head
    return edge, governor


class _View:
    """One text as the features see it: its events by sentence and trigger, and what the rules made of it."""

    def __init__(self, page: Page, templates: Sequence[Mapping[str, Any]]) -> None:
        self.page, self.doc = page, page.doc
        self.sentences = {sentence.start: number for number, sentence in enumerate(page.doc.sents)}
        self.events: dict[int, list[DraftEvent]] = defaultdict(list)
        self.frame_at: dict[int, str] = {}
        self.parts: dict[tuple[int, str], set[str]] = defaultdict(set)
        for event in page.draft.events:
            frame, sentence = general(event.frame), page.doc[event.trigger].sent.start
            self.events[sentence].append(event)
            self.frame_at[event.trigger] = frame
            for ref in event.initiators:
                self.parts[sentence, ref].add(f"initiator={frame}")
            for ref in event.targets:
                self.parts[sentence, ref].add(f"target={frame}")
        self.rules: dict[str, set[str]] = defaultdict(set)
        for template in templates:
            for role, slots in ROLE_SLOTS.items():
                for fill in (fill for slot in slots for fill in template.get(slot, ())):
                    self.rules[fill["value"] if isinstance(fill, dict) else fill].add(role)
        named = (page.reading.actor(ref) for ref in {mention.ref for mention in page.draft.actor_mentions})
        self.names = {actor.id: name for actor in named if actor and (name := name_of(actor))}

    def features(self, head: int, start: int, end: int, ref: str | None, about: str) -> Iterator[str]:
        """Yield all that is said of one phrase."""
        yield from self._words(head, start, end, ref, about)
        yield from self._inside(self.doc[head], about)
        yield from self._outside(self.doc[head], about)
        yield from self._sentence(self.doc[head], start, end, ref, about)

    def _words(self, head: int, start: int, end: int, ref: str | None, about: str) -> Iterator[str]:
        token, first = self.doc[head], self.doc[start]
        actor = self.page.draft.actors.get(ref) if ref else None
        words = plain(self.doc[start:end].text)
        yield f"class={about}"
        if actor:
            yield f"kind={actor.kind}"
        if token.ent_type_:
            yield f"entity={token.ent_type_}"
        if is_common(token):
            yield f"head={token.lemma_.lower()}"
        if about == "thing":
            yield f"building={physical_type(words)}"
        if found := weapon_type(words):
            yield f"weapon={found}"
        if found := human_words(words):
            yield f"human={found}"
        if armed(words):
            yield from ("armed", f"armed {about}")
        if vague(words):
            yield "vague"
        if token.tag_ in ("NNS", "NNPS"):
            yield from ("plural", f"plural {about}")
        yield f"first={first.lower_ if first.pos_ == 'DET' else 'number' if first.like_num else first.pos_}"
        yield f"words={min(4, end - start)}"
        for role in self.rules.get(bare(words), set()) | self.rules.get(self.names.get(ref or "", "-"), set()):
            yield from (f"rule={role}", f"rule={role} {about}")
        if self.rules:
            yield "rules"

    def _inside(self, token: Token, about: str) -> Iterator[str]:
        for child in token.children:
            if child.i < token.i and is_common(child):
                yield f"modifier={child.lemma_.lower()}"
            if child.dep_ == "prep" and child.lower_ == "of":
                yield "of"
            if child.dep_ in ("relcl", "acl"):
                yield from ("clause", f"clause={child.lemma_.lower()}") if is_common(child) else ("clause",)
            if child.i in self.frame_at:
                frame = self.frame_at[child.i]
                yield from (f"below={child.dep_} {frame}", f"below={about} {child.dep_} {frame}")

    def _outside(self, token: Token, about: str) -> Iterator[str]:
        if token.dep_ in ("conj", "appos"):
            yield "joined"
        edge, above = climb(token)
        yield from (f"edge={edge}", f"edge={about} {edge}")
        if above.i == token.i:
            return
        passive = " passive" if any(c.dep_ in ("nsubjpass", "auxpass") for c in above.children) else ""
        if is_common(above):
            yield from (f"above={edge}{passive} {above.lemma_.lower()}", f"above={above.lemma_.lower()}")
        if frame := self.frame_at.get(above.i):
            yield from (f"frame={edge}{passive} {frame}", f"frame={about} {edge} {frame}", f"frame={edge}")
        edge2, second = climb(above)
        if second.i == above.i:
            return
        if is_common(second):
            yield f"second={edge} {edge2} {second.lemma_.lower()}"
        if frame := self.frame_at.get(second.i):
            yield from (f"second frame={edge} {edge2} {frame}", f"second frame={about} {frame}")
        _, third = climb(second)
        if third.i != second.i and third.i in self.frame_at:
            yield f"third frame={edge} {self.frame_at[third.i]}"

    def _sentence(self, token: Token, start: int, end: int, ref: str | None, about: str) -> Iterator[str]:
        sentence = token.sent
        for part in self.parts.get((sentence.start, ref or ""), ()):
            yield from (part, f"{about} {part}")
        events = self.events.get(sentence.start, [])
        for frame in {general(event.frame) for event in events}:
            yield from (f"beside={frame}", f"beside={about} {frame}")
        if not events:
            yield "no event"
        yield f"sentence={sum(self.sentences[sentence.start] >= n for n in _SENTENCES)}"
        for near in self.doc[max(sentence.start, start - _WINDOW) : min(sentence.end, end + _WINDOW)]:
            if not start <= near.i < end and is_common(near):
                yield f"near={near.lemma_.lower()}"
        yield from facts(events, self.page)


def facts(events: Sequence[DraftEvent], page: Page) -> Iterator[str]:
    """Yield what is said of the events of a sentence: that one is denied, to come, long ago, or background."""
    published = page.draft.published
    for event in events:
        if event.polarity == "negative":
            yield "denied"
        if event.time in ("future", "hypothetical"):
            yield "to come"
        if event.end and published and published - event.end > OLD:
            yield "long ago"
        if not event.foreground:
            yield "background"
