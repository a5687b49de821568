"""Which events of one text tell of one happening, and which are background."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.reading.draft import DraftEvent, draft_of
from counterclaim.reading.happenings.kin import APART, KIN, LOOSE, SAME, kindred, kinship
from counterclaim.reading.parsed import Doc
from counterclaim.reading.pipeline import STAGES

Read = Callable[..., Doc]
NEEDED = [name for name in STAGES if name not in {"relations", "framing"}]


def told(draft: Read, text: str) -> dict[str, DraftEvent]:
    """Trigger word (the first of that spelling) -> event."""
    found: dict[str, DraftEvent] = {}
    for event in draft_of(draft(text, "2020-05-07", NEEDED)).events:
        found.setdefault(text[event.trigger_start : event.trigger_end], event)
    return found


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Gunmen shot dead four farmers in Herat on Tuesday. The attack was condemned by the UN.", "shot", "attack"),
        ("A bomb exploded in Quetta on Monday. Ten people were killed in the blast.", "exploded", "blast"),
        ("The army shelled Saraqeb on Monday. The shelling killed three people.", "shelled", "shelling"),
        ("The army and the rebels signed a ceasefire on Monday. The truce took effect at noon.", "ceasefire", "truce"),
    ],
)
def test_two_words_for_one_happening(draft: Read, text: str, one: str, other: str) -> None:
    events = told(draft, text)
    assert events[one].happening == events[other].happening == "h1"


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            "Rebels attacked a post in Herat on Monday. Gunmen raided a village in Kandahar on Monday.",
            "attacked",
            "raided",
        ),
        ("The army shelled Saraqeb on Monday and bombed Saraqeb on Wednesday.", "shelled", "bombed"),
        ("Gunmen shot a teacher in Quetta. In another attack, a bomb exploded in Quetta.", "shot", "exploded"),
        ("Rebels attacked a convoy near Homs. They threatened to attack Damascus too.", "attacked", "attack"),
        ("Rebels freed ten hostages. Soldiers shelled a school.", "freed", "shelled"),
    ],
)
def test_two_happenings(draft: Read, text: str, one: str, other: str) -> None:
    events = told(draft, text)
    assert events[one].happening != events[other].happening


def test_ids_count_up_in_text_order(draft: Read) -> None:
    text = "Rebels shelled Homs on Monday. Police arrested two students in Cairo. The shelling went on for hours."
    doc = draft(text, "2020-05-07", NEEDED)
    assert [event.happening for event in draft_of(doc).events] == ["h1", "h2", "h1"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("A bomb exploded in Quetta on Monday. In 2013 gunmen massacred 40 people in Karachi.", "massacred"),
        ("Soldiers shelled Homs on Monday. More than 300,000 people have been killed since 2011.", "killed"),
        ("Thousands marched on Monday to mark the anniversary of the massacre in Hama.", "massacre"),
        ("Rebels shelled Homs on Monday. Previous attacks had hit the same road.", "attacks"),
    ],
)
def test_background_is_kept_apart(draft: Read, text: str, word: str) -> None:
    events = told(draft, text)
    assert not events[word].foreground
    assert any(event.foreground for event in events.values())


def test_an_old_day_is_news_where_the_report_is_about_it(draft: Read) -> None:
    events = told(draft, "On 3 January 2020 soldiers shelled the market of Homs, an inquiry found.")
    assert events["shelled"].foreground


def test_kinship() -> None:
    assert kinship("drone_strike", "air_strike") == SAME
    assert kinship("bombing", "landmine") == KIN
    assert kinship("attack", "shelling") == kinship("shelling", "killing") == LOOSE
    assert kinship("shelling", "meeting") == APART
    assert {"drone_strike", "attack"} <= kindred("shelling")
    assert "meeting" not in kindred("shelling")


def test_a_sum_over_years_is_not_the_fight_of_the_day(draft: Read) -> None:
    text = "Ghana and Togo clashed near Aflao on Tuesday. The two countries have fought over the river since the 1990s."
    events = told(draft, text)
    assert events["clashed"].happening != events["fought"].happening
    assert events["fought"].foreground is False


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            "Soldiers arrested a mayor in Lome on Monday. A court sat. Rain fell. The mayor was arrested at home, a lawyer said.",
            0,
            1,
        ),
        ("Gunmen raided a bank in Quetta on Monday. A clerk hid. Rain fell. The raid of the bank took an hour.", 0, 1),
    ],
)
def test_a_paragraph_that_tells_it_again(draft: Read, text: str, one: int, other: int) -> None:
    events = [
        e for e in draft_of(draft(text, "2020-05-07", NEEDED)).events if text[e.trigger_start :][:4] in {"arre", "raid"}
    ]
    assert events[one].happening == events[other].happening


def test_two_towns_are_two_happenings(draft: Read) -> None:
    text = "Soldiers shelled Homs on Monday. Rebels shelled Aleppo on Monday."
    first, second = draft_of(draft(text, "2020-05-07", NEEDED)).events
    assert first.happening != second.happening
