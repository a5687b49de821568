"""Missing people: "five are still missing", "left ten people missing", on the event of violence told beside them."""

from __future__ import annotations

from collections.abc import Callable

from counterclaim.lexicon.frames import frames
from counterclaim.reading.casualties.count import Count, count_of
from counterclaim.reading.draft import Draft, DraftEvent
from counterclaim.reading.parsed import Doc, Token

_MISSING = "missing"
_REACH = 2  # sentences back that the event may stand
_SUBJECTS = {"nsubj", "nsubjpass"}


def read_missing(doc: Doc, draft: Draft, put: Callable[[DraftEvent, str, Count, Token], None]) -> None:
    """Count the people told as missing and put the number on the violence they are missing from.

    Args:
        doc: the document.
        draft: its draft, with the events.
        put: puts a count of a kind on an event, with the word beside it.
    """
    events = [
        e for e in draft.events if (frame := frames().get(e.frame)) is not None and _can_hold(frame.id, frame.violent)
    ]
    if not events:
        return
    for token in doc:
        if token.lower_ != _MISSING or token.dep_ in {"amod", "compound"}:
            continue
        counted = count_of(_who(token))
        event = _beside(doc, token, events) if counted is not None else None
        if counted is not None and event is not None:
            put(event, "missing", counted, token)


def _can_hold(frame: str, violent: bool) -> bool:
    return violent or frame in {"displacement", "flight"}


def _who(token: Token) -> list[Token]:
    """Who is missing: the subject of "are missing" or "went missing", the object of "left … missing"."""
    verb = token.head
    if token.dep_ == "acl":
        return [verb]
    near = [*token.children, *(c for a in token.children if a.dep_ in {"aux", "cop"} for c in a.children)]
    own = [c for c in near if c.dep_ in _SUBJECTS | {"nummod"}]
    if own:
        return own
    if token.dep_ in {"acomp", "oprd", "xcomp", "ccomp", "advmod", "attr"} or token.dep_ == "conj":
        held = [c for c in verb.children if c.dep_ == "dobj" and c.i < token.i] or [
            c for c in verb.children if c.dep_ in _SUBJECTS
        ]
        return held[-1:]
    before = token.nbor(-1) if token.i > token.sent.start else None
    return [before] if before is not None and before.like_num else []


def _beside(doc: Doc, token: Token, events: list[DraftEvent]) -> DraftEvent | None:
    """The event of the same sentence nearest to the word, else the last one told in the sentences before."""
    sentence = token.sent
    here = [e for e in events if sentence.start <= e.trigger < sentence.end]
    if here:
        return min(here, key=lambda e: (abs(e.trigger - token.i), e.trigger))
    start = sentence.start
    for _ in range(_REACH):
        if start == 0:
            return None
        start = doc[start - 1].sent.start
        before = [e for e in events if start <= e.trigger < sentence.start]
        if before:
            return before[-1]
    return None
