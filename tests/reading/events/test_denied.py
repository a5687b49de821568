"""Denials that only point back carry the event that they deny; sentences of our own."""

from __future__ import annotations

import pytest

from counterclaim import read


def told(text: str, frame: str) -> list[tuple[str | None, str, str]]:
    found = [c for c in read(text, published="2025-03-10").claims if c.event and c.event.type == frame]
    return [(c.claimant.name, c.stance, c.polarity) for c in found]


@pytest.mark.parametrize(
    ("text", "frame", "teller", "denier"),
    [
        ("The UN says Rwandan soldiers shelled Goma, an accusation Kigali denies.", "shelling", "United Nations", "Rwanda"),
        ("Rwanda shelled Goma, Kinshasa says, a charge Kigali rejects.", "shelling",
         "Democratic Republic of the Congo", "Rwanda"),
        ("Iran armed the Houthis, Washington says, which Tehran denies.", "military_aid", "United States", "Iran"),
        ("Saudi jets bombed the market in Sanaa, residents said, a claim denied by Riyadh.", "air_strike", "residents",
         "Saudi Arabia"),
        ("Kinshasa said Rwandan troops shelled Goma. Kigali denied it.", "shelling",
         "Democratic Republic of the Congo", "Rwanda"),
        ("Residents said the militia burned 40 homes. The militia rejected the reports as false.", "destruction",
         "Residents", "militia"),
        ("Al-Shabaab said it had shot down a Kenyan helicopter; Nairobi denied the claim.", "shoot_down", "al-Shabaab", "Kenya"),
    ],
)  # fmt: skip
def test_the_denied_deed_is_told_twice(text: str, frame: str, teller: str, denier: str) -> None:
    assert told(text, frame) == [(teller, "states", "positive"), (denier, "denies", "negative")]


def test_both_tellings_are_one_happening() -> None:
    reading = read("Kinshasa said Rwandan troops shelled Goma. Kigali denied it.", published="2025-03-10")
    assert len({c.event.happening for c in reading.claims if c.event and c.event.type == "shelling"}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Kinshasa said Rwandan troops shelled Goma. Uganda denied the reports.",  # nobody says that Uganda did it
        "Rwanda said its troops shelled Goma. Kigali denied the rumours later.",  # nobody else says so
        "Kinshasa fears that Rwandan troops will shell Goma. Kigali denied it.",
        "Rwanda said its troops had shelled Goma. A newspaper denied the claim.",  # neither who met it nor who fights
    ],
)
def test_a_denial_of_something_else_adds_no_event(text: str) -> None:
    assert len(told(text, "shelling")) == 1


def test_the_answer_is_not_what_the_accuser_says() -> None:
    reading = read("Azerbaijan said Armenian forces shelled its posts, which Yerevan denied.", published="2025-03-10")
    [denial] = [c for c in reading.claims if c.event and c.event.type == "deny"]
    assert denial.claimant.document
