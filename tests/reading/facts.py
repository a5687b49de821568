"""What the reading makes of one word of a sentence, for the tests of facts."""

from __future__ import annotations

from collections.abc import Callable

from counterclaim.reading.factuality import Fact, fact_at
from counterclaim.reading.parsed import Doc

STAGES = ["dates", "actors", "places", "coreference", "attribution"]
OPEN = ("positive", "unknown", "hypothetical")
DONE = ("positive", "certain", "past")
NOT = ("negative", "certain", "past")


def fact(doc: Doc, word: str) -> Fact:
    """Return the fact of the first such word."""
    return fact_at(doc, next(t.i for t in doc if t.text == word))


def fact_values(draft: Callable[..., Doc], text: str, word: str) -> tuple[str, str, str]:
    """Return polarity, certainty and time of the first such word of a text, of which all is read."""
    found = fact(draft(text, None, STAGES, triage="off"), word)
    return found.polarity, found.certainty, found.time
