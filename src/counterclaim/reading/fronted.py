"""Subjects that the parser lost behind a phrase at the head of the sentence; see `mends`.

- "In Mopti, soldiers and militiamen burned two villages": it lists the soldiers with the town, and nobody burned.
- "In a statement on Monday, the group, which fights beside the army, denied it": it makes the group another name of Monday.
- "In a message posted online, the group, an alliance of three, denied it": it finds no verb at all.
"""

from __future__ import annotations

from spacy.tokens import Token

_SUBJECTS = {"nsubj", "nsubjpass"}
_LOST = {"conj", "appos", "dobj", "npadvmod", "pobj"}
_NOMINAL = {"NOUN", "PROPN"}


def mend_fronted(verb: Token) -> None:
    """Give a finite verb without a subject the noun phrase between the phrase at the sentence's head and itself; in place."""
    if any(c.dep_ in {*_SUBJECTS, "expl"} for c in verb.children) or any(
        c.dep_ in {"aux", "auxpass", "mark", "cc"} and c.i < verb.i for c in verb.children
    ):
        return
    start = verb.sent.start
    first = verb.doc[start]
    if first.pos_ != "ADP" or first.i + 1 >= verb.i or (verb.dep_ != "ROOT" and first.dep_ != "ROOT"):
        return
    comma = next((t.i for t in verb.doc[start + 1 : verb.i] if t.text == ","), None)
    doer = None if comma is None else _phrase_after(verb, comma)
    if doer is None or not first.is_ancestor(doer) or _listed(doer):
        return
    gap = verb.doc[doer.right_edge.i + 1 : verb.i]
    if len(gap) > 1 or (len(gap) == 1 and gap[0].text != "," and gap[0].pos_ != "ADV"):
        return
    if verb.dep_ != "ROOT":
        first.head, first.dep_ = verb, "prep"
        verb.head, verb.dep_ = verb, "ROOT"
    doer.head, doer.dep_ = verb, "nsubj"


def _phrase_after(verb: Token, comma: int) -> Token | None:
    """The noun whose phrase starts after this comma and ends before the verb."""
    for token in verb.doc[comma + 1 : verb.i]:
        if token.pos_ not in _NOMINAL or token.dep_ not in _LOST or token.right_edge.i > verb.i:
            continue
        # "posted online, the group": no online group
        strays = [c for c in token.children if c.i < comma and c.pos_ == "ADV"]
        first = min((c.left_edge.i for c in token.children if c.i > comma), default=token.i)
        if min(first, token.i) == comma + 1 and (strays or token.left_edge.i == comma + 1):
            for stray in strays:
                stray.head, stray.dep_ = token.head, "advmod"
            return token
    return None


def _listed(noun: Token) -> bool:
    """Whether the noun is one of a list ("in Gao, Mopti and Segou")."""
    return noun.dep_ == "conj" and any(c.dep_ == "cc" for c in noun.head.children)
