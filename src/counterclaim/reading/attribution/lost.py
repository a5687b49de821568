"""The speaker of a cue clause whose comma is lost: "… was hit the defence ministry said in a statement."."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from counterclaim.lexicon.cues import Cue
from counterclaim.reading.attribution.speakers import is_saying, may_speak
from counterclaim.reading.attribution.syntax import is_verbal, own_subject
from counterclaim.reading.attribution.telling import span_of

_LONGEST_TAIL = 8
_LONGEST_NAME = 8


def lost_speaker(verb: Token, entry: Cue, quote_at: Sequence[int]) -> Token | None:
    """Return the noun right before a cue verb that ends its sentence, where the parser gave the verb no fit subject.

    A subject does not fit when a quotation ends inside it or it holds a verb of its own: such a one has swallowed what is told.
    """
    if (
        entry.kind != "report"
        or "quote" not in entry.takes
        or verb.tag_ not in ("VBD", "VBZ", "VBP")
        or quote_at[verb.i] >= 0
    ):
        return None
    own = own_subject(verb)
    if own is not None and not (
        any(quote_at[i] >= 0 for i in span_of(own))
        or any(is_verbal(verb.doc[i]) and i != own.i for i in range(own.i, own.right_edge.i + 1))
    ):
        return None
    if own is not None and any(
        c.dep_ in ("relcl", "appos") and verb.doc[c.left_edge.i - 1].text == "," for c in own.children
    ):
        return None
    sent = verb.sent
    tail = [i for i in range(verb.i + 1, sent.end) if verb.doc[i].is_alpha]
    if len(tail) > _LONGEST_TAIL or any(is_verbal(verb.doc[i]) for i in tail):
        return None
    noun = _noun_before(verb)
    if (
        noun is None
        or noun.left_edge.i - sent.start < 4
        or not may_speak(noun)
        or (noun.right_edge.i >= verb.i and not is_saying(noun))
    ):
        return None
    if not any(is_verbal(verb.doc[i]) for i in range(sent.start, noun.left_edge.i)):
        return None
    return noun


def _carrier_before(verb: Token) -> Token | None:
    """Return the statement of "a statement by the army flashed on Thursday by state TV said"."""
    doc = verb.doc
    for i in range(verb.i - 1, max(verb.sent.start + 3, verb.i - 15), -1):
        token = doc[i]
        if token.tag_ in ("VBZ", "VBP", "MD") or token.is_punct:
            return None
        if (
            is_saying(token)
            and token.nbor(1).lower_ in ("by", "from")
            and doc[token.left_edge.i].lower_ in ("a", "the", "an")
        ):
            return token
    return None


def _noun_before(verb: Token) -> Token | None:
    carrier = _carrier_before(verb)
    if carrier is not None:
        return carrier
    noun = verb.doc[verb.i - 1] if verb.i > verb.sent.start else None
    if noun is None or noun.pos_ not in ("NOUN", "PROPN", "PRON") or noun.right_edge.i > verb.i:
        return None
    while noun.dep_ in ("compound", "nmod") and noun.head.i < verb.i:
        noun = noun.head
    above = noun.head
    if noun.dep_ == "pobj" and above.lower_ in ("by", "from", "of") and is_saying(above.head):
        noun = above.head
    if noun.i - noun.left_edge.i > _LONGEST_NAME:
        return None
    return noun
