"""Has it happened? Polarity, certainty and time of what a trigger token names, with the reason in words.

Method: climb from the trigger to the root of its clause, or to the cue of the attribution it stands in, and note every
word on the way that bears on it: negation, modals, tense, conditionals, questions, and governors ("planned to", "fears of").
What the teller's own cue adds to polarity and certainty is left to the assembly of claims, which knows the whole chain;
its bearing on time (a demanded withdrawal has not happened) is counted here. Values of certainty follow FactBank (Saurí and
Pustejovsky 2009): certain, probable, possible, unknown.
"""

from __future__ import annotations

from counterclaim.reading.draft import draft_of
from counterclaim.reading.facts.climb import fact_of, own_fact_of
from counterclaim.reading.facts.fact import Fact
from counterclaim.reading.parsed import Doc
from counterclaim.records import Certainty, Polarity, Time

__all__ = ["Fact", "certainty_at", "fact_at", "given_at", "polarity_at", "time_at"]


_LAST = "counterclaim.last_fact"


def fact_at(doc: Doc, i: int) -> Fact:
    """Return polarity, certainty and time of the event that token `i` names.

    Args:
        doc: a parsed document; attributions already in its draft bound the climb.
        i: index of the trigger token.
    """
    key = (i, len(draft_of(doc).attributions))
    last: tuple[tuple[int, int], Fact] | None = doc.kept.get(_LAST)
    if last is not None and last[0] == key:  # polarity, certainty and time are asked for one after the other
        return last[1]
    fact = fact_of(doc, i)
    doc.kept[_LAST] = (key, fact)
    return fact


def given_at(doc: Doc, i: int) -> Fact:
    """Return the facts of a description that its sentence takes for granted ("did not meet X, an ally of Y").

    Only its own words count ("the alleged ally"), and of the sentence the time, unless that is still to come.
    """
    fact, told = own_fact_of(doc, i), fact_at(doc, i)
    past = told.time == "past"
    fact.time = "past" if past else "ongoing"
    fact.why_time = told.why_time if past else "a description"
    return fact


def polarity_at(doc: Doc, i: int) -> tuple[Polarity, str]:
    """Return ``("negative", reason)`` where the text says that it did not happen, else ``("positive", reason)``."""
    fact = fact_at(doc, i)
    return fact.polarity, fact.why_polarity


def certainty_at(doc: Doc, i: int) -> tuple[Certainty, str]:
    """Return how sure the clause is that it happened (or will happen), with the reason."""
    fact = fact_at(doc, i)
    return fact.certainty, fact.why_certainty


def time_at(doc: Doc, i: int) -> tuple[Time, str]:
    """Return past, ongoing, future or hypothetical (planned, demanded, feared, conditional), with the reason."""
    fact = fact_at(doc, i)
    return fact.time, fact.why_time
