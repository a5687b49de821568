"""Tolls on events."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.reading.draft import draft_of
from counterclaim.reading.parsed import Doc

Read = Callable[..., Doc]
STAGES = ["dates", "actors", "places", "coreference", "attribution", "events", "relations", "casualties"]


def tolls(draft: Read, text: str, kind: str = "killed") -> list[tuple[str, int | None]]:
    doc = draft(text, "2020-05-05", STAGES)
    return [(e.frame, getattr(e, kind).best) for e in draft_of(doc).events if getattr(e, kind) is not None]


@pytest.mark.parametrize(
    ("text", "frame", "best"),
    [
        ("An air strike killed 18 members of the militia near the river.", "air_strike", 18),
        ("Five villagers were killed when rebels fired shells at the market.", "shelling", 5),
        ("The army shelled the village, killing at least nine people.", "shelling", 9),
        ("The clash left four gunmen dead.", "armed_clash", 4),
        ("A suicide attack claimed the lives of 15 people in the town.", "suicide_bombing", 15),
        ("The death toll from the bombing has reached 20 people.", "bombing", 20),
        ("Six people were killed and four people were injured in a bombing.", "bombing", 6),
        ("Twelve soldiers died in the fighting.", "armed_clash", 12),
        ("The raid killed five officers and about a dozen militants.", "attack", 17),
    ],
)
def test_killed_stand_on_the_deed_that_killed(draft: Read, text: str, frame: str, best: int) -> None:
    assert (frame, best) in tolls(draft, text)


def test_injured_are_not_killed(draft: Read) -> None:
    text = "Gunmen wounded six farmers on Monday."
    assert not tolls(draft, text)
    assert [n for _, n in tolls(draft, text, "injured")] == [6]


def test_detained_are_counted(draft: Read) -> None:
    assert ("detention", 30) in tolls(draft, "Police arrested 30 students on Tuesday.", "detained")


def test_parts_are_not_added(draft: Read) -> None:
    doc = draft("An air strike killed 18 people, including three children and two women.", "2020-05-05", STAGES)
    (toll,) = [e.killed for e in draft_of(doc).events if e.killed]
    assert (toll.best, toll.children, toll.women) == (18, 3, 2)


def test_civilians_are_told_apart(draft: Read) -> None:
    doc = draft("Rebels killed seven civilians in the village.", "2020-05-05", STAGES)
    (toll,) = [e.killed for e in draft_of(doc).events if e.killed]
    assert (toll.best, toll.civilians) == (7, 7)


def test_the_year_of_a_massacre_is_no_toll(draft: Read) -> None:
    assert tolls(draft, "Police recalled the 2019 massacre.") == []
    assert tolls(draft, "The 40 deaths shocked the country.") == [("killing", 40)]


def test_a_killing_some_time_after_another_deed_is_one_of_its_own(draft: Read) -> None:
    assert tolls(draft, "Soldiers killed nine villagers two hours after rebels shelled the base.") == [("killing", 9)]
    assert tolls(draft, "Soldiers killed nine villagers after rebels shelled the base.") == [("killing", 9)]
    assert tolls(draft, "Nine villagers were killed after rebels shelled the market.") == [("shelling", 9)]
