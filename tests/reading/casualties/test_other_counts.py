"""People abducted, released, displaced, missing, and the parts of a count that are fighters or foreigners."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim import read
from counterclaim.reading.draft import draft_of
from counterclaim.reading.parsed import Doc

Read = Callable[..., Doc]
STAGES = ["dates", "actors", "places", "coreference", "attribution", "events", "relations", "casualties"]


@pytest.mark.parametrize(
    ("text", "kind", "best"),
    [
        ("Gunmen kidnapped 12 students near the river.", "abducted", 12),
        ("The group released at least three hostages on Monday.", "released", 3),
        ("The offensive displaced 40,000 people.", "displaced", 40000),
        ("About 500 villagers fled the fighting.", "displaced", 500),
        ("The attack left ten people missing.", "missing", 10),
        ("Twenty people were killed in the raid and seven are still missing.", "missing", 7),
        ("Gunmen raided the village on Monday. Five people are missing.", "missing", 5),
        ("The ministry put the number of dead civilians at 25, nine of them children.", "killed", 25),
    ],
)
def test_counts(draft: Read, text: str, kind: str, best: int) -> None:
    found = [getattr(event, kind) for event in draft_of(draft(text, "2020-05-05", STAGES)).events]
    assert [toll.best for toll in found if toll is not None] == [best]


def test_soldiers_who_run_are_not_displaced(draft: Read) -> None:
    events = draft_of(draft("Two hundred soldiers fled the base.", "2020-05-05", STAGES)).events
    assert events
    assert all(event.displaced is None for event in events)


def test_fighters_and_foreigners_among_the_dead(draft: Read) -> None:
    text = "Nine people, among them two foreigners and three soldiers, were killed in the blast."
    tolls = [event.killed for event in draft_of(draft(text, "2020-05-05", STAGES)).events if event.killed]
    assert [(toll.best, toll.foreigners, toll.fighters) for toll in tolls] == [(9, 2, 3)]


@pytest.mark.parametrize(
    ("text", "kind", "best"),
    [
        ("The raid brought the number of teachers murdered this year to 62.", "killed", 62),
        ("The mayor put the number of displaced at 11,000.", "displaced", 11000),
        ("The bodies of seven miners were found by a patrol.", "killed", 7),
        ("The bodies of a judge and two clerks were found.", "killed", 3),
        ("Four soldiers, three nurses and a driver were killed.", "killed", 8),
        ("The militia overran the camp and expelled 700 women and children.", "displaced", 700),
        ("The clerks counted 36,000 newly displaced people.", "displaced", 36000),
        ("Fourteen fighters and three civilians lost their lives.", "killed", 17),
        ("At least 65 bodies of civilians have been found in a retaken town.", "killed", 65),
        ("Troops discovered the bodies of nine people in a house.", "killed", 9),
        ("Residents found 12 bodies in a well.", "killed", 12),
        ("The two armies swapped 85 prisoners each.", "released", 170),
        ("The raids sent half a million people fleeing.", "displaced", 500_000),
        ("The clashes resulted in at least 47 reported fatalities.", "killed", 47),
        ("A boy stepped on a mine and lost a leg.", "injured", 1),
        ("The officer's death brought to three the number of Kenyans killed since June.", "killed", 3),
        ("The raids forced 6,000 to flee.", "displaced", 6000),
        ("Police arrested seven protesters.", "detained", 7),
        ("Rebels hold 59 employees of the agency.", "detained", 59),
        ("Officials lowered the number of dead from 40 to 31.", "killed", 31),
        ("A first toll of 25 dead was revised down to 19.", "killed", 19),
        ("Of the 46 people killed, 31 were civilians.", "killed", 46),
        ("The ministry raised the toll from the bombing to 43.", "killed", 43),
        ("Police held 34 men, of whom 20 were later freed.", "released", 20),
    ],
)
def test_counts_in_other_words(draft: Read, text: str, kind: str, best: int) -> None:
    found = [getattr(event, kind) for event in draft_of(draft(text, "2020-05-05", STAGES)).events]
    assert [toll.best for toll in found if toll is not None] == [best]


@pytest.mark.parametrize(
    ("text", "kind", "low", "children"),
    [
        ("Among those killed were seven children.", "killed", 7, 7),
        ("Seven children and four nurses were among the dead.", "killed", 11, 7),
        ("Three of the dead were children.", "killed", 3, 3),
        ("The dead included six boys.", "killed", 6, 6),
        ("Two girls were among the wounded.", "injured", 2, 2),
    ],
)
def test_a_part_of_the_dead_is_not_the_whole(draft: Read, text: str, kind: str, low: int, children: int) -> None:
    [toll] = [t for e in draft_of(draft(text, "2020-05-05", STAGES)).events if (t := getattr(e, kind)) is not None]
    assert (toll.low, toll.best, toll.high, toll.children) == (low, None, None, children)


def test_killed_or_wounded_tells_neither(draft: Read) -> None:
    events = draft_of(draft("The army killed or wounded 40 fighters.", "2020-05-05", STAGES)).events
    assert events
    assert all(event.killed is None and event.injured is None for event in events)


def test_what_is_listed_belongs_to_the_count_beside_it(draft: Read) -> None:
    text = "The insurgents freed 40 prisoners and took nine people hostage, among them three children."
    events = draft_of(draft(text, "2020-05-05", STAGES)).events
    assert [e.released.children for e in events if e.released] == [None]
    assert [e.abducted.children for e in events if e.abducted] == [3]


def test_a_number_shared_by_two_groups_counts_neither(draft: Read) -> None:
    text = "The shelling killed 90 women and children."
    [toll] = [event.killed for event in draft_of(draft(text, "2020-05-05", STAGES)).events if event.killed]
    assert (toll.best, toll.women, toll.children) == (90, None, None)


def test_a_percentage_is_no_count(draft: Read) -> None:
    text = "Some 500 people, 40 per cent of them children, were displaced to a camp."
    [toll] = [event.displaced for event in draft_of(draft(text, "2020-05-05", STAGES)).events if event.displaced]
    assert (toll.best, toll.children) == (500, None)


def test_displaced_people_who_are_killed_do_not_flee_again(draft: Read) -> None:
    events = draft_of(draft("Shells killed 12 displaced people in the camp.", "2020-05-05", STAGES)).events
    assert [event.displaced for event in events] == [None] * len(events)
    assert [event.killed.best for event in events if event.killed] == [12]


def test_a_toll_told_anew_is_one_claim_of_whoever_tells_it() -> None:
    text = "The ministry of health raised the toll from Sunday's bombing in Mosul to 43, up from 31."
    reading = read(text, published="2026-03-10")
    [claim] = [c for c in reading.claims if c.event]
    assert claim.event is not None
    assert claim.event.type == "bombing"
    assert claim.event.killed is not None
    assert (claim.event.killed.best, claim.claimant.document) == (43, False)
    assert len(reading.claims) == 1


def test_a_toll_that_grows_is_told_beside_the_deaths_that_raise_it(draft: Read) -> None:
    doc = draft("Three more people died of their wounds, taking the toll to 21.", stages=STAGES)
    assert [e.killed.best for e in draft_of(doc).events if e.killed] == [3, 21]


def test_a_blast_that_raises_the_toll_of_a_war_did_not_kill_them_all() -> None:
    reading = read("The blast raised the death toll in the war to 5,000.")
    assert all(c.event.killed is None for c in reading.claims if c.event and c.event.type == "bombing")


def test_where_people_were_killed_is_no_uncounted_group(draft: Read) -> None:
    doc = draft("A bomber killed 59 worshippers at a mosque in Peshawar.", stages=STAGES)
    assert [(e.killed.best, e.killed.high) for e in draft_of(doc).events if e.killed] == [(59, 59)]
