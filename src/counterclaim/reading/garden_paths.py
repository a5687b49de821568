"""Clauses that the parser begins to build as something else, and finishes wrongly; see `mends`.

- "Families fled since fighters linked to Borland raided it": the parser makes a clause of "linked", and the families raid.
- "A court ordered the arrest of 18 officers, the agency reported on Friday": the parser makes the court order the report.
- "20 people were killed and scores injured in clashes": the parser makes one phrase of "scores injured", hung on a verb.
"""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.reading.attachments import subject_of

_OWN_CONTENT = {"ccomp", "xcomp", "dobj", "mark", "aux", "neg", "cc"}
_HURT = {"injure", "wound", "hurt", "kill", "displace", "arrest", "detain", "maim"}


def mend_reduced(participle: Token) -> None:
    """Make the participle a part of the noun before it, and the noun the subject of the verb behind; in place."""
    doer = subject_of(participle)
    marks = [c for c in participle.children if c.i < participle.i and (c.dep_ == "mark" or c.tag_ == "WRB")]
    if doer is None or not marks or participle.i != doer.i + 1 or not any(participle.rights):
        return
    if any(c.dep_ in {"aux", "auxpass", "dobj", "neg"} for c in participle.children):
        return
    deed = next((c for c in participle.head.rights if c.dep_ == "conj" and c.i > participle.i), None)
    if deed is None or deed.tag_ not in {"VBD", "VBN"} or deed.left_edge.i != participle.right_edge.i + 1:
        return
    if subject_of(deed) is not None or not any(c.dep_ == "dobj" for c in deed.children):
        return
    deed.head, deed.dep_ = participle.head, "advcl"
    for word in (doer, *marks):
        word.head = deed
    participle.head, participle.dep_ = doer, "acl"


def mend_told_last(said: Token) -> None:
    """Make all that stands before ", X reported" the content of the saying, where the parser hung the saying on it; in place."""
    main, subject = said.head, subject_of(said)
    if said.dep_ != "ccomp" or main.i > said.i or main.dep_ != "ROOT" or subject is None or subject.i > said.i:
        return
    start = subject.left_edge.i
    if (
        said.left_edge.i not in {start, start - 1}
        or said.i != subject.right_edge.i + 1
        or said.doc[start - 1].text != ","
    ):
        return
    if any(c.dep_ in _OWN_CONTENT for c in said.children) or subject.pos_ == "PRON":
        return
    if any(c.i > said.right_edge.i and not c.is_punct and not c.is_space for c in main.children):
        return
    said.head, said.dep_ = said, "ROOT"
    main.head, main.dep_ = said, "ccomp"


def mend_second_toll(participle: Token) -> None:
    """Make "injured" of "killed and scores injured" the second verb, and "scores" those whom it met; in place."""
    noun = participle.head
    verb = noun.head
    if participle.lemma_ not in _HURT or noun.dep_ != "conj" or noun.pos_ not in {"NOUN", "NUM"} or verb.pos_ != "VERB":
        return
    if verb.lemma_ not in _HURT or not any(c.dep_ == "nsubjpass" for c in verb.children) or noun.i > participle.i:
        return
    participle.head, participle.dep_ = verb, "conj"
    noun.head, noun.dep_ = participle, "nsubjpass"
