"""Deeds that are laid on somebody, denied, or no longer done; what nobody is named for."""

from __future__ import annotations

import pytest

import counterclaim
from counterclaim.records import Claim, Reading


def read(text: str) -> tuple[Reading, dict[str, str]]:
    reading = counterclaim.read(text, published="2016-05-16")
    return reading, {actor.id: actor.name for actor in reading.actors}


def of(reading: Reading, event: str) -> list[Claim]:
    return [claim for claim in reading.claims if claim.event and claim.event.type == event]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Twelve people died in an air strike in Aden. The strike was blamed on Saudi Arabia.", "air_strike"),
        ("Sunday's bomb attack in Cali, which killed four, was blamed on the ELN.", "bombing"),
    ],
)
def test_blame_by_nobody_is_not_the_documents_word(text: str, event: str) -> None:
    reading, _ = read(text)
    with_doer = [claim for claim in of(reading, event) if claim.event and claim.event.initiators]
    assert [(c.claimant.document, c.stance, c.certainty) for c in with_doer] == [(False, "accuses", "possible")]


def test_blame_in_the_active_is_the_blamers() -> None:
    reading, names = read("Officials in Cali blamed the attack on the ELN.")
    [claim] = of(reading, "attack")
    assert claim.event
    assert [names[i] for i in claim.event.initiators] == ["National Liberation Army (Colombia)"]
    assert not claim.claimant.document


def test_a_rejected_accusation_denies_the_deed() -> None:
    reading, names = read("Chad accused Sudan of shelling the town of Tine. Khartoum rejected the accusation.")
    denied = [c for c in of(reading, "shelling") if c.stance == "denies"]
    assert [(c.polarity, names[c.claimant.actor or ""]) for c in denied] == [("negative", "Sudan")]


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Commander Ali Saleh said his fighters will no longer attack convoys.", "negative"),
        ("The rebels no longer attack convoys.", "negative"),
        ("The longer the rebels attack convoys, the worse.", "positive"),
    ],
)
def test_no_longer(text: str, polarity: str) -> None:
    reading, _ = read(text)
    assert [claim.polarity for claim in of(reading, "attack")] == [polarity]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Gunmen on motorcycles gunned down three teachers in Yala.", 3),
        ("A policeman was gunned down in Yala.", 1),
        ("Gunmen shot at three teachers in Yala.", None),
    ],
)
def test_gunned_down(text: str, killed: int | None) -> None:
    reading, _ = read(text)
    assert [
        claim.event.killed.best if claim.event and claim.event.killed else None for claim in of(reading, "shooting")
    ] == [killed]


@pytest.mark.parametrize(
    ("text", "event", "initiators"),
    [
        (
            "Ten people were killed in rebel attacks on villages near Nyala in Sudan.",
            "attack",
            ["armed opposition in Sudan"],
        ),
        ("Ten people were killed in deadly attacks on villages near Nyala in Sudan.", "attack", []),
        ("Four residents of Stepanakert died in Azerbaijani shelling on Sunday.", "shelling", ["Azerbaijan"]),
        ("Four residents of Stepanakert died, fleeing on Sunday.", "killing", []),
    ],
)
def test_whose_attacks_they_are(text: str, event: str, initiators: list[str]) -> None:
    reading, names = read(text)
    assert [[names[i] for i in claim.event.initiators] for claim in of(reading, event) if claim.event] == [initiators]
