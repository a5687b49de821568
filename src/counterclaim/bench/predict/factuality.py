"""Whether given events are presented as having happened: the polarity, certainty and time that counterclaim reads there.

The event words (or the embedding verb and its clause) are given by the task; the answer is the reading's own values,
for the corpora with numbers as one number: sure and positive high, sure and negative low, unknown in the middle.
"""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc, Token

from counterclaim.bench.reader import Page
from counterclaim.bench.scorers.common import Row
from counterclaim.reading.factuality import Fact, fact_at

STAGES = ("dates", "actors", "places", "coreference", "attribution")
CERTAINTY = {"certain": "CERTAIN", "probable": "PROBABLE", "possible": "POSSIBLE", "unknown": "UNDERSPECIFIED"}
TIME = {"past": "NON_FUTURE", "ongoing": "NON_FUTURE", "future": "FUTURE", "hypothetical": "FUTURE"}
_SURE = {"certain": 1.0, "probable": 0.6, "possible": 0.2, "unknown": 0.0}
_DONE = {"past": 1.0, "ongoing": 1.0, "future": 0.5, "hypothetical": 0.0}
_SCALE = 3.0


def answer(row: Row, page: Page) -> dict[str, Any]:
    """Return ``events`` (their gold spans with values) or ``value``."""
    if "prompt" in row:
        return {"value": _commitment(row, page.doc)}
    return {"events": [_event(event, page.doc) for event in row["events"]]}


def _event(event: Row, doc: Doc) -> dict[str, Any]:
    found: dict[str, Any] = {"start": event["start"], "end": event["end"]}
    token = token_at(doc, event["start"], event["end"])
    if token is None:
        return found
    fact = fact_at(doc, token.i)
    found["value"] = round(1.5 * _number(fact, with_time=True), 3)
    found["certainty"] = CERTAINTY[fact.certainty]
    found["polarity"] = "NEG" if fact.polarity == "negative" else "POS"
    found["time"] = TIME[fact.time]
    if fact.certainty == "unknown" and fact.polarity == "positive":
        found["polarity"] = "UNDERSPECIFIED"
    return found


def token_at(doc: Doc, start: int, end: int) -> Token | None:
    """Return the head of the words in a span."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def _number(fact: Fact, *, with_time: bool) -> float:
    """Between -1 (surely not) and 1 (surely)."""
    sure = _SURE[fact.certainty] * (_DONE[fact.time] if with_time else 1.0)
    return -sure if fact.polarity == "negative" else sure


def _commitment(row: Row, doc: Doc) -> float | None:
    """CommitmentBank asks for the clause under the embedding verb of the last sentence."""
    start = row["text"].rfind(row["target"])
    verbs = [t for t in doc if t.idx >= max(start, 0) and t.lemma_.lower() == row["verb"]]
    for verb in verbs or [t for t in doc if t.lemma_.lower() == row["verb"]]:
        clause = next((c for c in verb.children if c.dep_ in ("ccomp", "xcomp", "advcl")), None)
        if clause is not None:
            return round(_SCALE * _number(fact_at(doc, clause.i), with_time=False), 3)
    return None
