"""Names: countries that act, metonyms, ambiguous names, persons, acronyms, short forms."""

from __future__ import annotations

import pytest


def ids(doc, text):
    """Ids of the actors whose mention is exactly `text`."""
    return {m.ref for m in doc._.counterclaim.actor_mentions if m.text == text}


@pytest.mark.parametrize(
    ("text", "name", "actor"),
    [
        ("Syria accused Israel of shelling a village.", "Syria", "state-syr"),
        ("Syria accused Israel of shelling a village.", "Israel", "state-isr"),
        ("Damascus denied the report.", "Damascus", "state-syr"),
        ("The talks between Moscow and Kyiv broke down.", "Kyiv", "state-ukr"),
        ("Moscow's planned truce was welcomed.", "Moscow", "state-rus"),
        ("Two of Belgiums jets were seen over the town.", "Belgiums", "state-bel"),
        ("Russian airstrikes hit a market.", "Russian", "state-rus"),
        ("A Turkish-backed brigade took the hill.", "Turkish", "state-tur"),
        ("The US-led alliance denied it.", "US", "state-usa"),
        ("Washington said on Monday that it would send envoys.", "Washington", "state-usa"),
        ("Turkey sent troops across the frontier.", "Turkey", "state-tur"),
        ("Georgia accused Russia of firing on its posts.", "Georgia", "state-geo"),
    ],
)
def test_a_state_that_acts_is_an_actor(draft, text, name, actor):
    assert ids(draft(text, "2017-05-01", ["actors"]), name) == {actor}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Fighting went on in Syria on Monday.", "Syria"),
        ("Rebels fled across northern Iraq.", "Iraq"),
        ("A bomb went off near Damascus.", "Damascus"),
        ("Warplanes bombed Khartoum on Monday.", "Khartoum"),
        ("A bomb killed six people in Sadr City.", "Sadr"),
        ("The villages near Syria's border were empty.", "Syria"),
        ("Michael Jordan told reporters that he would leave.", "Jordan"),
        ("KAMPALA, Uganda — Gunmen killed a driver on Friday.", "Uganda"),
    ],
)
def test_a_country_that_is_only_a_place_is_left_to_places(draft, text, name):
    assert ids(draft(text, "2017-05-01", ["actors"]), name) == set()


def test_hama_is_not_hamas(draft):
    doc = draft("Hamas fired rockets. Shells fell on Hama.", "2017-05-01", ["actors"])
    assert ids(doc, "Hamas") == {"hamas"}
    assert ids(doc, "Hama") == set()


def test_a_person_is_one_actor_under_full_name_and_surname(draft):
    text = "Gen. Tavo Brenn Lirak met villagers. Lirak said the road was open. Later Tavo left."
    doc = draft(text, "2017-05-01", ["actors"])
    (actor,) = ids(doc, "Tavo Brenn Lirak")
    assert ids(doc, "Lirak") == {actor}
    assert doc._.counterclaim.actors[actor].kind == "person"


def test_an_acronym_in_brackets_is_the_same_actor(draft):
    text = "The Velmar Liberation Army (VLA) took the town. The VLA said it lost two men."
    doc = draft(text, "2017-05-01", ["actors"])
    (actor,) = ids(doc, "Velmar Liberation Army")
    assert ids(doc, "VLA") == {actor}
    assert doc._.counterclaim.actors[actor].kind == "rebel_group"


@pytest.mark.parametrize(
    ("text", "person", "owner"),
    [
        ("Kenyan army spokesman Peter Ombati denied the raid.", "Peter Ombati", "forces-ken"),
        ("Russia's Ambassador to the committee, Oleg Trubin, left the room.", "Oleg Trubin", "state-rus"),
        ("Belgian defence ministry spokeswoman Anne Delvaux denied it.", "Anne Delvaux", "state-bel"),
    ],
)
def test_a_title_tells_whom_a_person_represents(draft, text, person, owner):
    doc = draft(text, "2017-05-01", ["actors"])
    (actor,) = ids(doc, person)
    assert doc._.counterclaim.actors[actor].represents == owner


def test_a_leader_represents_the_group_that_he_leads(draft):
    text = "The Velmar Liberation Army, led by Gen. Tavo Lirak, took the town."
    doc = draft(text, "2017-05-01", ["actors"])
    (group,) = ids(doc, "Velmar Liberation Army")
    (leader,) = ids(doc, "Tavo Lirak")
    assert doc._.counterclaim.actors[leader].represents == group


def test_papers_and_treaties_are_no_actors(draft):
    doc = draft("The Paris Agreement and Resolution 2254 were quoted.", "2017-05-01", ["actors"])
    assert doc._.counterclaim.actor_mentions == []


@pytest.mark.parametrize(("capital", "state"), [("Yerevan", "state-arm"), ("Baku", "state-aze"), ("Doha", "state-qat")])
def test_a_capital_that_the_parser_takes_for_a_person(draft, capital, state):
    doc = draft(f"{capital} denied the report.", "2019-05-01", ["actors"])
    assert [m.ref for m in doc._.counterclaim.actor_mentions] == [state]


def test_a_surname_is_that_of_the_person_named_in_full(draft):
    text = "Advisers met Wilbur Ross in Washington. Ross said the United States would wait."
    doc = draft(text, "1999-05-01", ["actors"])
    found = {m.ref for m in doc._.counterclaim.actor_mentions if doc[m.head].text == "Ross"}
    assert found == {"wilbur-ross"}


@pytest.mark.parametrize("later", ["S. Ivo Brandt", "Brandt", "Ivo T. Brandt"])
def test_one_person_by_longer_and_shorter_names(draft, later):
    doc = draft(f"The lawyer Ivo Brandt spoke in Lome. Reporters met {later} at home.", "2019-05-01", ["actors"])
    persons = {a.id for a in doc._.counterclaim.actors.values() if a.kind == "person"}
    assert persons == {"ivo-brandt"}


def test_a_short_first_name_and_two_of_one_family(draft):
    text = "Fred Brandt left. Reporters met Frederick T. Brandt at home. Lawyers defended Anna Brandt."
    doc = draft(text, "2019-05-01", ["actors"])
    assert len({a.id for a in doc._.counterclaim.actors.values() if a.kind == "person"}) == 2


def test_a_peoples_army_by_name_is_not_the_states(draft):
    text = "The Mountain People's Army said it had left the talks. Myanmar's army denied it."
    doc = draft(text, "2019-05-01", ["actors"])
    found = {doc.text[m.start_char : m.end_char]: m.ref for m in doc._.counterclaim.actor_mentions}
    assert found["Mountain People's Army"] == "mountain-peoples-army"
    assert doc._.counterclaim.actors["mountain-peoples-army"].kind == "rebel_group"


def test_a_long_name_that_the_ner_misses_is_one_body(draft):
    doc = draft("Fighters of the Blue River Army seized a hill from the Red Hill Front.", "2019-05-01", ["actors"])
    names = {a.name for a in doc._.counterclaim.actors.values()}
    assert {"Blue River Army", "Red Hill Front"} <= names
    assert not {"Fighters", "army"} & names


@pytest.mark.parametrize(
    "text", ["On Ashura 2023, gunmen attacked a procession.", "On 12 and 13 June 2023, gunmen attacked four villages."]
)
def test_a_date_is_no_actor(draft, text):
    doc = draft(text, "2024-05-01", ["dates", "actors"])
    assert {m.text for m in doc._.counterclaim.actor_mentions} == {"gunmen"}


def test_two_people_of_one_surname_are_two(draft):
    text = "Fighters led by Carlos Castaño fled. The bishop, Jorge Castaño, met Castaño's men, and Castaño left."
    doc = draft(text, "2002-05-06", ["actors"])
    assert ids(doc, "Jorge Castaño").isdisjoint(ids(doc, "Carlos Castaño"))


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Rebel political head B. Nadesan said the truce held in Togo.", "B. Nadesan", "person"),
        ("The Collective against Hunger and Want of Farmers (CHWF) called for calm.", "CHWF", "monitor"),
        ("Talks went on between the army and mutinous soldiers in Togo.", "mutinous soldiers", "rebel_group"),
    ],
)
def test_kinds_of_new_names(draft, text, name, kind):
    doc = draft(text, "2012-05-01", ["actors"])
    (actor,) = ids(doc, name)
    assert doc._.counterclaim.actors[actor].kind == kind


def test_fighters_by_the_first_word_of_their_groups_name(draft):
    doc = draft("The Maute group took the town. Six men were killed by Maute fighters.", "2017-06-01")
    assert ids(doc, "Maute fighters") == {"maute-group"}


def test_a_rank_alone_is_nobody(draft):
    doc = draft("Military spokesman Lt Col Ahmad Basuki insisted they were armed.", "2003-05-21", ["actors"])
    assert {m.text for m in doc._.counterclaim.actor_mentions if m.how == "name"} == {"Ahmad Basuki"}


def test_the_army_of_a_land_without_one_is_the_army_that_is_named(draft):
    doc = draft(
        "Hamas fired rockets at Rafah in Gaza. Ten Israeli soldiers fell, the military said.", "2014-07-21", ["actors"]
    )
    assert ids(doc, "the military") == {"forces-isr"}
    doc = draft("Hamas fired rockets at Rafah in Gaza. Ten men fell, the military said.", "2014-07-21", ["actors"])
    assert "forces-pse" not in ids(doc, "the military")
