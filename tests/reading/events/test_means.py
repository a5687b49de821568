"""With what a deed was done, and who did it: things used, arms held, and phrases that tell where and not whom."""

from __future__ import annotations

from datetime import date

import pytest

import counterclaim
from counterclaim.records import Event


def event(text: str, kind: str) -> tuple[set[str], set[str], Event]:
    """The first event of a kind with the names of those who did it and whom it met."""
    reading = counterclaim.read(text, published=date(2024, 5, 10))
    found = next(c.event for c in reading.claims if c.event and c.event.type == kind)
    return (
        {reading.name_of(i).lower() for i in found.initiators},
        {reading.name_of(i).lower() for i in found.targets},
        found,
    )


@pytest.mark.parametrize(
    ("text", "kind", "doer", "weapon"),
    [
        ("Gunmen used a roadside bomb to attack a convoy of aid workers.", "attack", "gunmen", "roadside bomb"),
        ("The gunmen have used drones to attack ships.", "drone_strike", "gunmen", "drones"),
        ("Drones were used by gunmen to bomb the refinery.", "air_strike", "gunmen", "drones"),
        ("The gunman, who used a pistol to kill the judge, fled.", "killing", "gunman", "pistol"),
        ("The gunmen killed a farmer using rifles.", "killing", "gunmen", "rifles"),
        ("Two farmers were killed by gunmen using rifles.", "killing", "gunmen", "rifles"),
        ("Gunmen armed with rifles kidnapped two doctors.", "abduction", "gunmen", "rifles"),
    ],
)  # fmt: skip
def test_who_uses_a_thing_does_the_deed(text: str, kind: str, doer: str, weapon: str) -> None:
    doers, _, found = event(text, kind)
    assert doers == {doer}
    assert (found.weapon or "").lower() == weapon


def test_people_who_are_used_do_it_themselves() -> None:
    doers, _, _ = event("The militia used prisoners to attack the bridge.", "attack")
    assert doers == {"prisoners"}


@pytest.mark.parametrize(
    ("text", "kind", "target"),
    [
        ("A policeman was stabbed to death at a checkpoint by a man.", "primitive_attack", {"policeman"}),
        ("The shooting of a priest at the church shocked the town.", "shooting", {"priest"}),
        ("Police arrested a teacher over the murder of a nurse.", "detention", {"teacher"}),
        ("A man blew himself up among worshippers.", "suicide_bombing", {"worshippers"}),
        ("Soldiers evacuated the wounded from the village.", "rescue", set()),
    ],
)  # fmt: skip
def test_where_it_happened_is_not_whom_it_met(text: str, kind: str, target: set[str]) -> None:
    assert event(text, kind)[1] == target


@pytest.mark.parametrize(
    ("text", "kind", "doer"),
    [
        ("The hijackers forced the pilot to land in Cyprus and freed the women.", "release", {"hijackers"}),
        ("Thousands of families fled the shelling of the port by gunmen.", "flight", {"families"}),
        ("A man armed with a knife stabbed three farmers near the station.", "primitive_attack", {"man"}),
        ("A bomber rammed a car into the barracks.", "attack", {"bomber"}),
    ],
)  # fmt: skip
def test_who_did_it(text: str, kind: str, doer: set[str]) -> None:
    assert event(text, kind)[0] == doer


def test_the_agent_of_another_deed_is_not_shared() -> None:
    doers, _, _ = event("Payments were suspended and the square was sealed off by gunmen.", "break_relations")
    assert doers == set()


def test_each_other_is_no_object_of_its_own() -> None:
    reading = counterclaim.read("The army and the rebels accused each other of shelling villages.")
    doers = [set(c.event.initiators) for c in reading.claims if c.event and c.event.type == "shelling"]
    assert len(doers) == 2
    assert doers[0] != doers[1]


def test_the_gravest_accusation_is_denied() -> None:
    reading = counterclaim.read(
        'The army said rebels shelled the village of Kibumba. "The rebels used the truce to move mortars," it said. '
        "The rebels denied the accusation."
    )
    denied = [c.event.type for c in reading.claims if c.event and c.stance == "denies"]
    assert denied == ["shelling"]
