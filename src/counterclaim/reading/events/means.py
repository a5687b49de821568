"""Means: with what a deed was done, where no preposition of the verb says it."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.lexicon.words import weapon_words
from counterclaim.reading.events.grammar import children, is_passive, objects, subjects
from counterclaim.reading.parsed import Token

_USING = {"use", "employ"}


def means(verb: Token) -> list[Token]:
    """Return the weapons of "used drones to attack it", "drones were used to attack it" and "attacked it using drones"."""
    held: list[Token] = []
    use = verb.head
    if verb.dep_ in {"xcomp", "advcl"} and verb.tag_ == "VB" and use.lemma_ in _USING:
        held += subjects(use) if is_passive(use) else objects(use, own_only=True)
    # the parser hangs "using rifles" on the verb or on the noun before it
    clauses = [*children(verb, "advcl"), *(c for met in children(verb, "dobj") for c in children(met, "acl"))]
    for clause in clauses:
        if clause.tag_ == "VBG" and clause.lemma_ in _USING:
            held += objects(clause, own_only=True)
    return [noun for noun in held if noun.lemma_.lower() in weapon_words()]


def arms(doers: Iterable[Token]) -> list[Token]:
    """Return what the doers held: "men armed with rifles", "attackers wielding machetes"."""
    held: list[Token] = []
    for doer in doers:
        for clause in children(doer, "acl"):
            if clause.lemma_ == "wield" or (clause.lemma_ in _USING and clause.tag_ == "VBG"):
                held += objects(clause, own_only=True)
            elif clause.lemma_ == "arm":
                held += [
                    noun
                    for prep in children(clause, "prep")
                    if prep.lower_ == "with"
                    for noun in children(prep, "pobj")
                ]
    return held
