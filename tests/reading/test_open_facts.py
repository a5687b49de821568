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
        (
            "Investigators found no evidence that soldiers had shelled the camp.",
            "shelled",
            ("positive", "unknown", "past"),
        ),
        ("The two presidents will meet to discuss a ceasefire.", "ceasefire", ("positive", "possible", "hypothetical")),
        ("The generals discussed the ceasefire on Monday.", "ceasefire", ("positive", "certain", "past")),
        ("The bomb would have killed hundreds of people.", "bomb", ("positive", "unknown", "hypothetical")),
        ("Talks aimed at withdrawing the army collapsed.", "withdrawing", ("positive", "unknown", "hypothetical")),
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
        (
            "The rebels warned that they would execute the hostages.",
            "execute",
            ("threatens", "positive", "future"),
        ),
        ("The rebels warned that the army would execute the hostages.", "execute", ("fears", "positive", "future")),
        ("The president ordered the army to shell the village.", "shell", ("demands", "positive", "hypothetical")),
    ],
)
def test_stances(text: str, word: str, values: tuple[str, str, str]) -> None:
    claim = _claims(text, word)[0]
    assert (claim.stance, claim.polarity, claim.time) == values


def test_who_is_warned_against_a_deed_would_do_it() -> None:
    reading = counterclaim.read(
        "The president warned the rebels against attacking the capital.", published="2024-05-10"
    )
    event = next(c.event for c in reading.claims if c.event and c.event.trigger.text == "attacking")
    assert [reading.name_of(ref) for ref in event.initiators] == ["armed opposition"]


@pytest.mark.parametrize(
    "text",
    [
        "Officials accused the rebels of killing 12 farmers, a charge they denied.",
        "Officials accused the rebels of killing 12 farmers, which they deny.",
    ],
)
def test_who_is_accused_answers(text: str) -> None:
    reading = counterclaim.read(text, published="2024-05-10")
    denial = next(c for c in reading.claims if c.stance == "denies")
    assert reading.name_of(denial.claimant.actor) == "armed opposition"
    assert denial.polarity == "negative"
    assert denial.event is not None
    assert denial.event.type == "killing"


def test_a_denied_tie_is_the_claim_of_who_denies_it() -> None:
    reading = counterclaim.read("Uganda backs the M23, a charge Kampala rejects.", published="2024-05-10")
    told, denied = (c for c in reading.claims if c.relation and c.relation.type == "backs")
    assert (told.claimant.document, told.polarity, denied.stance, denied.polarity) == (
        True,
        "positive",
        "denies",
        "negative",
    )
    assert reading.name_of(denied.claimant.actor) == "Uganda"
    assert told.relation is not None
    assert denied.relation is not None
    assert (told.relation.source, told.relation.target) == (denied.relation.source, denied.relation.target)


def test_calling_a_report_propaganda_denies_it() -> None:
    claims = counterclaim.read("The Taliban called the report propaganda.", published="2024-05-10").claims
    assert [(c.stance, c.polarity) for c in claims] == [("denies", "negative")]
