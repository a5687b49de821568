"""Bad input: no error, the claims that can be had, and a note of what was not understood."""

from __future__ import annotations

import pytest

import counterclaim
from counterclaim.records import Reading


def read(text: str) -> Reading:
    return counterclaim.read(text, published="2017-07-16")


def noted(reading: Reading, words: str) -> bool:
    return any(words in note for note in reading.notes)


def test_an_odd_number_of_marks_is_said() -> None:
    reading = read('The army said: "Rebels shelled the mill at Hollowmere. Nobody was left.\nThe mill burned.')
    assert noted(reading, "a quotation mark without a partner (at character 15)")
    assert reading.claims[0].claimant.name == "army"
    assert not noted(read('The army said: "Rebels shelled the mill at Hollowmere."'), "without a partner")


@pytest.mark.parametrize(
    "text",
    [
        "The army said: „Rebels shelled the mill at Hollowmere“, and left.",
        "»Rebels shelled the mill at Hollowmere«, the army said.",
        "«Rebels shelled the mill at Hollowmere», the army said.",
        "“Rebels shelled the mill at Hollowmere”, the army said.",
        "‹Rebels shelled the mill at Hollowmere›, the army said.",
        "「Rebels shelled the mill at Hollowmere」, the army said.",
    ],
)
def test_marks_of_other_scripts_and_houses(text: str) -> None:
    reading = read(text)
    claim = next(c for c in reading.claims if c.event)
    assert (claim.claimant.name, claim.quoted) == ("army", "direct")
    assert not noted(reading, "without a partner")


def test_nested_five_deep() -> None:
    reading = read("The army said: “He said ‘they said \"we said «it said 'rebels shelled the mill'»\"’.”")
    assert any(c.claimant.name == "army" or "army" in [v.name for v in c.via] for c in reading.claims)


def test_a_text_that_is_one_quotation_names_no_speaker() -> None:
    reading = read('"Rebels shelled the mill at Hollowmere. They killed ten of us. The regime did nothing at all."')
    assert noted(reading, "quotations without a speaker (at character 0)")


def test_capitals_are_said() -> None:
    text = (
        "THE ARMY SAID THE REBELS SHELLED THE MILL AT SARAQEB ON FRIDAY. THE REBELS DENIED THIS AND BLAMED THE ARMY. "
    )
    reading = read(text * 3)
    assert noted(reading, "in capitals")
    assert {"army"} & {c.claimant.name for c in reading.claims}


def test_a_text_without_capitals_is_said_and_lends_nobody_a_country() -> None:
    reading = read(
        "the tour of africa ended on friday. the army said rebels had shelled the mill and killed two guards."
    )
    assert noted(reading, "no capitals")
    assert not [a.name for a in reading.actors if a.country]
    assert not noted(
        read("The army said rebels had shelled the mill, and that nobody had been hurt there."), "capitals"
    )


def test_a_part_of_the_world_is_no_town_that_bears_its_name() -> None:
    reading = read("Poverty in Africa grew. The army said rebels had shelled the mill.")
    assert not [a.name for a in reading.actors if a.country]


def test_a_paragraph_without_stops_is_read_and_said() -> None:
    reading = read("the army said rebels shelled the town and killed four people and " * 320)
    assert noted(reading, "a paragraph of more than 20,000 characters")
    assert noted(reading, "sentences of more than 150 words")
    assert len(reading.claims) >= 300


def test_a_speaker_whom_nobody_names_is_said() -> None:
    reading = read("They said rebels shelled the mill at Hollowmere.")
    assert noted(reading, "who speaks was not understood (at character 0)")
    assert reading.claims[0].claimant.actor is None
    assert not reading.claims[0].claimant.document


def test_a_transcript_gives_each_turn_to_its_speaker() -> None:
    reading = read("GEN. MILLER: Rebels shelled the mill.\nMAYOR ADAMS: The army shelled the town hall.\n")
    speakers = [(c.claimant.name or "").upper() for c in reading.claims if c.event]
    assert len(speakers) == 2
    assert "MILLER" in speakers[0]
    assert "ADAMS" in speakers[1]
