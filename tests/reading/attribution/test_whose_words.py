"""Whose words they are: what somebody issued, what two say in one sentence, what a relative clause calls something."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.reading.attribution.test_no_speakers import words

from counterclaim.reading.attribution import find_tellings
from counterclaim.reading.parsed import Doc

Draft = Callable[..., Doc]


def tellings(doc: Doc) -> list[tuple[str, str, str]]:
    """Source, cue word and content of each telling."""
    return [(words(doc, t.source), doc[t.head].text, words(doc, t.content)) for t in find_tellings(doc)[0]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The army issued a statement saying that rebels had shelled the mill.",
            [("The army", "saying", "that rebels had shelled the mill")],
        ),
        (
            "The union published a report accusing the rebels of burning the mill.",
            [("The union", "accusing", "the rebels of burning the mill")],
        ),
        (
            "The minister posted a series of tweets condemning the raid on the mill.",
            [("The minister", "condemning", "the raid on the mill")],
        ),
        (
            "The army released a letter that says rebels burned the mill.",
            [("The army", "says", "rebels burned the mill")],
        ),
        # what somebody only got or read stays the paper's own word
        (
            "Villagers received a letter saying that rebels would burn the mill.",
            [("a letter", "saying", "that rebels would burn the mill")],
        ),
        (
            "The minister read a report that says rebels burned the mill.",
            [("that", "says", "rebels burned the mill")],
        ),
        # those who are released speak themselves
        (
            "Rebels released nine nurses saying they had been treated well.",
            [("nine nurses", "saying", "they had been treated well")],
        ),
    ],
)
def test_what_is_issued_is_the_issuers_word(draft: Draft, text: str, found: list[tuple[str, str, str]]) -> None:
    assert tellings(draft(text, stages=["actors"])) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The army said it had killed nine rebels, but the miners denied that rebels were there.",
            [
                ("The army", "said", "it had killed nine rebels"),
                ("the miners", "denied", "that rebels were there"),
            ],
        ),
        (
            "The army said rebels burned the mill, and the ministry confirmed the fire.",
            [("The army", "said", "rebels burned the mill"), ("the ministry", "confirmed", "the fire")],
        ),
        # with "that" it goes on with what the army said
        (
            "The army said that rebels burned the mill, and that police confirmed the fire.",
            [
                ("The army", "said", "that rebels burned the mill , and that police confirmed the fire"),
                ("police", "confirmed", "the fire"),
            ],
        ),
    ],
)
def test_two_who_speak_in_one_sentence(draft: Draft, text: str, found: list[tuple[str, str, str]]) -> None:
    assert tellings(draft(text, stages=["actors"])) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The bishop mourned the raid, which the governor called a massacre.",
            ("the governor", "called", "the raid a massacre"),
        ),
        ("The army killed a man whom it described as a courier.", ("it", "described", "a man as a courier")),
        ("The militia described themselves as liberators.", ("The militia", "described", "themselves as liberators")),
        ("While the war goes on, the army praised the truce.", ("the army", "praised", "the truce")),
        ('"A black day," said Jane Dorn, a miner.', ("Jane Dorn , a miner", "said", '" A black day , "')),
    ],
)
def test_what_is_said_of_what(draft: Draft, text: str, found: tuple[str, str, str]) -> None:
    assert tellings(draft(text, stages=["actors"]))[-1] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The miners heard of a view echoed by the union.", ("the union", "echoed", "a view")),
        ("Police met villagers nervous about the raid.", ("villagers", "nervous", "the raid")),
        ("As the mayor put it, the valley was lost.", ("the mayor", "put", "the valley was lost")),
        ("Officials were quick to deny the flood.", ("Officials", "deny", "the flood")),
        ("The mayor reminded her of the flood.", ("The mayor", "reminded", "the flood")),
        (
            'The rebels claimed the town in a message, saying: "We shall stay."',
            ("The rebels", "saying", '" We shall stay . "'),
        ),
        # what ends the paragraph before was said by somebody else
        (
            '"We shall stay," she said. "We fear nobody."\nThe mayor declined the plan.',
            ("The mayor", "declined", "the plan"),
        ),
    ],
)
def test_what_is_told_stands_before_or_elsewhere(draft: Draft, text: str, found: tuple[str, str, str]) -> None:
    assert tellings(draft(text, stages=["actors"]))[-1] == found


@pytest.mark.parametrize(
    ("text", "who"),
    [("It is hard to confirm the flood.", ""), ("The ministry wavers. It is reluctant to confirm the flood.", "It")],
)
def test_what_is_hard_is_said_by_nobody(draft: Draft, text: str, who: str) -> None:
    assert [found[0] for found in tellings(draft(text, stages=["actors"])) if found[1] == "confirm"] == [who]


def test_an_article_written_by_somebody_is_not_told_of(draft: Draft) -> None:
    assert tellings(draft("The mayor bought a painting published by the union.", stages=["actors"])) == []
