"""The ends of a tie: which words of the grammar stand for them."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.lexicon.words import members
from counterclaim.reading.draft import Draft
from counterclaim.reading.events.grammar import children, is_passive, prepositions, subjects, with_conjuncts
from counterclaim.reading.events.slots import norm
from counterclaim.reading.parsed import Token
from counterclaim.reading.relations.tie import Tie

BODY_NOUNS = {
    "coalition", "group", "alliance", "movement", "force", "front", "militia", "faction", "party", "bloc", "brigade", "junta",
    "rebellion", "uprising", "union",
}  # fmt: skip
_SHARES = {
    "most", "much", "half", "part", "all", "swathe", "swath", "area", "tract", "rest", "third", "majority",
    "quarter",
}  # fmt: skip
_LISTS = {"part_of", "member_of", "mediates"}
_ENDING = {
    "stop", "cease", "halt", "end", "quit", "withdraw", "sever", "cut", "suspend", "renounce", "lose", "break", "dissolve",
    "abandon", "scrap", "terminate",
}  # fmt: skip
_TREATING = {
    "hold", "sign", "have", "begin", "start", "open", "resume", "attend", "reach", "conclude", "enter", "conduct", "meet",
    "continue", "gather", "make", "strike", "be",
}  # fmt: skip
_STEPS = 3
_NAMES = frozenset({"name", "alias", "acronym"})
_BELIEVERS = frozenset({"islamist", "guerrilla", "paramilitary", "hardliner", "loyalist"})
_ARMED = frozenset({"rebel_group", "militia"})


def is_named(draft: Draft, token: Token) -> bool:
    """Whether an actor is called by its name here, or by words that begin with capitals as names do."""
    capital = token.pos_ == "PROPN" and token.text[:1].isupper()
    held = draft.mentions_at(token)
    if any(m.how in _NAMES or (capital and m.how == "description") for m in held):
        return True
    own = {m.ref for m in held}  # "the Azov battalion"
    return any(m.ref in own and m.how in _NAMES for c in children(token, "compound") for m in draft.mentions_at(c))


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
    if not named and token.dep_ == "appos" and not draft.actors_at(token) and draft.actors_at(token.head):
        return [token.head]  # "X, an outfit owned by Y": the outfit is X
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
    if at.dep_ == "pobj" and at.head.lower_ in {"between", "with"}:  # "talks between A and B, hosted by C": hung on B
        thing = at.head.head
    if norm(thing) not in members("pact") | members("talk"):
        return []
    pairs = prepositions(thing)
    between = [noun for word, noun in pairs if word == "between"]
    if between:
        return between
    others = [n for w, n in pairs if w == "with" and not any(c.lower_ == "as" for c in (*n.children, *n.head.children))]
    verb = thing.head.head if thing.dep_ == "pobj" else thing.head  # "A and B met for talks", "A held talks with B"
    if thing.dep_ not in {"dobj", "pobj"} or verb.lemma_ not in _TREATING or is_passive(verb):
        return others
    ours = subjects(verb)
    others += [n for w, n in prepositions(verb) if w == "with" and n not in others and verb.lemma_ == "sign"]
    return [*ours, *others] if others or len(ours) > 1 else []


def ended(trigger: Token) -> bool:
    """Whether the text says that the tie is over: "no longer backs", "stopped arming", "ended its support for"."""
    if trigger.dep_ == "attr" and trigger.head.lemma_ == "be" and ended(trigger.head):
        return True  # "is no longer the leader of"
    for child in trigger.children:
        if child.lower_ == "anymore" or (child.lower_ == "longer" and children(child, "neg", "det", "advmod")):
            return True
    return trigger.dep_ in {"xcomp", "dobj"} and trigger.head.lemma_ in _ENDING
