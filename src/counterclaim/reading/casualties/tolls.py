"""Tolls told as a number of their own: "the death toll has reached 20", "raising the toll to 35", "20 deaths"."""

from __future__ import annotations

from counterclaim.reading.casualties.count import Count, count_of
from counterclaim.reading.casualties.quantity import Amount, amount_in
from counterclaim.reading.events.grammar import children, prepositions
from counterclaim.reading.parsed import Token

_RISING = {
    "reach", "rise", "climb", "stand", "hit", "exceed", "raise", "bring", "increase", "jump", "mount", "put", "top", "pass", "go",
    "be", "grow", "soar", "revise", "surpass", "number", "take", "push", "lower", "reduce", "cut", "lift", "update", "correct",
    "fall", "drop", "place", "estimate",
}  # fmt: skip

_LIFTING = {"bring", "raise", "put", "take", "push", "lift", "place"}


def _to_before(head: Token) -> Token | None:
    """The "to" of "from 12 to 20" where the parser makes one phrase of it."""
    return next((c for c in head.lefts if c.lower_ == "to"), None)


def _revised(head: Token) -> Amount | None:
    """ "Revised down from 30 to 22", "rose from 12 to 20": the number it changed to, and no range."""
    to = head.head if head.head.lower_ == "to" else _to_before(head)
    if to is None or not any(t.lower_ == "from" for t in to.doc[max(to.sent.start, to.i - 5) : to.i]):
        return None
    return amount_in(list(to.doc[to.i + 1 : head.i + 1]))


def _ends(start: Token) -> list[Token]:
    """The 31 of "lowered from 40 to 31", where the parser hangs "to" on "from"."""
    return [n for to in start.children if to.dep_ == "prep" and to.lower_ == "to" for n in children(to, "pobj")]


def _toll_of(told: Token) -> Token | None:
    """The toll that is told of: "the number of civilians killed has risen to 20", "the number of dead", "a toll of 25 dead"."""
    counted = told.dep_ in {"acl", "relcl", "amod"}
    inside = told.head if counted else told
    if inside.dep_ != "pobj" or inside.head.lower_ != "of":
        return None
    toll = inside.head.head
    return toll if toll.lemma_.lower() in {"number", "toll", "count", "tally"} else None


def changed_toll(token: Token) -> Count | None:
    """Return the new number where the old one stands with the dead: "the toll of 25 dead was revised down to 19"."""
    return None if _toll_of(token) is None else toll_numbers(token)


def toll_numbers(noun: Token) -> Count | None:
    """Return the count that a toll noun's verb tells, or None."""
    own = prepositions(noun)
    noun = _toll_of(noun) or noun
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ == "to" and verb.head.lemma_.lower() in _LIFTING:
        told = amount_in(children(noun, "nummod"))  # "brought to three the number of people killed"
        return None if told is None else Count(told)
    if noun.dep_ not in {"nsubj", "nsubjpass", "dobj"} or verb.lemma_.lower() not in _RISING:
        return None
    if noun.dep_ == "nsubj" and verb.lemma_.lower() in _LIFTING:
        return None  # "the officer's death brought to three the number of …"
    heads: list[Token] = []
    if noun.dep_ != "dobj":
        heads = children(verb, "dobj", "attr")
    if not heads:
        pairs = prepositions(verb) + [(w, n) for w, n in own if n.like_num]  # "the number of people killed to 20"
        heads = [n for w, n in pairs if w in {"to", "at"} or (w == "from" and _to_before(n) is not None)]
        heads += [n for c in children(verb, "prep") if c.lower_ == "from" for n in _ends(c)]
        if heads and (revised := _revised(heads[0])) is not None:
            return Count(revised)
    return count_of(heads[:1]) if heads else None
