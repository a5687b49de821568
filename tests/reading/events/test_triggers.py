"""Which words tell a deed and which only sound like one."""

from __future__ import annotations

import pytest

from counterclaim.lexicon.frames import triggers_by_head
from counterclaim.reading.events.match import matches, possible
from counterclaim.reading.parse import Parser
from counterclaim.reading.parsed import Doc


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("The ministry began withdrawing some of its troops from the island.", "withdrawal"),
        ("The union withdrew its observers from the border.", "break_relations"),
        ("The president cancelled a visit to the capital.", "reject_talks"),
        ("The prosecutor dropped the charges against the mayor.", "ease_restrictions"),
        ("The army has ceased its operations in the valley.", "halt_attacks"),
        ("Kenyan soldiers were deployed as peacekeepers.", "peacekeeping"),
        ("The army closed all crossings into the enclave.", "checkpoint"),
        ("Senators led the attack on the ruling.", "condemn"),
        ("The militia complied with the demand.", "concede"),
    ],
)
def test_deeds(parser: Parser, text: str, frame: str) -> None:
    assert frame in {m.frame.id for m in matches(Doc(parser.nlp(text)))}


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("The ministry fights the epidemic.", "armed_clash"),
        ("She fought the charges.", "armed_clash"),
        ("Senators led the attack on the ruling.", "attack"),
        ("He fought back tears.", "armed_clash"),
    ],
)
def test_what_sounds_like_a_deed(parser: Parser, text: str, never: str) -> None:
    assert never not in {m.frame.id for m in matches(Doc(parser.nlp(text)))}


def test_kinds_of_war_are_no_war(parser: Parser) -> None:
    assert "armed_clash" not in {
        m.frame.id for m in matches(Doc(parser.nlp("They agreed to exchange prisoners of war.")))
    }


@pytest.mark.parametrize(
    ("text", "frame", "initiators"),
    [
        (
            "The attack, carried out with machetes by members of the Front, left 14 villagers dead.",
            "attack",
            ["members"],
        ),
        ("The navy stopped shelling the island at noon.", "shelling", ["navy"]),
        ("Protesters hurled petrol bombs at the police.", "riot", ["Protesters"]),
        ("Hackers attacked the banks.", "cyber_attack", ["Hackers"]),
        ("The inhabitants were driven out by the militia.", "displacement", ["militia"]),
        ("Gunmen took hostages and killed a judge.", "killing", ["Gunmen"]),
    ],
)
def test_who_did_it(parser: Parser, text: str, frame: str, initiators: list[str]) -> None:
    found = [
        [t.text for t in m.roles.get("initiator", [])] for m in matches(Doc(parser.nlp(text))) if m.frame.id == frame
    ]
    assert initiators in found, found


def test_triggers_whose_other_words_stand_nowhere_near_are_left_aside(parser: Parser) -> None:
    rows = triggers_by_head()["verb", "call"]
    doc = Doc(parser.nlp("The union called off the strike and later called the mayor."))
    with_off, alone = (t for t in doc if t.text == "called")
    assert any("off" in trigger.fixed for _, trigger in possible(with_off, "verb", rows))
    left = possible(alone, "verb", rows)
    assert not any("off" in trigger.fixed for _, trigger in left)
    assert [t for _, t in rows if not t.fixed and not t.needs] == [t for _, t in left if not t.fixed and not t.needs]


def test_triggers_whose_objects_the_sentence_does_not_have_are_left_aside(parser: Parser) -> None:
    rows = triggers_by_head()["verb", "express"]
    doc = Doc(parser.nlp("The mayor expressed outrage. The mayor expressed a wish."))
    with_outrage, without = (t for t in doc if t.text == "expressed")
    assert any("outrage" in words for _, trigger in possible(with_outrage, "verb", rows) for words in trigger.needs)
    assert not any("outrage" in words for _, trigger in possible(without, "verb", rows) for words in trigger.needs)
