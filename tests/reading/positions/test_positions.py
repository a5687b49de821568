"""Where actors stand on issues, in sentences of our own."""

from __future__ import annotations

from datetime import date

import pytest

import counterclaim
from counterclaim.lexicon.positions import position_words
from counterclaim.records import Position


def positions(text: str) -> list[Position]:
    reading = counterclaim.read(text, published=date(2024, 5, 10))
    assert all(
        ref in {a.id for a in reading.actors} for c in reading.claims if c.position for ref in c.position.holders
    )
    return [claim.position for claim in reading.claims if claim.position]


@pytest.mark.parametrize(
    ("text", "direction", "change", "issue"),
    [
        ("The opposition demands that President Morales step down.", "for", None, "President Morales step down"),
        ("Hezbollah no longer insists on a veto in the cabinet.", "for", "dropped", "a veto in the cabinet"),
        ("The Kurdish parties rejected federalism.", "against", None, "federalism"),
        ("The Houthis dropped their demand for an open airport.", "for", "dropped", "an open airport"),
        ("Ukraine remains opposed to any land swap.", "against", "kept", "any land swap"),
        ("Turkey still supports a safe zone in Syria.", "for", "kept", "a safe zone in Syria"),
        ("Ethiopia now accepts African Union mediation.", "for", "changed", "African Union mediation"),
        ("The junta does not support elections.", "against", None, "elections"),
        ("Serbia continues to reject the independence of Kosovo.", "against", "kept", "the independence of Kosovo"),
        ("Manila abandoned its opposition to the talks.", "against", "dropped", "the talks"),
        ("The ELN reiterated its call for a bilateral ceasefire.", "for", "kept", "a bilateral ceasefire"),
    ],
)  # fmt: skip
def test_stands(text: str, direction: str, change: str | None, issue: str) -> None:
    (found,) = positions(text)
    assert (found.direction, found.change, found.issue.text) == (direction, change, issue)
    for span in (found.issue, found.cue):
        assert text[span.start_char : span.end_char] == span.text


@pytest.mark.parametrize(
    "text",
    [
        "Iran backs the Houthis.",  # a tie, not an issue
        "The government may support the plan.",  # open
        "The army has not rejected the plan.",  # no stand
        "The rebels shelled the town.",
    ],
)
def test_no_stand(text: str) -> None:
    assert positions(text) == []


def test_enemies_swapped() -> None:
    one = positions("Ukraine rejected the plan of Russia.")
    other = positions("Russia rejected the plan of Ukraine.")
    assert [(p.direction, p.change) for p in one] == [(p.direction, p.change) for p in other] == [("against", None)]


def test_no_word_takes_both_sides() -> None:
    words = position_words()
    assert set(words.verbs.values()) == {"for", "against"}
    assert not {n for n, d in words.nouns.items() if d == "for"} & {n for n, d in words.nouns.items() if d == "against"}
