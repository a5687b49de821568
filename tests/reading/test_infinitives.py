"""Infinitives whose deed is asked about, judged, missed, or set apart: none of them tells of a deed done."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.reading.facts import DONE, NOT, OPEN, fact_values

import counterclaim
from counterclaim.reading.parsed import Doc

Read = Callable[..., Doc]


@pytest.mark.parametrize(
    ("text", "word", "values"),
    [
        # questions of what to do
        ("Commanders are debating whether to attack the port.", "attack", OPEN),
        ("He explained how to build a bomb.", "build", OPEN),
        ("Villagers did not know where to flee.", "flee", OPEN),
        # set apart
        ("What the army wants to do is seize the port.", "seize", OPEN),
        ("All they have to do is withdraw.", "withdraw", OPEN),
        # judged
        ("It is difficult to reach the village.", "reach", ("positive", "possible", "hypothetical")),
        ("It is wrong to bomb hospitals.", "bomb", OPEN),
        ("It was a mistake to attack the convoy.", "attack", DONE),
        ("Their job is to guard the bridge.", "guard", ("positive", "certain", "future")),
        ("Residents are afraid to leave their homes.", "leave", ("positive", "possible", "hypothetical")),
        # not done
        ("The soldiers forgot to lock the gate.", "lock", NOT),
        ("The troops pretended to withdraw.", "withdraw", NOT),
        ("The army did not hesitate to fire on protesters.", "fire", DONE),
        ("The army did not allow civilians to leave.", "leave", NOT),
        ("The army allowed civilians to leave.", "leave", DONE),
        ("The generals made no attempt to seize power.", "seize", ("negative", "unknown", "hypothetical")),
        ("The generals made an attempt to seize power.", "seize", OPEN),
        ("Don't shoot at the convoy.", "shoot", ("negative", "unknown", "hypothetical")),
        ("The soldiers don't shoot at convoys.", "shoot", ("negative", "certain", "ongoing")),
        # foretold, meant
        ("The rebels are bound to lose.", "lose", ("positive", "probable", "future")),
        ("The raid was designed to free the hostages.", "free", OPEN),
        ("Shelling drove thousands to flee.", "flee", DONE),
        ("The army left a force to guard the port.", "guard", OPEN),
        ("The army anticipates seizing the port by May.", "seizing", ("positive", "probable", "future")),
        # done by a hair
        ("The army barely held the line.", "held", DONE),
        ("The minister narrowly escaped the blast.", "escaped", DONE),
        ("The shell nearly hit the school.", "hit", NOT),
    ],
)
def test_infinitives(draft: Read, text: str, word: str, values: tuple[str, str, str]) -> None:
    assert fact_values(draft, text, word) == values


def test_who_was_persuaded_acts_and_who_tried_to_persuade_does_not_tell_of_it() -> None:
    done = counterclaim.read("The president persuaded the rebels to disarm.", published="2024-05-10").claims
    tried = counterclaim.read("The president tried to persuade the rebels to disarm.", published="2024-05-10").claims
    event = next(c for c in done if c.event)
    assert (event.claimant.document, event.certainty, event.time) == (True, "certain", "past")
    event = next(c for c in tried if c.event)
    assert (event.claimant.document, event.certainty, event.time) == (True, "unknown", "hypothetical")


def test_who_is_told_to_act_is_asked_to() -> None:
    claims = counterclaim.read("The king told his men to withdraw from Homs.", published="2024-05-10").claims
    claim = next(c for c in claims if c.event and c.event.type == "withdrawal")
    assert (claim.stance, claim.certainty, claim.time) == ("demands", "unknown", "hypothetical")
    claims = counterclaim.read(
        "The king told reporters that his men withdrew from Homs.", published="2024-05-10"
    ).claims
    claim = next(c for c in claims if c.event and c.event.type == "withdrawal")
    assert (claim.stance, claim.certainty, claim.time) == ("states", "certain", "past")


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Soldiers were told to attack the port.", "attack"),
        ("Soldiers were ordered to attack the port.", "attack"),
        ("Rebels told to disarm", "disarm"),
    ],
)
def test_who_was_told_is_not_who_told(text: str, type_: str) -> None:
    claims = counterclaim.read(text, published="2024-05-10").claims
    claim = next(c for c in claims if c.event and c.event.type == type_)
    assert (claim.claimant.actor, claim.stance) == (None, "demands")
    assert (claim.certainty, claim.time) == ("unknown", "hypothetical")


def test_who_is_said_to_have_acted_is_told_of() -> None:
    claims = counterclaim.read("Soldiers are said to have attacked the port.", published="2024-05-10").claims
    claim = next(c for c in claims if c.event)
    assert (claim.stance, claim.certainty, claim.time) == ("states", "probable", "past")
