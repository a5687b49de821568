"""What is denied, and what only seems to be: whole phrases, counts, 'not only', and what did not stop somebody."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.reading.facts import DONE, NOT, fact_values

from counterclaim.reading.parsed import Doc

Read = Callable[..., Doc]


@pytest.mark.parametrize(
    ("text", "word", "values"),
    [
        ("At no time did the army attack the port.", "attack", NOT),
        ("Under no circumstances will the army attack the port.", "attack", ("negative", "certain", "future")),
        ("At that time the army attacked the port.", "attacked", DONE),
        ("The army is no longer shelling the port.", "shelling", ("negative", "certain", "ongoing")),
        ("The army has never once attacked the port.", "attacked", NOT),
        ("Not one soldier died.", "died", NOT),
        ("Not a single soldier was killed.", "killed", NOT),
        ("Not all soldiers died.", "died", DONE),
        ("The attacks had not been sanctioned by the leadership.", "attacks", DONE),
        ("The killings were not ordered by the army.", "killings", NOT),
        ("No soldier was killed.", "killed", NOT),
        ("No fewer than ten soldiers were killed.", "killed", DONE),
        ("The army did not just attack the port.", "attack", DONE),
        ("The army did not attack the port.", "attack", NOT),
        ("The truce did not stop the army from attacking the port.", "attacking", DONE),
        ("Nothing stopped the army from attacking the port.", "attacking", DONE),
        (
            "The truce may not prevent the army from attacking the port.",
            "attacking",
            ("positive", "possible", "hypothetical"),
        ),
        ("The truce stopped the army from attacking the port.", "attacking", NOT),
        ("An attack was not ruled out.", "attack", ("positive", "possible", "hypothetical")),
        ("An attack cannot be ruled out.", "attack", ("positive", "possible", "hypothetical")),
        ("Any attack will be answered.", "attack", ("positive", "unknown", "hypothetical")),
        ("The army answered any attack.", "attack", DONE),
        # what is only on the way
        ("The army is on alert for an attack.", "attack", ("positive", "possible", "hypothetical")),
        ("The deal allows the release of hostages.", "release", ("positive", "possible", "hypothetical")),
        ("The deal allowed the release of hostages.", "release", DONE),
        ("Mediators are working for the release of hostages.", "release", ("positive", "unknown", "hypothetical")),
        ("Residents fear a repeat of the massacre.", "massacre", ("positive", "certain", "ongoing")),
    ],
)
def test_values(draft: Read, text: str, word: str, values: tuple[str, str, str]) -> None:
    assert fact_values(draft, text, word) == values
