"""Phrases without a name: generic forces, rebels, officials; what belongs to a named group."""

from __future__ import annotations

import pytest


def refs(doc, text):
    return {m.ref for m in doc._.counterclaim.actor_mentions if m.text.lower() == text.lower()}


def test_generic_state_forces_are_one_actor(draft):
    text = "Syrian troops entered the town. Government forces met no fire. The army said so. Regime forces shelled a market."
    doc = draft(text, "2017-05-01", ["actors"])
    for phrase in ("Syrian troops", "Government forces", "The army", "Regime forces"):
        assert refs(doc, phrase) == {"forces-syr"}


def test_the_regime_and_the_government_are_the_state(draft):
    doc = draft("The Syrian government denied it. The regime lies, rebels said.", "2017-05-01", ["actors"])
    assert refs(doc, "The Syrian government") == refs(doc, "The regime") == {"state-syr"}


def test_generic_words_for_one_opposing_side_are_one_actor(draft):
    doc = draft(
        "Insurgents attacked a post in Mali. The army said it had killed nine militants.", "2017-05-01", ["actors"]
    )
    assert refs(doc, "Insurgents") == refs(doc, "nine militants")
    assert len(refs(doc, "Insurgents")) == 1


@pytest.mark.parametrize(
    ("text", "noun", "actors"),
    [
        ("Warplanes bombed Idlib on Monday.", "Warplanes", set()),
        ("A helicopter dropped bombs on Idlib, residents said.", "A helicopter", set()),
        ("Rebels shot down a helicopter near Idlib.", "a helicopter", {"forces-syr"}),
        ("Hezbollah denied it. The movement's leadership spoke in Beirut.", "The movement's leadership", {"hezbollah"}),
        ("Israel's Shin Bet security service denied it.", "Israel's Shin Bet security service", {"shin-bet"}),
        ("M23 rebels took Sake. FDLR fighters left. The rebels spoke.", "The rebels", {"m23"}),
        ("Islamic Jihad fired rockets at Ashkelon.", "Islamic Jihad", {"islamic-jihad-palestine"}),
    ],
)
def test_whose_phrases_are(draft, text, noun, actors):
    assert refs(draft(text, "2016-05-16", ["dates", "actors", "places", "coreference"]), noun) == actors


@pytest.mark.parametrize(
    ("text", "noun", "actors"),
    [
        ("Chadian and Malian troops traded fire.", "troops", {"forces-tcd", "forces-mli"}),
        ("Clashes between Malian and Chadian forces went on.", "forces", {"forces-tcd", "forces-mli"}),
        ("Chadian, Malian and Kenyan soldiers crossed over.", "soldiers", {"forces-tcd", "forces-mli", "forces-ken"}),
        ("U.S. and Chadian warplanes attacked Gao.", "warplanes", {"forces-usa", "forces-tcd"}),
        ("The US and Chadian governments agreed.", "governments", {"state-usa", "state-tcd"}),
        ("Chadian and Malian warplanes bombed Gao.", "warplanes", {"forces-tcd", "forces-mli"}),
        ("Chadian and Malian police met.", "police", {"police-tcd", "police-mli"}),
        ("Chadian and Malian envoys met.", "envoys", {"chadian-envoys", "malian-envoys"}),
        ("Chadian and Malian rebels met.", "rebels", {"armed-opposition-in-chad", "armed-opposition-in-mali"}),
        ("Turkish Cypriot officials left.", "officials", {"turkish-cypriot-officials"}),
        ("Chad and Malian mercenaries fought.", "mercenaries", {"malian-mercenaries"}),
    ],
)
def test_a_noun_shared_by_two_countries_is_two_actors(draft, text, noun, actors):
    doc = draft(text, "2017-05-01", ["actors"])
    [token] = [t for t in doc if t.text == noun]
    assert set(doc._.counterclaim.actors_at(token)) == actors


def test_where_peacekeepers_come_from_is_not_where_rebels_are(draft):
    doc = draft("The rebels wounded two peacekeepers from Nepal.", "2017-05-01", ["actors"])
    assert refs(doc, "The rebels") == {"armed-opposition"}


def test_soldiers_killed_between_two_armies_are_of_neither(draft):
    doc = draft("Clashes between Chadian and Malian troops killed three soldiers.", "2017-05-01", ["actors"])
    assert refs(doc, "three soldiers").isdisjoint({"forces-tcd", "forces-mli"})


@pytest.mark.parametrize(
    ("text", "noun", "actor"),
    [
        ("Fighters from Hezbollah took the hill.", "Fighters", "hezbollah"),
        ("Fighters from the rebel group MNLA took the hill.", "Fighters", "mnla"),
    ],
)
def test_fighters_from_a_group_are_the_group(draft, text, noun, actor):
    doc = draft(text, "2012-05-01", ["actors"])
    [token] = [t for t in doc if t.text == noun]
    assert doc._.counterclaim.actors_at(token) == [actor]


@pytest.mark.parametrize("phrase", ["Hamas fighters", "fighters"])
def test_fighters_of_a_group_stand_for_the_group(draft, phrase):
    doc = draft("Hamas fighters left. Hundreds of fighters of Hamas came back.", "2017-05-01", ["actors"])
    assert refs(doc, phrase) == {"hamas"}


def test_a_counted_phrase_is_found_at_its_number_too(draft):
    doc = draft("Dozens of rebels attacked a post in Mali.", "2017-05-01", ["actors"])
    heads = {doc[m.head].lower_ for m in doc._.counterclaim.actor_mentions}
    assert {"dozens", "rebels"} <= heads


@pytest.mark.parametrize(
    ("text", "phrase", "kind"),
    [
        ("Two officials said the bridge was open.", "Two officials", "person"),
        ("Witnesses saw smoke.", "Witnesses", "civilians"),
        ("Activists posted a video.", "Activists", "protesters"),
        ("Six civilians were killed.", "Six civilians", "civilians"),
        ("Gunmen opened fire.", "Gunmen", "unidentified"),
        ("A rights group counted the dead.", "A rights group", "monitor"),
    ],
)
def test_unnamed_agents_are_actors_of_their_kind(draft, text, phrase, kind):
    doc = draft(text, "2017-05-01", ["actors"])
    (actor,) = refs(doc, phrase)
    assert doc._.counterclaim.actors[actor].kind == kind


def test_coordinated_adjectives_give_the_forces_of_both(draft):
    doc = draft("The Russian and Syrian air forces stopped the raids.", "2017-05-01", ["actors"])
    assert refs(doc, "The Russian and Syrian air forces") == {"forces-rus", "forces-syr"}


def test_swapping_two_enemies_swaps_the_actors(draft):
    text = "{0} accused {1} of shelling a village. {1}'s army denied it. {0} troops fled."
    one = draft(text.format("Sudan", "Chad"), "2017-05-01", ["actors", "coreference"])
    two = draft(text.format("Chad", "Sudan"), "2017-05-01", ["actors", "coreference"])
    swap = {"sdn": "tcd", "tcd": "sdn"}
    found = [[m.ref.rsplit("-", 1) for m in d._.counterclaim.actor_mentions] for d in (one, two)]
    assert [[a, swap[b]] for a, b in found[0]] == found[1]


def test_a_reporter_speaks_for_the_outlet(draft):
    doc = draft("A Reuters reporter said the bridge was open.", "2017-05-01", ["actors"])
    assert refs(doc, "A Reuters reporter") == {"reuters"}


def test_who_gives_a_name_is_that_person(draft):
    doc = draft("Another witness, who gave only his first name, Tavo, said the town burned.", "2017-05-01", ["actors"])
    assert refs(doc, "Another witness") == refs(doc, "Tavo")


def test_what_the_text_calls_a_new_group_is_its_kind(draft):
    doc = draft("The Velmar Host is a militant group in Mali.", "2017-05-01", ["actors"])
    assert {doc._.counterclaim.actors[ref].kind for ref in refs(doc, "a militant group")} == {"rebel_group"}


@pytest.mark.parametrize(
    ("text", "phrase", "country"),
    [
        ("A South Korean minister spoke.", "A South Korean minister", "KOR"),
        ("North Korean officials met in Seoul.", "North Korean officials", "PRK"),
        ("Two South Sudanese ambassadors left Sudan.", "Two South Sudanese ambassadors", "SSD"),
    ],
)
def test_adjectives_of_two_words(draft, text, phrase, country):
    doc = draft(text, "2019-05-01", ["actors"])
    (mention,) = [m for m in doc._.counterclaim.actor_mentions if doc.text[m.start_char : m.end_char] == phrase]
    assert doc._.counterclaim.actors[mention.ref].country == [country]


def test_the_holder_of_an_office_between_commas(draft):
    doc = draft("The governor of Hadran, Tavo Lirak, called for calm.", "2019-05-01", ["actors"])
    heads = {doc[m.head].text: m.ref for m in doc._.counterclaim.actor_mentions}
    assert heads["governor"] == heads["Lirak"]


def test_a_faction_is_not_the_group(draft):
    doc = draft("A faction of Hamas fired a rocket.", "2019-05-01", ["actors"])
    assert "faction-of-hamas" in doc._.counterclaim.actors
    assert {m.ref for m in doc._.counterclaim.actor_mentions if doc[m.head].text == "faction"} == {"faction-of-hamas"}


def test_who_speaks_without_a_name(draft):
    doc = draft("A spokeswoman for the army of Togo denied it. A police spokesman agreed.", "2019-05-01", ["actors"])
    found = {a.represents for a in doc._.counterclaim.actors.values() if a.kind == "person"}
    assert found == {"forces-tgo", "police-tgo"}


@pytest.mark.parametrize(
    ("text", "phrase", "actor"),
    [
        ("The Kigali regime denied it.", "The Kigali regime", "state-rwa"),
        ("The Damascus government denied it.", "The Damascus government", "state-syr"),
        ("So-called monitors of the Kivu Security Tracker denied it.", "So-called monitors", "kivu-security-tracker"),
    ],
)
def test_whose_they_are(draft, text, phrase, actor):
    doc = draft(text, "2019-05-01", ["actors"])
    assert {m.ref for m in doc._.counterclaim.actor_mentions if doc.text[m.start_char : m.end_char] == phrase} == {
        actor
    }


_TWO_COUNTRIES = """Mali's army fought rebels near Mopti in Mali.

In neighbouring Burkina Faso, soldiers fled. Observers said that the army burned a village. The defence ministry denied it.

The army in Mali said so."""


def test_a_passage_about_another_country(draft):
    doc = draft(_TWO_COUNTRIES, "2019-05-01", ["actors"])
    found = [(m.text, m.ref) for m in doc._.counterclaim.actor_mentions if m.how == "description"]
    assert {ref for text, ref in found if text in {"soldiers", "the army"}} == {"forces-bfa"}
    assert ("The defence ministry", "mod-bfa") in found
    assert ("The army", "forces-mli") in found


def test_a_junta_is_of_the_country_of_its_leader(draft):
    doc = draft("Mali fought rebels. The junta led by Captain Ibrahim Traore was silent.", "2024-05-01", ["actors"])
    assert refs(doc, "The junta") == {"state-bfa"}


@pytest.mark.parametrize(
    ("text", "phrase", "state"),
    [
        ("Anti-government fighters took Tikrit in Iraq.", "Anti-government fighters", False),
        ("Government fighters took Tikrit in Iraq.", "Government fighters", True),
        ("Rebels in Ethiopia hit Tigrayan security forces.", "Tigrayan security forces", False),
        ("Rebels in Ethiopia hit security forces.", "security forces", True),
    ],
)
def test_who_is_of_the_state(draft, text, phrase, state):
    doc = draft(text, "2020-05-01", ["actors"])
    (ref,) = refs(doc, phrase)
    assert ref.startswith("forces-") == state


@pytest.mark.parametrize(
    ("text", "forces"),
    [
        ("A car bomber struck a post in Mosul.", False),
        ("The suspected bombers fled Boston.", False),
        ("Russian bombers struck Raqqa.", True),
        ("Two strategic bombers struck Raqqa.", True),
    ],
)
def test_a_bomber_is_a_person_unless_it_flies(draft, text, forces):
    doc = draft(text, "2019-05-01", ["actors"])
    (ref,) = {m.ref for m in doc._.counterclaim.actor_mentions if doc[m.head].lemma_ == "bomber"}
    assert (doc._.counterclaim.actors[ref].kind == "state_forces") == forces


def test_a_surname_that_is_a_town_lends_no_country(draft):
    doc = draft("Gunmen hit a church in Colombo. The army came.", "2019-05-01", ["actors"])
    assert not [a.name for a in doc._.counterclaim.actors.values() if "ITA" in a.country]


def test_supporters_of_a_person_are_not_he(draft):
    doc = draft("Police clashed with supporters of President Aleksandar Vucic.", "2019-05-01", ["actors"])
    (ref,) = {m.ref for m in doc._.counterclaim.actor_mentions if doc[m.head].text == "supporters"}
    assert doc._.counterclaim.actors[ref].kind == "unidentified"
    assert ref not in {m.ref for m in doc._.counterclaim.actor_mentions if doc[m.head].text == "Vucic"}


@pytest.mark.parametrize(
    ("text", "phrase", "actor"),
    [
        ("Togo shut its border with Togo's south. Police in Ghana arrested two men.", "Police", "police-gha"),
        ("Togo shut its border. French soldiers in Ghana left.", "French soldiers", "forces-fra"),
    ],
)
def test_forces_of_the_country_behind_them(draft, text, phrase, actor):
    assert refs(draft(text, "2020-05-01", ["actors"]), phrase) == {actor}


@pytest.mark.parametrize(
    "text",
    [
        "Neither the army nor the rebels have signed the draft brokered by Qatar.",
        "Kenya hosted the talks, and the army said it would respect the truce.",
        "The rebels freed nine men, the Red Cross said. The army said nothing.",
    ],
)
def test_who_stands_between_the_sides_has_not_the_army_that_is_meant(draft, text):
    doc = draft(text, "2017-05-01", ["actors"])
    assert not {ref for ref in refs(doc, "the army") if ref.startswith("forces-")}
