"""Violence told without its doer, where the same document knows the doer."""

from __future__ import annotations

import pytest

import counterclaim
from counterclaim.records import Framing, Reading

SIDES = ("Ahrar al-Sham", "Suqour al-Sham")
HEADLINE = "Twelve killed in strike on Sarjeh market\n\n"


def read(text: str, doer: str, enemy: str) -> Reading:
    return counterclaim.read(text.format(a=doer, b=enemy), published="2017-07-16")


def left_out(reading: Reading) -> list[Framing]:
    return [f for f in reading.framing if f.device == "agentless"]


@pytest.mark.parametrize(("doer", "enemy"), [SIDES, SIDES[::-1], ("The Syrian army", "Ahrar al-Sham")])
@pytest.mark.parametrize(
    ("text", "words", "teller"),
    [
        (HEADLINE + "{a} shelled the market in Sarjeh on Friday, killing 12 people.", {"killed", "strike"}, None),
        (
            "Bombing of Sarjeh market kills 12\n\n{a} bombed the market in Sarjeh on Friday, killing 12 people.",
            "Bombing",
            None,
        ),
        (
            "At least 12 people were killed when a market was hit in Sarjeh on Friday.\n\nFighters of {a} fired rockets at the "
            "market in Sarjeh, killing 12 people, the Syrian Observatory for Human Rights said.",
            {"killed"},
            "Syrian Observatory for Human Rights",
        ),
    ],
)
def test_the_opening_leaves_out_whom_the_body_names(
    text: str, words: set[str], teller: str | None, doer: str, enemy: str
) -> None:
    reading = read(text, doer, enemy)
    [found] = left_out(reading)
    name = "Armed forces of Syria" if doer == "The Syrian army" else doer
    assert (reading.name_of(found.target), found.voice) == (name, "document")
    assert found.text in words
    assert found.neutral == f"{found.text} by {name}" + (f", according to {teller}" if teller else "")


@pytest.mark.parametrize(("doer", "enemy"), [SIDES, SIDES[::-1]])
def test_the_doer_tells_of_dead_civilians_without_itself(doer: str, enemy: str) -> None:
    told = "{a} shelled the market in Sarjeh on Friday, killing 12 people. "
    reading = read(told + "A spokesman for {a} said that 12 civilians had been killed in Sarjeh.", doer, enemy)
    [found] = left_out(reading)
    assert (found.text, reading.name_of(found.target), found.voice) == ("killed", doer, "reported")
    assert reading.name_of(found.claimant) == "spokesman"
    other = read(told + "A spokesman for {b} said that 12 civilians had been killed in Sarjeh.", doer, enemy)
    assert left_out(other) == []


@pytest.mark.parametrize(("doer", "enemy"), [SIDES, SIDES[::-1]])
@pytest.mark.parametrize(
    "text",
    [
        # nobody knows
        HEADLINE + "Twelve people were killed when a market was hit in Sarjeh on Friday. {a} released two prisoners.",
        # only an enemy says so
        HEADLINE + "{b} said {a} had shelled the market in Sarjeh on Friday, killing 12 people.",
        HEADLINE + "Twelve people died in Sarjeh on Friday. {b} accused {a} of shelling the market in Sarjeh.",
        # denied
        HEADLINE + "{a} shelled the market in Sarjeh on Friday, killing 12 people. {a} denied the accusation.",
        # named beside it, or right before
        "Twelve killed in strike on Sarjeh market by {a}\n\n{a} shelled the market on Friday, killing 12 people.",
        "{a} shells market\n\nTwelve people were killed in Sarjeh on Friday. {a} shelled the market, killing 12 people.",
        # the economy of words inside a report
        "{a} shelled the market in Sarjeh on Friday, killing 12 people. Of the 12 who were killed in Sarjeh, two were old.",
        # another deed
        HEADLINE + "Rescuers came. {a} shelled the mill of Saraqeb on Tuesday, killing 30 people.",
        # both are named
        HEADLINE
        + "{a} shelled the market in Sarjeh on Friday, killing 12 people. {b} shelled the market in Sarjeh, killing 12 people.",
    ],
)
def test_what_is_no_framing(text: str, doer: str, enemy: str) -> None:
    assert left_out(read(text, doer, enemy)) == []
