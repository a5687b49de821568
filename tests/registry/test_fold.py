"""Spellings that are one, and the way back to the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.registry.fold import fold, fold_text, sounds


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jabhat an-Nuṣra", "Jabhat al Nusra"),
        ("Hay’at Taḥrīr ash-Shām", "Hayat Tahrir al-Sham"),
        ("Daʿesh", "Da'esh"),
        ("Da‘esh", "Daesh"),
        ("Lashkar-i-Taiba", "Lashkar-e-Taiba"),
        ("U.N.", "UN."),
        ("Sinn Féin", "Sinn Fein"),
        ("Islamic\n   State", "Islamic State"),
        ("El-Nour", "al-Nour"),
    ],
)
def test_spellings_that_are_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_a_possessive_stays_apart() -> None:
    assert fold("People's Front") == "people's front"


def test_paragraphs_do_not_run_together() -> None:
    folded = fold_text("Islamic State\n\nArmy units").lower
    assert "state army" not in folded
    assert "statearmy" not in folded


@given(st.text(max_size=80))
def test_every_place_leads_back_into_the_text(text: str) -> None:
    folded = fold_text(text)
    places = [folded.at(i) for i in range(len(folded.cased))]
    assert folded.cased.isascii()
    assert len(folded.cased) == len(folded.lower)
    assert places == sorted(set(places))
    assert all(0 <= place < len(text) for place in places)


@given(st.text(alphabet="abcXYZ é’'-.\u0301\u200e", max_size=40))
def test_letters_come_back_to_their_own_letter(text: str) -> None:
    folded = fold_text(text)
    for i, char in enumerate(folded.lower):
        if char in "bcxyz":
            assert text[folded.at(i)].lower() == char


@pytest.mark.parametrize(
    ("one", "other"), [("nasrallah", "nasrullah"), ("hassan", "hasan"), ("qasim", "kassem"), ("yevgeny", "yevgeni")]
)
def test_transliterations_sound_alike(one: str, other: str) -> None:
    assert sounds(one) == sounds(other)
