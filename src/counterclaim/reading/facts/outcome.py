"""What the form of a governor makes of its effect: what was planned is open, what was made possible was done."""

from __future__ import annotations

from counterclaim.lexicon.governors import Effect
from counterclaim.reading.facts.effects import POS, effect_of
from counterclaim.reading.facts.tense import tense_of
from counterclaim.reading.parsed import Token


def meant(copula: Token) -> Effect | None:
    """What "the plan is to withdraw", "their aim was to strike" makes of the infinitive: a plan, an aim."""
    for c in copula.children:
        if c.dep_ in ("nsubj", "attr") and c.pos_ == "NOUN":
            return effect_of("noun", (c.lower_, c.lemma_.lower()), "to")
    return None


def judgement(copula: Token) -> tuple[Token, Effect | None] | None:
    """The word that judges in "it is hard to reach", "it was a mistake to attack", with its effect; None without "it"."""
    if not any(c.lower_ == "it" and c.dep_ == "nsubj" for c in copula.children):
        return None
    for c in copula.children:
        if c.dep_ in ("acomp", "attr") and c.i > copula.i and c.pos_ in POS:
            return c, effect_of(POS[c.pos_], (c.lower_, c.lemma_.lower()), "to")
    return None


def clause_verb(governor: Token) -> Token:
    """The verb of a governor: of "able" in "was able", the "was"."""
    return governor.head if governor.pos_ == "ADJ" else governor


def left_open(governor: Token, effect: Effect) -> bool:
    """True for "was about to", "had hoped to": whether it did is not told."""
    verb = clause_verb(governor)
    if any(c.lower_ == "had" and c.dep_ == "aux" for c in verb.children):
        return True
    return effect == "due" and (
        verb.tag_ == "VBD" or any(c.tag_ == "VBD" and c.dep_ == "auxpass" for c in verb.children)
    )


def came_true(governor: Token) -> bool:
    """True for "was able to", "has allowed them to": told of the past, what was made possible was done."""
    verb = clause_verb(governor)
    if governor.lemma_ == "have":
        return tense_of(verb).time == "past"  # "had to flee" is "fled"
    links = {c.dep_ for c in verb.children if c.i > verb.i or c.dep_ in ("aux", "auxpass")}
    if governor is verb and links.isdisjoint(("aux", "auxpass", "dobj", "ccomp")):
        return "xcomp" not in links  # a headline's "allowed to fly" is "is allowed"
    if verb.tag_ in ("VBG", "VBN") and "aux" not in links:
        return tense_of(verb).time != "ongoing"  # "withdrew, allowing them to enter"; but "are allowed to enter"
    return tense_of(verb).time == "past"
