"""Positions: who stands for or against which issue, and whether they kept, changed or dropped it.

"Rejects federalism", "demands that X step down", "no longer insists on …", "dropped its demand for …", "is opposed to …".
Support for or against somebody is a tie or an event and no position: an issue is a thing, a plan or a clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.lexicon.positions import position_words
from counterclaim.reading.draft import Draft
from counterclaim.reading.events.bind import actors_of
from counterclaim.reading.events.grammar import children, is_passive, subjects
from counterclaim.reading.events.slots import norm
from counterclaim.reading.parsed import Doc, Token
from counterclaim.records import Change, Direction

_DROPPING = {"drop", "abandon", "withdraw", "give", "soften", "relinquish", "waive", "renounce", "shelve"}
_KEEPING = {"repeat", "reiterate", "maintain", "renew", "restate", "reaffirm", "confirm", "stress"}
_STILL = {"still", "again", "always", "repeatedly", "continually"}
_GOING_ON = {"continue", "keep", "persist"}
_OPEN = {"may", "might", "could", "would", "if", "whether"}
_CLAUSES = ("ccomp", "xcomp")
_ISSUE_OF = {"for", "of", "to", "on", "that", "against", "towards", "toward"}


@dataclass(frozen=True, slots=True)
class DraftPosition:
    """One stand: `cue` and `first`..`last` are token indexes, of the word that takes it and of the issue's words."""

    cue: int
    holders: tuple[str, ...]
    first: int
    last: int
    direction: Direction
    change: Change | None


def positions_of(doc: Doc, draft: Draft) -> list[DraftPosition]:
    """Return the positions that a document tells, in text order; one with no known holder is left out."""
    found: list[DraftPosition] = []
    for token in doc:
        if token.pos_ not in {"VERB", "AUX", "ADJ"}:
            continue
        for cue, issue, direction, change in _stands(draft, token):
            holders = _holders(draft, token)
            if holders and issue:
                indexes = [t.i for t in issue]
                found.append(DraftPosition(cue.i, holders, indexes[0], indexes[-1], direction, change))
    return found


Stand = tuple[Token, list[Token], Direction, Change | None]


def _stands(draft: Draft, verb: Token) -> Iterator[Stand]:
    if verb.pos_ == "ADJ":
        yield from _by_adjective(verb)
        return
    word = norm(verb)
    if word not in _DROPPING | _KEEPING and word not in _verbs():
        return
    if is_passive(verb) or any(c.lower_ in _OPEN for c in verb.children):
        return
    carried = [n for n in children(verb, "dobj") if norm(n) in position_words().nouns]
    if carried and word in _DROPPING | _KEEPING and not children(verb, "neg"):
        noun = carried[0]
        change: Change = "dropped" if word in _DROPPING else "kept"
        yield verb, _issue_of_noun(noun), position_words().nouns[norm(noun)], change
        return
    for after in ("", *(c.lower_ for c in verb.children if c.dep_ in {"prep", "prt", "dative"})):
        direction = position_words().verbs.get((word, after))
        issue = _issue(draft, verb, after) if direction else []
        if direction and issue:
            yield from _told(verb, issue, direction)
            return


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    return frozenset(verb for verb, _ in position_words().verbs)


def _told(verb: Token, issue: list[Token], direction: Direction) -> Iterator[Stand]:
    """The stand as adverbs, negation and governing verbs leave it."""
    adverbs = {c.lower_ for c in verb.children if c.dep_ == "advmod"}
    if any(c.lower_ == "longer" and any(g.lower_ in {"no", "any"} for g in c.children) for c in verb.children):
        yield verb, issue, direction, "dropped" if direction == "for" else "changed"
        return
    if children(verb, "neg"):
        if direction == "for":  # "does not support" is a stand, "has not rejected" is none
            yield verb, issue, "against", None
        return
    governor = norm(verb.head) if verb.dep_ == "xcomp" else ""
    if adverbs & _STILL or governor in _GOING_ON:
        yield verb, issue, direction, "kept"
    elif "now" in adverbs:
        yield verb, issue, direction, "changed"
    elif governor in {"", "do"}:
        yield verb, issue, direction, None


def _by_adjective(adjective: Token) -> Iterator[Stand]:
    """ "Is opposed to the plan", "remains committed to elections"."""
    be = adjective.head
    if adjective.dep_ not in {"acomp", "attr"} or be.pos_ not in {"VERB", "AUX"} or children(be, "neg"):
        return
    for prep in children(adjective, "prep"):
        direction = position_words().adjectives.get((adjective.lower_, prep.lower_))
        if direction:
            change: Change | None = "kept" if norm(be) == "remain" or _still(be) else None
            yield adjective, _phrase(children(prep, "pobj", "pcomp")), direction, change


def _still(verb: Token) -> bool:
    return any(c.lower_ in _STILL for c in children(verb, "advmod"))


def _issue(draft: Draft, verb: Token, after: str) -> list[Token]:
    """The words after the verb that are the issue: a clause, or a thing that is no actor."""
    if after:
        held = [
            n
            for prep in verb.children
            if prep.dep_ in {"prep", "prt"} and prep.lower_ == after
            for n in (children(prep, "pobj", "pcomp") or (children(verb, "dobj") if prep.dep_ == "prt" else []))
        ]
    else:
        held = [c for c in children(verb, *_CLAUSES) if c.i > verb.i] or children(verb, "dobj")
    things = [n for n in held if n.pos_ in {"VERB", "AUX"} or not draft.actors_at(n)]
    return _phrase(things)


def _issue_of_noun(noun: Token) -> list[Token]:
    """ "Its demand for elections", "opposition to the plan", "the demand that X step down"."""
    inner = [g for c in children(noun, "prep") if c.lower_ in _ISSUE_OF for g in children(c, "pobj", "pcomp")]
    return _phrase(inner or [c for c in children(noun, "acl", "ccomp", "relcl") if c.i > noun.i])


def _phrase(heads: list[Token]) -> list[Token]:
    """The words of a head's phrase from its left edge on, without the mark "that" and what a comma parts off."""
    if not heads:
        return []
    head = heads[0]
    words = [t for t in head.doc[head.left_edge.i : head.right_edge.i + 1] if not t.is_space]
    while words and (words[0].is_punct or (words[0].dep_ == "mark" and words[0].lower_ == "that")):
        words = words[1:]
    while words and words[-1].is_punct:
        words = words[:-1]
    return words


def _holders(draft: Draft, token: Token) -> tuple[str, ...]:
    """Who takes the stand: the subject, else whoever the text gives the word to."""
    verb = token.head if token.pos_ == "ADJ" else token
    held = actors_of(draft, subjects(verb))
    if not held:
        held = next((list(a.claimants) for a in draft.attributions if a.cue_token == token.i), [])
    return tuple(ref for ref in dict.fromkeys(held) if ref in draft.actors)
