"""What nobody says for sure, what a vote does by itself, and orders that somebody answers for."""

from __future__ import annotations

import pytest

import counterclaim
from counterclaim.records import Claim


def _claims(text: str, word: str) -> list[Claim]:
    claims = counterclaim.read(text, published="2024-05-10").claims
    return [c for c in claims if c.event and c.event.trigger.text == word]


@pytest.mark.parametrize(
    ("text", "word", "values"),
    [
        ("Israel neither confirmed nor denied bombing the depot.", "bombing", ("positive", "unknown", "past")),
        ("Israel neither confirmed nor denied bombing the depot.", "denied", ("negative", "certain", "past")),
        ("The army did not deny shelling the hospital.", "shelling", ("positive", "unknown", "past")),
        ("The soldiers neither attacked nor shelled the camp.", "shelled", ("negative", "certain", "past")),
        ("It was not clear whether the rebels had attacked the town.", "attacked", ("positive", "unknown", "past")),
        ("A court acquitted the general of torturing prisoners.", "torturing", ("positive", "possible", "past")),
        ("Police arrested him before he could attack the mosque.", "attack", ("negative", "certain", "past")),
        ("The council voted to endorse the ceasefire.", "ceasefire", ("positive", "certain", "past")),
        ("Parliament voted to send troops to the border.", "send", ("positive", "unknown", "hypothetical")),
        (
            "The militia would have attacked the convoy had peacekeepers not intervened.",
            "intervened",
            ("negative", "unknown", "hypothetical"),
        ),
        ("The envoy demanded that the army release the prisoners.", "release", ("positive", "unknown", "hypothetical")),
    ],
)
def test_values(text: str, word: str, values: tuple[str, str, str]) -> None:
    claim = _claims(text, word)[0]
    assert (claim.polarity, claim.certainty, claim.time) == values


@pytest.mark.parametrize(
    ("text", "word", "values"),
    [
        ("The general denied having ordered the massacre.", "massacre", ("denies", "negative", "past")),
        (
            "A mayor was convicted of ordering the massacre of 200 villagers.",
            "massacre",
            ("states", "positive", "past"),
        ),
        ("The president ordered the army to shell the village.", "shell", ("demands", "positive", "hypothetical")),
    ],
)
def test_an_order_that_somebody_answers_for_was_carried_out(text: str, word: str, values: tuple[str, str, str]) -> None:
    claim = _claims(text, word)[0]
    assert (claim.stance, claim.polarity, claim.time) == values


def test_who_is_warned_against_a_deed_would_do_it() -> None:
    reading = counterclaim.read(
        "The president warned the rebels against attacking the capital.", published="2024-05-10"
    )
    event = next(c.event for c in reading.claims if c.event and c.event.trigger.text == "attacking")
    assert [reading.name_of(ref) for ref in event.initiators] == ["armed opposition"]
