"""The working state of one document while the stages read it.

A `Draft` hangs on the spaCy `Doc` as ``doc._.counterclaim``. Stages append to it in order; only `assemble` turns it into
frozen records. Character offsets are into ``doc.text`` (which is the document's text), token indexes into the `Doc`.
Every entry carries `rule`, a short sentence of why it is there, which `counterclaim explain` shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from spacy.tokens import Doc as SpacyDoc

from counterclaim.reading.parsed import Doc, Span, Token, hang, hung
from counterclaim.records import (
    ActorKind,
    Certainty,
    Device,
    Document,
    How,
    Pact,
    PlaceKind,
    Polarity,
    Quoted,
    RelationType,
    Stance,
    Time,
    Toll,
)
from counterclaim.records.framing import Voice


@dataclass(slots=True)
class DraftMention:
    """A span that stands for an actor or place. `head` is the token index of its syntactic head."""

    start_char: int
    end_char: int
    text: str
    how: How
    ref: str
    head: int
    rule: str = ""


@dataclass(slots=True)
class DraftActor:
    """An actor while it is being read. `sympathetic_to` names actors the text says it favours (for interest)."""

    id: str
    name: str
    kind: ActorKind
    country: list[str] = field(default_factory=list)
    represents: str | None = None
    known: bool = False
    aliases: list[str] = field(default_factory=list)
    plural: bool = False
    sympathetic_to: list[str] = field(default_factory=list)
    rule: str = ""


@dataclass(slots=True)
class DraftPlace:
    """A place while it is being read. `candidates` are (id, name, score) of those that lost, best first."""

    id: str
    name: str
    aliases: list[str] = field(default_factory=list)
    kind: PlaceKind = "unknown"
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    geo_precision: int | None = None
    candidates: list[tuple[str, str, float]] = field(default_factory=list)
    rule: str = ""


@dataclass(slots=True)
class DraftDate:
    """A time expression. `value`, `timex_type` and `mod` are TIMEX3's; start and end the earliest and latest day.

    `anchors` is False for durations, sets and frequency words that cannot date an event. `timex_start` and `timex_end` are
    the characters of the TIMEX3 expression alone, where the mention also holds its preposition ("since March 2011").
    `compares`: it only says what something is compared with ("the worst since March 2011"), so it dates no event.
    `ends`: it is the last part of the range before it ("18 November" of "between 14 and 18 November"), which dates for both.
    `point`: first and last day of the time named, where the mention is a span counted from it ("since 3 May").
    """

    start_char: int
    end_char: int
    text: str
    start: date | None = None
    end: date | None = None
    precision: int | None = None
    timex_type: str = "DATE"
    value: str | None = None
    mod: str | None = None
    anchors: bool = True
    rule: str = ""
    timex_start: int | None = None
    timex_end: int | None = None
    compares: bool = False
    ends: bool = False
    point: tuple[date, date | None] | None = None


@dataclass(slots=True)
class Attribution:
    """Who says what inside the text: one node of the attribution tree.

    `claimants` are actor ids (several for a joint statement; empty only where nobody is named at all, as in
    "reportedly"). `claimant_span`, `cue_spans`, `content_spans` are character ranges. `tokens` holds the token indexes of
    the content. `parent` is the index (in `Draft.attributions`) of the attribution this one lies in: its claimant is
    the next outer teller. `addressees` are actors spoken to (they are not parties to what is said).
    """

    claimants: list[str]
    claimant_span: tuple[int, int] | None
    cue_spans: list[tuple[int, int]]
    content_spans: list[tuple[int, int]]
    tokens: frozenset[int]
    stance: Stance = "states"
    certainty: Certainty = "certain"
    polarity: Polarity = "positive"
    quoted: Quoted = "indirect"
    parent: int | None = None
    addressees: list[str] = field(default_factory=list)
    cue_lemma: str = ""
    cue_token: int | None = None
    rule: str = ""


@dataclass(slots=True)
class DraftEvent:
    """One event of a frame. Role lists hold actor ids; `because` maps a field name to the reason for its value.

    `echo` is the trigger (token index) of the event that this one only speaks of ("and blamed the militia"), `also` holds the
    triggers of what is one with it ("attacked the post, killing two").
    """

    frame: str
    trigger: int
    start_char: int
    end_char: int
    trigger_start: int
    trigger_end: int
    initiators: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    mediators: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    start: date | None = None
    end: date | None = None
    date_precision: int | None = None
    killed: Toll | None = None
    injured: Toll | None = None
    detained: Toll | None = None
    abducted: Toll | None = None
    released: Toll | None = None
    displaced: Toll | None = None
    missing: Toll | None = None
    weapon: str | None = None
    pact: Pact | None = None
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    time: Time = "past"
    happening: str | None = None
    foreground: bool = True
    echo: int | None = None
    also: list[int] = field(default_factory=list)
    because: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class DraftRelation:
    """A lasting tie between two actors (target may be a place for `controls`); `trigger` is a token index."""

    type: RelationType
    source: str | None
    target: str | None
    trigger: int
    start_char: int
    end_char: int
    start: date | None = None
    end: date | None = None
    date_precision: int | None = None
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    time: Time = "ongoing"
    because: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class DraftFraming:
    """A judging span; `target` is an actor id."""

    start_char: int
    end_char: int
    text: str
    device: Device
    target: str | None = None
    neutral: str | None = None
    rule: str = ""
    voice: Voice = "document"
    claimant: str | None = None


@dataclass(slots=True)
class Draft:
    """All that the stages have found so far in one document."""

    document: Document
    published: date | None = None
    dates: list[DraftDate] = field(default_factory=list)
    actors: dict[str, DraftActor] = field(default_factory=dict)
    actor_mentions: list[DraftMention] = field(default_factory=list)
    places: dict[str, DraftPlace] = field(default_factory=dict)
    place_mentions: list[DraftMention] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    events: list[DraftEvent] = field(default_factory=list)
    relations: list[DraftRelation] = field(default_factory=list)
    framing: list[DraftFraming] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unparsed: list[tuple[int, int]] = field(default_factory=list)
    _held_by: tuple[int, dict[int, int]] = (0, {})
    _heads: dict[int, list[DraftMention]] = field(default_factory=dict)
    _place_heads: dict[int, list[DraftMention]] = field(default_factory=dict)

    def add_actor(self, actor: DraftActor) -> DraftActor:
        """Add an actor, or return the one that already has this id."""
        return self.actors.setdefault(actor.id, actor)

    def add_actor_mention(self, doc: Doc, start: int, end: int, ref: str, how: How, rule: str = "") -> DraftMention:
        """Add a mention of tokens ``start:end`` (token indexes, half open) for actor `ref`; returns it.

        A second mention of the same actor on the same characters is not added twice.
        """
        return self._add(doc, start, end, ref, how, rule, self.actor_mentions, self._heads)

    def add_place_mention(self, doc: Doc, start: int, end: int, ref: str, how: How, rule: str = "") -> DraftMention:
        """Add a mention of tokens ``start:end`` for place `ref`; returns it."""
        return self._add(doc, start, end, ref, how, rule, self.place_mentions, self._place_heads)

    def _add(
        self,
        doc: Doc,
        start: int,
        end: int,
        ref: str,
        how: How,
        rule: str,
        into: list[DraftMention],
        heads: dict[int, list[DraftMention]],
    ) -> DraftMention:
        span = doc[start:end]
        head, first, last = span.root.i, span.start_char, span.end_char
        for old in heads.get(head, ()):
            if (old.start_char, old.end_char, old.ref) == (first, last, ref):
                return old
        mention = DraftMention(first, last, span.text, how, ref, head, rule)
        into.append(mention)
        heads.setdefault(head, []).append(mention)
        return mention

    def remove_actor_mention(self, mention: DraftMention) -> None:
        """Take a mention back (a name that turned out to be a place, for example)."""
        self.actor_mentions.remove(mention)
        self._heads[mention.head].remove(mention)

    def is_mention(self, token: Token) -> bool:
        """Whether `token` is the head of a mention of an actor."""
        return bool(self._heads.get(token.i))

    def actors_at(self, token: Token) -> list[str]:
        """Return the ids of the actors whose mention has `token` as its head, in order of finding, without repeats."""
        held = self._heads.get(token.i)
        if not held:
            return []
        return [held[0].ref] if len(held) == 1 else list(dict.fromkeys(m.ref for m in held))

    def mentions_at(self, token: Token) -> list[DraftMention]:
        """Return the actor mentions whose head is `token`."""
        return list(self._heads.get(token.i, ()))

    def places_at(self, token: Token) -> list[str]:
        """Return the ids of the places whose mention has `token` as its head."""
        held = self._place_heads.get(token.i)
        return list(dict.fromkeys(m.ref for m in held)) if held else []

    def actors_in(self, span: Span | Iterable[Token]) -> list[str]:
        """Return the ids of all actors whose mention's head lies among these tokens, in text order, without repeats."""
        return list(dict.fromkeys(m.ref for token in span for m in self._heads.get(token.i, ())))

    def attribution_of(self, token_index: int) -> int | None:
        """Return the index of the innermost attribution whose content holds this token, or None (the document's voice)."""
        return self.attributed().get(token_index)

    def tellers_of(self, token_index: int) -> list[str]:
        """Return the claimants of the innermost attribution that holds this token; none in the document's voice."""
        index = self.attribution_of(token_index)
        return [] if index is None else self.attributions[index].claimants

    def attributed(self) -> Mapping[int, int]:
        """Return for each token (by its index) that is told as a claimant's words the index of the innermost attribution."""
        if self._held_by[0] != len(self.attributions):
            held: dict[int, int] = {}
            # the largest first, so that the innermost has the last word; of equals the first found
            order = sorted(range(len(self.attributions)), key=lambda k: (-len(self.attributions[k].tokens), -k))
            for index in order:
                held.update(dict.fromkeys(self.attributions[index].tokens, index))
            self._held_by = (len(self.attributions), held)
        return self._held_by[1]


def draft_of(doc: Doc | SpacyDoc) -> Draft:
    """Return the draft of `doc`, making an empty one from its text where none is there yet."""
    found: Draft | None
    if isinstance(doc, Doc):
        found = doc.kept.get("draft")
        if found is None:
            found = doc.kept["draft"] = draft_of(doc.spacy)
        return found
    found = hung(doc, "counterclaim")
    if found is None:
        found = Draft(document=Document.of(doc.text))
        hang(doc, "counterclaim", found)
    return found
