"""The pacts stage: what a text says of its agreements and talks, on the events that tell of them."""

from __future__ import annotations

from counterclaim.lexicon.frames import general
from counterclaim.lexicon.words import members
from counterclaim.reading.draft import Draft, DraftEvent, draft_of
from counterclaim.reading.events.bind import actors_of
from counterclaim.reading.events.grammar import children, prepositions, with_conjuncts
from counterclaim.reading.events.slots import norm
from counterclaim.reading.pacts.status import outcome_of, round_of, status_of
from counterclaim.reading.parsed import Doc, Span, Token
from counterclaim.records import Pact

_AGREEMENTS = {"agreement", "ceasefire", "prisoner_exchange", "ceasefire_violation"}
_TALKS = {"meeting", "negotiate", "mediation", "halt_talks", "phone_call", "visit"}


def read_pacts(doc: Doc) -> Doc:
    """Put status, guarantors and those left out on agreements, round and outcome on talks.

    Method: the verb or noun that governs the agreement's word (``lexicon/data/pacts.yaml``); guarantors from "guaranteed
    by", "guarantor"; those left out from the ties ``excluded_from`` of the same sentence.
    """
    draft = draft_of(doc)
    for event in draft.events:
        token = doc[event.trigger]
        if event.frame in _AGREEMENTS:
            _agreement(draft, event, token)
        elif event.frame in _TALKS or general(event.frame) in _TALKS:
            _talks(event, token)
    return doc


def _agreement(draft: Draft, event: DraftEvent, token: Token) -> None:
    status, word = status_of(token, event)
    guarantors = actors_of(draft, _guarantors(token.sent))
    excluded = [
        r.source
        for r in draft.relations
        if r.type == "excluded_from" and r.source and token.sent.start <= r.trigger < token.sent.end
    ]
    if not (status or guarantors or excluded):
        return
    event.pact = Pact(status=status, guarantors=tuple(guarantors), excluded=tuple(dict.fromkeys(excluded)))
    why = [f"'{word}' says so"] if status else []
    why += ["who vouches for it"] if guarantors else []
    why += ["who is not covered by it"] if excluded else []
    event.because["pact"] = "; ".join(why)


def _talks(event: DraftEvent, token: Token) -> None:
    number = round_of(token)
    outcome, word = outcome_of(token, event)
    if number is None and outcome is None:
        return
    event.pact = Pact(round=number, outcome=outcome)
    event.because["pact"] = f"'{word}' says how they ended" if outcome else "the number of the round"


def _guarantors(sentence: Span) -> list[Token]:
    """ "Guaranteed by X", "X acts as guarantor of the truce", "the guarantors, X and Y", "X, a guarantor of the deal"."""
    found: list[Token] = []
    for token in sentence:
        if norm(token) == "guarantee" and token.pos_ == "VERB":
            found.extend(n for w, n in prepositions(token) if w == "by")
            if any(norm(c) in members("pact") for c in children(token, "dobj")):
                found.extend(t for c in children(token, "nsubj") for t in with_conjuncts([c]))
        elif norm(token) == "guarantor":
            found.extend(with_conjuncts(children(token, "appos")))
            head = token.head
            if token.dep_ == "appos":
                found.append(head)
            elif token.dep_ == "attr" or (token.dep_ == "pobj" and head.lower_ == "as"):
                verb = head if token.dep_ == "attr" else head.head
                found.extend(with_conjuncts(children(verb, "nsubj", "nsubjpass")))
            elif token.dep_ in {"compound", "amod", "nmod"}:
                found.extend(with_conjuncts(children(head, "appos")) or [head])
    return list(dict.fromkeys(found))
