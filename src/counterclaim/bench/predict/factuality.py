"""Whether given events are presented as having happened: the polarity, certainty and time that counterclaim reads there.

The event words (or the embedding verb and its clause) are given by the task; the answer is the reading's own values. The
corpora with numbers ask different questions, so each has its own table: UDS whether it has happened by now (the future
has not), UW how far the author is committed to it, CommitmentBank the same about the clause under a verb.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from counterclaim.bench.reader import Page
from counterclaim.bench.scorers.common import Row
from counterclaim.reading.claims import chain_of
from counterclaim.reading.draft import draft_of
from counterclaim.reading.factuality import Fact, fact_at
from counterclaim.reading.parsed import Doc, Token
from counterclaim.records import Certainty

STAGES = ("dates", "actors", "places", "coreference", "attribution")
CERTAINTY = {"certain": "CERTAIN", "probable": "PROBABLE", "possible": "POSSIBLE", "unknown": "UNDERSPECIFIED"}
KIND = {"agreed": "CERTAIN", "deferred": "CERTAIN", "purpose": "CERTAIN", "would": "POSSIBLE"}
TIME = {"past": "NON_FUTURE", "ongoing": "NON_FUTURE", "future": "FUTURE", "hypothetical": "FUTURE"}
_ORDER: tuple[Certainty, ...] = ("certain", "probable", "possible", "unknown")
_SURE = {"certain": 1.0, "probable": 0.7, "possible": 0.3, "unknown": 0.1}
# UDS: (time, sure or not) -> value; a denied event is told by negation, and the judgements about it are of both signs
_HAPPENED = {"past": 0.6, "ongoing": 0.55, "future": -0.95, "hypothetical": -0.25}
_UNSURE = -0.2
_NEGATED = {"past": 0.1, "ongoing": 0.1, "future": -1.1, "hypothetical": -0.4}
_UW_TIME = {"past": 1.0, "ongoing": 1.0, "future": 0.6, "hypothetical": 0.2}
# verbs whose clause is taken for true whatever is said about the verb (Kiparsky and Kiparsky 1970; Karttunen 1971)
FACTIVE = frozenset(
    [
        *("know", "realize", "realise", "notice", "forget", "learn", "understand", "remember", "recall", "discover"),
        *("see", "find", "admit", "acknowledge", "accept", "regret", "resent", "recognize", "recognise", "reveal"),
        *("tell", "grasp", "appreciate", "aware", "concede", "confess", "observe", "occur"),
    ]
)
# verbs whose negation is read as that of their clause ("do not think that" is "think that not")
NEG_RAISING = frozenset(["think", "believe", "suppose", "expect", "want", "feel", "imagine", "figure", "reckon"])
COUNTERFACTIVE = frozenset(["pretend", "wish"])


def answer(row: Row, page: Page) -> dict[str, Any]:
    """Return ``events`` (their gold spans with values) or ``value``."""
    if "prompt" in row:
        return {"value": _commitment(row, page.doc)}
    to_number = _committed if str(row["id"]).startswith("uw") else _has_happened
    return {"events": [_event(event, page.doc, to_number) for event in row["events"]]}


def _event(event: Row, doc: Doc, to_number: Callable[[Fact], float]) -> dict[str, Any]:
    found: dict[str, Any] = {"start": event["start"], "end": event["end"]}
    token = token_at(doc, event["start"], event["end"])
    if token is None:
        return found
    fact = _told(doc, token.i)
    found["value"] = round(to_number(fact), 3)
    found["certainty"] = _certainty(fact)
    found["polarity"] = _polarity(fact)
    found["time"] = _time(fact)
    return found


def _certainty(fact: Fact) -> str:
    """MEANTIME's certainty: what is agreed or only put off is certain there, a consequence told with "would" possible.

    It is asked of each event alone, so the occasion of something uncertain ("plans to speak at the talks") is certain.
    """
    return "CERTAIN" if fact.aside else KIND.get(fact.kind, CERTAINTY[fact.certainty])


def _polarity(fact: Fact) -> str:
    """MEANTIME's polarity is open where its certainty is: not of what is agreed, or what a deed is for."""
    if fact.polarity == "negative":
        return "NEG"
    settled = fact.aside or KIND.get(fact.kind) == "CERTAIN"
    return "UNDERSPECIFIED" if fact.certainty == "unknown" and not settled else "POS"


def _time(fact: Fact) -> str:
    """MEANTIME's time: what can be done is of no time, the occasion of something to come is there already."""
    if fact.aside:
        return "NON_FUTURE"
    return "UNDERSPECIFIED" if fact.kind == "able" else TIME[fact.time]


def _told(doc: Doc, i: int) -> Fact:
    """The facts of a token with what its tellers' cues add to certainty, as a claim of the reading has it."""
    fact = fact_at(doc, i)
    for attribution in chain_of(draft_of(doc), i):
        if _ORDER.index(attribution.certainty) > _ORDER.index(fact.certainty):
            fact = replace(fact, certainty=attribution.certainty)
    return fact


def token_at(doc: Doc, start: int, end: int) -> Token | None:
    """Return the head of the words in a span."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def _has_happened(fact: Fact) -> float:
    if fact.polarity == "negative":
        return _NEGATED[fact.time]
    return _HAPPENED[fact.time] + (0.0 if fact.certainty == "certain" else _UNSURE)


def _committed(fact: Fact) -> float:
    sure = 3.0 * _SURE[fact.certainty] * _UW_TIME[fact.time]
    return -sure if fact.polarity == "negative" else sure


def _commitment(row: Row, doc: Doc) -> float | None:
    """CommitmentBank asks for the clause under the embedding verb of the last sentence."""
    start = max(row["text"].rfind(row["target"]), 0)
    named = [t for t in doc if t.lemma_.lower() == row["verb"]]
    verbs = [t for t in named if t.idx >= start] or named
    verb = next((v for v in verbs if _clause(v) is not None), verbs[0] if verbs else None)
    if row["verb"] in FACTIVE:
        return 1.8
    if row["verb"] in COUNTERFACTIVE:
        return -1.5
    if verb is None:
        return None
    fact = fact_at(doc, verb.i)
    if fact.polarity == "negative":
        return -1.6 if row["verb"] in NEG_RAISING else -0.3
    return 0.9 if fact.certainty in ("certain", "probable") else 0.5


def _clause(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in ("ccomp", "xcomp", "advcl")), None)
