"""People abducted, released, displaced, missing, and the parts of a count that are fighters or foreigners."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from counterclaim.reading.draft import draft_of

Read = Callable[..., Doc]
STAGES = ["dates", "actors", "places", "coreference", "attribution", "events", "relations", "casualties"]


@pytest.mark.parametrize(
    ("text", "kind", "best"),
    [
        ("Gunmen kidnapped 12 students near the river.", "abducted", 12),
        ("The group released at least three hostages on Monday.", "released", 3),
        ("The offensive displaced 40,000 people.", "displaced", 40000),
        ("About 500 villagers fled the fighting.", "displaced", 500),
        ("The attack left ten people missing.", "missing", 10),
        ("Twenty people were killed in the raid and seven are still missing.", "missing", 7),
        ("Gunmen raided the village on Monday. Five people are missing.", "missing", 5),
    ],
)
def test_counts(draft: Read, text: str, kind: str, best: int) -> None:
    found = [getattr(event, kind) for event in draft_of(draft(text, "2020-05-05", STAGES)).events]
    assert [toll.best for toll in found if toll is not None] == [best]


def test_soldiers_who_run_are_not_displaced(draft: Read) -> None:
    events = draft_of(draft("Two hundred soldiers fled the base.", "2020-05-05", STAGES)).events
    assert events
    assert all(event.displaced is None for event in events)


def test_fighters_and_foreigners_among_the_dead(draft: Read) -> None:
    text = "Nine people, among them two foreigners and three soldiers, were killed in the blast."
    tolls = [event.killed for event in draft_of(draft(text, "2020-05-05", STAGES)).events if event.killed]
    assert [(toll.best, toll.foreigners, toll.fighters) for toll in tolls] == [(9, 2, 3)]
