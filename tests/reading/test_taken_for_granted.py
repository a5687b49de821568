"""Events that are still to come, dropped, or taken for granted, whatever the verb around them says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.reading.facts import DONE, OPEN, fact_values

from counterclaim.reading.parsed import Doc

Read = Callable[..., Doc]


@pytest.mark.parametrize(
    ("text", "word", "values"),
    [
        # described as still to come
        ("A summit planned for Monday drew protests.", "summit", OPEN),
        ("A summit that was planned for Monday drew protests.", "summit", OPEN),
        ("A summit due on Monday drew protests.", "summit", ("positive", "certain", "future")),
        ("The vote, which is expected next week, worries the army.", "vote", ("positive", "probable", "future")),
        ("An attack planned by the rebels killed ten people.", "attack", DONE),
        ("The army massed tanks for an assault on the port.", "assault", OPEN),
        ("Talks on a withdrawal began.", "withdrawal", ("positive", "possible", "hypothetical")),
        ("Residents want to flee before the army shells the town.", "shells", OPEN),
        ("Residents fled before the army shelled the town.", "shelled", DONE),
        # never came
        ("No attack on the port took place.", "attack", ("negative", "certain", "past")),
        ("The army abandoned plans to attack the port.", "attack", ("negative", "unknown", "hypothetical")),
        ("The army lacked the will to attack the port.", "attack", ("negative", "certain", "past")),
        ("The army failed in seizing the port.", "seizing", ("negative", "certain", "past")),
        ("The army went on to attack the port.", "attack", DONE),
        # taken for granted
        ("The army did not say who carried out the attack.", "attack", DONE),
        ("The army did not explain why it attacked.", "attacked", DONE),
        ("The army did not say whether it attacked.", "attacked", ("positive", "unknown", "past")),
        ("No group claimed the attack.", "attack", DONE),
        ("The general did not regret shelling the town.", "shelling", DONE),
        ("The general never admitted shelling the town.", "shelling", ("positive", "unknown", "past")),
    ],
)
def test_values(draft: Read, text: str, word: str, values: tuple[str, str, str]) -> None:
    assert fact_values(draft, text, word) == values
