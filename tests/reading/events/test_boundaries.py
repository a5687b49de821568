"""The boundary notes of the coding manuals, as codes of what is read from sentences of our own."""

from __future__ import annotations

from datetime import date

import pytest

import counterclaim
from counterclaim.lexicon.coding import coded_as
from counterclaim.records import Event


def events(text: str) -> list[Event]:
    return [c.event for c in counterclaim.read(text, published=date(2024, 5, 10)).claims if c.event]


@pytest.mark.parametrize(
    ("text", "wanted", "never"),
    [
        ("The army and the militia traded artillery fire across the river.", "Armed clash", "Shelling/artillery/missile attack"),
        ("Air defences intercepted a missile over the city.", "Disrupted weapons use", "Shelling/artillery/missile attack"),
        ("Air defences shot down three drones.", "Disrupted weapons use", "Air/drone strike"),
        ("Rebels shot down a military helicopter.", "Shelling/artillery/missile attack", "Disrupted weapons use"),
        ("Unknown men threw an improvised device at the gate.", "Grenade", "Remote explosive/landmine/IED"),
        ("Protesters hurled petrol bombs at the police.", "Violent demonstration", "Remote explosive/landmine/IED"),
        ("Gunmen who abducted the priest later killed him.", "Attack", "Arrests"),
        ("Police arrested two farmers on a warrant.", "Arrests", "Abduction/forced disappearance"),
        ("Rebels seized three villagers at night.", "Abduction/forced disappearance", "Arrests"),
        ("The army took over the town without a fight.", "Non-violent transfer of territory", "Armed clash"),
        ("The rebels handed over the town to the police.", "Non-violent transfer of territory", "Armed clash"),
        ("A mass grave was found near the river.", "Other", "Attack"),
        ("Officers overthrew the president in a coup.", "Other", "Armed clash"),
        ("About 400 families were displaced from the valley.", "Other", "Attack"),
    ],
)  # fmt: skip
def test_acled(text: str, wanted: str, never: str) -> None:
    found = [event.acled[1] for event in events(text) if event.acled]
    assert wanted in found, found
    assert never not in found, found


@pytest.mark.parametrize(
    ("text", "wanted", "never"),
    [
        ("The king pardoned the prisoners.", "CONCEDE", "RETREAT"),
        ("The rebels released the prisoners.", "RETREAT", "CONCEDE"),
        ("The troops withdrew from the town.", "RETREAT", "CONCEDE"),
        ("Commandos rescued the hostages.", "AID", "ASSAULT"),
        ("Rebels captured two soldiers.", "ASSAULT", "COERCE"),
        ("The ministry lodged a protest with the embassy.", "ACCUSE", "PROTEST"),
        ("The two armies held a joint exercise.", "COOPERATE", "MOBILIZE"),
        ("The army held a military exercise.", "MOBILIZE", "COOPERATE"),
        ("The army fired on the convoy, which soldiers had surrounded.", "ASSAULT", "MOBILIZE"),
    ],
)
def test_plover(text: str, wanted: str, never: str) -> None:
    found = [event.plover for event in events(text)]
    assert wanted in found, found
    assert never not in found, found


def test_what_is_to_come_is_an_agreement() -> None:
    assert coded_as("COOPERATE", "positive", "future") == "AGREE"
    assert coded_as("RETREAT", "positive", "future") == "AGREE"
