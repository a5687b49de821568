"""Inclusion: parts of a count told after it, which are not added to it.

"including three children", "among them two women", "among whom were two women", "three of them children", "five of whom
were women", "with four children among them", "five people, three children and two soldiers". A share without a number
("most of them women") gives no part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from counterclaim.reading.casualties.quantity import Amount, number_at
from counterclaim.reading.events.slots import norm
from counterclaim.reading.parsed import Token

_HANDLED = {"take", "abduct", "kidnap", "seize", "capture", "free", "release", "arrest", "detain", "hold"}
_REACH = 40  # tokens after the count
_WHO = frozenset({"them", "whom", "these", "those"})
_COPULAS = frozenset({"were", "was", "are", "is", "being", "be", "have", "been", "only"})
_ENDS = frozenset({"were", "was", "in", "when", "after", "killed", "said"})

Part = tuple[Token, int]


def parts_of(head: Token, amount_of: Callable[[Token], Amount | None]) -> Iterator[Part]:
    """Yield (noun, number) of the parts of the count at `head`, in the same sentence.

    Args:
        head: the noun that is counted.
        amount_of: reads the number of one noun phrase.
    """
    doc, end = head.doc, min(head.sent.end, head.i + _REACH)
    for told in head.children:  # "five people, three children and two soldiers"
        if told.dep_ == "appos":
            for noun in (told, *told.conjuncts):
                yield from _counted(noun, amount_of, head)
    for token in doc[head.i : end]:
        if token.lower_ == "of" and token.i + 1 < end and doc[token.i + 1].lower_ in _WHO:
            yield from _shares(token, end)
        elif token.lower_ == "among" and token.i + 1 < end and doc[token.i + 1].lower_ in _WHO and _closes(token, end):
            yield from _counted(doc[token.i - 1], amount_of, head)
    for token in doc[head.i : end]:
        if token.i > head.i and token.dep_ == "nummod" and token.head.i > head.i and _of_another(token.head, head):
            return  # "freed 40 prisoners and took nine people hostage, among them three children"
        if token.lower_ in {"including", "among"} or norm(token) == "include":
            yield from _listed(token, min(head.sent.end, token.i + 20), amount_of, head)
            return


def _of_another(noun: Token, head: Token) -> bool:
    """Whether a numbered noun is the object of another verb: what is listed after it belongs to it."""
    held = noun.head if noun.dep_ == "compound" else noun
    verb = held.head
    return held.dep_ == "dobj" and verb.dep_ == "conj" and verb.i > head.i and verb.lemma_ in _HANDLED


def _listed(token: Token, end: int, amount_of: Callable[[Token], Amount | None], head: Token) -> Iterator[Part]:
    """What follows "including", "among them", "among whom were"."""
    start = token.i + 1
    while start < end and token.doc[start].lower_ in _WHO | _COPULAS:
        start += 1
    for inner in token.doc[start:end]:
        if inner.lower_ in _ENDS:
            return
        yield from _counted(inner, amount_of, head)


def _counted(noun: Token, amount_of: Callable[[Token], Amount | None], head: Token) -> Iterator[Part]:
    amount = amount_of(noun) if noun.pos_ in {"NOUN", "PROPN"} and noun.i != head.i else None
    if amount is not None and amount.best is not None:
        yield noun, amount.best


def _shares(of: Token, end: int) -> Iterator[Part]:
    """ "three of them children", "five of whom were women", "one of them a child"."""
    number = number_at(of.doc[of.i - 1]) if of.i else None
    if number is None:
        return
    for inner in of.doc[of.i + 2 : min(end, of.i + 8)]:
        if inner.lower_ in _COPULAS or inner.pos_ in {"DET", "ADJ", "ADV", "PUNCT"}:
            continue
        if inner.pos_ in {"NOUN", "PROPN"}:
            yield inner, number
        return


def _closes(among: Token, end: int) -> bool:
    """ "three children among them": what follows tells no list of its own."""
    following = among.doc[among.i + 2] if among.i + 2 < end else None
    return following is None or following.is_punct or following.lower_ in {"and", "when", "in", "on"}
