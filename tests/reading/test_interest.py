"""What a claimant has to do with what it reports, with the reason in words."""

from __future__ import annotations

import pytest

import counterclaim


def interests(text: str, publisher: str | None = None) -> dict[str, tuple[str, str]]:
    """Claimant -> interest and reason of the first claim in which somebody else or something is told of."""
    reading = counterclaim.read(text, published="2017-07-16", publisher=publisher)
    found: dict[str, tuple[str, str]] = {}
    for claim in reading.claims:
        if claim.claimant.name and claim.cue:
            found.setdefault(claim.claimant.name, (claim.claimant.interest, claim.claimant.interest_because or ""))
    return found


@pytest.mark.parametrize(
    ("accuser", "accused", "place"), [("Syria", "Israel", "Damascus"), ("Israel", "Syria", "Haifa")]
)
def test_a_state_is_party_to_what_another_does_on_its_ground(accuser: str, accused: str, place: str) -> None:
    interest, why = interests(f"{accuser} accused {accused} of shelling a village near {place}.")[accuser]
    assert interest == "party"
    assert "ground" in why


@pytest.mark.parametrize(
    ("text", "teller"),
    [
        ("Saudi state television said Houthi rebels launched a missile at Riyadh.", "Saudi state television"),
        ("Syrian state media said Israeli jets struck a depot near Damascus.", "Syrian state media"),
    ],
)
def test_state_media_speak_for_their_state(text: str, teller: str) -> None:
    assert interests(text)[teller][0] == "party"


def test_who_speaks_for_an_independent_body_is_as_independent() -> None:
    found = interests(
        "The M23 rebels withdrew from Goma, a UN spokesman said. The rebels fired first, said an army spokesman."
    )
    assert found["UN spokesman"][0] == "independent"
    assert found["army spokesman"][0] != "independent"


def test_a_third_state_is_not() -> None:
    interest, why = interests("Norway accused Israel of shelling a village near Damascus.")["Norway"]
    assert (interest, why) == ("unknown", "")


def test_an_ally_speaks_of_its_allys_enemy() -> None:
    text = (
        "Russia, an ally of the Syrian government, said rebels had stored gas in Idlib. "
        "The Syrian army has been fighting rebels there."
    )
    interest, why = interests(text)["Russia"]
    assert interest == "aligned"
    assert "opponent" in why


@pytest.mark.parametrize(
    ("text", "interest"),
    [
        ("Mali's defence ministry said that thirty rebels had been killed near Mopti.", "party"),
        ("Chad's defence ministry said that thirty rebels had been killed near Mopti in Mali.", "unknown"),
    ],
)
def test_a_state_against_the_armed_opposition_of_its_own_country(text: str, interest: str) -> None:
    (found,) = interests(text).values()
    assert found[0] == interest


@pytest.mark.parametrize(
    ("speaker", "interest"),
    [("The Chadian army", "party"), ("Norway", "unknown"), ("Amnesty International", "independent")],
)
def test_a_side_of_the_fighting_on_violence_by_nobody_named(speaker: str, interest: str) -> None:
    text = (
        f"Chadian troops shelled rebels near Faya. {speaker} said nine people had been killed in a raid on the market."
    )
    (found,) = interests(text).values()
    assert found[0] == interest


@pytest.mark.parametrize(("one", "other"), [("Ukraine", "Russian"), ("Russia", "Ukrainian")])
def test_states_at_war_are_opponents(one: str, other: str) -> None:
    reading = counterclaim.read(f"{one} said {other} forces had destroyed a bridge.", published="2023-06-07")
    assert [c.claimant.interest for c in reading.claims if c.cue] == ["party"]
    reading = counterclaim.read(f"{one} said {other} forces had destroyed a bridge.", published="2012-06-07")
    assert [c.claimant.interest for c in reading.claims if c.cue] == ["unknown"]


@pytest.mark.parametrize(
    ("text", "interest"),
    [
        ("The LTTE fought near Jaffna. The pro-rebel site Zorda said a raid killed two men in Sri Lanka.", "aligned"),
        ("The LTTE fought near Jaffna. The news site Zorda said a raid killed two men in Sri Lanka.", "independent"),
        ("The pro-government daily Al-Zorda in Syria said rebels had shelled a school in Aleppo.", "aligned"),
        (
            "The daily Al-Zorda, close to the government of Syria, said rebels had shelled a school in Aleppo.",
            "aligned",
        ),
    ],
)
def test_whom_a_teller_favours(text: str, interest: str) -> None:
    reading = counterclaim.read(text, published="2007-05-01")
    told = [c for c in reading.claims if c.event and c.claimant.name and "orda" in c.claimant.name]
    assert {c.claimant.interest for c in told} == {interest}
