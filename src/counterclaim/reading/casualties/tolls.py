"""Tolls told as a number of their own: "the death toll has reached 20", "raising the toll to 35", "20 deaths"."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.reading.casualties.count import Count, count_of
from counterclaim.reading.events.grammar import children, prepositions

_RISING = {
    "reach",
    "rise",
    "climb",
    "stand",
    "hit",
    "exceed",
    "raise",
    "bring",
    "increase",
    "jump",
    "mount",
    "put",
    "top",
    "pass",
    "go",
    "be",
    "grow",
    "soar",
    "revise",
    "surpass",
    "number",
}


def toll_numbers(noun: Token) -> Count | None:
    """Return the count that a toll noun's verb tells, or None."""
    if noun.dep_ in {"acl", "relcl"} and noun.head.dep_ == "pobj" and noun.head.head.lower_ == "of":
        counted = noun.head.head.head  # "the number of civilians killed has risen to 20"
        noun = counted if counted.lemma_.lower() in {"number", "toll", "count", "tally"} else noun
    verb = noun.head
    if noun.dep_ not in {"nsubj", "nsubjpass", "dobj"} or verb.lemma_.lower() not in _RISING:
        return None
    heads: list[Token] = []
    if noun.dep_ != "dobj":
        heads = children(verb, "dobj", "attr")
    if not heads:
        heads = [n for w, n in prepositions(verb) if w in {"to", "at"}]
    return count_of(heads[:1]) if heads else None
