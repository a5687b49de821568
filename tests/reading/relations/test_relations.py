"""Relations between actors."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from counterclaim.reading.draft import draft_of

Read = Callable[..., Doc]
STAGES = ["dates", "actors", "places", "coreference", "attribution", "events", "relations", "casualties"]


def ties(draft: Read, text: str) -> set[tuple[str, str | None, str | None]]:
    return {(r.type, r.source, r.target) for r in draft_of(draft(text, "2020-05-05", STAGES)).relations}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hezbollah is backed by Iran.", ("backs", "state-irn", "hezbollah")),
        ("Iran backs Hezbollah.", ("backs", "state-irn", "hezbollah")),
        ("Hezbollah, which is supported by Iran and Syria, denied it.", ("backs", "state-syr", "hezbollah")),
        ("Iranian-backed Hezbollah denied it.", ("backs", "state-irn", "hezbollah")),
        ("Hezbollah, a close ally of Iran, denied it.", ("allied_with", "hezbollah", "state-irn")),
        ("Syria and its ally Russia denied it.", ("allied_with", "state-rus", "state-syr")),
        ("Hezbollah has links with Iran.", ("linked_to", "hezbollah", "state-irn")),
    ],
)
def test_ties(draft: Read, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in ties(draft, text)


def test_coordinated_ends_give_one_relation_each(draft: Read) -> None:
    found = ties(draft, "The group Hezbollah is backed by Iran, Syria and Russia.")
    assert {s for t, s, o in found if t == "backs" and o == "hezbollah"} >= {"state-irn", "state-syr", "state-rus"}


def test_a_denied_tie_is_negative(draft: Read) -> None:
    doc = draft("Turkey does not support Hezbollah.", "2020-05-05", STAGES)
    assert [r.polarity for r in draft_of(doc).relations if r.type == "backs"] == ["negative"]


def test_control_of_a_place(draft: Read) -> None:
    doc = draft("Hezbollah controls the city of Aleppo in Syria.", "2020-05-05", STAGES)
    found = draft_of(doc)
    (tie,) = [r for r in found.relations if r.type == "controls"]
    assert tie.source == "hezbollah"
    assert tie.target in found.places


def test_exclusion_is_positive_though_the_verb_is_denied(draft: Read) -> None:
    doc = draft("Hezbollah is not subject to the truce signed by Iran and Turkey.", "2020-05-05", STAGES)
    (tie,) = [r for r in draft_of(doc).relations if r.type == "excluded_from"]
    assert (tie.source, tie.polarity) == ("hezbollah", "positive")
