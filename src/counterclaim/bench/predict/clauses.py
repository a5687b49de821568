"""What a clause says beside its events: where it takes place, who talks with whom, who uses what. All answers are tokens."""

from __future__ import annotations

from counterclaim.reading.events.grammar import children, objects, prepositions, subjects
from counterclaim.reading.parsed import Token

PLACE_PREPOSITIONS = frozenset(
    ["in", "at", "near", "on", "inside", "around", "across", "outside", "within", "throughout", "into", "through"]
)
TALKING = frozenset(
    ["meet", "speak", "talk", "negotiate", "confer", "meeting", "call", "conversation", "discussion", "dialogue"]
)
_USING = frozenset(
    ["use", "have", "operate", "deliver", "deploy", "fire", "launch", "fly", "carry", "possess", "drop", "employ"]
)
_VISITS = frozenset(["visit", "trip", "return", "arrival", "tour", "journey", "deployment"])
_GOING = frozenset(
    ["go", "come", "travel", "return", "move", "send", "arrive", "fly", "flee", "visit", "deploy", "bring", "take"]
)


def sharing(verb: Token) -> list[Token]:
    """A verb and those joined to it that have no subject of their own: "strikes hit a post and destroyed two trucks"."""
    found = [verb]
    for one in found:  # grows while it is walked
        joined = (c for c in one.children if c.dep_ in {"conj", "parataxis", "ccomp", "dep"} and c.pos_ == "VERB")
        found.extend(
            c for c in joined if not any(s.dep_ in {"nsubj", "nsubjpass"} for s in c.children) and c not in found
        )
    return found


def _first(head: Token) -> Token:
    """The first of what a noun is coordinated with: X in "in X, Y and Z"."""
    while head.dep_ == "conj" and head.head.i < head.i:
        head = head.head
    return head


def clause_at(start: int, head: Token) -> Token | None:
    """The verb of the clause that a place is the place of; `start` is the character where the place's phrase begins."""
    first = _first(head)
    opening = head.sent[0]
    if opening.i < head.i and opening.idx + len(opening) + 1 == start and opening.lower_ in PLACE_PREPOSITIONS:
        root = head.sent.root  # "Near X, two strikes ...", which the parser takes for a name
        return root if root.pos_ == "VERB" else None
    if first.lower_ in ("here", "there") and first.dep_ == "advmod":
        return first.head if first.head.pos_ in ("VERB", "AUX") else None
    if first.dep_ != "pobj" or first.head.dep_ != "prep":
        return None
    word, verb = first.head.lower_, first.head.head
    there = word in PLACE_PREPOSITIONS or (word == "to" and verb.lemma_ in _GOING)
    return verb if there and verb.pos_ in ("VERB", "AUX") else None


def spoken_of(head: Token) -> list[Token]:
    """Who is at a place that a noun for them has: "is a ridge in X", "a town in X", "his visit to X", "as refugees in X"."""
    if head.dep_ != "pobj" or head.head.head.pos_ != "NOUN":
        return []
    word, noun = head.head.lower_, head.head.head
    if word == "to" and noun.lemma_ in _VISITS:
        return [c for c in noun.children if c.dep_ == "poss"]
    if word not in PLACE_PREPOSITIONS:
        return []
    if noun.dep_ == "attr":
        return subjects(noun.head)
    if noun.dep_ == "appos":
        return [noun.head]
    if noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.pos_ == "VERB":
        return subjects(noun.head.head)
    return []


def talkers(token: Token) -> tuple[list[Token], list[Token]]:
    """Who meets, calls or talks, and with whom: "met A as well as B", "spoke to A and to B", "held a meeting with C"."""
    others = [noun for word, noun in prepositions(token) if word == "with" or (word == "to" and token.pos_ == "VERB")]
    for prep in children(token, "prep"):
        others += [noun for more in children(prep, "conj") for noun in children(more, "pobj")]
    if token.pos_ == "VERB":
        others += objects(token) if token.lemma_ == "meet" else []
        ours = subjects(token)
    else:
        verb = token.head if token.dep_ == "dobj" else token.head.head if token.dep_ == "pobj" else None
        ours = children(token, "poss") or (subjects(verb) if verb is not None and verb.pos_ == "VERB" else [])
    return ours, others


def user_of(head: Token) -> Token | None:
    """The verb that says that somebody uses or has a thing, or None."""
    first = _first(head)
    verb = first.head
    return verb if first.dep_ == "dobj" and verb.pos_ == "VERB" and verb.lemma_ in _USING else None
