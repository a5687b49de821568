"""What was too much for a deed, or enough for it; what follows from what is open; hopes; what nobody can tell."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.reading.facts import STAGES, fact, fact_values

from counterclaim.reading.parsed import Doc

Read = Callable[..., Doc]


@pytest.mark.parametrize(
    ("text", "word", "values"),
    [
        ("The rebels were too weak to retake the town.", "retake", ("negative", "certain", "past")),
        ("The army arrived too late to save the hostages.", "save", ("negative", "certain", "past")),
        ("The bridge was too badly damaged to carry tanks.", "carry", ("negative", "certain", "past")),
        ("It was too late for the garrison to escape.", "escape", ("negative", "certain", "past")),
        ("Too few troops remained to hold the line.", "hold", ("negative", "certain", "past")),
        ("Roads are too dangerous for aid convoys to reach the camp.", "reach", ("negative", "certain", "ongoing")),
        ("It was not too late to stop the offensive.", "stop", ("positive", "possible", "hypothetical")),
        ("It is too dangerous to return to the village.", "return", ("positive", "unknown", "hypothetical")),
        ("The rebels were not strong enough to hold the ridge.", "hold", ("negative", "certain", "past")),
        ("The garrison was strong enough to repel the assault.", "repel", ("positive", "certain", "past")),
        ("The army is strong enough to attack the port.", "attack", ("positive", "possible", "hypothetical")),
        ("It was too early to determine the impact of the raid on the port.", "raid", ("positive", "certain", "past")),
        ("The army was too weak to launch an attack on the port.", "attack", ("negative", "certain", "past")),
        # no degree of a deed
        ("The guards were only too happy to help.", "help", ("positive", "certain", "past")),
        ("They too want to leave.", "leave", ("positive", "unknown", "hypothetical")),
        ("The army deployed tanks to seize the bridge.", "seize", ("positive", "unknown", "hypothetical")),
    ],
)
def test_too_and_enough(draft: Read, text: str, word: str, values: tuple[str, str, str]) -> None:
    assert fact_values(draft, text, word) == values


@pytest.mark.parametrize(
    ("text", "word", "values"),
    [
        ("It is too early to say whether the truce held.", "held", ("positive", "unknown", "past")),
        ("There is some hope for the aid convoy to reach the city.", "reach", ("positive", "probable", "future")),
        (
            "The ministry is considering using the police trained to guard the border.",
            "trained",
            ("positive", "certain", "past"),
        ),
        (
            "The ministry may use the force stationed in the port.",
            "stationed",
            ("positive", "certain", "past"),
        ),
    ],
)
def test_open_and_told(draft: Read, text: str, word: str, values: tuple[str, str, str]) -> None:
    assert fact_values(draft, text, word) == values


def test_what_follows_from_something_open_is_as_open(draft: Read) -> None:
    planned = fact(draft("The army plans a raid that would cut the road.", None, STAGES), "cut")
    told = fact(draft("The army announced a raid that would cut the road.", None, STAGES), "cut")
    assert (planned.kind, told.kind) == ("planned", "would")
