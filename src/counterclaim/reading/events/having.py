"""Who has the plan, the role or the part that a noun tells of: "announced plans for an attack", "held for a role in it"."""

from __future__ import annotations

from counterclaim.lexicon.words import members
from counterclaim.reading.events.grammar import (
    children,
    clause_verb,
    is_passive,
    objects,
    prepositions,
    subjects,
    with_conjuncts,
)
from counterclaim.reading.parsed import Token

PREPARING = {
    "preparation", "plan", "attempt", "bid", "readiness", "intention", "effort", "threat", "involvement", "role", "part",
    "participation", "responsibility", "complicity",
}  # fmt: skip
BLAMING = {
    "blame", "accuse", "suspect", "condemn", "charge", "criticize", "criticise", "denounce", "convict", "implicate", "fault",
    "sanction", "punish",
}  # fmt: skip
# verbs whose object has what "for" or "over" tells
_HOLDING = {
    "arrest", "detain", "jail", "imprison", "hold", "seek", "want", "try", "sentence", "indict", "prosecute", "question",
    "extradite", "execute", "blacklist", "investigate",
}  # fmt: skip
# verbs whose object is the plan or the part of somebody else
_OF_OTHERS = {
    "foil", "thwart", "prevent", "stop", "block", "avert", "disrupt", "uncover", "discover", "detect", "investigate", "probe",
    "condemn", "criticise", "criticize", "denounce", "expose", "fear", "suspect", "allege", "oppose", "repel",
}  # fmt: skip
_ABOUT = {"of", "about", "against", "over"}

_OPERATIONS = {"operation", "raid", "offensive", "sweep", "crackdown", "swoop", "campaign"}


def whose_operation(verb: Token) -> list[Token]:
    """Return who acted in "ten men were held in an army raid", where nobody else is told to have done it."""
    return [
        doer
        for word, noun in prepositions(verb)
        if word in {"in", "during"} and noun.lemma_.lower() in _OPERATIONS
        for doer in children(noun, "compound", "amod", "nmod", "poss")
        if doer.ent_type_ in {"NORP", "ORG", "GPE"} or doer.lemma_.lower() in members("troops")
    ]


def having(noun: Token) -> list[Token]:
    """Return the possessor, else whoever the verb of the noun says so of.

    "Announced plans" are one's own; who foils or warns of plans has others in mind, and who is held for a role has it.
    """
    owners = with_conjuncts(children(noun, "poss"))
    if owners:
        return owners
    named = [held for word, held in prepositions(noun) if word == "of" and held.pos_ in {"PROPN", "PRON"}]
    if named:
        return named
    above = noun
    while above.dep_ == "conj" or (above.dep_ == "pobj" and above.head.head.lemma_.lower() in PREPARING):
        above = above.head if above.dep_ == "conj" else above.head.head
    if above.dep_ == "pobj":
        return _of_phrase(above.head)
    verb = clause_verb(noun)
    return [] if above.dep_ in {"dobj", "nsubjpass"} and verb.lemma_.lower() in _OF_OTHERS else subjects(verb)


def _of_phrase(preposition: Token) -> list[Token]:
    verb = preposition.head
    if verb.pos_ not in {"VERB", "AUX"}:
        return []  # "the investigation of the plans"
    if verb.lemma_.lower() in BLAMING | _HOLDING:
        return subjects(verb) if is_passive(verb) else objects(verb)
    return [] if preposition.lower_ in _ABOUT else subjects(verb)
