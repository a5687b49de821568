"""Infinitives that name a deed without telling of it: "how to respond", "what they want to do is leave"."""

from __future__ import annotations

from counterclaim.lexicon.governors import Effect
from counterclaim.reading.facts.clauses import SUBJECTS
from counterclaim.reading.facts.effects import effect_of, governed_by
from counterclaim.reading.parsed import Token

_HIRED: frozenset[Effect] = frozenset({"planned", "demanded", "allowed"})
_WITH_TO = frozenset({"refuse", "decline", "fail", "neglect", "omit", "lack", "forget", "hesitate"})


def for_a_purpose(clause: Token, mark: str) -> bool:
    """False where the word above governs what the parser takes for a purpose.

    "Was selected to build", "the hope for the convoy to arrive", "went on to attack", "lacked the will to attack".
    """
    found = governed_by(clause.head, clause)
    if found is None or found[2] is None:
        return True
    if found[0] == "noun":
        return False
    if found[2] == "brought":  # but "drove to the port to attack it"
        return not any(c.dep_ in ("dobj", "prt") or c.lower_ == "on" for c in clause.head.children)
    if found[2] == "prevented" and clause.head.lemma_.lower() in _WITH_TO:
        return False
    return bool(mark) or found[2] not in _HIRED


def told_to(noun: Token) -> Effect | None:
    """The effect of "invite" on the infinitive of "invited observers to come", which the parser hangs on the observers."""
    verb = noun.head
    if noun.dep_ not in ("dobj", "dative", "nsubjpass") or verb.pos_ != "VERB":
        return None
    effect = effect_of("verb", (verb.lower_, verb.lemma_.lower()), "to")
    return effect if effect in ("demanded", "planned") else None


def asked(verb: Token) -> str | None:
    """Return the question word of "how to respond", "whether to attack", "where to go", or None."""
    to = next((c for c in verb.children if c.tag_ == "TO" and c.dep_ == "aux"), None)
    word = next((c for c in verb.children if c.tag_ in ("WRB", "WP") or c.lower_ == "whether"), None)
    if to is None or word is None or word.i > to.i:
        return None
    plain = all(t.pos_ not in ("VERB", "AUX") for t in verb.doc[word.i : to.i])  # not "what they want to do"
    return word.lower_ if plain else None


def set_apart(verb: Token) -> Token | None:
    """Return the "do" that stands for `verb` in "what they want to do is leave", "all they have to do is leave", or None."""
    copula = next((c for c in verb.children if c.lemma_ == "be" and c.dep_ == "aux" and c.i < verb.i), verb.head)
    if verb.tag_ != "VB" or copula.lemma_ != "be" or copula.i >= verb.i:
        return None
    holder = copula if copula.head.i != verb.i else verb
    subject = next((c for c in holder.children if c.dep_ in SUBJECTS and c.i < copula.i), None)
    if subject is None:
        return None
    return next((t for t in subject.subtree if t.lemma_ == "do" and t.tag_ == "VB" and t.i < copula.i), None)
