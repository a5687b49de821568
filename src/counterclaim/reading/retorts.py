"""Retorts that end a sentence, which the parser builds in many wrong ways; see `mends`.

"Turkey arms the army, diplomats said, a claim Ankara denies": the parser makes the denial the main clause, with what the
diplomats said as what is denied. "Iran armed the group, Washington says, which Tehran denies": it makes it a thing that
Washington says. Both become relative clauses of what they answer.
"""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.reading.attribution.words import UNTRUE

_ANSWERS = {
    "deny", "reject", "dispute", "dismiss", "refute", "contest", "repudiate", "rebut", "contradict", "confirm", "admit",
    "acknowledge",
}  # fmt: skip
_CLAIMS = {
    "claim",
    "charge",
    "allegation",
    "accusation",
    "assertion",
    "report",
    "suggestion",
    "account",
    "figure",
    "contention",
}
_INSIDE = {"PROPN", "NOUN", "DET", "ADJ", "PRON", "PART"}
_CLAUSES = {"ccomp", "parataxis", "conj"}
_HELD = {"dobj", "pobj", "attr", "nsubjpass"}
_REACH = 8  # tokens from the answering verb back to the claim


def mend_retort(verb: Token) -> None:
    """Make an answering verb at the end of a sentence a relative clause of the claim that it answers; in place."""
    if verb.lemma_ == "call" and verb.dep_ == "acl":
        _hang_called(verb)
    if verb.lemma_ not in _ANSWERS or verb.tag_ not in {"VBZ", "VBD", "VBP"} or verb.dep_ not in {"ROOT", "ccomp"}:
        return
    which = next((c for c in verb.children if c.dep_ == "dobj" and c.lower_ == "which" and c.i < verb.i), None)
    if which is not None:
        _hang_which(verb, which)
    elif (claim := _claim_before(verb)) is not None:
        _hang_claim(verb, claim)


def _claim_before(verb: Token) -> Token | None:
    """The "claim" of ", a claim the rebels deny", with who answers between it and the verb."""
    doc = verb.doc
    for at in range(verb.i - 2, max(verb.sent.start + 2, verb.i - _REACH), -1):
        token = doc[at]
        if token.lemma_ in _CLAIMS and token.pos_ == "NOUN":
            first = at - 1
            while first > verb.sent.start and doc[first].pos_ == "ADJ":
                first -= 1
            opens = doc[first].lower_ in {"a", "an", "the"} and doc[first - 1].text in {",", "-", "–", "—"}
            return token if opens else None
        if token.pos_ not in _INSIDE:
            return None
    return None


def _hang_called(verb: Token) -> None:
    """ "…, an account the army called baseless": the parser makes the army an object of the deed, and it is called so."""
    who, claim = verb.head, _claim_before(verb)
    label = any(c.dep_ in {"oprd", "dobj", "attr"} and c.lemma_.lower() in UNTRUE for c in verb.children)
    main = next((t for t in who.ancestors if t.pos_ == "VERB"), None)
    if claim is None or not label or who.i != verb.i - 1 or main is None or main.i > claim.i:
        return
    claim.head, claim.dep_ = main, "appos"
    who.head, who.dep_ = verb, "nsubj"
    verb.head, verb.dep_ = claim, "relcl"


def _hang_claim(verb: Token, claim: Token) -> None:
    doc, who = verb.doc, verb.doc[verb.i - 1]
    if who.pos_ not in {"PROPN", "NOUN", "PRON"}:
        return
    first = next(i for i in range(claim.i - 1, verb.sent.start, -1) if doc[i].lower_ in {"a", "an", "the"})
    if verb.dep_ == "ROOT":
        before = [c for c in verb.children if c.dep_ in _CLAUSES and c.i < first]
        if not before:
            return
        main = next((c for c in before if c.dep_ == "parataxis"), before[-1])
        others = [c for c in verb.children if c.i < first and c.i != main.i]
        main.head, main.dep_ = main, "ROOT"
        for other in others:
            other.head = main
    else:
        main = verb.head
    for i in range(first, claim.i):
        doc[i].head = claim
        doc[i].dep_ = "det" if i == first else "amod"
    claim.head, claim.dep_ = main, "appos"
    verb.head, verb.dep_ = claim, "relcl"
    for i in range(claim.i + 1, who.i):
        doc[i].head = who
        doc[i].dep_ = {"DET": "det", "ADJ": "amod", "PART": "case"}.get(doc[i].pos_, "compound")
    who.head, who.dep_ = verb, "nsubj"


def _hang_which(verb: Token, which: Token) -> None:
    said = verb.head
    if verb.dep_ != "ccomp" or which.i == 0 or which.nbor(-1).text != "," or said.i > which.i:
        return
    told = next((c for c in said.children if c.dep_ == "ccomp" and c.i < said.i), None)
    told = said.head if told is None and said.dep_ == "parataxis" and said.head.i < said.i else told
    nouns = [t for t in told.subtree if t.i < said.i and t.dep_ in _HELD] if told is not None else []
    if nouns:
        verb.head, verb.dep_ = nouns[-1], "relcl"
