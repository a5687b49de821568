"""Assemble: the draft's findings become checked, frozen records.

What does not hold (a span outside the text, a reference to nobody, an unknown frame) is dropped with a note, never
mended by a guess. Ids are dealt in text order, so the same text gives the same ids.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from pydantic import ValidationError

from counterclaim.lexicon.frames import Frame, frames, ucdp_type
from counterclaim.reading.claims import DraftClaim, draft_claims, tellers
from counterclaim.reading.draft import (
    Attribution,
    Draft,
    DraftActor,
    DraftEvent,
    DraftMention,
    DraftPlace,
    DraftRelation,
    draft_of,
)
from counterclaim.reading.interest import InterestRule
from counterclaim.reading.parsed import Doc
from counterclaim.reading.positions import DraftPosition
from counterclaim.records import (
    TOLLS,
    Actor,
    Claim,
    Claimant,
    DateMention,
    Event,
    Framing,
    Interest,
    MadeBy,
    Mention,
    Pact,
    Place,
    Position,
    Reading,
    Relation,
    Span,
    Toll,
    When,
)
from counterclaim.registry import Registry

_NOBODY = Claimant(actor=None, document=False, name=None, interest="unknown")


@dataclass(frozen=True, slots=True)
class Assembled:
    """A reading and, for `explain`, the reasons: claim id → field → reason."""

    reading: Reading
    because: dict[str, dict[str, str]]


def assemble(doc: Doc, made_by: MadeBy, registry: Registry) -> Assembled:
    """Turn the draft of `doc` into a checked reading."""
    draft = draft_of(doc)
    return _Assembler(doc, draft, made_by, registry).run()


class _Assembler:
    def __init__(self, doc: Doc, draft: Draft, made_by: MadeBy, registry: Registry) -> None:
        self.doc, self.draft, self.made_by, self.registry = doc, draft, made_by, registry
        self.text = draft.document.text
        self.notes = list(dict.fromkeys(draft.notes))
        self.frames: dict[str, Frame] = frames()
        self.interest = InterestRule(draft, registry)
        self.because: dict[str, dict[str, str]] = {}
        self.told_by: dict[tuple[str | None, Interest, str | None], Claimant] = {}  # None: the document's voice

    def run(self) -> Assembled:
        claims = self._claims()
        reading = Reading(
            document=self.draft.document.model_copy(update={"published": self.draft.published}),
            made_by=self.made_by,
            actors=tuple(self._actors()),
            places=tuple(self._places()),
            dates=tuple(self._dates()),
            claims=tuple(claims),
            framing=tuple(self._framing(claims)),
            notes=tuple(dict.fromkeys(self.notes)),
        )
        return Assembled(reading, self.because)

    # -- actors, places, dates, framing -------------------------------------------------------------------------

    def _actors(self) -> list[Actor]:
        mentions = self._by_ref(self.draft.actor_mentions)
        wanted = [a for a in self.draft.actors.values() if a.id in mentions]
        seen = {a.id for a in wanted}
        # whom a person or outlet speaks for is an actor of the reading too, even where the text never names it
        for actor in wanted:
            above = actor.represents
            if above and above not in seen:
                seen.add(above)
                known = self.draft.actors.get(above) or self._from_registry(above)
                if known:
                    wanted.append(known)
        ids = {a.id for a in wanted}
        return [self._actor(a, mentions.get(a.id, []), ids) for a in wanted]

    def _actor(self, actor: DraftActor, mentions: list[Mention], ids: set[str]) -> Actor:
        return Actor(
            id=actor.id,
            name=actor.name,
            aliases=tuple(n for n in dict.fromkeys(actor.aliases) if n != actor.name),
            kind=actor.kind,
            country=tuple(dict.fromkeys(actor.country)),
            represents=actor.represents if actor.represents in ids else None,
            known=actor.known,
            mentions=tuple(mentions),
        )

    def _from_registry(self, actor_id: str) -> DraftActor | None:
        entry = self.registry.actors.get(actor_id)
        if entry is None:
            return None
        return DraftActor(entry.id, entry.name, entry.kind, country=list(entry.country), known=True)

    def _places(self) -> list[Place]:
        mentions = self._by_ref(self.draft.place_mentions)
        return [self._place(p, mentions[p.id]) for p in self.draft.places.values() if p.id in mentions]

    def _place(self, place: DraftPlace, mentions: list[Mention]) -> Place:
        # shown as the text first writes it; the gazetteer's own spelling is an alias
        written = next((m.text for m in mentions if m.how == "name" and not m.text.isupper()), place.name)
        return Place(
            id=place.id,
            name=" ".join(written.split()),
            aliases=tuple(n for n in dict.fromkeys([place.name, *place.aliases]) if n != written),
            kind=place.kind,
            lat=place.lat,
            lon=place.lon,
            country=place.country,
            admin1=place.admin1,
            geo_precision=place.geo_precision,
            mentions=tuple(mentions),
        )

    def _by_ref(self, mentions: list[DraftMention]) -> dict[str, list[Mention]]:
        found: dict[str, list[Mention]] = {}
        for m in sorted(mentions, key=lambda m: (m.start_char, m.end_char, m.ref)):
            if self._span_holds(m.start_char, m.end_char, "a mention"):
                text = self.text[m.start_char : m.end_char]
                made = Mention(start_char=m.start_char, end_char=m.end_char, text=text, how=m.how)
                found.setdefault(m.ref, []).append(made)
        return found

    def _dates(self) -> list[DateMention]:
        return [
            DateMention(
                start_char=d.start_char,
                end_char=d.end_char,
                text=self.text[d.start_char : d.end_char],
                start=d.start,
                end=d.end,
                date_precision=d.precision,
            )
            for d in sorted(self.draft.dates, key=lambda d: (d.start_char, d.end_char))
            if self._span_holds(d.start_char, d.end_char, "a date")
        ]

    def _framing(self, claims: list[Claim]) -> list[Framing]:
        return [
            Framing(
                start_char=f.start_char,
                end_char=f.end_char,
                text=self.text[f.start_char : f.end_char],
                device=f.device,
                target=f.target if f.target in self.draft.actors else None,
                neutral=f.neutral,
                voice=f.voice,
                claimant=f.claimant if f.claimant in self.draft.actors else None,
                claim=_claim_around(f.start_char, f.end_char, f.claimant, claims),
            )
            for f in sorted(self.draft.framing, key=lambda f: (f.start_char, f.end_char, f.device))
            if self._span_holds(f.start_char, f.end_char, "a framing span")
        ]

    # -- claims -------------------------------------------------------------------------------------------------

    def _claims(self) -> list[Claim]:
        found: list[Claim] = []
        seen: dict[tuple[object, ...], list[Claim]] = {}
        for drafted in draft_claims(self.doc, self.draft):
            if not self._span_holds(drafted.start_char, drafted.end_char, "a claim"):
                continue
            claimants = drafted.chain[0].claimants if drafted.chain else []
            first = len(found) + 1
            ids = [f"c{first + n}" for n in range(max(1, len(claimants)))]
            made: list[Claim] = []
            for number, claim_id in enumerate(ids):
                actor = claimants[number] if claimants else None
                others = tuple(i for i in ids if i != claim_id)
                claim = self._claim(claim_id, drafted, actor, others)
                if claim is not None:
                    made.append(claim)
            if not made:
                continue
            one = made[0]
            told = seen.setdefault((one.start_char, one.end_char, *(c.claimant.actor for c in made)), [])
            if not any(_same(one, other) for other in told):
                told.append(one)
                found.extend(made)
        return found

    def _claim(self, claim_id: str, drafted: DraftClaim, actor: str | None, others: tuple[str, ...]) -> Claim | None:
        event, relation = self._event(drafted, actor), self._relation(drafted)
        if (drafted.event and not event) or (drafted.relation and not relation):
            return None
        parties = self._parties(drafted)
        because = {k: v for k, v in drafted.because.items() if v}
        if drafted.chain:
            claimant = self._claimant(actor, parties, drafted.event)
        else:
            claimant = self._document_voice(parties)
            because["claimant"] = "no attribution holds these words: the document's own voice"
        if claimant.interest_because:
            because["interest"] = claimant.interest_because
        try:
            claim = Claim(
                id=claim_id,
                start_char=drafted.start_char,
                end_char=drafted.end_char,
                text=self.text[drafted.start_char : drafted.end_char],
                claimant=claimant,
                via=tuple(self._claimant(a, parties) for outer in tellers(drafted.chain)[1:] for a in outer[:1]),
                joint_with=others,
                cue=self._cue(drafted.chain[0]) if drafted.chain else None,
                stance=drafted.stance,
                polarity=drafted.polarity,
                certainty=drafted.certainty,
                time=drafted.time,
                quoted=drafted.quoted,
                mentions=tuple(ref for ref in dict.fromkeys(drafted.mentions) if ref in self.draft.actors),
                event=event,
                relation=relation,
                position=self._position(drafted.position),
            )
        except ValidationError as error:
            self.notes.append(f"a claim at {drafted.start_char} was dropped: {error.errors()[0]['msg']}")
            return None
        self.because[claim_id] = because
        return claim

    def _position(self, position: DraftPosition | None) -> Position | None:
        if position is None:
            return None
        first, last, cue = (self.doc[i] for i in (position.first, position.last, position.cue))
        start, end = first.idx, last.idx + len(last.text)
        cue_end = cue.idx + len(cue.text)
        return Position(
            holders=position.holders,
            issue=Span(start_char=start, end_char=end, text=self.text[start:end]),
            direction=position.direction,
            change=position.change,
            cue=Span(start_char=cue.idx, end_char=cue_end, text=self.text[cue.idx : cue_end]),
        )

    def _claimant(self, actor: str | None, parties: list[str], event: DraftEvent | None = None) -> Claimant:
        if actor is None or actor not in self.draft.actors:
            return _NOBODY
        key = actor, *self.interest.judge(actor, parties, event)
        found = self.told_by.get(key)
        if found is None:  # many claims are of one claimant with one interest
            _, interest, reason = key
            name = self.draft.actors[actor].name
            found = self.told_by[key] = Claimant(actor=actor, name=name, interest=interest, interest_because=reason)
        return found

    def _document_voice(self, parties: list[str]) -> Claimant:
        publisher = self.draft.document.publisher
        known = self.registry.find(publisher) if publisher else None
        key = None, *(self.interest.judge(known, parties) if known else ("unknown", None))
        found = self.told_by.get(key)
        if found is None:
            _, interest, reason = key
            found = Claimant(actor=None, document=True, name=publisher, interest=interest, interest_because=reason)
            self.told_by[key] = found
        return found

    def _parties(self, drafted: DraftClaim) -> list[str]:
        if drafted.event:
            return [*drafted.event.initiators, *drafted.event.targets]
        if drafted.relation:
            return [ref for ref in (drafted.relation.source, drafted.relation.target) if ref in self.draft.actors]
        # who says something that is neither event nor relation is no party to it for naming itself ("I saw the smoke")
        about_itself = drafted.stance in {"denies", "admits", "claims_responsibility"}
        told_by = drafted.chain[0].claimants if drafted.chain else []
        if not about_itself:
            return [ref for ref in drafted.mentions if ref not in told_by]
        # "denied it": what somebody was said to have done or suffered before
        answered = [ref for ref in told_by if self._involved_before(ref, drafted.start_char)]
        return list(dict.fromkeys([*drafted.mentions, *answered]))

    def _involved_before(self, actor: str, start_char: int) -> bool:
        roots = self.interest.stands_for(actor)
        return any(
            roots & self.interest.stands_for(ref)
            for event in self.draft.events
            if event.start_char < start_char
            for ref in (*event.initiators, *event.targets)
        )

    def _cue(self, attribution: Attribution) -> Span | None:
        if not attribution.cue_spans:
            return None
        start, end = attribution.cue_spans[0]
        if not self._span_holds(start, end, "a cue"):
            return None
        return Span(start_char=start, end_char=end, text=self.text[start:end])

    def _event(self, drafted: DraftClaim, claimant: str | None) -> Event | None:
        event = drafted.event
        if event is None:
            return None
        frame = self.frames.get(event.frame)
        if frame is None:
            self.notes.append(f"an event of the unknown frame '{event.frame}' was dropped")
            return None
        start, end = event.trigger_start, event.trigger_end
        if not self._span_holds(start, end, "a trigger"):
            return None
        return Event(
            type=frame.id,
            plover=frame.codes.plover,
            cameo=frame.codes.cameo,
            acled=frame.codes.acled,
            ucdp=ucdp_type(frame.id, self._kinds(event.initiators), self._kinds(event.targets)),
            trigger=Span(start_char=start, end_char=end, text=self.text[start:end]),
            initiators=self._known(self._accused(event, drafted, claimant)),
            targets=self._known(event.targets),
            mediators=self._known(event.mediators),
            places=tuple(ref for ref in dict.fromkeys(event.places) if ref in self.draft.places),
            when=_when(event),
            **{effect: self._toll(getattr(event, effect)) for effect in TOLLS},
            weapon=event.weapon,
            pact=self._pact(event),
            happening=event.happening,
            foreground=event.foreground,
        )

    def _toll(self, toll: Toll | None) -> Toll | None:
        if toll is None or not toll.by_side:
            return toll
        return toll.model_copy(update={"by_side": tuple(s for s in toll.by_side if s.side in self.draft.actors)})

    def _pact(self, event: DraftEvent) -> Pact | None:
        pact = event.pact
        if pact is None:
            return None
        held = {"guarantors": self._known(list(pact.guarantors)), "excluded": self._known(list(pact.excluded))}
        kept = pact.model_copy(update=held)
        return kept if kept != Pact() else None

    def _accused(self, event: DraftEvent, drafted: DraftClaim, claimant: str | None) -> list[str]:
        """Initiators of an accused deed: "A and B accused each other" gives two claims, and nobody accuses itself."""
        if drafted.stance != "accuses" or claimant is None:
            return event.initiators
        others = [ref for ref in event.initiators if ref not in self.interest.stands_for(claimant)]
        return others or event.initiators

    def _relation(self, drafted: DraftClaim) -> Relation | None:
        relation = drafted.relation
        if relation is None:
            return None
        known: Callable[[str | None], str | None] = lambda ref: (  # noqa: E731
            ref if ref in self.draft.actors or ref in self.draft.places else None
        )
        source, target = known(relation.source), known(relation.target)
        if source is None and target is None:
            return None
        return Relation(type=relation.type, source=source, target=target, when=_when(relation))

    def _kinds(self, refs: list[str]) -> set[str]:
        return {self.draft.actors[ref].kind for ref in refs if ref in self.draft.actors}

    def _known(self, refs: list[str]) -> tuple[str, ...]:
        return tuple(ref for ref in dict.fromkeys(refs) if ref in self.draft.actors)

    def _span_holds(self, start: int, end: int, what: str) -> bool:
        if 0 <= start < end <= len(self.text):
            return True
        self.notes.append(f"{what} at {start}:{end} lies outside the text and was dropped")
        return False


def _when(dated: DraftEvent | DraftRelation) -> When | None:
    if dated.start is None and dated.end is None:
        return None
    return _made_when(dated.start, dated.end, dated.date_precision)


@lru_cache(maxsize=1024)
def _made_when(start: date | None, end: date | None, precision: int | None) -> When:
    """A record of these days, made once: many claims are of one day."""
    return When(start=start, end=end, date_precision=precision)


def _same(one: Claim, other: Claim) -> bool:
    """Whether two claims of the same claimants about the same words say the same."""
    return (one.stance, one.polarity, one.quoted) == (other.stance, other.polarity, other.quoted) and (
        (one.event, one.relation) == (other.event, other.relation)
    )


def _claim_around(start: int, end: int, claimant: str | None, claims: list[Claim]) -> str | None:
    """Return the id of the smallest claim of this claimant (None: the document) that holds the span."""
    around = [
        c
        for c in claims
        if c.start_char <= start and end <= c.end_char and (claimant is None or c.claimant.actor == claimant)
    ]
    return min(around, key=lambda c: c.end_char - c.start_char).id if around else None
