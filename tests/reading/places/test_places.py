"""The places stage: what is a place, which one, how precisely; all sentences are our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.reading.draft import DraftPlace, draft_of
from counterclaim.reading.parsed import Doc

Read = Callable[..., Doc]
STAGES = ["dates", "actors", "places"]


def places(doc: Doc) -> dict[str, DraftPlace]:
    """Places by the text of their mentions."""
    draft = draft_of(doc)
    return {mention.text: draft.places[mention.ref] for mention in draft.place_mentions}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The rebels said they had captured Bria.", "Bria", "CAF"),
        ("The army recaptured Zuwara from rebels on Monday.", "Zuwara", "LBY"),
        ("Government troops retook Kherson on Friday.", "Kherson", "UKR"),
        ("The group controls Kidal.", "Kidal", "MLI"),
        ("Fighters seized Tabbadin and then withdrew.", "Tabbadin", None),
    ],
)
def test_what_fighters_take_is_a_place(draft: Read, text: str, name: str, country: str | None) -> None:
    assert places(draft(text, stages=STAGES))[name].country == country


@pytest.mark.parametrize(
    "text",
    ["The rebels captured Colonel Bria.", "Troops captured Joseph Bria, a rebel.", "Bria was captured, his wife said."],
)
def test_persons_are_captured_too(draft: Read, text: str) -> None:
    assert not places(draft(text, stages=STAGES))


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Gunmen killed a trader in Tarfa (Bahri, Khartoum).", "Khartoum", "SDN"),
        ("Gunmen killed a trader in Tarfa (Bahri, Khartoum).", "Bahri", "SDN"),
        ("Herders clashed in Jur River county (Western Bahr el Ghazal).", "Western Bahr el Ghazal", "SSD"),
        ("Herders clashed in Jur River county (Western Bahr el Ghazal).", "Jur River", None),
        ("Gunmen attacked Kaura Namoda Local Government Area of Zamfara State.", "Kaura Namoda", "NGA"),
        ("Bandits raided villages in Birnin Gwari LGA of Kaduna State.", "Birnin Gwari", "NGA"),
        ("Men were held in Pulwama district of south Kashmir on Friday.", "Pulwama", "IND"),
        ("Rebels attacked five towns in Lanao del Norte province on Monday.", "Lanao del Norte", "PHL"),
        ("A drone hit a church in Guduru woreda, Oromia.", "Oromia", "ETH"),
        ("Farmers from Kwadena payam fled to Wau in South Sudan.", "Kwadena", None),
    ],
)
def test_divisions_behind_a_place(draft: Read, text: str, name: str, country: str | None) -> None:
    assert places(draft(text, stages=STAGES))[name].country == country


def test_a_country_whose_apostrophe_is_lost_is_no_village(draft: Read) -> None:
    assert set(places(draft("Shells hit a school in Syrias northern Idlib province.", stages=STAGES))) <= {
        "Idlib",
        "northern Idlib",
    }


def test_two_letters_are_a_state_only_behind_a_town(draft: Read) -> None:
    assert "AK" not in places(draft("Two AK rifles were found in Srinagar.", stages=STAGES))
    assert places(draft("Two rifles were found in Juneau, AK.", stages=STAGES))["AK"].country == "USA"


def test_letters_in_brackets_are_no_place(draft: Read) -> None:
    assert set(places(draft("They met in South Kivu Assembly (SKA) on Monday.", stages=STAGES))) <= {"South Kivu"}


def test_a_name_that_only_sounds_alike_does_not_hide_the_country(draft: Read) -> None:
    doc = draft("Islamic State fighters attacked a post near Kobani, police said.", stages=STAGES)
    assert "police-syr" in draft_of(doc).actors


def test_two_towns_of_one_name_in_two_countries(draft: Read) -> None:
    doc = draft("Shells fell on Tripoli in Lebanon. On the same day militias met in Tripoli, Libya.", stages=STAGES)
    found = {draft_of(doc).places[m.ref].country for m in draft_of(doc).place_mentions if m.text == "Tripoli"}
    assert found & {"LBN", "LBY"}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Rebels shelled the town of Saraqeb in northern Syria.", "Saraqeb", "SYR"),
        ("Fighting went on near Tel Touqan in Idlib province, Syria.", "Tel Touqan", "SYR"),
        ("Soldiers entered Paris, Texas, on Monday.", "Paris", "USA"),
        ("Troops crossed the border from Georgia into South Ossetia, Tbilisi said.", "Georgia", "GEO"),
        ("Police in Atlanta, Georgia, arrested two men.", "Georgia", "USA"),
        ("The army withdrew from Sukhumi in Abkhazia.", "Sukhumi", "GEO"),
        ("Militants attacked Gao and Kidal in northern Mali.", "Kidal", "MLI"),
        ("Gunmen killed nine people in the village of Konna in central Mali.", "Konna", "MLI"),
    ],
)
def test_which_place(draft: Read, text: str, name: str, country: str) -> None:
    assert places(draft(text, stages=STAGES))[name].country == country


def test_sarja_never_goes_to_sharjah(draft: Read) -> None:
    found = places(draft("Two shells hit the village of Sarja in Idlib province in Syria.", stages=STAGES))
    assert found["Sarja"].country == "SYR"


def test_precision(draft: Read) -> None:
    doc = draft("Clashes broke out in Aleppo province, near Manbij, and in Raqqa, all in Syria.", stages=STAGES)
    found = places(doc)
    assert found["Syria"].geo_precision == 6
    assert found["Raqqa"].geo_precision == 1
    assert found["Manbij"].geo_precision == 2
    assert next(p for t, p in found.items() if t.startswith("Aleppo")).geo_precision == 4


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Troops fought in Mopti, Bankass and Koro on Monday.", {"Mopti", "Bankass", "Koro"}),
        ("Clashes erupted in the towns of Goma and Xavanda, residents said.", {"Goma", "Xavanda"}),
        ("In another village, Ogossagou, thirty people were killed.", {"Ogossagou"}),
    ],
)
def test_names_in_a_list_of_places_or_beside_the_word_for_one(draft: Read, text: str, names: set[str]) -> None:
    doc = draft(text, stages=STAGES)
    assert set(places(doc)) == names
    assert not {m.text for m in draft_of(doc).actor_mentions} & names


def test_a_minister_beside_a_capital_is_no_place(draft: Read) -> None:
    doc = draft(
        "In the capital, Jane Tavor, the foreign minister, met envoys from Goma and Peter Xavanda.", stages=STAGES
    )
    assert {"Jane Tavor", "Tavor"} & {m.text for m in draft_of(doc).actor_mentions}
    assert not {"Jane Tavor", "Tavor", "Peter Xavanda", "Xavanda"} & set(places(doc))


def test_unknown_village_keeps_its_name_without_coordinates(draft: Read) -> None:
    found = places(draft("Gunmen burned houses in the village of Qarqumbo in Ethiopia.", stages=STAGES))
    assert found["Qarqumbo"].lat is None
    assert found["Qarqumbo"].name == "Qarqumbo"


def test_names_of_actors_are_no_places(draft: Read) -> None:
    text = "The Islamic State of Iraq attacked a post. The Syrian Observatory for Human Rights said so."
    assert "Iraq" not in places(draft(text, stages=STAGES))


def test_persons_are_no_places(draft: Read) -> None:
    doc = draft(
        "Jordan Miller left the room. Miller said Jordan was his first name. Jordan Miller laughed.", stages=STAGES
    )
    assert "Jordan" not in places(doc)


def test_hama_and_hamas(draft: Read) -> None:
    found = places(draft("Hamas condemned the shelling of Hama in Syria.", stages=STAGES))
    assert "Hamas" not in found
    assert found["Hama"].country == "SYR"


def test_descriptions_mean_the_nearest_place_of_their_kind(draft: Read) -> None:
    doc = draft("Rebels attacked Saraqeb in Syria, the army said. They left the town a day later.", stages=STAGES)
    mentions = [m for m in draft_of(doc).place_mentions if m.how == "description"]
    assert [(m.text, draft_of(doc).places[m.ref].country) for m in mentions] == [("the town", "SYR")]


def test_one_place_with_several_mentions(draft: Read) -> None:
    doc = draft("Shells hit Raqqa in Syria. People fled Raqqa. Raqqa was quiet in the evening.", stages=STAGES)
    ids = [m.ref for m in draft_of(doc).place_mentions if m.text == "Raqqa"]
    assert len(ids) >= 2
    assert len(set(ids)) == 1


def test_lost_commas(draft: Read) -> None:
    doc = draft("Syria said shells fell on towns in Hama Daraya and Homs.", stages=STAGES)
    assert {"Hama", "Homs"} & set(places(doc))


def test_swapping_two_towns_swaps_the_places(draft: Read) -> None:
    text = "Rebels in {} shelled {} in Syria."
    one = places(draft(text.format("Raqqa", "Manbij"), stages=STAGES))
    two = places(draft(text.format("Manbij", "Raqqa"), stages=STAGES))
    assert one["Raqqa"].id == two["Raqqa"].id
    assert one["Manbij"].id == two["Manbij"].id


def test_empty_text(draft: Read) -> None:
    assert draft_of(draft("", stages=STAGES)).places == {}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Paris Agreement was signed in 2015.", "Paris"),
        ("Al Jazeera reported clashes in Sudan.", "Al Jazeera"),
        ("Washington said it would withdraw its troops.", "Washington"),
        ("The Idlib Governorate Council condemned the raid.", "Idlib"),
    ],
)
def test_names_used_otherwise_are_no_places(draft: Read, text: str, name: str) -> None:
    assert name not in places(draft(text, stages=STAGES))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Near Rawah, one strike hit a truck of the militia in Iraq.", "Rawah"),
        ("Near Ar Raqqah, five strikes destroyed two bunkers in Syria.", "Ar Raqqah"),
        ("Outside Menaka, soldiers and fighters of two groups exchanged fire in Mali.", "Menaka"),
    ],
)
def test_a_sentence_that_opens_with_a_word_of_place(draft: Read, text: str, name: str) -> None:
    doc = draft(text, stages=STAGES)
    assert name in places(doc)
    assert not any(name in actor.name for actor in draft_of(doc).actors.values())


def test_longer_name_wins(draft: Read) -> None:
    found = places(draft("A ferry left Mali Lošinj in Croatia.", stages=STAGES))
    assert {place.country for place in found.values()} == {"HRV"}


def test_dateline_and_place_after_a_word_of_place(draft: Read) -> None:
    text = "GAZA/JERUSALEM, 4 May (Agency) - Rockets were fired from Gaza at Sderot."
    found = places(draft(text, stages=STAGES))
    assert found["JERUSALEM"].country == "ISR"
    assert found["Sderot"].country == "ISR"


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        ("Gangs killed ten people in Port-au-Prince on Sunday.", "Port-au-Prince", "HTI"),
        ("PORT-AU-PRINCE (Agency) - Gangs killed ten people.", "Port-au-Prince", "HTI"),
        ("Residents of Port-au-Prince fled after gangs attacked.", "Port-au-Prince", "HTI"),
        ("The bombing of Mazar-i-Sharif killed nine.", "Mazar-e Sharif", "AFG"),
        ("Ras al-Ain was shelled by Turkish forces.", "Ras al-Ain", "SYR"),
        ("Police in Cox's Bazar shot dead two men.", "Cox's Bazar", "BGD"),
        ("Gunmen in Burkina Faso killed 20 soldiers.", "Burkina Faso", "BFA"),
        ("In Guinea-Bissau soldiers killed the general.", "Guinea-Bissau", "GNB"),
        ("Fighting in N'Djamena killed five.", "N'Djamena", "TCD"),
        ("Rebels captured Bentiu from the army.", "Bentiu", "SSD"),
        ("Bentiu fell to the rebels on Tuesday.", "Bentiu", "SSD"),
    ],
)
def test_names_of_several_words_are_one_place_and_nobody(draft: Read, text: str, place: str, country: str) -> None:
    found = draft_of(draft(text, stages=["actors", "places"]))
    assert [(p.name, p.country) for p in found.places.values() if p.country == country] == [(place, country)]
    words = set(place.replace("'", "-").split("-")) | set(place.split())
    assert not [
        a.name for a in found.actors.values() if a.kind in ("person", "unidentified") and set(a.name.split()) & words
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Syria-based group attacked a convoy.", "Syria-based"),
        ("The army captured Samiullah.", "Samiullah"),
        ("Abu Bakr al-Rashid was killed by the army.", "Abu Bakr al-Rashid"),
    ],
)
def test_what_only_looks_like_such_a_name_is_no_place(draft: Read, text: str, name: str) -> None:
    assert name not in [p.name for p in draft_of(draft(text, stages=["actors", "places"])).places.values()]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The bodies of four herders were found in Oruvalde on Sunday.", "Oruvalde"),
        ("Pirates took two sailors hostage on the island of Baruwe, fishermen said.", "Baruwe"),
        ("Jets dropped bombs on Zabadani on Monday.", "Zabadani"),
        ("Three soldiers were wounded by a mine in Asongola.", "Asongola"),
        ("Refugees crossed into Thailand's Mae Hong Son province.", "Mae Hong Son"),
        ("Shells hit Kobani's old market on Monday.", "Kobani"),
        ("Two shells landed at the Tabqa airbase.", "Tabqa"),
        ("A mine exploded in Sinai's Rafah, killing a soldier.", "Rafah"),
        ("Militias hold most of the Fezzan.", "Fezzan"),
        ("Forty were wounded in the battle for Goma.", "Goma"),
        ("The sides exchanged prisoners at the Oruvali crossing.", "Oruvali"),
    ],
)
def test_names_that_the_words_around_them_make_places(draft: Read, text: str, name: str) -> None:
    assert name in places(draft(text, stages=STAGES))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The rebels lost faith in Hamdok after the shooting.", "Hamdok"),
        ("Guards opened fire on Petersen.", "Petersen"),
        ("Two men were shot in the Chadian town of Bol.", "Chadian"),
    ],
)
def test_names_that_are_no_places(draft: Read, text: str, name: str) -> None:
    assert name not in places(draft(text, stages=STAGES))


def test_a_region_is_not_the_outlet_named_after_it(draft: Read) -> None:
    found = places(draft("Commandos killed 50 militants in the Middle Shabelle region of Somalia.", stages=STAGES))
    assert any(name.startswith("Middle Shabelle") for name in found)


def _known(doc, name):
    """Country of the place that a name was read as; empty where it is left open, None where it is no place."""
    found = [p for p in doc._.counterclaim.places.values() if name in (p.name, *p.aliases)]
    return (found[0].country or "") if found else None


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        # a namesake far from all that the text tells of is not meant
        ("Soldiers killed six men in the village of Karma, residents of Ouahigouya in Burkina Faso said.", "Karma", ""),
        ("The defence ministry of Chad said its troops had killed 40 rebels near Tine.", "Tine", ""),
        ("The rebels in Sudan held talks in Naivasha. Fighting was reported in Malakal and Juba.", "Naivasha", "KEN"),
        ("Serb forces shelled Prizren in Kosovo, and talks were held at Rambouillet near Paris.", "Rambouillet", "FRA"),
        # nor is one that lies elsewhere than the distance says
        ("Insurgents attacked a post near Kobe, 30 km from Gao in Mali.", "Kobe", ""),
        ("Insurgents attacked a post near Ansongo, 95 km from Gao in Mali.", "Ansongo", "MLI"),
        # the ends of a road, the second of two towns that people fled, whose residents speak
        ("Men were shot on the road between Mershing and Duma in South Darfur, Sudan.", "Duma", ""),
        ("Raiders struck the highway linking Nyala to El Fasher in Sudan.", "Nyala", "SDN"),
        ("Thousands have fled Bojayá and Vigía del Fuerte in Colombia.", "Vigía del Fuerte", "COL"),
        ("Four residents of Stepanakert died, Armenia said.", "Stepanakert", "AZE"),
        # a name that no list has, after "near" where there is violence
        ("Jets bombed a base near Visuvamadu, 15 km east of Kilinochchi in Sri Lanka.", "Visuvamadu", "LKA"),
        ("Ten villagers fled near Malakal. The Democratic Republic of the Congo: a clash.",
         "Democratic Republic of the Congo", "COD"),
        # who speaks in a transcript is no town
        ("HOST: Who fired in Iligan?\nBALINDONG: The army.\nHOST: When?\nBALINDONG: On Monday.", "Balindong", None),
    ],
)  # fmt: skip
def test_which_place_is_meant(draft, text, name, country):
    assert _known(draft(text, "2012-05-01"), name) == country


def test_the_village_is_not_the_town_it_lies_near(draft):
    doc = draft("In Shyrokyne (20km east of Mariupol) in Ukraine, shots rang out. A drone was hit near the village.")
    (told,) = [m.ref for m in doc._.counterclaim.place_mentions if m.text == "the village"]
    assert doc._.counterclaim.places[told].name == "Shyrokyne"
