"""Who a verb's subject is, said or understood, and which actors a position cannot refer to."""

from __future__ import annotations

from counterclaim.lexicon.wordlists import word_list
from counterclaim.reading.parsed import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"dobj", "obj", "iobj", "dative"})
_DEPTH = 12  # how far a clause is followed upwards
HOSTILE = word_list("hostile")
_PUT_TO_DEATH = word_list("put_to_death")
_SAYING = word_list("saying")
SPEECH = _SAYING | word_list("speech_acts") | {"find", "document", "conclude", "recommend", "appeal"}


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """The subject of a verb: its own, or the one understood of participles, infinitives and coordinated verbs."""
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            return child
    if depth > _DEPTH or verb.head is verb:
        return None
    head, dep = verb.head, verb.dep_
    if (
        dep == "advcl"
        and verb.tag_ == "VBG"
        and verb.lemma_ in _SAYING
        and (speaker := _speaker_above(verb)) is not None
    ):
        return speaker
    if dep == "conj" and head.pos_ in {"VERB", "AUX"}:
        return subject_of(head, depth + 1)
    if dep in {"acl", "relcl"}:
        return head
    if dep == "pcomp":
        governor = head.head
        if head.lower_ in {"of", "for", "from", "into"} and (thing := object_of(governor)) is not None:
            return thing  # "accused X of doing", "blamed X for doing"
        return subject_of(governor, depth + 1) if governor.pos_ in {"VERB", "AUX"} else None
    if dep == "xcomp":
        return object_of(head) or subject_of(head, depth + 1)
    if dep in {"advcl", "ccomp", "prep"} and head.pos_ in {"VERB", "AUX"}:
        return subject_of(head, depth + 1)
    return None


def _speaker_above(verb: Token) -> Token | None:
    """ "X said Y was arming, accusing Z": who accuses is who said, wherever the parser hangs the participle."""
    clause = verb.head
    for _ in range(_DEPTH):
        if clause.dep_ == "ccomp" and clause.head.lemma_ in _SAYING:
            return next((c for c in clause.head.children if c.dep_ in SUBJECTS), None)
        if clause.head is clause:
            return None
        clause = clause.head
    return None


def speaks_up(token: Token) -> bool:
    """Whether the token is the subject of a verb of saying."""
    return token.dep_ in SUBJECTS and token.head.lemma_ in SPEECH


def object_of(verb: Token) -> Token | None:
    """The direct object of a verb."""
    for child in verb.children:
        if child.dep_ in _OBJECTS:
            return child
    return None


def governor(token: Token) -> Token | None:
    """The verb in whose clause a noun or pronoun stands."""
    for _ in range(_DEPTH):
        if token.head is token:
            return None
        token = token.head
        if token.pos_ in {"VERB", "AUX"}:
            return token
    return None


def is_subject(token: Token) -> bool:
    """Whether the token, or the first of its coordination, is a subject."""
    for _ in range(_DEPTH):
        if token.dep_ != "conj":
            break
        token = token.head
    return token.dep_ in SUBJECTS


def excluded(token: Token, possessive: bool) -> set[int]:
    """Heads of phrases that `token` cannot go back to: its clause's subject when it is an object, phrases it stands in.

    A possessive may go back to the subject, except under verbs of harm: nobody detains its own commanders.
    """
    found: set[int] = set()
    above = token
    for _ in range(_DEPTH):  # a phrase that contains the pronoun ("its leader")
        if above.head is above or above.pos_ in {"VERB", "AUX"} or above.dep_ == "conj":
            break
        above = above.head
        if above.pos_ in {"NOUN", "PROPN"}:
            found.add(above.i)
    verb = governor(token)
    if verb is None:
        return found
    if token.dep_ == "nsubjpass" and _died(verb) and (teller := _teller_of(verb)) is not None:
        found |= {teller.i, *(t.i for t in teller.conjuncts)}
    subject = subject_of(verb)
    if subject is None or subject.i == token.i:
        return found
    inside_subject = token.i in range(subject.left_edge.i, subject.right_edge.i + 1)
    if not inside_subject and (not possessive or verb.lemma_ in HOSTILE):
        found |= {subject.i, *(t.i for t in subject.conjuncts)}
    return found


def _died(verb: Token) -> bool:
    """Whether a passive tells that somebody is dead: "had been executed", not "would be executed", "were being killed"."""
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    return verb.lemma_ in _PUT_TO_DEATH and not any(
        c.tag_ == "MD" or c.lower_ in {"being", "be", "to"} for c in helpers
    )


def _teller_of(verb: Token) -> Token | None:
    """Who says what the verb tells; "residents said they had been executed" tells of others."""
    for _ in range(_DEPTH):
        if verb.dep_ == "ccomp" and verb.head.lemma_ in SPEECH:
            return next((c for c in verb.head.children if c.dep_ in SUBJECTS), None)
        if verb.dep_ not in {"conj", "ccomp"} or verb.head is verb:
            return None
        verb = verb.head
    return None
