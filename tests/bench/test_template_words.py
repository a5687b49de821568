"""Words and kinds of MUC fills: general vocabulary, no names."""

from __future__ import annotations

import pytest

from counterclaim.bench.predict.template_incidents import armed, vague
from counterclaim.bench.predict.template_slots import is_building_or_vehicle, nation
from counterclaim.bench.predict.template_words import bare, number_of


@pytest.mark.parametrize(
    ("words", "expected"),
    [("THE GUERRILLAS", "GUERRILLAS"), ("AT LEAST 10 TOWERS", "TOWERS"), ("HIS GUARD", "HIS GUARD"), ("THE", "THE")],
)
def test_fills_have_no_article_and_number(words, expected):
    assert bare(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("TWO DEPUTIES", "2"),
        ("1,200 HOMES", "1200"),
        ("SEVERAL HOMES", "PLURAL"),
        ("A BRIDGE", "1"),
        ("A BUSINESS", "1"),
        ("THE HEADQUARTERS", "1"),
        ("A BUS", "1"),
    ],
)
def test_numbers_are_read_off_the_phrase(words, expected):
    assert number_of(words) == expected


def test_armed_targets_and_nobody_in_particular():
    assert armed("THREE SOLDIERS")
    assert not armed("A FORMER SOLDIER")
    assert not armed("THE SOLDIER'S WIFE")
    assert vague("THE CIVILIAN POPULATION")
    assert vague("909 PERSONS")
    assert not vague("TWO PERSONS")


def test_buildings_are_told_by_their_head():
    assert is_building_or_vehicle("A RADIO STATION")
    assert is_building_or_vehicle("OFFICES OF THE MAYOR")
    assert not is_building_or_vehicle("A RADIO ANNOUNCER")


def test_nations_of_victims():
    assert nation("TWO U.S. PRIESTS") == "UNITED STATES"
    assert nation("A SPANISH NUN") == "SPAIN"
    assert nation("A NUN") is None
