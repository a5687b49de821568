"""What a text says of whether something has happened: polarity, certainty, time, and why."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.records import Certainty, Polarity, Time


@dataclass(slots=True)
class Fact:
    """Polarity, certainty and time of one trigger, each with its reason.

    `kind` is the construction that lowered the certainty: the effect of a governor, "would" or "condition" (empty for others);
    `aside` is true where the trigger is only a circumstance of what is uncertain ("plans to speak at the talks"), or what it
    is done to ("the truce may be broken").
    """

    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    time: Time = "past"
    why_polarity: str = "nothing denies it"
    why_certainty: str = "nothing qualifies it"
    why_time: str = "no tense"
    kind: str = ""
    aside: bool = False
