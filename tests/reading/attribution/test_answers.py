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


def test_accused_of_two_deeds_by_two(draft: Draft) -> None:
    text = "The mayor accused the guards and the miners of hiding in a mill and then firing at soldiers."
    (found,) = told(draft(text, stages=FULL))
    assert (found.who, found.stance) == (("mayor",), "accuses")
    assert found.what == "the guards and the miners of hiding in a mill and then firing at soldiers"
    reading = counterclaim.read(text)
    (shooting,) = [c for c in reading.claims if c.event and c.event.type == "shooting"]
    names = {reading.name_of(ref) for ref in shooting.event.initiators}
    assert (shooting.claimant.name, names & {"mayor"}) == ("mayor", set())
    assert "guards" in names


def test_a_statement_is_of_who_issued_it(draft: Draft) -> None:
    doc = draft('"We will go on," the union said in a statement, which urged the mayor to resign.', stages=FULL)
    assert {t.who for t in told(doc)} == {("union",)}


def test_who_admits_one_thing_goes_on_to_say_another(draft: Draft) -> None:
    doc = draft("The union admitted that guards had slept in the mill but said they had left.", stages=FULL)
    assert [(t.who, t.what) for t in told(doc)] == [
        (("union",), "that guards had slept in the mill"),
        (("union",), "they had left"),
    ]


@pytest.mark.parametrize("who", ["forces loyal to Adam Reed", "gunmen close to Adam Reed"])
def test_the_deed_may_hang_on_any_word_of_the_accused(draft: Draft, who: str) -> None:
    (found,) = told(draft(f"The mayor accused {who} of burning homes.", stages=FULL))
    assert (found.what, found.stance) == (f"{who} of burning homes", "accuses")


def test_what_somebody_calls_the_deed_leaves_the_accusation() -> None:
    reading = counterclaim.read('The mayor accused the guards of doing what he called a "heinous crime".')
    assert [c.text for c in reading.claims if c.stance == "accuses"] == ["the guards of doing"]


def test_a_denial_of_anothers_claim_is_a_claim_too() -> None:
    reading = counterclaim.read("The mayor rejected a claim by two nurses in Juba that guards had blocked the road.")
    found = {(c.claimant.name, c.stance, c.polarity) for c in reading.claims if c.cue}
    assert ("mayor", "denies", "negative") in found
    assert ("nurses", "states", "positive") in found


def test_what_is_denied_is_not_told_by_itself(draft: Draft) -> None:
    doc = draft("The union, which denies backing the miners, called for talks.", stages=FULL)
    assert [(t.stance, t.what) for t in told(doc)] == [("denies", "backing the miners"), ("demands", "talks")]


def test_a_clause_joined_by_and_is_not_what_the_next_one_denies(draft: Draft) -> None:
    doc = draft("The opposition calls them thieves, and the mayor denies any link to the mill.", stages=FULL)
    assert [(t.who, t.what) for t in told(doc)] == [
        (("opposition",), "them thieves"),
        (("mayor",), "any link to the mill"),
    ]


def test_who_says_and_then_denies_denies_in_its_own_words() -> None:
    reading = counterclaim.read("The union said that nine had died, but denied that guards had fled.")
    (answer,) = [c for c in reading.claims if c.event and c.event.type == "deny"]
    assert answer.text == "denied"


def test_a_clause_that_the_parser_lost_is_told() -> None:
    reading = counterclaim.read("The mayor left the talks, arguing that the UNITA used past truces to rearm.")
    own = [c.text for c in reading.claims if c.claimant.document]
    assert not any("UNITA" in text for text in own)
    assert "the UNITA used past truces to rearm" in [c.text for c in reading.claims if c.claimant.name == "mayor"]


def test_what_a_charge_is_called_is_told_once() -> None:
    reading = counterclaim.read('The union accused the governor of theft, a claim he called "absurd".')
    assert [c.text for c in reading.claims if c.stance == "denies"] == ['a claim he called "absurd']


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Uganda's army said on Friday it was behind a raid on Arua.", "claims_responsibility"),
        ("Uganda's army said on Friday it was not behind a raid on Arua.", "denies"),
        ("Uganda's army said that Kenya was behind a raid on Arua.", "accuses"),
    ],
)
def test_who_says_to_be_behind_a_deed(text: str, stance: str) -> None:
    reading = counterclaim.read(text)
    assert {c.stance for c in reading.claims if c.event is not None} == {stance}


def test_what_is_added_by_the_way_is_not_denied() -> None:
    reading = counterclaim.read("Rwanda denied backing the M23, which a UN panel says receives arms from Kigali.")
    told = [(c.claimant.name, c.polarity) for c in reading.claims if c.relation and c.relation.type == "backs"]
    assert told == [("Rwanda", "negative"), ("United Nations", "positive")]
    reading = counterclaim.read("The militia denied that its men, who entered Goma on Monday, had killed civilians.")
    told = [(c.event.type, c.polarity) for c in reading.claims if c.event and c.event.type != "deny"]
    assert told == [("force_movement", "positive"), ("killing", "negative")]
    assert not [c.text for c in reading.claims if c.text == "its men"]


def test_a_charge_rejected_does_not_undo_who_makes_it() -> None:
    reading = counterclaim.read("Burundi accuses Rwanda of training rebels, a charge Rwanda rejects.")
    told = [(c.claimant.name, c.polarity) for c in reading.claims if c.event and c.event.type == "recruitment"]
    assert told == [("Burundi", "positive"), ("Rwanda", "negative")]
