"""Whose the dead are, and figures that change."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.reading.draft import draft_of
from counterclaim.reading.parsed import Doc
from counterclaim.records import Toll

Read = Callable[..., Doc]
STAGES = ["dates", "actors", "places", "coreference", "attribution", "events", "relations", "casualties"]


def tolls(draft: Read, text: str) -> list[Toll]:
    events = draft_of(draft(text, "2020-05-05", STAGES)).events
    return [event.killed for event in events if event.killed is not None]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Ten soldiers and four rebels were killed in clashes near Goma.", [10, 4]),
        ("Clashes in Helmand killed twelve Taliban fighters and three Afghan soldiers.", [12, 3]),
        ("At least 25 people, among them ten soldiers and five insurgents, died in the fighting.", [10, 5]),
        ("An air strike killed five members of Hezbollah.", [5]),
        ("The Kenyan army lost six men in the ambush by al-Shabaab.", [6]),
        ("Forty fighters were killed on both sides.", []),
        ("Ten villagers were killed by the rebels.", []),
    ],
)
def test_fighters_by_side(draft: Read, text: str, sides: list[int]) -> None:
    (toll,) = tolls(draft, text)
    assert [one.fighters for one in toll.by_side] == sides
    assert len({one.side for one in toll.by_side}) == len(sides)


def test_killing_and_losing_are_two_tolls(draft: Read) -> None:
    found = tolls(draft, "Boko Haram killed twenty Nigerian soldiers and lost eight of its own fighters.")
    assert [(t.best, [s.side for s in t.by_side]) for t in found] == [(20, ["forces-nga"]), (8, ["boko-haram"])]


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("The death toll was revised down from 30 to 22.", 22),
        ("The death toll rose from 12 to 20.", 20),
        ("The clashes left 17 dead, including two marines.", 17),
        ("Forty fighters were killed on both sides.", 40),
    ],
)
def test_one_figure(draft: Read, text: str, best: int) -> None:
    assert [toll.best for toll in tolls(draft, text)] == [best]
