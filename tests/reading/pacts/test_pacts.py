"""What a text says of its agreements and talks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.lexicon.pacts import pact_words
from counterclaim.reading.draft import DraftEvent, draft_of
from counterclaim.reading.parsed import Doc
from counterclaim.records import Pact

Read = Callable[..., Doc]
STAGES = ["dates", "actors", "places", "coreference", "attribution", "events", "relations", "pacts"]


def pacts(draft: Read, text: str) -> list[Pact]:
    events: list[DraftEvent] = draft_of(draft(text, "2020-05-05", STAGES)).events
    return [event.pact for event in events if event.pact is not None]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The government and the rebels signed a peace agreement on Monday.", "agreed"),
        ("The truce took effect at midnight.", "in_force"),
        ("The ceasefire has held since Friday.", "in_force"),
        ("The two sides extended the ceasefire by a month.", "extended"),
        ("The militia broke the truce, the army said.", "violated"),
        ("The ceasefire collapsed after two days.", "ended"),
        ("Mediators announced the end of the truce.", "ended"),
    ],
)
def test_status(draft: Read, text: str, status: str) -> None:
    assert status in [pact.status for pact in pacts(draft, text)]


def test_a_truce_that_does_not_hold_is_not_in_force(draft: Read) -> None:
    assert "in_force" not in [pact.status for pact in pacts(draft, "The truce did not take effect.")]


def test_guarantors(draft: Read) -> None:
    found = pacts(draft, "The agreement between the rebels and the government was guaranteed by Qatar.")
    assert [pact.guarantors for pact in found] == [("state-qat",)]


def test_who_is_left_out(draft: Read) -> None:
    found = pacts(draft, "The ceasefire excludes the Islamic State.")
    assert [pact.excluded for pact in found] == [("islamic-state",)]


@pytest.mark.parametrize(
    ("text", "number", "outcome"),
    [
        ("The third round of talks between the sides ended without agreement.", 3, "no_agreement"),
        ("Talks between the government and the rebels collapsed on Friday.", None, "no_agreement"),
        ("Talks between the government and the rebels ended with a deal.", None, "agreement"),
        ("Talks between the government and the rebels resumed in Geneva.", None, "to_continue"),
    ],
)
def test_talks(draft: Read, text: str, number: int | None, outcome: str) -> None:
    assert (number, outcome) in [(pact.round, pact.outcome) for pact in pacts(draft, text)]


def test_the_word_list_gives_each_word_one_meaning() -> None:
    words = pact_words()
    assert words.does["extend"] == "extended"
    assert words.is_["collapse"] == "ended"
    assert words.nouns["violation"] == "violated"
