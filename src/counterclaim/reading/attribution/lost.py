"""The speaker of a cue clause whose comma is lost: "… was hit the defence ministry said in a statement."."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from counterclaim.lexicon.agents import agent_words
from counterclaim.lexicon.cues import Cue
from counterclaim.reading.attribution.speakers import is_saying, may_speak
from counterclaim.reading.attribution.syntax import is_verbal, own_subject
from counterclaim.reading.attribution.telling import span_of
from counterclaim.reading.parsed import Doc, Token

_LONGEST_TAIL = 16
_LONGEST_NAME = 8
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NAMES = frozenset({"ORG", "PERSON", "NORP", "GPE"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_IN_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PART"})


class LostSpeaker(NamedTuple):
    """The speaker's phrase: the index of its first token (it ends before the cue verb), and its head."""

    start: int
    head: Token


def lost_speaker(verb: Token, entry: Cue, quote_at: Sequence[int]) -> LostSpeaker | None:
    """Return who speaks in a cue clause at the end of a sentence that no comma parts from what is told.

    The parser's subject is kept where it stands right before the verb; one that has swallowed what is told (a
    quotation ends inside it, or it holds a verb of its own) gives way to the noun phrase right before the verb.
    """
    doc = verb.doc
    if entry.kind != "report" or "quote" not in entry.takes or quote_at[verb.i] >= 0:
        return None
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or not _tail_is_circumstance(verb):
        return None
    found = _carrier_before(verb) or _phrase_before(verb)
    if found is None or not may_speak(found.head):
        return None
    start, sent = found.start, verb.sent
    before = doc[start - 1] if start > sent.start else None
    after_quotation = before is not None and quote_at[before.i] >= 0
    if (
        before is None
        or (before.is_punct and not after_quotation)
        or before.pos_ in ("ADP", "SCONJ", "CCONJ", "PART", "AUX")
        or before.lower_ in ("who", "whom", "which")  # "a man whom it described as a courier"
    ):
        return None
    own = own_subject(verb)
    if own is not None and own.i < start and not _swallowed(own, quote_at):
        return None
    if not any(doc[i].tag_ in _FINITE for i in range(sent.start, start)):
        return None
    return found


def _swallowed(own: Token, quote_at: Sequence[int]) -> bool:
    doc = own.doc
    if any(c.dep_ in ("relcl", "appos") and doc[c.left_edge.i - 1].text == "," for c in own.children):
        return False
    if any(quote_at[i] >= 0 for i in span_of(own)):
        return True
    return any(is_verbal(doc[i]) for i in range(own.i + 1, own.right_edge.i + 1))


def _tail_is_circumstance(verb: Token) -> bool:
    """True when only time, place and manner follow the verb, and nothing that is told."""
    doc, sent = verb.doc, verb.sent
    if verb.i + 1 >= sent.end:
        return True
    following = doc[verb.i + 1]
    end = next((i for i in range(verb.i + 1, sent.end) if doc[i].lower_ == "adding"), sent.end)
    tail = [doc[i] for i in range(verb.i + 1, end)]
    if len(tail) > _LONGEST_TAIL or any(t.tag_ in _FINITE or t.lower_ == "that" for t in tail):
        return False
    return (
        following.is_punct
        or following.is_space
        or following.pos_ in ("ADP", "ADV")
        or following.tag_ == "VBG"
        or following.ent_type_ in ("DATE", "TIME")
    )


def _phrase_before(verb: Token) -> LostSpeaker | None:
    """Return the noun phrase that ends right before the verb."""
    doc, first = verb.doc, verb.sent.start
    last = doc[verb.i - 1] if verb.i > first else None
    if last is None or last.ent_type_ in ("DATE", "TIME"):
        return None
    if last.pos_ == "PRON":
        return LostSpeaker(last.i, last)
    if last.pos_ not in ("NOUN", "PROPN"):
        return None
    start = last.i
    while start > first and last.i - start < _LONGEST_NAME and _goes_on(doc, start, last):
        start -= 1
    start = _without_place(doc, start, last.i, first)
    if start > first and doc[start - 1].pos_ == "DET":
        start -= 1
    return LostSpeaker(_with_apposition(doc, start, first), last)


def _goes_on(doc: Doc, start: int, last: Token) -> bool:
    """True when the token before `start` belongs to the phrase: inside a name, or a word before the noun."""
    token = doc[start - 1]
    if doc[start].ent_type_ in _NAMES and doc[start].ent_iob_ == "I":
        return True
    return token.pos_ in _IN_PHRASE and token.ent_type_ not in ("DATE", "TIME", "CARDINAL") and not token.is_punct


def _without_place(doc: Doc, start: int, last: int, first: int) -> int:
    """ "from the town of Khan Touman military sources said": the place belongs to what is told."""
    if start > first and doc[start - 1].pos_ == "ADP" and agent_words().at(doc[last]) is not None:
        while start < last and (doc[start].ent_type_ in _PLACES or doc[start].pos_ == "PROPN"):
            start += 1
    return start


def _with_apposition(doc: Doc, start: int, first: int) -> int:
    """Take in "the monitoring group" before "the Observatory"."""
    if start - 1 <= first or agent_words().at(doc[start - 1]) is None:
        return start
    for i in range(start - 2, max(first - 1, start - 6), -1):
        if doc[i].pos_ == "DET":
            return i
        if doc[i].pos_ not in _IN_PHRASE:
            break
    return start


def _carrier_before(verb: Token) -> LostSpeaker | None:
    """Return the statement of "a statement by the army flashed on Thursday by state TV said"."""
    doc = verb.doc
    for i in range(verb.i - 1, max(verb.sent.start + 3, verb.i - 15), -1):
        token = doc[i]
        if token.tag_ in ("VBZ", "VBP", "MD") or token.is_punct:
            return None
        if is_saying(token) and token.nbor(1).lower_ in ("by", "from") and doc[i - 1].lower_ in ("a", "the", "an"):
            return LostSpeaker(i - 1, token)
    return None
