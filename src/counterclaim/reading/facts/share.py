"""Who had no part in it: "took no part in the raid", "was not involved in the killings", "had nothing to do with the blast"."""

from __future__ import annotations

from counterclaim.reading.facts.negation import denied
from counterclaim.reading.parsed import Token

_PART = frozenset({"part", "role", "hand", "involvement", "share", "participation", "link", "connection"})
_INVOLVED = frozenset({"participate", "involve", "implicate", "partake"})
_NOTHING = frozenset({"nothing", "anything"})
_STEPS = 3


def kept_out(prep: Token, head: Token) -> str | None:
    """The words by which a part in what hangs on `prep` is denied; None where none is told of, or it is not denied."""
    if prep.dep_ != "prep" or prep.lower_ not in ("in", "with", "to"):
        return None
    if head.lemma_.lower() in _INVOLVED and head.pos_ == "VERB":
        return denied(head, "self")
    if head.lemma_.lower() in _PART and head.pos_ == "NOUN":
        verb = head.head
        none = any(c.lower_ == "no" and c.dep_ == "det" for c in head.children)
        fits = head.dep_ in ("dobj", "attr") and verb.pos_ in ("VERB", "AUX")
        return (f"'no {head.text}'" if none else denied(verb, "self")) if fits else None
    verb = head
    for _ in range(_STEPS):  # the parser hangs "part" and "in" on the verb side by side, and "to do with" in two ways
        for c in verb.children:
            if c.dep_ != "dobj" or c.i > prep.i:
                continue
            if c.lower_ in _NOTHING and verb.lemma_ == "have":
                return "'nothing'" if c.lower_ == "nothing" else denied(verb, "self")
            if c.lemma_.lower() in _PART and verb.lemma_ in ("take", "have", "play"):
                return denied(verb, "self")
        if verb.head.i == verb.i or verb.pos_ not in ("VERB", "AUX", "PRON"):
            return None
        verb = verb.head
    return None
