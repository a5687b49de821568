"""The shapes in which a text says who says what."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.reading.attribution.helpers import source, told

from counterclaim.reading.parsed import Doc

Draft = Callable[..., Doc]


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        (
            "The governor said that the bridge was shelled at dawn.",
            "The governor",
            "that the bridge was shelled at dawn",
        ),
        ("The bridge was shelled at dawn, the governor said.", "the governor", "The bridge was shelled at dawn"),
        ("The bridge, the governor said, was shelled at dawn.", "the governor", "The bridge … was shelled at dawn"),
        ("According to the governor, the bridge was shelled.", "the governor", "the bridge was shelled"),
        ("The bridge was shelled, according to two residents.", "two residents", "The bridge was shelled"),
        (
            "Rebels attacked a post on Sunday, the Observatory said, killing 12 soldiers.",
            "the Observatory",
            "Rebels attacked a post on Sunday … killing 12 soldiers",
        ),
        ("Rebels shelled the bridge, the army said, but the group denied it.", "the army", "Rebels shelled the bridge"),
        ("The bridge was shelled, police said, and the army blamed rebels.", "police", "The bridge was shelled"),
        (
            "The clan's patriarch, Jane Dorn, denied that her men shelled the bridge.",
            "The clan's patriarch, Jane Dorn",
            "that her men shelled the bridge",
        ),
        ("The bridge was shelled, according to state media.", "state media", "The bridge was shelled"),
        (
            "The bridge was shelled, according to army officials in Alda.",
            "army officials in Alda",
            "The bridge was shelled",
        ),
        ("Police accused the miners of burning a depot.", "Police", "the miners of burning a depot"),
        ("The miners were accused by police of burning a depot.", "police", "of burning a depot"),
        ("Villagers blamed the militia for the fire.", "Villagers", "the militia for the fire"),
        ("The envoy called on both sides to lay down their arms.", "The envoy", "both sides to lay down their arms"),
        ("The envoy urged the militia to release the nurses.", "The envoy", "the militia to release the nurses"),
        ("The militia denied burning the depot.", "The militia", "burning the depot"),
        ("The miners vowed to avenge their comrades.", "The miners", "to avenge their comrades"),
        ("The doctor warned of a famine in the valley.", "The doctor", "a famine in the valley"),
        ("The bishop voiced doubts about the truce.", "The bishop", "the truce"),
        ("The brigade claimed responsibility for the blast.", "The brigade", "the blast"),
        ("Reporters asked the miners if they had burned the depot.", "Reporters", "if they had burned the depot"),
        ("As the governor noted, the bridge was shelled at dawn.", "the governor", "the bridge was shelled at dawn"),
        ("The army's claim is that the depot had been empty.", "The army's", "that the depot had been empty"),
        (
            "The militia claimed in an interview with a local paper that it had left the valley.",
            "The militia",
            "that it had left the valley",
        ),
        ("The bishop mocked the truce.", "The bishop", "the truce"),
    ],
)
def test_source_and_content(draft: Draft, text: str, who: str, what: str) -> None:
    doc = draft(text, stages=["attribution"])
    found = told(doc)
    assert found, "no attribution was found"
    assert source(doc) == who
    assert found[0].what == what


def test_lost_comma_before_the_cue_clause(draft: Draft) -> None:
    doc = draft(
        "Two farmers were killed when a mine went off near the mill the army said on Monday.", stages=["attribution"]
    )
    assert source(doc) == "the army"
    assert told(doc)[0].what.startswith("Two farmers were killed")


@pytest.mark.parametrize("line", ["Nine killed in valley ambush: police", "Police: rebels burned the mill"])
def test_headline_with_a_colon(draft: Draft, line: str) -> None:
    doc = draft(f"{line}\nThe mill stands empty.", stages=["attribution"])
    assert source(doc).lower() == "police"


def test_report_without_a_source(draft: Draft) -> None:
    found = told(
        draft("The convoy reportedly left the valley. The nurses are believed to have fled.", stages=["attribution"])
    )
    assert [t.who for t in found] == [(), ()]
    assert [t.certainty for t in found] == ["probable", "probable"]


def test_noun_cues(draft: Draft) -> None:
    doc = draft(
        "A statement by the army said the mill was empty. The miners rejected the army's claim that they burned it.",
        stages=["attribution"],
    )
    whos = [t.who for t in told(doc)]
    assert whos[0] == ("army",)
    assert ("army",) in whos[1:]


def test_things_that_cannot_speak_claim_nothing(draft: Draft) -> None:
    doc = draft("The blast claimed nine lives. The fighting raised fears of a famine.", stages=["attribution"])
    assert all(t.who == () for t in told(doc))


@pytest.mark.parametrize(
    "text",
    [
        "The army did not confirm the raid.",
        "The army neither confirmed nor denied that it shelled the mill.",
        "The envoy should condemn the raid.",
        "The miners plan to march on the capital.",
        "The move signals a new policy.",
    ],
)
def test_what_nobody_says_binds_nobody(draft: Draft, text: str) -> None:
    assert told(draft(text, stages=["attribution"])) == []


def test_relative_clause_speaks_for_all_its_nouns(draft: Draft) -> None:
    doc = draft("Ruritania and Graustark, which accuse each other of raids, met in Geneva.", stages=["attribution"])
    assert len(told(doc)[0].who) == 2


def test_a_quotation_signed_below_belongs_to_who_signed_it(draft: Draft) -> None:
    doc = draft(
        "Readers wrote to us.\n“They burned our mill. I saw it.”\u00a0― Ann Miller\u00a0\n", stages=["attribution"]
    )
    signed = next(t for t in told(doc) if "burned" in t.what)
    assert signed.who == ("Ann Miller",)


def test_words_that_only_name_a_target_bind_nobody(draft: Draft) -> None:
    """The reason is what tells an attack in words from one with arms."""
    assert not told(draft("The brigade attacked the depot at dawn.", stages=["attribution"]))


def test_who_answers_a_raid_does_not_tell_it(draft: Draft) -> None:
    assert not told(draft("The army responded to the raid on the depot with artillery.", stages=["attribution"]))


def test_a_verb_with_its_particle_is_another_verb(draft: Draft) -> None:
    assert not told(draft("The army called off the attack.", stages=["attribution"]))
    assert told(draft("The army called the attack a mistake.", stages=["attribution"]))
