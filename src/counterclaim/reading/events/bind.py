"""Bind: from a role's head tokens to actors. A noun that is no actor itself ("positions", "one of its commanders",
"a convoy
belonging to the militia") stands for the actor named inside its phrase."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.reading.draft import Draft
from counterclaim.reading.events.grammar import antecedent, children, with_conjuncts
from counterclaim.reading.events.slots import norm
from counterclaim.reading.parsed import Token

_QUANTITIES = {
    "thousand", "hundred", "dozen", "number", "score", "group", "some", "one", "two", "three", "four", "five",
    "six", "seven",
    "several", "many", "most", "all", "member", "both", "million", "majority", "lot", "handful", "rest", "couple",
    "pair", "crowd", "each",
    "ten", "body", "remains", "team", "series", "scores", "tens", "kind", "part", "wave", "more", "few", "any",
    "none", "other", "life", "batch", "ton", "tonne", "truckload", "sack", "lorryload", "planeload", "consignment",
}  # fmt: skip
# people and things that belong to a side: what is done to them is done to it, what they do it does
_BELONGING = {
    "member", "fighter", "soldier", "commander", "position", "troop", "force", "convoy", "base", "leader", "post",
    "militant", "camp",
    "checkpoint", "vehicle", "headquarters", "officer", "stronghold", "official", "bodyguard", "unit",
    "militiaman", "cell",
    "hideout", "guard", "plane", "jet", "warplane", "tank", "helicopter", "aircraft", "man", "people", "outpost",
    "barracks", "ship",
    "element", "cadre", "patrol", "army", "police", "gunship", "airbase", "facility", "target", "depot",
    "warehouse", "compound", "side",
    "rank", "fleet", "artillery", "policeman", "serviceman", "personnel", "office", "embassy", "building",
    "citizen", "civilian", "operative",
    "activist", "airport", "station", "arsenal", "ambassador", "diplomat", "gunman", "bomber", "rebel", "insurgent",
    "supply", "shipment",
    "airstrike", "strike", "crew", "pilot", "sniper", "area", "territory", "village", "town", "one", "two", "three",
    "dozen", "hundred", "thousand",
}  # fmt: skip
# people who belong to nobody: what the president's supporters or relatives do, he does not
_THEIR_OWN = {
    "supporter", "follower", "opponent", "critic", "relative", "friend", "neighbour", "neighbor", "rival", "enemy", "foe", "son",
    "daughter", "brother", "sister", "wife", "husband", "widow", "cousin", "nephew", "family", "sympathiser", "sympathizer",
}  # fmt: skip
_VERDICT = 4
_HIT = ("dobj", "nsubjpass", "nsubj")


def actors_of(draft: Draft, tokens: Iterable[Token], joined: bool = True) -> list[str]:
    """Return the actors that these head tokens stand for, in text order, without repeats.

    Args:
        joined: whether those count that "and" joins to a part of the phrase ("the army and Borland fighters").
    """
    found: list[str] = []
    for token in tokens:
        before = _joined_before(draft, token) if joined else []
        for ref in (*before, *_one(draft, token, 0)):
            if ref not in found:
                found.append(ref)
    return found


def content(token: Token) -> Token:
    """Return the noun that is meant: "thousands of fighters" means the fighters,
    "one of its commanders" the commanders."""
    for _ in range(_VERDICT):
        if norm(token) not in _QUANTITIES and token.pos_ != "NUM":
            return token
        inner = [
            n for p in token.children if p.dep_ == "prep" and p.lower_ == "of" for n in p.children if n.dep_ == "pobj"
        ]
        if not inner:
            return token
        token = inner[0]
    return token


def _one(draft: Draft, token: Token, depth: int) -> list[str]:
    own = draft.actors_at(token)
    if not own and token.lower_ in {"who", "which", "that", "whom"}:
        own = draft.actors_at(antecedent(token))
        token = antecedent(token) if not own else token
    lemma = norm(token)
    if own:
        anonymous = all(
            not draft.actors[ref].known and draft.actors[ref].kind != "person" for ref in own if ref in draft.actors
        )
        if not (anonymous and lemma in _BELONGING) or depth:
            return own
        return list(dict.fromkeys([*own, *_owners(draft, token, depth, strict=True)]))
    if depth > _VERDICT:
        return []
    named = [
        ref for c in token.children if c.dep_ == "appos" and c.left_edge.i == token.i + 1 for ref in draft.actors_at(c)
    ]
    if named and token.tag_ == "NN":
        return named  # "his Rwandan counterpart N. N."
    inner = content(token)
    if inner.i == token.i and (same := _same_people(token)) is not None:
        return _one(draft, same, depth + 1)
    if inner.i != token.i:
        return [ref for one in with_conjuncts([inner]) for ref in _one(draft, one, depth + 1)]
    return _owners(draft, token, depth)


def _same_people(number: Token) -> Token | None:
    """The rebels of "three rebels were killed and five captured": a bare number counts those counted in the clause before."""
    verb = number.head
    if number.tag_ != "CD" or verb.dep_ != "conj" or number.dep_ not in _HIT or verb.lemma_ == "lose":
        return None
    hit = children(verb.head, "dobj", "nsubjpass") or children(verb.head, "nsubj")
    return hit[0] if len(hit) == 1 and children(hit[0], "nummod") else None


def _joined_before(draft: Draft, token: Token) -> list[str]:
    """ "The Arland army and Borland fighters": the parser hangs the first name on the noun that only the second has."""
    return [
        ref
        for child in token.children
        if child.dep_ in {"nmod", "compound"} and any(c.dep_ == "cc" for c in child.children)
        for ref in draft.actors_at(child)
    ]


def _owners(draft: Draft, token: Token, depth: int, strict: bool = False) -> list[str]:
    """Actors named inside the phrase: possessor, modifier, "of" complement, "belonging to", "loyal to"."""
    found: list[str] = []
    for child in token.children:
        if child.dep_ == "poss":
            found.extend(r for one in with_conjuncts([child]) for r in _one(draft, one, depth + 1))
        elif (
            child.dep_ in {"compound", "nmod", "amod"} and child.pos_ in {"NOUN", "PROPN", "ADJ", "VERB"} and not strict
        ):
            held = draft.actors_at(child)
            for deeper in child.subtree:
                if deeper.i != child.i and deeper.dep_ in {"compound", "conj"} and not held:
                    held = held + draft.actors_at(deeper)
            if child.pos_ != "VERB":
                found.extend(held)
        elif child.dep_ == "prep" and child.lower_ in {"of", "from"} and (child.lower_ == "of" or not strict):
            if strict and any(token.i < other.i < child.i for other in token.conjuncts):
                continue  # "police and supporters of X": they are X's, and the police are not
            if norm(token) in _BELONGING | _QUANTITIES or (not strict and child.lower_ == "of"):
                found.extend(
                    r
                    for n in child.children
                    if n.dep_ == "pobj"
                    for one in with_conjuncts([n])
                    for r in _one(draft, one, depth + 1)
                )
        elif child.dep_ in {"acl", "relcl", "amod"} and norm(child) in {
            "belong",
            "loyal",
            "hold",
            "control",
            "run",
            "ally",
            "affiliate",
        }:
            for prep in child.children:
                if prep.dep_ in {"prep", "agent"} and prep.lower_ in {"to", "by", "with"}:
                    found.extend(r for n in prep.children if n.dep_ == "pobj" for r in draft.actors_at(n))
        elif child.dep_ == "appos" and not found and not strict:
            found.extend(draft.actors_at(child))
    if norm(token) in _THEIR_OWN:
        found = [ref for ref in found if ref in draft.actors and draft.actors[ref].kind != "person"]
    return list(dict.fromkeys(found))
