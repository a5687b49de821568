"""Relations in re3d's scheme, between the noun phrases that stand at the ends of events, relations and plain syntax.

re3d marks a tie wherever a sentence shows it: who attacks whom fights against him, who acts at a place is located there,
"three members" have the attribute three, an apposition is a synonym.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from counterclaim.bench.predict.clauses import (
    PLACE_PREPOSITIONS,
    TALKING,
    clause_at,
    sharing,
    spoken_of,
    talkers,
    user_of,
)
from counterclaim.bench.predict.entities import Marked, marked
from counterclaim.bench.predict.near import Span, sentence_at
from counterclaim.bench.predict.phrases import phrases_of
from counterclaim.bench.reader import Page
from counterclaim.bench.scorers.common import Row, mostly_shared
from counterclaim.bench.scorers.relations import MUTUAL
from counterclaim.lexicon.frames import Frame, frames
from counterclaim.reading.draft import Attribution, DraftEvent, DraftRelation
from counterclaim.reading.events.grammar import is_passive, objects, prepositions, subjects
from counterclaim.reading.events.match import Match
from counterclaim.reading.parsed import Token
from counterclaim.reading.relations.stage import ties_of

STAGES = ("dates", "actors", "places", "coreference", "attribution", "events", "relations")
OF_RELATION = {
    "backs": "AlliesOf",
    "allied_with": "AlliesOf",
    "opposes": "FightingAgainst",
    "part_of": "BelongsTo",
    "member_of": "BelongsTo",
    "splinter_of": "BelongsTo",
    "represents": "BelongsTo",
    "leads": "InChargeOf",
    "controls": "InChargeOf",
    "formerly": "IsSynonymOf",
    "also_known_as": "IsSynonymOf",
}
# PLOVER root of an event -> re3d's type between who does it and whom it concerns
OF_EVENT = {
    "ASSAULT": "FightingAgainst",
    "CONSULT": "CommWith",
    "COOPERATE": "AlliesOf",
    "ACCUSE": "Dislikes",
    "REJECT": "Dislikes",
}
_LIKING = {"praise"}
_TAKING = {"takes_territory", "regains_territory"}
# which ends each tie can have in re3d; the ends of others are left as they are read
_ACTING = frozenset({"Organisation", "Person", "Nationality"})
_FORCE = frozenset({"Organisation", "Person", "Weapon", "MilitaryPlatform", "Vehicle"})
_HARDWARE = frozenset({"Weapon", "MilitaryPlatform"})
_MEASURES = frozenset({"Temporal", "Quantity", "Money"})
_WITHIN = frozenset({"in", "at", "near", "outside", "inside", "around"})
_CLOSE = frozenset({"just", "back", "right", "elsewhere", "deep", ","})
_BODILY = {"ASSAULT", "CONSULT", "MOBILIZE", "PROTEST", "COERCE", "RETREAT", "AID"}
Tie = tuple[str, Span, Span]


def answer(row: Row, page: Page) -> dict[str, Any]:
    """Return ``relations``."""
    read = _Ties(page)
    ties = _once({tie for tie in read.all() if tie[1] != tie[2] and read.can_be(tie)})
    return {"relations": [{"type": kind, "source": _ends(one), "target": _ends(other)} for kind, one, other in ties]}


def _once(ties: set[Tie]) -> list[Tie]:
    """Each tie once: of "the village" and "the village of Safina" as ends only the longer one."""
    kept: list[Tie] = []
    for tie in sorted(ties, key=lambda t: (t[1][0] - t[1][1] + t[2][0] - t[2][1], t)):
        ways = [tie, (tie[0], tie[2], tie[1])] if tie[0] in MUTUAL else [tie]
        if not any(
            way[0] == old[0] and mostly_shared(way[1], old[1]) and mostly_shared(way[2], old[2])
            for way in ways
            for old in kept
        ):
            kept.append(tie)
    return sorted(kept)


def _pairs(kind: str, sources: Sequence[Span], targets: Sequence[Span]) -> Iterator[Tie]:
    yield from ((kind, one, other) for one in sources for other in targets if one != other)


def _kind_of(frame: Frame | None, event: DraftEvent) -> str | None:
    if frame is None or event.polarity != "positive":
        return None
    if frame.id in _TAKING:  # who has taken a place is in charge of it; who wants to is not
        return "InChargeOf" if event.time == "past" and event.certainty == "certain" else None
    return "Likes" if frame.id in _LIKING else OF_EVENT.get(frame.codes.plover or "")


def _there(event: DraftEvent, frame: Frame | None) -> bool:
    """Whether an event puts those in it where it happens: an act in the flesh, with the place in its own phrase."""
    bodily = frame is not None and frame.codes.plover in _BODILY
    if event.polarity == "negative" or event.time in ("future", "hypothetical"):
        return False
    return bodily and event.because.get("places", "").startswith("place in the phrase of")


def _ends(span: Span) -> dict[str, int]:
    return {"start": span[0], "end": span[1]}


def _one_of_many(head: Token, child: Token) -> bool:
    """ "Its neighbours, Syria": one of them at most, and no other name of theirs."""
    return head.tag_ == "NNS" and child.tag_ in ("NNP", "NN")


class _Ties:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.entities = marked(page)
        self.kinds = {entity.span: entity.kind for entity in self.entities}
        phrases = phrases_of(page.doc)
        self.at: dict[int, Marked] = {}
        self.root: dict[Marked, Token] = {}
        for entity in self.entities:
            if entity.head >= 0:
                self.at.setdefault(entity.head, entity)
                self.root[entity] = page.doc[entity.head]
                root = phrases.root_of(entity.head)
                if root is not None and entity.start <= page.doc[root].idx < entity.end:
                    self.at.setdefault(root, entity)
                    self.root[entity] = page.doc[root]

    def all(self) -> Iterator[Tie]:
        """Yield all ties, with repeats."""
        for relation in self.page.draft.relations:
            yield from self._relation(relation)
        for event in self.page.draft.events:
            yield from self._event(event)
        for tie in ties_of(self.page.doc):
            kind = OF_RELATION.get(tie.type)
            if kind and kind != "InChargeOf" and not any(c.dep_ == "neg" for c in tie.trigger.children):
                yield from _pairs(kind, self._spans(tie.sources), self._spans(tie.targets))
        for match, event in self.page.doc.kept.get("counterclaim.matches", ()):
            yield from self._match(match, event)
        for entity, head in self.root.items():
            yield from self._syntax(entity, head)
        yield from self._beside()
        for told in self.page.draft.attributions:
            yield from self._told(told)
        for token in self.page.doc:
            if token.lemma_.lower() in TALKING:
                yield from self._talked(token)

    def can_be(self, tie: Tie) -> bool:
        """Whether re3d would mark such a tie between such ends."""
        kind, source, target = tie[0], self.kinds.get(tie[1], ""), self.kinds.get(tie[2], "")
        if kind == "InChargeOf":
            return source in _ACTING | {""}
        if kind == "Likes" and "Person" not in (source, target):
            return False
        if kind in ("AlliesOf", "CommWith", "Likes", "Dislikes", "BelongsTo"):
            return {source, target} <= _ACTING | {""}
        if kind == "FightingAgainst":
            return source in _FORCE | {""} and (source in _HARDWARE or target not in _HARDWARE | {"Person"})
        if kind == "CoLocated":
            return source not in _HARDWARE | {"Nationality"}
        return True

    def _relation(self, relation: DraftRelation) -> Iterator[Tie]:
        kind = OF_RELATION.get(relation.type)
        if not kind or kind == "BelongsTo" or relation.polarity != "positive":
            return  # who belongs where is told by the phrase itself, not by the nearest mention
        if kind == "InChargeOf" and (
            relation.time in ("future", "hypothetical") or "is to the other" in relation.because["type"]
        ):
            return  # re3d takes an office for another name of who holds it
        token = self.page.doc[relation.trigger]
        source, target = self._near(relation.source, token), self._near(relation.target, token)
        if source and target:
            yield kind, source, target

    def _event(self, event: DraftEvent) -> Iterator[Tie]:
        trigger = self.page.doc[event.trigger]
        frame = frames().get(event.frame)
        kind = _kind_of(frame, event)
        doers = self._refs(event.initiators, trigger)
        done_to = self._refs(event.targets, trigger)
        if trigger.pos_ == "VERB":
            first, second = self._spans(subjects(trigger)), self._spans(objects(trigger))
            if is_passive(trigger):
                first, second = [], second or first
            doers = doers or first
            # a weapon or building at the end of a deed is an end too
            done_to = list(dict.fromkeys([*done_to, *second]))
            if first and event.frame not in ("killing", "wounding"):
                doers = list(dict.fromkeys([*doers, *first]))
        if kind:
            mutual = frame is not None and frame.shape == "mutual" and not done_to
            for one in doers:
                yield from ((kind, one, other) for other in (doers if mutual else done_to) if one != other)
        if _there(event, frame):
            for place in self._refs(event.places, trigger):
                yield from (("CoLocated", who, place) for who in (*doers, *done_to))

    def _match(self, match: Match, event: DraftEvent) -> Iterator[Tie]:
        """Ends of a deed that are no actors: weapons, buildings, people without a name."""
        kind = _kind_of(match.frame, event)
        party = self._spans(match.roles.get("party", []))
        doers = self._spans(match.roles.get("initiator", []))
        done_to = self._spans(match.roles.get("target", []))
        if kind:
            yield from _pairs(kind, doers, done_to)
            if kind == "FightingAgainst" and len(doers) > 1:  # who attacks together
                yield from (("AlliesOf", one, other) for i, one in enumerate(doers) for other in doers[i + 1 :])
            yield from ((kind, one, other) for i, one in enumerate(party) for other in party[i + 1 :])
        if _there(event, match.frame):
            for place in self._refs(event.places, match.token):
                yield from (("CoLocated", who, place) for who in (*party, *doers, *done_to))

    def _talked(self, token: Token) -> Iterator[Tie]:
        """Who meets, calls or talks with whom: "met A as well as B", "spoke to A and to B", "held a meeting with C"."""
        ours, others = talkers(token)
        yield from _pairs("CommWith", self._spans(ours), self._spans(others))

    def _told(self, told: Attribution) -> Iterator[Tie]:
        """Who tells somebody something has talked with them: "the envoy told the council that"."""
        if told.cue_token is None or not told.addressees:
            return
        cue = self.page.doc[told.cue_token]
        yield from _pairs("CommWith", self._refs(told.claimants, cue), self._refs(told.addressees, cue))

    def _syntax(self, entity: Marked, head: Token) -> Iterator[Tie]:
        for child in head.children:
            other = self.at.get(child.i)
            if child.dep_ == "nummod" and other and other.kind == "Quantity" and entity.kind != "Location":
                yield "HasAttrOf", entity.span, other.span
            elif child.dep_ == "appos" and other and entity.kind == other.kind and not _one_of_many(head, child):
                yield "CoLocated" if entity.kind == "Location" else "IsSynonymOf", entity.span, other.span
            elif child.dep_ == "amod" and other and other.kind == "Nationality":
                yield "HasAttrOf", entity.span, other.span
        for word, noun in prepositions(head):
            other = self.at.get(noun.i)
            if other is None:
                continue
            if other.kind == "Location" and word in PLACE_PREPOSITIONS and entity.kind != "Temporal":
                yield "CoLocated", entity.span, other.span
            elif word == "from" and other.kind == "Organisation" and entity.kind in ("Organisation", "Person"):
                yield "BelongsTo", entity.span, other.span
        if entity.kind == "Location":
            yield from self._located(entity, head)
        if entity.kind in _HARDWARE | {"Vehicle"}:
            yield from self._used(entity, head)
        after = self.page.doc.text[entity.end : entity.end + 2]
        for other in self.entities:
            if after == " (" and other.start == entity.end + 2 and other.kind == entity.kind:
                yield "IsSynonymOf", entity.span, other.span  # "the World Food Programme (WFP)"

    def _beside(self) -> Iterator[Tie]:
        """What stands right before "in X" is there, whatever the parser hangs the words on: "a market place in X"."""
        for one, other in pairwise(e for e in self.entities if e.kind not in _MEASURES):
            between = self.page.doc.text[one.end : other.start].split()
            if other.kind == "Location" and one.end < other.start and len(between) in (1, 2):
                near = between[-1].lower() in _WITHIN and (len(between) == 1 or between[0].lower() in _CLOSE)
                if near and one.kind != "Nationality":
                    yield "CoLocated", one.span, other.span

    def _located(self, place: Marked, head: Token) -> Iterator[Tie]:
        """What a clause is about is at the place that the clause names: "Near X, strikes hit two trucks"."""
        verb = clause_at(place.start, head)
        there = spoken_of(head)
        if verb is not None:
            there += [*subjects(verb), *(held for one in sharing(verb) for held in objects(one))]
        yield from (("CoLocated", who, place.span) for who in self._spans(there))

    def _used(self, thing: Marked, head: Token) -> Iterator[Tie]:
        """Who uses or has a weapon is in charge of it."""
        verb = user_of(head)
        if verb is not None:
            yield from _pairs("InChargeOf", self._spans(subjects(verb)), [thing.span])

    def _spans(self, tokens: Sequence[Token]) -> list[Span]:
        found: list[Span] = []
        for token in tokens:
            entity = self.at.get(token.i)
            if entity and entity.kind not in ("Temporal", "Quantity", "Money"):
                found.append(entity.span)
            elif token.tag_ in ("PRP$", "WP", "WDT"):
                found.extend(self._refs(list(self.page.draft.actors_at(token)), token))
        return found

    def _refs(self, refs: Sequence[str], trigger: Token) -> list[Span]:
        found = (self._near(ref, trigger) for ref in refs)
        return list(dict.fromkeys(span for span in found if span))

    def _near(self, ref: str | None, trigger: Token) -> Span | None:
        """The phrase of the mention of an actor or place nearest to a trigger, within its sentence."""
        draft, start = self.page.draft, trigger.idx
        low, high = sentence_at(self.page.doc, start, start + len(trigger))
        inside = [
            m
            for m in (*draft.actor_mentions, *draft.place_mentions)
            if m.ref == ref
            and low <= m.start_char
            and m.end_char <= high
            and self.page.doc[m.head].tag_
            not in ("WP", "WDT", "WP$", "PRP$")  # "which", "its" stand for another phrase
        ]
        best = min(inside, key=lambda m: (max(m.start_char - start, start - m.end_char), m.start_char), default=None)
        if best is None:
            return None
        entity = self.at.get(best.head)
        return entity.span if entity else (best.start_char, best.end_char)
