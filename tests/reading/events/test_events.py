"""Events: roles over the grammar, in texts of our own about two invented groups."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim import read
from counterclaim.reading.draft import DraftEvent, draft_of
from counterclaim.reading.events.match import matches
from counterclaim.reading.parse import Parser
from counterclaim.reading.parsed import Doc

Read = Callable[..., Doc]
STAGES = ["dates", "actors", "places", "coreference", "attribution", "events", "relations", "casualties"]
NAMES = "The Red Front and the Blue Army are armed groups. "


def roles(parser: Parser, text: str, frame: str) -> list[tuple[list[str], list[str]]]:
    found = []
    for m in matches(Doc(parser.nlp(text))):
        if m.frame.id == frame:
            party = m.roles.get("party", [])
            first, second = m.roles.get("initiator", []) + party, m.roles.get("target", [])
            found.append(([t.text for t in first], [t.text for t in second]))
    return found


@pytest.mark.parametrize(
    ("text", "frame", "initiators", "targets"),
    [
        ("Rebels shelled the town.", "shelling", ["Rebels"], ["town"]),
        ("The town was shelled by rebels.", "shelling", ["rebels"], ["town"]),
        ("The shelling of the town by rebels continued.", "shelling", ["rebels"], ["town"]),
        ("The town came under attack from rebels.", "attack", ["rebels"], ["town"]),
        ("Rebels, who attacked the convoy, fled.", "attack", ["Rebels"], ["convoy"]),
        ("The convoy attacked by rebels was carrying food.", "attack", ["rebels"], ["convoy"]),
        ("Attacks launched by rebels on the camp continued.", "attack", ["rebels"], ["camp"]),
        ("The militia is accused of attacking villagers.", "attack", ["militia"], ["villagers"]),
        ("The minister accused the militia of attacking villagers.", "attack", ["militia"], ["villagers"]),
        ("The militia wants to attack the port.", "attack", ["militia"], ["port"]),
        ("Rebels entered the village and killed three farmers.", "killing", ["Rebels"], ["farmers"]),
        ("Soldiers and rebels clashed near the bridge.", "armed_clash", ["Soldiers", "rebels"], []),
        ("Clashes erupted between soldiers and rebels.", "armed_clash", ["soldiers", "rebels"], []),
        ("The families blamed the militia for the attack.", "attack", ["militia"], []),
        ("Officials blamed the attack on the militia.", "attack", ["militia"], []),
        ("The army blames attacks on villages on the militia.", "attack", ["militia"], ["villages"]),
        ("Officials attributed the bombing to the militia.", "bombing", ["militia"], []),
        ("The blast was the work of the militia.", "bombing", ["militia"], []),
        ("The militia claimed responsibility for the bombing.", "bombing", ["militia"], []),
        ("The army suffered a defeat at the hands of rebels.", "attack", ["rebels"], ["army"]),
    ],
)
def test_roles(parser: Parser, text: str, frame: str, initiators: list[str], targets: list[str]) -> None:
    found = roles(parser, text, frame)
    assert any(set(initiators) <= set(i) and set(targets) <= set(t) for i, t in found), found


@pytest.mark.parametrize(
    ("text", "frame", "never"),
    [
        ("Hackers shut down the power grid.", "cyber_attack", "meeting"),
        ("The junta tore up the defence agreement.", "reject", "agreement"),
        ("Militias armed by a neighbour shelled the base.", "recruitment", "meeting"),
        ("The gunmen stormed a village, men armed with machetes said.", "attack", "recruitment"),
        ("An official not authorised to talk to the press confirmed the attack.", "attack", "meeting"),
        ("The front said it would suspend military actions.", "halt_attacks", "break_relations"),
        ("Any attack on the dam will be met with force.", "attack", "meeting"),
        ("The troops have not withdrawn, residents told the agency.", "withdrawal", "request"),
        ("The convoy came under mortar fire.", "shelling", "shooting"),
        ("The town came under fire from rockets.", "shelling", "shooting"),
        ("Troops captured five of the villages.", "takes_territory", "abduction"),
        ("Nine rebels were killed and five captured.", "abduction", "takes_territory"),
        ("Soldiers and rebels exchanged fire.", "armed_clash", "shooting"),
        ("Unknown men threw an improvised device at the gate.", "grenade", "bombing"),
        ("Air defences intercepted a missile.", "interception", "shelling"),
        ("Rebels shot down a helicopter.", "shoot_down", "interception"),
        ("The rebels handed over the town to the police.", "territory_transfer", "takes_territory"),
        ("Commandos rescued the hostages.", "rescue", "abduction"),
        ("Rebels captured two soldiers.", "abduction", "detention"),
        ("Rebels captured the town.", "takes_territory", "abduction"),
        ("The two armies held a joint exercise.", "joint_exercise", "military_exercise"),
        ("The embassy lodged a protest with the ministry.", "diplomatic_protest", "protest"),
        ("The king pardoned the prisoners.", "pardon", "release"),
        ("Teachers went on strike.", "labour_strike", "air_strike"),
        ("Police fired tear gas at the crowd.", "crowd_control", "chemical_weapon"),
        ("The rebels violated the ceasefire.", "ceasefire_violation", "ceasefire"),
    ],
)
def test_boundaries_of_the_coding_manuals(parser: Parser, text: str, frame: str, never: str) -> None:
    found = {m.frame.id for m in matches(Doc(parser.nlp(text)))}
    assert frame in found
    assert never not in found


def events(draft: Read, text: str) -> list[DraftEvent]:
    return draft_of(draft(text, "2020-05-05", STAGES)).events


def test_every_event_has_a_span_around_its_trigger_and_says_why(draft: Read) -> None:
    text = "Syrian troops shelled the town of Saraqeb on Monday, killing two people, the Syrian Observatory said."
    found = events(draft, text)
    assert found
    for event in found:
        assert 0 <= event.start_char <= event.trigger_start < event.trigger_end <= event.end_char <= len(text)
        assert event.because["type"]
        assert event.because["time"]


def test_unknown_initiator_stays_unknown(draft: Read) -> None:
    (event,) = [e for e in events(draft, "Two shells landed near a school in Aleppo.") if e.frame == "shelling"]
    assert event.initiators == []


def test_mediators_are_not_parties(draft: Read) -> None:
    text = "Sudan and Chad signed a peace agreement brokered by Qatar."
    (event,) = [e for e in events(draft, text) if e.frame == "agreement"]
    assert event.mediators == ["state-qat"]
    assert "state-qat" not in event.initiators + event.targets


def test_swapping_the_enemies_swaps_the_roles(draft: Read) -> None:
    def read(a: str, b: str) -> list[tuple[list[str], list[str]]]:
        text = f"{a} shelled a town in the north. {b} said {a} had killed two people. {b} attacked {a} on Friday."
        return [(e.initiators, e.targets) for e in events(draft, text)]

    swap = {"state-rus": "state-ukr", "state-ukr": "state-rus"}
    first, second = read("Russia", "Ukraine"), read("Ukraine", "Russia")
    assert first == [([swap.get(x, x) for x in i], [swap.get(x, x) for x in t]) for i, t in second]


def test_nothing_is_read_from_empty_text(draft: Read) -> None:
    assert events(draft, "") == []


@pytest.mark.parametrize(
    ("text", "frame", "never"),
    [
        ("The hall in Arvan was shattered by an explosion, killing ten guests.", "killing", "hall"),
        ("The bombing of the port caused widespread chaos.", "bombing", "chaos"),
        ("It was what President Tal Morren called an attack.", "attack", "Morren"),
        ("It was an attack at the port of Cadiz, Spain which killed ten guards.", "killing", "Spain"),
    ],
)
def test_words_that_play_no_part(parser: Parser, text: str, frame: str, never: str) -> None:
    found = roles(parser, text, frame)
    assert found
    assert not any(never in [*i, *t] for i, t in found), found


@pytest.mark.parametrize(
    ("text", "frame", "targets"),
    [
        ("The school was damaged by an explosion near the river.", "bombing", ["school"]),
        ("Nine villagers were dead.", "killing", ["villagers"]),
        ("The device was left in a car. It exploded outside the bank.", "bombing", ["bank"]),
        ("Rebels kidnapped up to 16 advisers from a bazaar.", "abduction", ["advisers"]),
        ("Ten officials were arrested, including Arno Belk and Cira Dorn.", "detention", ["officials", "Belk", "Dorn"]),
        ("They arrested ten officials, including Arno Belk.", "detention", ["officials", "Belk"]),
    ],
)
def test_whom_it_met(parser: Parser, text: str, frame: str, targets: list[str]) -> None:
    found = roles(parser, text, frame)
    assert any(set(targets) <= set(t) for _, t in found), found


@pytest.mark.parametrize(
    "text",
    [
        "The attack in Goma, which officials blamed on M23, killed four people.",
        "The attack in Goma was blamed on M23 by officials.",
    ],
)
def test_blame_belongs_to_those_who_blame(text: str) -> None:
    reading = read(text, published="2025-03-10")
    blamed = [c for c in reading.claims if c.event and c.event.type == "attack" and c.event.initiators]
    assert [(c.claimant.name, c.stance) for c in blamed] == [("officials", "accuses")]
    told = [c for c in reading.claims if c.claimant.document and c.event and c.event.type == "attack"]
    assert told
    assert all(not c.event.initiators for c in told if c.event)


@pytest.mark.parametrize(
    ("text", "frame", "hit"),
    [
        (
            "Three rebels were killed and five captured in the town of Kidal in Mali.",
            "abduction",
            "armed opposition in Mali",
        ),
        ("Police in Lagos, Nigeria, shot three protesters and arrested 40.", "detention", "protesters"),
        ("Twelve soldiers searched the town of Gao in Mali and 30 were arrested.", "detention", None),
    ],
)
def test_a_bare_number_counts_those_counted_before(text: str, frame: str, hit: str | None) -> None:
    reading = read(text, published="2025-03-10")
    found = [c.event for c in reading.claims if c.event and c.event.type == frame]
    assert found
    assert [reading.name_of(t) for e in found for t in e.targets] == ([hit] if hit else [])


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("An official confirmed that Kyiv was behind the attack on the bridge.", ["Ukraine"]),
        ("Two men were killed in an attack blamed on Israel in Beirut.", ["Israel"]),
    ],
)
def test_who_is_behind_a_deed_acts_and_is_no_place(text: str, doers: list[str]) -> None:
    reading = read(text, published="2025-03-10")
    [event] = [c.event for c in reading.claims if c.event and c.event.type == "attack"]
    assert [reading.name_of(ref) for ref in event.initiators] == doers
    assert not {reading.name_of(ref) for ref in event.places} & {"Israel", "Kyiv"}


def test_who_calls_a_vote_a_farce_did_not_hold_it() -> None:
    reading = read(
        "The region declared independence after a referendum that Kyiv called a farce.", published="2025-03-10"
    )
    assert all(not c.event.initiators for c in reading.claims if c.event and c.event.type == "election")
