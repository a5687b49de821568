"""Who answers what: charges that are rejected in a relative clause, and what is called untrue."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.reading.attribution.helpers import FULL, told

import counterclaim
from counterclaim.reading.parsed import Doc

Draft = Callable[..., Doc]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said guards had burned the mill, a charge the union rejects.",
        "The mayor accused the guards of burning the mill, which the union denied.",
        "The mayor accused the guards of arson, an allegation the union dismissed at the time.",
    ],
)
def test_an_answer_in_a_relative_clause_is_told_by_the_document(draft: Draft, text: str) -> None:
    answers = [t for t in told(draft(text, stages=FULL)) if t.stance == "denies"]
    assert [(t.who, t.via, t.polarity) for t in answers] == [(("union",), (), "negative")]
    assert all("union" not in t.what for t in told(draft(text, stages=FULL)))


def test_the_answer_is_a_claim_with_its_own_words() -> None:
    reading = counterclaim.read("The mayor accused the guards of burning the mill, which the union denied.")
    (answer,) = [c for c in reading.claims if c.stance == "denies"]
    assert answer.text == "which the union denied"


@pytest.mark.parametrize(
    "text",
    [
        "The governor called the allegation baseless.",
        "The governor called the ministry's account a fabrication.",
        'The union accused the governor of theft, a claim he called "absurd".',
    ],
)
def test_what_is_called_untrue_is_denied(draft: Draft, text: str) -> None:
    assert [(t.stance, t.polarity) for t in told(draft(text, stages=FULL))][-1] == ("denies", "negative")


def test_reports_called_false_tell_of_nothing() -> None:
    reading = counterclaim.read("The governor said reports of a massacre were false.")
    (claim,) = [c for c in reading.claims if c.event is not None]
    assert (claim.claimant.name, claim.stance, claim.polarity) == ("governor", "denies", "negative")


def test_a_name_between_commas_is_whom_the_indefinite_phrase_means(draft: Draft) -> None:
    for text in (
        "A spokesman for the miners in Northport, Adam Reed, first denied that the mill had burned.",
        "An aide to Miller, Adam Reed, insisted that the mill had burned.",
    ):
        assert told(draft(text, stages=FULL))[0].who == ("Adam Reed",)


def test_a_participle_after_a_denial_goes_on_with_who_denies(draft: Draft) -> None:
    doc = draft("Adam Reed denied that the guards had fled, blaming the miners for the fire.", stages=FULL)
    assert [(t.who, t.stance) for t in told(doc)] == [(("Adam Reed",), "denies"), (("Adam Reed",), "accuses")]


@pytest.mark.parametrize(
    ("text", "what", "stance"),
    [
        ("The miner pointed the finger at the guards.", "the guards", "accuses"),
        ("The miner held the guards responsible for the fire.", "the guards … for the fire", "accuses"),
        ("The guards laughed off the charge.", "the charge", "denies"),
        ("Local reporters counted nine dead.", "nine dead", "states"),
        ("The guards gave a toll of about 70.", "about 70", "states"),
        ('"A stray shell hit the mill," the miner went on.', '"A stray shell hit the mill,"', "states"),
        ('"We did not burn it. We left," Adam Reed was quoted as saying.', '"We did not burn it. We left,"', "states"),
    ],
)
def test_more_ways_of_saying(draft: Draft, text: str, what: str, stance: str) -> None:
    (found,) = told(draft(text, stages=FULL))
    assert (found.what, found.stance) == (what, stance)


def test_who_is_unable_to_confirm_says_nothing(draft: Draft) -> None:
    assert told(draft("The guards were unable to confirm whether the mill had burned.", stages=FULL)) == []
