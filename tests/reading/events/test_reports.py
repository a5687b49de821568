"""Turns of phrase of news reports, each read as a careful coder would: the kind, who did it, and whether it happened."""

from __future__ import annotations

from datetime import date

import pytest

import counterclaim
from counterclaim.records import Claim, Reading


def read(text: str) -> Reading:
    return counterclaim.read(text, published=date(2024, 5, 10))


def told(text: str, kind: str) -> Claim | None:
    return next((c for c in read(text).claims if c.event and c.event.type == kind), None)


def kinds(text: str) -> list[str]:
    return [c.event.type for c in read(text).claims if c.event]


@pytest.mark.parametrize(
    ("text", "kind", "initiator"),
    [
        ("The militia committed massacres in two valleys.", "mass_killing", "militia"),
        ("The rebels seized Bukavu on Friday.", "takes_territory", "rebels"),
        ("Soldiers raided the market and demolished forty stalls.", "destruction", "Soldiers"),
        ("The gunmen set fire to three huts, looted grain and took two farmers hostage.", "looting", "gunmen"),
        ("The navy shot down or jammed nine drones.", "interception", "navy"),
        ("The minister said rebels using mortars attacked a convoy near the dam.", "attack", "rebels"),
        ("The army turned back a food convoy at the bridge.", "obstruct_aid", "army"),
        ("France placed the general under sanctions.", "sanction", "france"),
        ("The navy scrambled two jets.", "force_movement", "navy"),
        ("The jets carried out a massive strike on fuel depots.", "attack", "jets"),
        ("Police committed abuses, including rape and torture.", "sexual_violence", "Police"),
        ("Inspectors recorded 40 cases of sexual violence.", "sexual_violence", None),
        ("The ministry denied the village had fallen.", "takes_territory", None),
        ("Hundreds of villagers crossed into Chad after the raid.", "flight", "villagers"),
        ("Thousands of refugees fled the fighting.", "armed_clash", None),
        ("Russian missiles hit a hospital on Monday.", "shelling", "russian"),
        ("An attack in which gunmen shot dead nine men shook the town.", "attack", "gunmen"),
        ("They beheaded four men and burned a church.", "destruction", None),
        ("Nine bodies were found, most of them shot in the head.", "shooting", None),
        ("The fighters agreed to disarm under a ceasefire.", "ceasefire", None),
        ("A convoy of the Rwandan army hit an improvised explosive device.", "landmine", None),
        ("Iran, which had warned against any redrawing of borders, offered to mediate.", "promise_talks", "iran"),
        ("Explosions rang out in Kashmir and New Delhi accused Islamabad of violating the truce.", "accuse", "delhi"),
        ("In Mali, soldiers and militiamen burned two huts.", "destruction", "soldiers"),
        ("Gunmen shot dead 22 villagers.", "killing", "gunmen"),
        ("Rebels have sunk four ships since November.", "destruction", "rebels"),
        ("A missionary was seized in Niamey at night.", "abduction", None),
        ("Soldiers took power in a coup.", "coup", "soldiers"),
        ("Mali quit the bloc in January.", "break_relations", "mali"),
        ("The navy has repeatedly refused to halt the raid, saying it was needed.", "reject", "navy"),
    ],
)  # fmt: skip
def test_told_as_done(text: str, kind: str, initiator: str | None) -> None:
    found = told(text, kind)
    assert found is not None, kinds(text)
    assert found.event is not None
    assert (found.certainty, found.time) == ("certain", "past")
    mentions = {m.text.lower() for a in read(text).actors if a.id in found.event.initiators for m in a.mentions}
    if initiator is None:
        assert not found.event.initiators
    else:
        assert any(initiator.lower() in m for m in mentions), mentions


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The president had no will to end the war.", "halt_attacks"),
        ("The accord provides for the release of prisoners.", "release"),
        ("Dozens were killed as the rebels tried to seize the airport.", "takes_territory"),
        ("The coast guard foiled a plot to bomb the port.", "bombing"),
        ("The junta postponed elections.", "election"),
        ("The mayor hired a firm to carry out drone strikes.", "drone_strike"),
        ("A raid could lead to a rise in civilian casualties.", "killing"),
    ],
)
def test_told_as_not_done(text: str, kind: str) -> None:
    found = told(text, kind)
    assert found is not None, kinds(text)
    assert found.time == "hypothetical"


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Sixty people have died of hunger.", "killing"),
        ("A landslide killed 12 people.", "killing"),
        ("Seven soldiers were killed in a car crash.", "killing"),
        ("The kingdom struck the republic off its list of partners.", "attack"),
        ("The minister praised countries cooperating in the war on drugs.", "armed_clash"),
        ("The army plans to hold elections in May.", "promise_talks"),
        ("Closing the river was called an act of war.", "armed_clash"),
        ("A court sentenced nine men to death by firing squad.", "killing"),
        ("Militants ambushed an army patrol near Kati.", "force_movement"),
        ("Police reinforcements regained control of the town.", "force_movement"),
        ("The group announced a blockade in retaliation for a ban.", "attack"),
        ("The navy refused to halt the raid, saying it was needed.", "decline_comment"),
    ],
)
def test_never_read_as(text: str, never: str) -> None:
    assert never not in kinds(text)


@pytest.mark.parametrize(
    ("text", "kind", "not_by"),
    [
        ("The militia said it had repelled an army attempt to retake the dam.", "regains_territory", "militia"),
        ("The coast guard foiled a plot to bomb the port.", "bombing", "coast guard"),
        ("A court jailed three teachers for criticising the junta.", "condemn", "court"),
        (
            "The union imposed sanctions on two firms last week that it said had recruited fighters.",
            "recruitment",
            "union",
        ),
    ],
)
def test_not_the_doer(text: str, kind: str, not_by: str) -> None:
    reading = read(text)
    found = [c for c in reading.claims if c.event and c.event.type == kind]
    assert found
    doers = {reading.name_of(ref).lower() for c in found if c.event for ref in c.event.initiators}
    assert not any(not_by in name for name in doers), doers


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Soldiers took power in a coup.", "coup"),
        ("Thousands marched to protest the killings.", "protest"),
        ("The navy shot down or jammed nine drones.", "interception"),
        ("The army deployed a patrol to the valley.", "force_movement"),
    ],
)
def test_told_once(text: str, kind: str) -> None:
    assert kinds(text).count(kind) == 1


def test_who_brokers_a_deal_in_a_clause_about_it_is_no_party() -> None:
    found = told("They halted attacks under a deal that Oman brokered with Washington in May.", "agreement")
    assert found is not None
    assert found.event is not None
    assert found.event.mediators
    assert not set(found.event.mediators) & set(found.event.initiators)


def test_who_is_told_to_be_among_the_dead_is_dead() -> None:
    found = told("Russian soldiers were among those killed.", "killing")
    assert found is not None
    assert found.event is not None
    assert found.event.targets


def test_what_stands_before_a_semicolon_is_nobodys_content() -> None:
    told = [c for c in read("Iran sent two battalions, two sources said; Tehran denied that.").claims
            if c.event and c.event.type == "force_movement"]  # fmt: skip
    assert [(c.polarity, c.stance) for c in told] == [("positive", "states"), ("negative", "denies")]


def test_who_is_bound_by_a_truce_did_not_broker_it() -> None:
    found = told("Under a ceasefire that Oman brokered in May, Hezbollah was to move north.", "ceasefire")
    assert found is not None
    assert found.event is not None
    assert len(found.event.mediators) == 1


def test_the_deed_beside_a_participle_killed() -> None:
    found = told(
        "Mortar shells slammed into the port, killing 90 people, as rebels fought soldiers for two bridges.", "shelling"
    )
    assert found is not None
    assert found.event is not None
    assert found.event.killed is not None
    assert found.event.killed.best == 90
