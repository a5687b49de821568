"""Who did an act of violence, as far as a document knows: by its own word, that of one without a side, or the doer's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from counterclaim.lexicon.agents import agent_words
from counterclaim.lexicon.cues import cues
from counterclaim.reading.claims import chain_of
from counterclaim.reading.draft import Draft, DraftEvent
from counterclaim.reading.parsed import Doc, Span, Token
from counterclaim.reading.sides import STATE, side_of

KNOWN = {"states", "admits", "claims_responsibility"}  # stances in which something is told as known
_DOERS = STATE | {"rebel_group", "militia", "political_body", "person", "intergovernmental"}
_NO_SIDE = {"monitor", "media", "intergovernmental"}


@dataclass(frozen=True, slots=True)
class Doer:
    """The doer of a happening (`actor`), who says so (`teller`, None: the document itself), and the event that names it."""

    actor: str
    teller: str | None
    event: DraftEvent


def known_doers(doc: Doc, draft: Draft, told: list[DraftEvent]) -> list[Doer]:
    """The tellings that name the one doer for certain, the document's own first; none where another doer is named, too."""
    sides: set[str] = set()
    known: list[Doer] = []
    for event in told:
        if not event.foreground:
            continue
        named = [ref for ref in event.initiators if ref in draft.actors and draft.actors[ref].kind != "unidentified"]
        if not named:
            continue
        chain = chain_of(draft, event.trigger)
        if event.polarity == "negative" or any(a.polarity == "negative" or a.stance == "denies" for a in chain):
            return []
        sides.update(side_of(draft, ref) for ref in named)
        sure = event.echo is None and event.certainty == "certain" and event.time == "past" and len(named) == 1
        if not sure or any(a.certainty != "certain" or a.stance not in KNOWN for a in chain):
            continue
        if not _told_plainly(doc[event.trigger].sent, draft, named[0]):
            continue
        teller = chain[0].claimants[0] if chain and chain[0].claimants else None
        if (not chain or (teller is not None and _may_tell(draft, teller, named[0]))) and (
            draft.actors[named[0]].kind in _DOERS
        ):
            known.append(Doer(named[0], teller, event))
    if len(sides) != 1 or any(side_of(draft, ref) in sides for event in told for ref in event.targets):
        return []
    if _denied(draft, sides):
        return []
    return sorted(known, key=lambda k: k.teller is not None)


def _told_plainly(sentence: Span, draft: Draft, doer: str) -> bool:
    """Whether a sentence names the doer by more than its machines ("warplanes") and without a word of blame or suspicion."""
    if any((cue := cues().verb(token.lemma_.lower())) and cue.stance == "accuses" for token in sentence):
        return False
    return any(
        m.ref == doer
        and m.how != "pronoun"
        and m.text.lower().removeprefix("a ").removeprefix("the ") not in _machines()
        for token in sentence
        for m in draft.mentions_at(token)
    )


@lru_cache(maxsize=1)
def _machines() -> frozenset[str]:
    return frozenset(noun for agent in agent_words().agents if agent.machine for noun in (agent.noun, agent.many))


def _may_tell(draft: Draft, teller: str, doer: str) -> bool:
    actor = draft.actors.get(teller)
    if actor is None or speaks_for(draft, teller, doer):
        return actor is not None
    return actor.kind in _NO_SIDE and actor.represents is None


def _denied(draft: Draft, sides: set[str]) -> bool:
    """Whether the doer denies something in this document: then who did it is disputed."""
    return any(
        a.stance == "denies" and any(side_of(draft, ref) in sides for ref in a.claimants) for a in draft.attributions
    )


def names(draft: Draft, tokens: Span | list[Token], doer: str) -> bool:
    """Whether the doer, or anybody of its side, is mentioned among these tokens."""
    side = side_of(draft, doer)
    return any(ref == doer or side_of(draft, ref) == side for ref in draft.actors_in(tokens) if ref in draft.actors)


def speaks_for(draft: Draft, teller: str, doer: str) -> bool:
    """Whether what `teller` says is the doer's own word."""
    return side_of(draft, teller) == side_of(draft, doer)
