"""Which place an event happened at."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.reading.draft import draft_of
from counterclaim.reading.parsed import Doc
from counterclaim.reading.places import event_place

Read = Callable[..., Doc]


def names(doc: Doc, trigger: str) -> list[str]:
    token = next(token for token in doc if token.text == trigger)
    ids, rule = event_place(doc, token.i)
    assert bool(ids) == bool(rule)
    return [draft_of(doc).places[key].name for key in ids]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Rebels clashed with soldiers in Raqqa and Manbij in Syria.", "clashed", ["Raqqa", "Manbij"]),
        ("The shelling of Aleppo in Syria killed six people.", "shelling", ["Aleppo"]),
        ("In Mosul in Iraq, gunmen attacked a school and killed two teachers.", "killed", ["Mosul"]),
        ("Government forces captured Palmyra in Syria on Sunday.", "captured", ["Palmyra"]),
        ("Soldiers from Kenya were killed in Kismayo in Somalia.", "killed", ["Kismayo"]),
        ("Gunmen came and killed the mayor while he was on his way to a shop in Homs.", "killed", ["Homs"]),
        ("A bomb exploded in Kabul, an official said in Washington.", "exploded", ["Kabul"]),
    ],
)
def test_event_place(draft: Read, text: str, trigger: str, expected: list[str]) -> None:
    assert names(draft(text, stages=["places"]), trigger) == expected


def test_no_place(draft: Read) -> None:
    assert names(draft("Rebels clashed with soldiers on Sunday.", stages=["places"]), "clashed") == []
