"""Which kind of tie holds between such ends: a body backs what it fights for, nobody is part of a person."""

from __future__ import annotations

from functools import lru_cache
from typing import cast

from counterclaim.lexicon.words import members
from counterclaim.reading.draft import Draft, DraftActor
from counterclaim.reading.events.grammar import prepositions
from counterclaim.reading.events.slots import norm
from counterclaim.reading.relations.ends import is_named
from counterclaim.reading.relations.tie import Tie
from counterclaim.records import RelationType

_BODIES = frozenset(
    {"rebel_group", "militia", "political_body", "state", "state_forces", "intergovernmental", "police"}
)
_NOT_OF_PERSONS = {"member_of", "part_of", "splinter_of"}
LEAGUES = {"alliance", "coalition", "union", "front", "league", "council", "bloc", "movement", "network"}
_PEOPLE = frozenset({"person", "civilians", "unidentified"})
_RENAMING = {"rename", "change", "know", "call", "go"}
_OF_BODIES = {"member", "membership"}  # what bodies and states may be, and not only people
_OVERRUNNING = {"overrun", "capture", "seize", "take", "retake", "recapture", "storm", "breach"}
_HELPING = {"help", "aid", "assist", "support", "train"}
_JOINED = {"member_of", "part_of"}
_RULING = {"rule", "govern", "run", "administer"}
_FOUNDING = {"found", "establish", "create", "set", "form", "take"}
_ARMED = frozenset({"rebel_group", "militia"})


def kind_of(draft: Draft, tie: Tie, source: str | None, target: str | None) -> RelationType | None:
    """Return the tie that these ends allow, or None: a body backs what it fights for, nobody is part of a person."""
    one, other = draft.actors.get(source or ""), draft.actors.get(target or "")
    relation = tie.type
    if relation == "leads" and target in draft.places and tie.trigger.pos_ == "VERB":
        return "controls"  # "the group that rules the strip"
    if (
        relation == "leads"
        and tie.trigger.pos_ == "VERB"
        and tie.trigger.lemma_ in _FOUNDING
        and "order" not in tie.why  # "take orders from X"
    ):
        by_one = (
            one is not None and one.kind == "person" and not one.plural
        )  # who is no person does not lead what it founds
        return "leads" if by_one and other is not None and other.kind != "person" else None
    if relation == "member_of" and tie.trigger.lemma_ in {"work", "fight"} and one is not None and one.kind in _BODIES:
        return "backs"
    if tie.trigger.lemma_ == "join" and any(t.tag_ == "NNS" and norm(t) in members("people") for t in tie.targets):
        return None  # "joined Malian soldiers in the attack"
    if tie.trigger.lemma_ == "join" and any(w == "in" and norm(n) in _fights() for w, n in prepositions(tie.trigger)):
        return "allied_with"  # "joined X in its fight"
    if relation == "represents" and other is not None and other.kind == "unidentified" and tie.trigger.pos_ == "VERB":
        return "represents" if other.known or any(is_named(draft, t) for t in tie.targets) else None
    if relation == "leads" and other is not None and other.kind == "person" and not other.plural:
        return None  # "Ann Berg's communications director"
    if relation in _JOINED and tie.trigger.lemma_ == "join" and other is not None and other.kind == "state":
        return None  # "joined the United States in setting a target"
    if relation == "opposes" and tie.trigger.lemma_ == "confront" and _are_persons(one, other):
        return None  # "she confronted him"
    if relation == "backs" and other is not None and other.kind == "civilians" and tie.trigger.lemma_ in _HELPING:
        return None  # who helps refugees takes no side
    if relation in _NOT_OF_PERSONS and other is not None and other.kind == "person":
        return None
    if relation == "member_of" and one is not None and one.kind not in _PEOPLE and _of_people(tie):
        return None  # "fighters of A and B", "members of A and B": B is no member of A
    if relation == "member_of" and tie.trigger.pos_ == "NOUN" and one is not None and one.kind in _ARMED:
        leagues = [t for t in tie.targets if norm(t) in LEAGUES]
        if other is None or not (leagues or other.kind in ("intergovernmental", "political_body")):
            return None  # "rebels of A, members of B" are no part of B
    if (
        relation == "leads"
        and other is not None
        and other.kind == "person"
        and any(t.tag_ == "PRP$" for t in tie.targets)
    ):
        return None  # "his boss"
    if relation in ("part_of", "member_of") and _is_crowd(draft, tie, other):
        return None  # "rebel groups, including A": no body of their own
    if relation in ("part_of", "member_of") and one is not None and one.kind in _ARMED and _is_country(other):
        return None  # "Colombia's FARC guerrillas" are in Colombia, and no part of it
    if relation in ("part_of", "splinter_of") and one is not None and one.kind == "person":
        return "member_of"
    if relation in ("formerly", "also_known_as") and one is not None and other is not None:
        return cast("RelationType", relation) if _one_name_for(tie, one, other) else None
    if relation == "part_of" and other is not None and other.kind == "intergovernmental" and _is_country(one):
        return "member_of"
    if relation == "controls" and other is not None and other.kind == "state":
        ruled = tie.trigger.lemma_ in _RULING  # a country that is somebody here, and no place
        return "leads" if ruled and _is_country(other) else None
    if relation == "controls" and other is not None and other.kind in _ARMED and tie.trigger.lemma_ in _OVERRUNNING:
        return None  # "overran the rebels' defences": ground, and not they
    if relation == "controls" and one is not None and one.kind == "person" and "power" in tie.why:
        return None
    return cast("RelationType", relation)


def _is_crowd(draft: Draft, tie: Tie, whole: DraftActor | None) -> bool:
    """Whether the whole is only a plural without a name; the "coalition nations" are the coalition."""
    if whole is None or whole.kind in ("intergovernmental", "state", "state_forces", "police"):
        return False
    return any(t.tag_ == "NNS" and whole.id in draft.actors_at(t) and not is_named(draft, t) for t in tie.targets)


def _of_people(tie: Tie) -> bool:
    """Whether the noun of a tie is a word for people, or stands for those whom it describes itself."""
    noun = tie.trigger.pos_ == "NOUN"
    return noun and (tie.trigger.lemma_.lower() not in _OF_BODIES or tie.sources == [tie.trigger])


def _are_persons(one: DraftActor | None, other: DraftActor | None) -> bool:
    return all(actor is not None and actor.kind == "person" and not actor.plural for actor in (one, other))


def _is_country(actor: DraftActor | None) -> bool:
    return actor is not None and actor.kind == "state" and actor.represents is None


def _one_name_for(tie: Tie, one: DraftActor, other: DraftActor) -> bool:
    """Whether both can be names of one actor: of a person and a body they are not, nor is a successor the same person."""
    if one.id != other.id and "state" in (one.kind, other.kind) and one.kind != other.kind:
        return False  # "Germany, France and Britain, known as the E3": no name of Britain
    if (one.kind == "person") != (other.kind == "person"):
        return "unidentified" in (one.kind, other.kind)
    return one.kind != "person" or not tie.called or tie.trigger.lemma_ in _RENAMING


@lru_cache(maxsize=1)
def _fights() -> frozenset[str]:
    return members("fight") | {"attack", "offensive", "operation", "raid", "campaign", "assault"}
