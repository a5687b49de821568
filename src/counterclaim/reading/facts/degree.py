"""How far something goes towards a deed: "too weak to hold the town" did not hold it, "strong enough to hold it" can."""

from __future__ import annotations

from typing import Literal

from counterclaim.reading.parsed import Token

Degree = Literal["too", "enough"]
_CLAUSES = frozenset({"xcomp", "advcl", "ccomp", "acl", "relcl"})
_GRADED = frozenset({"ADJ", "ADV"})
_MERELY = frozenset({"only", "all"})  # "only too happy to help" praises
_STEPS = 2


def degree_of(token: Token) -> Degree | None:
    """Return the word of degree that the infinitive at `token` completes, or None.

    What is too much for a deed keeps it from happening, as what is not enough does (negative implicatives, Karttunen 1971).
    """
    if token.dep_ not in _CLAUSES or not any(c.tag_ == "TO" and c.dep_ == "aux" for c in token.children):
        return None
    head, start = token.head, token.left_edge.i
    for word in head.doc[head.left_edge.i : start]:
        if word.lower_ == "too" and word.i < word.head.i < start and _grades(word.head) and _belongs(word.head, head):
            return None if word.i and word.nbor(-1).lower_ in _MERELY else "too"
        if word.lower_ == "enough" and word.head.i < word.i and word.head.pos_ in _GRADED and _belongs(word.head, head):
            return "enough"
    return None


def _grades(word: Token) -> bool:
    return word.pos_ in _GRADED or word.tag_ in ("VBN", "JJ")


def _belongs(graded: Token, head: Token) -> bool:
    """True where the graded word stands at `head` itself: what is too weak, who came too late, too few who are left."""
    word = graded
    for _ in range(_STEPS):
        if word.i == head.i:
            return True
        if word.dep_ not in ("acomp", "advmod", "amod", "attr", "nsubj", "oprd", "dobj"):
            return False
        word = word.head
    return word.i == head.i
