"""The ends of a tie: which words of the grammar stand for them, and which kind of tie holds between such ends."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from counterclaim.lexicon.words import members
from counterclaim.reading.draft import Draft, DraftActor
from counterclaim.reading.events.grammar import children, prepositions, subjects, with_conjuncts
from counterclaim.reading.events.slots import norm
from counterclaim.reading.parsed import Token
from counterclaim.reading.relations.tie import Tie
from counterclaim.records import RelationType

BODY_NOUNS = {
    "coalition", "group", "alliance", "movement", "force", "front", "militia", "faction", "party", "bloc", "brigade", "junta",
    "rebellion", "uprising", "union",
}  # fmt: skip
_SHARES = {
    "most", "much", "half", "part", "all", "swathe", "swath", "area", "tract", "rest", "third", "majority",
    "quarter",
}  # fmt: skip
_LISTS = {"part_of", "member_of", "mediates"}
_BODIES = frozenset(
    {"rebel_group", "militia", "political_body", "state", "state_forces", "intergovernmental", "police"}
)
_ENDING = {
    "stop", "cease", "halt", "end", "quit", "withdraw", "sever", "cut", "suspend", "renounce", "lose", "break", "dissolve",
    "abandon", "scrap", "terminate",
}  # fmt: skip
_STEPS = 3
_NAMES = frozenset({"name", "alias", "acronym"})
_NOT_OF_PERSONS = {"member_of", "part_of", "splinter_of"}
_BELIEVERS = frozenset({"islamist", "guerrilla", "paramilitary", "hardliner", "loyalist"})
_FIGHTS = members("fight") | {"attack", "offensive", "operation", "raid", "campaign", "assault"}
LEAGUES = {"alliance", "coalition", "union", "front", "league", "council", "bloc", "movement", "network"}
_PEOPLE = frozenset({"person", "civilians", "unidentified"})
_ARMED = frozenset({"rebel_group", "militia"})
_RENAMING = {"rename", "change", "know", "call", "go"}
_OF_BODIES = {"member", "membership"}  # what bodies and states may be, and not only people
_RULING = {"rule", "govern", "run", "administer"}
_FOUNDING = {"found", "establish", "create", "set", "form", "take"}


def is_named(draft: Draft, token: Token) -> bool:
    """Whether an actor is called by its name here, or by words that begin with capitals as names do."""
    capital = token.pos_ == "PROPN" and token.text[:1].isupper()
    return any(m.how in _NAMES or (capital and m.how == "description") for m in draft.mentions_at(token))


def binding(draft: Draft, tokens: Iterable[Token], tie: Tie) -> list[Token]:
    """Return the tokens to bind to actors: a description that is nobody itself gives way to whom it speaks of."""
    found: list[Token] = []
    for token in (named for held in tokens for named in ([held] if held is tie.trigger else _beside(draft, held))):
        found.extend(t for t in _subject_of(draft, token, tie.trigger) if t not in found)
        if tie.type in _LISTS:
            found.extend(t for t in _apposed_list(draft, token) if t not in found)
    return found


def _beside(draft: Draft, token: Token) -> list[Token]:
    """ "A former policeman, N. N.": the name that stands beside a description of nobody known."""
    if any(draft.actors[ref].known for ref in draft.actors_at(token) if ref in draft.actors) or is_named(draft, token):
        return [token]
    named = [c for c in children(token, "appos") if c.ent_type_ == "PERSON" and is_named(draft, c)]
    if not named and token.tag_ == "NNS" and norm(token) in members("people") | _BELIEVERS:
        # "separatists of the X": they stand for it
        bodies = [n for w, n in prepositions(token) if w in {"of", "from"} and is_named(draft, n)]
        named = [
            n for n in bodies if any(draft.actors[r].kind in _ARMED for r in draft.actors_at(n) if r in draft.actors)
        ]
    return named or [token]


def _subject_of(draft: Draft, token: Token, trigger: Token) -> list[Token]:
    """ "A is one of several militias linked to B": the militias stand for A."""
    at = token
    for _ in range(_STEPS):
        if any(ref in draft.actors and draft.actors[ref].known for ref in draft.actors_at(at)):
            break
        if at.dep_ == "attr" and at.head.lemma_ == "be":
            if at is token and is_named(draft, at):
                break  # "the dead man was N. N., a fighter"
            return subjects(at.head) or [token]
        if not (at.dep_ == "pobj" and at.head.lower_ in {"of", "among"}):
            break
        at = at.head.head if at.head.lower_ == "of" else at.head
        if at.lower_ not in {"one", "some", "two", "three", "among", "part"} or at is trigger:
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


def parties(thing: Token) -> list[Token]:
    """Those who have an agreement or talks: "the truce between A and B", "talks with B"."""
    at = thing
    if at.dep_ == "conj":
        at = at.head
    if at.dep_ == "pobj" and at.head.lower_ == "between":  # "talks between A and B, hosted by C": hung on B
        thing = at.head.head
    if norm(thing) not in members("pact") | members("talk"):
        return []
    return [noun for word, noun in prepositions(thing) if word in {"between", "with"}]


def ended(trigger: Token) -> bool:
    """Whether the text says that the tie is over: "no longer backs", "stopped arming", "ended its support for"."""
    if trigger.dep_ == "attr" and trigger.head.lemma_ == "be" and ended(trigger.head):
        return True  # "is no longer the leader of"
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
    if relation == "leads" and tie.trigger.pos_ == "VERB" and tie.trigger.lemma_ in _FOUNDING:
        by_one = (
            one is not None and one.kind == "person" and not one.plural
        )  # who is no person does not lead what it founds
        return "leads" if by_one and other is not None and other.kind != "person" else None
    if relation == "member_of" and tie.trigger.lemma_ in {"work", "fight"} and one is not None and one.kind in _BODIES:
        return "backs"
    if tie.trigger.lemma_ == "join" and any(t.tag_ == "NNS" and norm(t) in members("people") for t in tie.targets):
        return None  # "joined Malian soldiers in the attack"
    if tie.trigger.lemma_ == "join" and any(w == "in" and norm(n) in _FIGHTS for w, n in prepositions(tie.trigger)):
        return "allied_with"  # "joined X in its fight"
    if relation == "represents" and other is not None and other.kind == "unidentified" and tie.trigger.pos_ == "VERB":
        return "represents" if other.known or any(is_named(draft, t) for t in tie.targets) else None
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


def _is_country(actor: DraftActor | None) -> bool:
    return actor is not None and actor.kind == "state" and actor.represents is None


def _one_name_for(tie: Tie, one: DraftActor, other: DraftActor) -> bool:
    """Whether both can be names of one actor: of a person and a body they are not, nor is a successor the same person."""
    if (one.kind == "person") != (other.kind == "person"):
        return "unidentified" in (one.kind, other.kind)
    return one.kind != "person" or not tie.called or tie.trigger.lemma_ in _RENAMING
