"""Splits told by what came of them: "a faction left A and formed B", "B was founded by defectors from A"."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.reading.draft import Draft
from counterclaim.reading.events.grammar import children, is_passive, objects, prepositions, subjects, with_conjuncts
from counterclaim.reading.events.slots import norm
from counterclaim.reading.parsed import Doc, Token
from counterclaim.reading.relations.ends import is_named
from counterclaim.reading.relations.tie import Tie

_FORMING = {"form", "found", "create", "establish", "set", "launch", "start", "produce", "spawn"}
_PARTING = {"break", "split", "splinter", "leave", "quit", "defect", "secede", "separate", "desert", "part"}
_RIFTS = {"split", "schism", "rift", "break-up", "breakup"}
_PARTED = {"defector", "dissident", "deserter", "renegade", "mutineer", "splinter", "offshoot"}  # people who have left
_OF_A_BODY = {"member", "faction", "commander", "fighter", "leader", "officer", "wing", "cadre", "group", "guerrilla"}
_LEFT = {
    "former", "ex", "breakaway", "dissident", "disgruntled", "disaffected", "renegade", "splinter", "rebel",
    "defected",
}  # fmt: skip
_FROM = ("from", "with", "of")


def split_ties(doc: Doc, draft: Draft) -> Iterator[Tie]:
    """Yield what was formed by those who left a body, as a splinter of it."""
    for token in doc:
        if token.pos_ != "VERB":
            continue
        lemma = norm(token)
        if lemma in _FORMING or token.lower_ == "found":
            made = subjects(token) if is_passive(token) else objects(token)
            made += [c for t in made for c in children(t, "appos")]  # "a force of their own, X"
            formed = [t for t in made if is_named(draft, t)]
            left = _left(token, formed) if formed else []
            if left:
                yield Tie("splinter_of", token, formed, left, f"those who '{token.text}' it had left the other")
        elif lemma in {"split", "splinter"}:
            risen = [
                noun
                for giving in children(token, "advcl", "conj")
                if any(norm(held) == "rise" for held in children(giving, "dobj"))
                for prep in children(giving, "prep", "dative")
                for noun in with_conjuncts(children(prep, "pobj"))
            ]
            if risen:
                yield Tie("splinter_of", token, risen, subjects(token), f"what '{token.text}' gave rise to")


def _left(forming: Token, formed: list[Token]) -> list[Token]:
    """The body that those who formed another one had left."""
    for word, noun in prepositions(forming):
        if word in {"after", "from", "in", "following"} and norm(noun) in _RIFTS:  # "formed after a split in A"
            return [n for w, n in prepositions(noun) if w in {"in", "of", "within"}] or children(noun, "poss")
    makers = [n for w, n in prepositions(forming) if w == "by"] if is_passive(forming) else subjects(forming)
    for maker in makers:
        told = {c.lower_ for c in maker.children if c.dep_ in {"amod", "compound", "nmod"}}
        lemma = norm(maker)
        if lemma in _RIFTS:  # "a split in A produced B"
            return [n for w, n in prepositions(maker) if w in {"in", "of", "within"}] or children(maker, "poss")
        if lemma in _PARTED or (lemma in _OF_A_BODY and told & _LEFT):
            found = [n for w, n in prepositions(maker) if w in _FROM] or children(maker, "poss")
            if found := found or [c for c in children(maker, "compound", "nmod") if c.pos_ == "PROPN"]:
                return found
    for parting in [
        *_beside(forming),
        *(c for m in makers for c in children(m, "relcl", "acl") if norm(c) in _PARTING),
    ]:
        found = [n for w, n in _away(parting) if w in {"from", "with"}]
        if norm(parting) in {"leave", "quit", "desert"}:
            found = children(parting, "dobj")
        found = [t for t in found if t not in formed]
        if found:
            return found
    return []


def _beside(forming: Token) -> list[Token]:
    """The verbs of parting that the same people do: "left it to form", "broke away and formed", "formed it after leaving"."""
    near = [c for c in forming.children if c.dep_ in {"advcl", "conj", "pcomp"}]
    near += [inner for prep in children(forming, "prep") for inner in children(prep, "pcomp")]
    if forming.dep_ in {"conj", "advcl", "xcomp", "relcl"}:
        near.append(forming.head)
        near += [c for c in children(forming.head, "conj") if c.i != forming.i]
    return [t for t in near if norm(t) in _PARTING and not children(t, "neg")]


def _away(parting: Token) -> list[tuple[str, Token]]:
    found = prepositions(parting)
    for child in parting.children:
        if child.dep_ in {"advmod", "prt"}:
            found += prepositions(child)
    return found
