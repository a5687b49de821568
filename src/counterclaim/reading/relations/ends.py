"""The ends of a tie: which words of the grammar stand for them, and which kind of tie holds between such ends."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from counterclaim.reading.draft import Draft
from counterclaim.reading.events.grammar import children, subjects, with_conjuncts
from counterclaim.reading.parsed import Token
from counterclaim.reading.relations.tie import Tie
from counterclaim.records import RelationType

BODY_NOUNS = {
    "coalition", "group", "alliance", "movement", "force", "front", "militia", "faction", "party", "bloc", "brigade", "junta",
    "rebellion", "uprising", "union",
}  # fmt: skip
_SHARES = {
    "most",
    "much",
    "half",
    "part",
    "all",
    "swathe",
    "swath",
    "area",
    "tract",
    "rest",
    "third",
    "majority",
    "quarter",
}
_LISTS = {"part_of", "member_of", "mediates"}
_BODIES = frozenset(
    {"rebel_group", "militia", "political_body", "state", "state_forces", "intergovernmental", "police"}
)
_ENDING = {"stop", "cease", "halt", "end", "quit", "withdraw", "sever", "cut", "suspend", "renounce", "lose"}
_STEPS = 3


def binding(draft: Draft, tokens: Iterable[Token], relation: str) -> list[Token]:
    """Return the tokens to bind to actors: a description that is nobody itself gives way to whom it speaks of."""
    found: list[Token] = []
    for token in tokens:
        found.extend(t for t in _subject_of(draft, token) if t not in found)
        if relation in _LISTS:
            found.extend(t for t in _apposed_list(draft, token) if t not in found)
    return found


def _subject_of(draft: Draft, token: Token) -> list[Token]:
    """ "A is one of several militias linked to B": the militias stand for A."""
    at = token
    for _ in range(_STEPS):
        if any(ref in draft.actors and draft.actors[ref].known for ref in draft.actors_at(at)):
            break
        if at.dep_ == "attr" and at.head.lemma_ == "be":
            return subjects(at.head) or [token]
        if not (at.dep_ == "pobj" and at.head.lower_ in {"of", "among"}):
            break
        at = at.head.head if at.head.lower_ == "of" else at.head
        if at.lower_ not in {"one", "some", "two", "three", "among", "part"}:
            break
    return [token]


def _apposed_list(draft: Draft, token: Token) -> list[Token]:
    """ "Comprising A, the B and C": the parser takes B for another name of A."""
    own = set(draft.actors_at(token))
    return [
        one
        for child in children(token, "appos")
        if draft.actors_at(child) and not own & set(draft.actors_at(child)) and children(child, "conj")
        for one in with_conjuncts([child])
    ]


def share_of(token: Token) -> list[Token]:
    """ "Most of Port-au-Prince", "parts of the north": the place whose share it is, too."""
    if token.lemma_.lower() not in _SHARES:
        return [token]
    inner = [noun for prep in children(token, "prep") if prep.lower_ == "of" for noun in children(prep, "pobj")]
    return with_conjuncts(inner) or [token]


def ended(trigger: Token) -> bool:
    """Whether the text says that the tie is over: "no longer backs", "stopped arming", "ended its support for"."""
    for child in trigger.children:
        if child.lower_ == "anymore" or (child.lower_ == "longer" and children(child, "neg", "det", "advmod")):
            return True
    return trigger.dep_ in {"xcomp", "dobj"} and trigger.head.lemma_ in _ENDING


def kind_of(draft: Draft, tie: Tie, source: str | None, target: str | None) -> RelationType | None:
    """Return the tie that these ends allow, or None: a body backs what it fights for, nobody is part of a person."""
    one, other = draft.actors.get(source or ""), draft.actors.get(target or "")
    relation = tie.type
    if relation == "leads" and target in draft.places and tie.trigger.pos_ == "VERB":
        return "controls"  # "the group that rules the strip"
    if relation == "member_of" and tie.trigger.lemma_ in {"work", "fight"} and one is not None and one.kind in _BODIES:
        return "backs"
    if relation in ("member_of", "part_of") and other is not None and other.kind == "person":
        return None
    if relation == "part_of" and one is not None and one.kind == "person":
        return "member_of"
    return cast("RelationType", relation)
