"""Whole readings of single sentences as news has them: what is claimed, by whom, who did it, how many."""

from __future__ import annotations

import pytest

from counterclaim import read
from counterclaim.records import Claim, Reading

DAY = "2025-01-22"


def events(reading: Reading, kind: str) -> list[Claim]:
    return [claim for claim in reading.claims if claim.event and claim.event.type == kind]


def initiators(reading: Reading, claim: Claim) -> list[str]:
    assert claim.event is not None
    return [reading.name_of(ref) for ref in claim.event.initiators]


@pytest.mark.parametrize(
    ("text", "claimant", "killed"),
    [
        ("The governor's office put the toll at 21, including six children.", "office", 21),
        ("Doctors Without Borders put the death toll at 75.", "Médecins Sans Frontières", 75),
    ],
)
def test_who_puts_a_toll_at_a_number_says_so_and_killed_nobody(text: str, claimant: str, killed: int) -> None:
    reading = read(text, published=DAY)
    [claim] = events(reading, "killing")
    assert claim.event is not None
    assert claim.event.killed is not None
    assert claim.event.killed.best == killed
    assert claim.event.initiators == ()
    assert claimant in reading.name_of(str(claim.claimant.actor))


def test_who_names_an_attack_did_not_carry_it_out() -> None:
    reading = read("The foreign ministry of Peru called the attack on the market a barbaric act.", published=DAY)
    [claim] = events(reading, "attack")
    assert initiators(reading, claim) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The coast guard will have to account for the lives taken, the minister said.", "cyber_attack"),
        ("The troops moved to the northern bank on Monday.", "condemn"),
        ("The war is a problem for the region.", "recognise"),
    ],
)
def test_words_of_a_constraint_are_no_triggers(text: str, kind: str) -> None:
    assert events(read(text, published=DAY), kind) == []


def test_prisoners_are_taken() -> None:
    reading = read("Two commanders were taken prisoner near the bridge on Monday, the rebels said.", published=DAY)
    [claim] = events(reading, "abduction")
    assert claim.event is not None
    assert [reading.name_of(ref) for ref in claim.event.targets] == ["commanders"]


def test_an_envoy_who_is_summoned_stands_before_no_court() -> None:
    reading = read("Kenya summoned the Ugandan charge d'affaires to lodge a protest.", published=DAY)
    assert events(reading, "lawsuit") == []
    assert events(reading, "diplomatic_protest")


def test_a_village_that_is_stormed_is_attacked_not_taken() -> None:
    reading = read("Gunmen stormed the village of Kado and burned 40 houses.", published=DAY)
    assert events(reading, "attack")
    assert events(reading, "takes_territory") == []


def test_who_speaks_is_not_whom_the_quotation_speaks_of() -> None:
    text = 'The Kenyan army denied it. "Uganda will have to answer for the lives taken," it said in a statement.'
    reading = read(text, published=DAY)
    [claim] = [claim for claim in reading.claims if claim.text.startswith(('"Uganda', "Uganda will"))]
    assert reading.name_of(str(claim.claimant.actor)) == "Armed forces of Kenya"


def test_a_line_without_a_verb_claims_nothing() -> None:
    reading = read("GOMA/KINSHASA, March 3 (Wire) - Congo's army shelled a camp near Sake.", published=DAY)
    assert all("Wire" not in claim.text for claim in reading.claims)
    assert events(reading, "shelling")


def test_who_brokers_a_truce_is_no_party_to_it() -> None:
    reading = read("Qatar brokered a truce between the army of Chad and the Lake Front in Doha.", published=DAY)
    [claim] = events(reading, "ceasefire")
    assert claim.event is not None
    assert "Qatar" not in initiators(reading, claim)
    assert [reading.name_of(ref) for ref in claim.event.mediators] == ["Qatar"]


def test_the_ethnic_armed_group_is_the_one_just_named() -> None:
    text = "The Arakan Army said it captured the base. Two generals were killed, the ethnic armed group claimed."
    [claim] = events(read(text, published=DAY), "killing")
    assert claim.claimant.actor == "arakan-army"


def test_a_quarter_of_a_town_is_not_its_namesake_abroad() -> None:
    text = "Forces shelled a market in the Tekstilshchik district of Donetsk, Ukraine, on Sunday, the governor said."
    [place] = [place for place in read(text, published=DAY).places if place.name == "Tekstilshchik"]
    assert place.country != "RUS"
