"""What the tests of formats share: sentences of our own, and short ways to look at a stream."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from counterclaim.intake import Arrival, Given, Limits, Refusal, stream

SENTENCE = "The army shelled the village of Harwan on Tuesday, the mayor said, and four people were hurt."


def taken(target: Path | str, given: Given | None = None, limits: Limits | None = None) -> list[Arrival | Refusal]:
    """Everything that comes of a target."""
    return list(stream([str(target)], given, limits))


def texts(outcomes: Iterable[Arrival | Refusal]) -> list[str]:
    """The texts that came in."""
    return [outcome.document.text for outcome in outcomes if isinstance(outcome, Arrival)]


def parts(outcomes: Iterable[Arrival | Refusal]) -> list[str]:
    """Part, and the code where it was refused."""
    return [o.origin.part if isinstance(o, Arrival) else f"{o.origin.part}:{o.error.code}" for o in outcomes]
