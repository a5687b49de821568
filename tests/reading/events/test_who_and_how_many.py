"""One report each: who did what to whom, and how many people it met."""

from __future__ import annotations

import pytest

import counterclaim


def rows(text: str, published: str = "2016-05-16") -> set[tuple[str, str, str, int | None]]:
    """Frame, initiators, targets and the number killed or hurt or held, of each positive event."""
    reading = counterclaim.read(text, published=published)
    name = {a.id: a.name for a in reading.actors}
    found = set()
    for claim in reading.claims:
        event = claim.event
        if event is None or claim.polarity != "positive" or event.type in {"statement", "accuse", "deny"}:
            continue
        toll = event.killed or event.injured or event.detained or event.abducted
        who = "+".join(sorted(name[r] for r in event.initiators))
        found.add((event.type, who, "+".join(sorted(name[r] for r in event.targets)), toll.best if toll else None))
    return found


ISRAEL, CHAD, NIGERIA = "Armed forces of Israel", "Armed forces of Chad", "Armed forces of Nigeria"
MALI, JNIM = "Armed forces of Mali", "Jama'at Nusrat al-Islam wal-Muslimin"


@pytest.mark.parametrize(
    ("text", "row"),
    [
        # one of a people, one of whom the age is told
        ("Israeli troops shot dead a Palestinian near Jenin.", ("killing", ISRAEL, "Palestinian", 1)),
        ("Israeli troops killed a 17-year-old Palestinian near Jenin.", ("killing", ISRAEL, "Palestinian", 1)),
        ("Gunmen abducted two Kenyans and a Somali near Mandera.", ("abduction", "Gunmen", "Kenyans+Somali", 3)),
        ("A mob lynched a Muslim in Jharkhand.", ("killing", "mob", "Muslim", 1)),
        ("Police killed a 12-year-old in Karachi.", ("killing", "Police of Pakistan", "12-year-old", 1)),
        # who announces a killing
        (
            "The Defence Ministry of Chad announced the killing of two soldiers by gunmen.",
            ("killing", "gunmen", CHAD, 2),
        ),
        ("The interior ministry announced the killing of two officers in Tunis.", ("killing", "", "officers", 2)),
        ("The Malian army announced the killing of three civilians near Gao.", ("killing", "", "civilians", 3)),
        ("The Malian army announced the killing of 14 JNIM fighters near Gao.", ("killing", MALI, JNIM, 14)),
        ("JNIM announced the killing of 14 Malian soldiers near Gao.", ("killing", JNIM, MALI, 14)),
        # losses and tolls that somebody puts at a number
        ("The rebels put their losses at 12.", ("killing", "", "armed opposition", 12)),
        ("Ethiopian officials placed the number of dead at 31.", ("killing", "", "", 31)),
        # who led it
        ("Saudi-led airstrikes killed 17 people in Hodeidah.", ("air_strike", "Saudi-led coalition", "people", 17)),
        ("A French-led raid killed six nuns near Kidal.", ("attack", "France", "nuns", 6)),
        # deeds that hang on one more word
        ("A ferry carrying villagers came under fire near Malakal.", ("shooting", "", "", None)),
        ("Ten students were beaten and given electric shocks in a jail.", ("torture", "", "students", None)),
        ("Guards gave the prisoners electric shocks.", ("torture", "Guards", "prisoners", None)),
        ("The World Food Programme delivered 400 tonnes of flour to Wau.", ("aid", "World Food Programme", "", None)),
        ("The union protested against the jailing of journalists.", ("detention", "", "journalists", None)),
        (
            "Indian troops launched a cordon and search operation in Pulwama.",
            ("attack", "Armed forces of India", "", None),
        ),
        # groups of which the text has nothing but a plural with capitals
        ("The Night Wolves kidnapped a priest in Bohol.", ("abduction", "Night Wolves", "priest", 1)),
        ("A convoy was attacked by the Iron Scorpions near Goma.", ("attack", "Iron Scorpions", "", None)),
        ("The Desert Falcons, a militia, shelled the town.", ("shelling", "Desert Falcons", "", None)),
        # whose authorities, whose air defences
        ("Houthi authorities released 113 detainees.", ("release", "Houthi movement", "detainees", None)),
        ("The Yemeni government released ten detainees.", ("release", "Yemen", "detainees", None)),
        (
            "Russia's defence ministry said air defences had shot down two missiles over Crimea.",
            ("interception", "Armed forces of Russia", "", None),
        ),
        (
            "Ukraine's defence ministry said air defences had shot down two missiles over Belgorod.",
            ("interception", "Armed forces of Ukraine", "", None),
        ),
        # effects that the parser hangs elsewhere
        ("Police shot a student dead in Nairobi.", ("killing", "Police of Kenya", "student", 1)),
        (
            "At least 20 people have been killed and scores injured in clashes between herders and farmers.",
            ("armed_clash", "farmers+herders", "people", 20),
        ),
        # more deeds
        ("Talks between M23 and Burundi in Doha broke down.", ("halt_talks", "Burundi+March 23 Movement", "", None)),
        ("Tunisian coast guards rammed a boat off Sfax.", ("attack", "Armed forces of Tunisia", "", None)),
        ("Hackers knocked out the server of a bank.", ("cyber_attack", "Hackers", "", None)),
        ("Serbia sent tanks to the border with Kosovo.", ("force_movement", "Serbia", "", None)),
        ("Activists spread fake videos of the vote.", ("misinformation", "Activists", "", None)),
        # a shell that is fired and hits is shelling once
        ("Rockets fired by Hezbollah hit a house in Haifa, killing two women.", ("shelling", "Hezbollah", "women", 2)),
        # one person by his office
        (
            "Gunmen killed a district administrator and two nurses.",
            ("killing", "Gunmen", "district administrator+nurses", 3),
        ),
        ("Gunmen killed the mayor and a bodyguard.", ("killing", "Gunmen", "bodyguard+mayor", 2)),
        (
            "Sixty people were trampled to death when police fired tear gas at a crowd in Jos.",
            ("crowd_control", "Police of Nigeria", "crowd+people", 60),
        ),
        (
            "The United States delivered a batch of armoured vehicles to the Lebanese army.",
            ("military_aid", "United States", "Armed forces of Lebanon", None),
        ),
        # whom a threat met; whose supporters
        ("The reporter had received threats from the Taliban.", ("threaten", "Taliban", "reporter", None)),
        (
            "Clashes between police and supporters of opposition leader Venancio Mondlane left four dead.",
            ("armed_clash", "police+supporters of Venancio Mondlane", "", 4),
        ),
        # the dead do not tell
        (
            "Three men were found shot dead in Tumaco. Police said they had been executed.",
            ("execution", "", "men", None),
        ),
    ],
)
def test_who_met_what(text: str, row: tuple[str, str, str, int | None]) -> None:
    assert row in rows(text)


def test_money_that_is_lost_kills_nobody() -> None:
    assert not rows("The company put its losses at 50.")


def test_who_fears_death_speaks_of_himself() -> None:
    assert ("killing", "", "Villagers", None) in rows("Villagers said they would be killed if they returned.")


def test_a_coalition_is_meant_only_where_it_fights() -> None:
    assert ("attack", "United States", "people", 3) in rows("A US-led raid killed three people in Kandahar.")
    assert ("air_strike", "Saudi Arabia", "people", 3) in rows(
        "Saudi-led air strikes killed three people in Hodeidah.", "2010-01-05"
    )


def test_readiness_to_use_force_is_no_promise() -> None:
    assert {r[0] for r in rows("His troops were ready to use force against the rebels.")} == {"attack"}
    assert "promise" in {r[0] for r in rows("Kenya was ready to help the refugees.")}


def test_who_is_criticised_or_searched_for_is_not_attacked() -> None:
    assert not rows("The minister came under fire for his remarks.")
    assert "attack" not in {r[0] for r in rows("The navy launched a search and rescue operation off Lampedusa.")}
    assert "concede" not in {r[0] for r in rows("The men were given blankets in a school.")}


def test_mountains_are_no_group() -> None:
    assert ("killing", "", "men", 2) in rows("Two men were killed in the Nuba Mountains.")


def test_a_missile_that_is_shot_down_is_nobody() -> None:
    text = "The Israeli military said it had intercepted the missile before it entered the country's airspace."
    assert {r[:2] for r in rows(text)} == {("interception", ISRAEL)}
    assert ("force_movement", "Armed forces of Mali") in {
        r[:2] for r in rows("The Malian army burned its camp before it entered Gao.")
    }


def _tellers(text: str) -> list[tuple[str, str | None]]:
    reading = counterclaim.read(text, published="2016-05-16")
    actors = {a.id: a for a in reading.actors}
    return [
        (actors[c.claimant.actor].name, actors[c.claimant.actor].represents) for c in reading.claims if c.claimant.actor
    ]


def test_offices_speak_for_their_state() -> None:
    assert _tellers("The president's office said two men were killed in Nairobi.") == [
        ("president's office", "state-ken")
    ]
    assert _tellers("Kenya's attorney general's office said two men were held.")[0][1] == "state-ken"


def test_the_aid_group_is_the_one_that_was_named() -> None:
    assert (
        _tellers("Gunmen abducted a Médecins Sans Frontières driver, the aid group said.")[0][0]
        == "Médecins Sans Frontières"
    )
    assert _tellers("Gunmen abducted a driver of the army, the aid group said.")[0][0] != "army"


def test_a_truce_is_signed_before_it_takes_effect() -> None:
    text = "The two sides signed a ceasefire in Havana on Friday that will take effect on Monday."
    whens = [c.event.when for c in counterclaim.read(text, published="2016-05-16").claims if c.event]
    assert [str(w.start) for w in whens if w] == ["2016-05-13"]


def test_who_flies_to_a_town_is_there_and_not_where_he_left_from() -> None:
    reading = counterclaim.read(
        "The president flew to Geneva after gunmen killed nine people in Bamako.", published="2016-05-16"
    )
    names = {p.id: p.name for p in reading.places}
    visit = next(c.event for c in reading.claims if c.event and c.event.type == "visit")
    assert [names[p] for p in visit.places] == ["Geneva"]


@pytest.mark.parametrize("agency", ["Anadolu news agency", "the Interfax news agency", "Reuters"])
def test_what_an_agency_reports_is_its_claim(agency: str) -> None:
    for said in ("said", "reported on Tuesday"):
        for told in (
            "Two officers were arrested",
            "A court ordered the arrest of two officers over links to the network",
        ):
            reading = counterclaim.read(f"{told}, {agency} {said}.", published="2016-05-16")
            outlet = next(a.id for a in reading.actors if a.kind == "media")
            for claim in reading.claims:
                assert outlet in {claim.claimant.actor, *(v.actor for v in claim.via)}, claim.text


def test_one_shell_is_one_event() -> None:
    assert [
        r[0] for r in rows("A mortar shell fired from Afghanistan hit a house in Chaman, killing three women.")
    ] == ["shelling"]


def test_things_and_crowds_are_not_one_person() -> None:
    assert {r[3] for r in rows("A bomb destroyed a source of water.")} == {None}
    assert {r[3] for r in rows("A mortar killed a family in Taiz.")} == {None}


def test_each_side_accuses_the_other_and_not_itself() -> None:
    text = "Thai and Cambodian troops exchanged fire on Monday. Each side accused the other of firing first."
    reading = counterclaim.read(text, published="2016-05-16")
    told = {(c.claimant.actor, *c.event.initiators) for c in reading.claims if c.event and c.event.type == "shooting"}
    assert told == {("forces-tha", "forces-khm"), ("forces-khm", "forces-tha")}
    text = "The army killed one rebel and the other of two men fled to Goma."
    assert {r[0] for r in rows(text)} == {"killing", "flight"}


def test_a_third_is_one_more_but_a_third_of_them_is_not() -> None:
    assert ("abduction", "", "", 1) in rows("Gunmen killed two men on Monday. A third was abducted.")
    assert {r[3] for r in rows("A third of the soldiers were wounded.")} == {None}
