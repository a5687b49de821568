"""Who has the plan or the part in a deed is who did it, or will; who foils, warns of or punishes it is not."""

from __future__ import annotations

from datetime import date

import pytest

import counterclaim


def doers(text: str, kind: str) -> set[str]:
    """Who did the first event of a kind."""
    reading = counterclaim.read(text, published=date(2024, 5, 10))
    found = next(c.event for c in reading.claims if c.event and c.event.type == kind)
    return {reading.name_of(i).lower() for i in found.initiators}


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Police arrested two men for involvement in the bombing.", "bombing", {"men"}),
        ("Two men were arrested for involvement in the bombing.", "bombing", {"men"}),
        ("Turkey accused Hezbollah of involvement in the attack.", "attack", {"hezbollah"}),
        ("The mission condemned the role of Hezbollah in the killing of a judge.", "killing", {"hezbollah"}),
        ("The mission condemned Hezbollah's role in the killing of a judge.", "killing", {"hezbollah"}),
        ("Hezbollah announced plans for an attack on the town.", "attack", {"hezbollah"}),
        ("Hezbollah took part in preparations for the attack.", "attack", {"hezbollah"}),
        # a plan or attempt of others
        ("Police foiled plans for an attack on the embassy.", "attack", set()),
        ("Turkey warned of plans for an attack on the embassy.", "attack", set()),
        ("Turkey will help in the investigation of the plans of the attack.", "attack", set()),
    ],
)
def test_who_has_the_plan_or_the_part(text: str, kind: str, expected: set[str]) -> None:
    assert doers(text, kind) == expected
