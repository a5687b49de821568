"""Event arguments in the form of WikiEvents and RAMS, from sentences of our own."""

from __future__ import annotations

import pytest

from counterclaim.bench.predict import events
from counterclaim.bench.reader import Bench
from counterclaim.records import Document

Answer = list[tuple[str, str, set[tuple[str, str]]]]


@pytest.fixture(scope="module")
def bench() -> Bench:
    return Bench.load()


def told(bench: Bench, text: str, corpus: str) -> Answer:
    (page,) = bench.pages([Document.of(text)], events.STAGES)
    assert page is not None
    return [
        (
            event["type"],
            text[event["trigger"]["start"] : event["trigger"]["end"]],
            {(arg["role"], text[arg["start"] : arg["end"]]) for arg in event["args"]},
        )
        for event in events.answer({"corpus": corpus}, page)["events"]
    ]


@pytest.mark.parametrize(
    ("text", "trigger", "arguments"),
    [
        # a weapon is no event of its own, and where a deed happened may be a common noun
        ("A bomb exploded at the station.", "exploded", {("ExplosiveDevice", "A bomb"), ("Place", "the station")}),
        ("Six guards were killed by a mine.", "killed", {("Victim", "Six guards")}),
        # whoever carried out the attack killed those who died in it
        ("The rebels attacked the camp, killing ten guards.", "killing", {("Killer", "The rebels"), ("Victim", "ten guards")}),
        # two sides of a fight
        ("There was a battle between troops and rebels.", "battle", {("Attacker", "troops"), ("Target", "rebels")}),
        # the whole of a counted phrase
        ("They seized hundreds of hostages.", "seized", {("Jailer", "They"), ("Detainee", "hundreds of hostages")}),
        # movement has ends and no place
        ("Villagers fled to Homs.", "fled", {("Transporter", "Villagers"), ("Destination", "Homs")}),
        # what a reading has no frame for: journeys and public statements
        ("Rebels shelled Hama. Two envoys arrived in Homs.", "arrived", {("Transporter", "Two envoys"), ("Destination", "Homs")}),
        ("Rebels shelled Hama. The ministry issued a statement.", "issued", {("Communicator", "The ministry")}),
        # the noun is the event, not the verb that carries it
        ("Two nurses suffered injuries.", "injuries", {("Victim", "Two nurses")}),
    ],
)  # fmt: skip
def test_wikievents(bench: Bench, text: str, trigger: str, arguments: set[tuple[str, str]]) -> None:
    found = told(bench, text, "WikiEvents")
    assert [word for _, word, _ in found if word in ("bomb", "mine")] == []
    assert any(word == trigger and args == arguments for _, word, args in found), found


def test_wikievents_has_no_warnings_bombs_laid_and_calls_on_nobody(bench: Bench) -> None:
    text = "Police warned the farmers. Rebels planted a bomb. The union called for protests. It called on miners to strike."
    assert [word for _, word, args in told(bench, text, "WikiEvents") if args] == ["called"]


def test_rams_marks_the_third_line(bench: Bench) -> None:
    lines = [
        "Rebels shelled Homs.",
        "It was cold.",
        "Police arrested two farmers.",
        "Rebels shelled Hama.",
        "It rained.",
    ]
    found = told(bench, "\n".join(lines) + "\n", "RAMS")
    assert found == [
        ("justice.arrestjaildetain.arrestjaildetain", "arrested", {("jailer", "Police"), ("detainee", "two farmers")})
    ]
