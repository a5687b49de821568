"""New bodies and persons by the words of their names and the words beside them."""

from __future__ import annotations

import pytest


def actors(doc):
    """Names of the actors of a draft with their kinds."""
    return {a.name: a.kind for a in doc._.counterclaim.actors.values()}


@pytest.mark.parametrize(
    "name",
    [
        "Congress of Highland Nations",
        "Front for the Salvation of Zorda",
        "Widows of the Drowned Association",
        "Council of the River Tribes",
        "People's Council of Zorda",
        "Centre for Farmers",
    ],
)
def test_a_name_of_several_parts_is_one_body(draft, name):
    doc = draft(f"Nobody slept. The {name} said that the dam had burst.", "2020-05-01", ["actors"])
    assert name in actors(doc)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The head of the Northern Farmers Union spoke in Lome.", "Northern Farmers Union"),
        ("Members of the Valley Council met.", "Valley Council"),
    ],
)
def test_an_office_is_no_part_of_the_name(draft, text, name):
    assert name in actors(draft(text, "2020-05-01", ["actors"]))


def test_the_number_of_a_unit_belongs_to_its_name(draft):
    found = actors(draft("Ukraine's 91st Mountain Brigade denied it.", "2024-05-01", ["actors"]))
    assert found["91st Mountain Brigade"] == "state_forces"


@pytest.mark.parametrize(
    "text",
    [
        "Samir al-Rashti, a member of the group's bureau, spoke.",
        "The paper quoted the party's political head, B. Velan, as saying so.",
        "The council met with the mayor of Ifo, Tavon Jean, who spoke of gangs.",
    ],
)
def test_who_bears_an_office_is_a_person(draft, text):
    doc = draft(text, "2020-05-01", ["actors"])
    persons = {name for name, kind in actors(doc).items() if kind == "person"}
    assert persons & {"Samir al-Rashti", "B. Velan", "Tavon Jean"}


def test_an_alliance_has_bodies_as_members(draft):
    doc = draft("The Velmar Host, a member of the Border Alliance, withdrew.", "2020-05-01", ["actors"])
    assert actors(doc).get("Velmar Host") != "person"


@pytest.mark.parametrize(
    ("text", "is_un"),
    [
        ("Russia's Security Council met on Monday.", False),
        ("The National Security Council met on Monday.", False),
        ("The Security Council met on Monday.", True),
    ],
)
def test_a_council_of_one_state(draft, text, is_un):
    doc = draft(text, "2020-05-01", ["actors"])
    assert ("un-security-council" in doc._.counterclaim.actors) == is_un


def test_a_mission_is_not_its_spokesman(draft):
    doc = draft("A spokesman for the mission, Jano Pirt, said so.", "2020-05-01", ["actors"])
    assert not [m for m in doc._.counterclaim.actor_mentions if m.text == "the mission"]


def test_one_member_who_speaks_is_a_person(draft):
    doc = draft("A member of Hamas said so. A member of Hamas was killed.", "2020-05-01", ["actors"])
    first, second = [m.ref for m in doc._.counterclaim.actor_mentions if m.text == "A member"]
    assert doc._.counterclaim.actors[first].represents == second == "hamas"


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("The Houthi-run water ministry said so.", "houthis"),
        ("A Russian-installed official in Kherson said so.", "state-rus"),
        ("Ivo Brandt, the Russian-appointed head of Kherson, said so.", "state-rus"),
        ("The state-run Daily Zorda newspaper in Myanmar said so.", "state-mmr"),
    ],
)
def test_who_is_run_by_somebody_speaks_for_him(draft, text, whose):
    doc = draft(text, "2024-05-01", ["actors"])
    assert whose in {a.represents for a in doc._.counterclaim.actors.values() if not a.known}


def test_a_namesake_in_another_country(draft):
    doc = draft("Defence Minister Pedro Sanchez met troops of Colombia in Colombia.", "2025-05-01", ["actors"])
    assert {a.represents for a in doc._.counterclaim.actors.values() if a.kind == "person"} == {"state-col"}
    doc = draft("Prime Minister Pedro Sanchez met troops of Colombia in Colombia.", "2025-05-01", ["actors"])
    assert {a.represents for a in doc._.counterclaim.actors.values() if a.kind == "person"} == {"state-esp"}


def test_a_kunya_is_no_group(draft):
    doc = draft("A band led by Yasin Abu Shabab left Gaza.", "2025-05-01", ["actors"])
    assert "al-shabaab" not in doc._.counterclaim.actors


@pytest.mark.parametrize("text", ["BAMAKO (AFP) - Troops left.", "A title\n\nBAMAKO (AFP) - Troops left Mali."])
def test_an_agency_in_a_dateline(draft, text):
    found = draft(text, "2025-05-01", ["actors"])._.counterclaim.actors
    assert "afp" in found
    assert "forces-phl" not in found


@pytest.mark.parametrize(
    ("text", "army"),
    [
        ("The Israeli military hit camps in Gaza. Gaza mourned. A minister said the army would stay.", "forces-isr"),
        ("Rwandan troops were in Goma, DR Congo. The army of the DR Congo fled. The army came back.", "forces-cod"),
        ("The army hit camps near Ouagadougou in Burkina Faso. The army of Mali did nothing.", "forces-bfa"),
    ],
)
def test_the_one_army_that_is_named(draft, text, army):
    doc = draft(text, "2025-05-01", ["actors"])
    assert [m.ref for m in doc._.counterclaim.actor_mentions if m.text.lower() == "the army"][-1] == army


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("ADDIS ABABA - The National Defence Force left Amhara, Ethiopia.", "forces-eth"),
        ("The Velmar Nationalities Defence Force left Loikaw in Myanmar.", "velmar-nationalities-defence-force"),
    ],
)
def test_the_defence_force_of_a_state_and_of_others(draft, text, actor):
    assert actor in draft(text, "2025-05-01", ["actors"])._.counterclaim.actors


def test_an_outlet_that_is_told_something_is_not_whose_police_is_meant(draft):
    doc = draft("Police found a bomb, an official told Reuters.", "2025-05-01", ["actors"])
    assert "police-gbr" not in doc._.counterclaim.actors


@pytest.mark.parametrize(
    ("text", "army"),
    [
        ("Two posts burned in Arequipa. US officials, US advisers and a US envoy were worried.", "forces-per"),
        (
            "A crowd fled in Mbale, near Kampala and in Lira. Kenya, Kenya's president and Kenya's envoy spoke.",
            "forces-uga",
        ),
    ],
)
def test_the_army_is_of_the_ground_and_not_of_who_comments(draft, text, army):
    doc = draft(f"{text} A minister said the army would stay.", "2019-05-01", ["actors"])
    assert [m.ref for m in doc._.counterclaim.actor_mentions if m.text == "the army"] == [army]


@pytest.mark.parametrize(
    ("text", "phrase", "actor"),
    [
        ("The Tamil Tigers fled. Nine Tigers died.", "Tigers", "ltte"),
        ("The Liberation Tigers said the Tigers had won.", "Tigers", "ltte"),
        ("Troops loyal to Khalifa Haftar came.", "Troops", "lna-libya"),
        ("Khalifa Haftar spoke. Forces loyal to Haftar came.", "Forces", "lna-libya"),
    ],
)
def test_more_words_for_a_group(draft, text, phrase, actor):
    doc = draft(text, "2005-05-01" if "Tigers" in text else "2019-05-01", ["actors"])
    assert [m.ref for m in doc._.counterclaim.actor_mentions if m.text == phrase][-1] == actor


def test_forces_loyal_to_a_person(draft):
    doc = draft("Forces loyal to Adam Reed came.", "2019-05-01", ["actors"])
    names = {doc._.counterclaim.actors[m.ref].name for m in doc._.counterclaim.actor_mentions}
    assert names == {"forces loyal to Adam Reed", "Adam Reed"}


def test_a_capital_that_tells_is_its_government(draft):
    assert (
        "state-sau"
        in draft("A missile, according to Riyadh, hit a post.", "2019-05-01", ["actors"])._.counterclaim.actors
    )


def test_a_noun_beside_the_letters_of_a_name_is_the_same_body(draft):
    doc = draft("The KGB security service said it had arrested nine men.", "1989-05-01", ["actors"])
    assert {m.ref for m in doc._.counterclaim.actor_mentions if "service" in m.text} == {"kgb"}


def test_a_description_keeps_its_place_as_another_name(draft):
    doc = draft("The mayor of Caldono spoke. Residents of Begoua fled.", "2019-05-01", ["actors", "coreference"])
    aliases = {name for actor in doc._.counterclaim.actors.values() for name in actor.aliases}
    assert {"mayor of Caldono", "Residents of Begoua"} <= aliases
