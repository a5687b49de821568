"""One sentence each, as a wire would write it: who did what where, according to whom."""

from __future__ import annotations

import pytest

import counterclaim


def told(text: str) -> set[tuple[str, str, str, str, str]]:
    reading = counterclaim.read(text, published="2026-03-11")
    name = {a.id: a.name for a in reading.actors} | {p.id: p.name for p in reading.places}

    def names(refs: tuple[str, ...]) -> str:
        return "+".join(sorted(name[ref] for ref in refs))

    return {
        (
            "" if c.claimant.document else name.get(c.claimant.actor or "", "?"),
            c.event.type,
            names(c.event.initiators),
            names(c.event.targets),
            names(c.event.places),
        )
        for c in reading.claims
        if c.event and c.polarity == "positive"
    }


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "M23 rebels seized Sake after days of heavy fighting with the Congolese army.",
            ("", "armed_clash", "March 23 Movement", "Armed forces of the Democratic Republic of the Congo", "Sake"),
        ),
        (
            "The minister said the Taliban had used rockets against villages near Kunduz.",
            ("minister", "shelling", "Taliban", "", "Kunduz"),
        ),
        (
            "Saboteurs fired on posts in the Lachin, Kalbajar and Dashkasan districts.",
            ("", "shooting", "Saboteurs", "", "Dashkasan+Kalbajar+Lachin"),
        ),
        ("Police in Kano suspect Boko Haram of the attack.", ("Police of Nigeria", "attack", "Boko Haram", "", "Kano")),
        (
            "Protesters in Kano urged the president to step down.",
            ("", "request_resignation", "Protesters", "Bola Tinubu", "Kano"),
        ),
        ("The mayor urged the army to step up air strikes.", ("", "request", "mayor", "army", "")),
        (
            "The U.S. military announced the deaths of three more American soldiers.",
            ("Armed forces of the United States", "killing", "", "Armed forces of the United States", ""),
        ),
        (
            "Two Lashkar-e-Taiba militants were killed in an encounter with security forces in Srinagar.",
            ("", "armed_clash", "Armed forces of India", "Lashkar-e-Taiba", "Srinagar"),
        ),
        (
            "Rebels opened indiscriminate firing near Srinagar.",
            ("", "shooting", "armed opposition in India", "", "Srinagar"),
        ),
        ("Warplanes bombed Idlib.", ("", "air_strike", "", "", "Idlib")),
        (
            "Drones flown by the Malian army hit a convoy near Gao.",
            ("", "drone_strike", "Armed forces of Mali", "", "Gao"),
        ),
        (
            "A mine laid by the Houthis killed two fishermen off Mocha.",
            ("", "killing", "Houthi movement", "fishermen", "Mocha"),
        ),
        (
            "Police thwarted a plan to kill the mayor and detained two Taliban members in Kandahar.",
            ("", "detention", "Police of Afghanistan", "Taliban", "Kandahar"),
        ),
        (
            "Washington will supply rockets to Kyiv next month.",
            ("", "military_aid", "United States", "Ukraine", ""),
        ),
        (
            "The Taliban and al-Qaeda fighters attacked a post in Kunduz.",
            ("", "attack", "Taliban+al-Qaeda", "", "Kunduz"),
        ),
        (
            "Hezbollah handed over 400 rifles to UN troops in Tyre.",
            ("", "disarm", "Hezbollah", "United Nations", "Tyre"),
        ),
        ("The bodies of five men were found by peacekeepers in Bria.", ("", "killing", "", "men", "Bria")),
        ("Malian troops made a hasty retreat from Kidal.", ("", "withdrawal", "Armed forces of Mali", "", "Kidal")),
        (
            "Abiy Ahmed met his Kenyan counterpart William Ruto in Nairobi.",
            ("", "meeting", "Abiy Ahmed", "William Ruto", "Nairobi"),
        ),
        (
            "Sudan and the JEM are due to sign a pact in Doha.",
            ("", "agreement", "Justice and Equality Movement+Sudan", "", "Doha"),
        ),
        ("SOMALIA: 12 killed in market blast in Baidoa", ("", "bombing", "", "", "Baidoa")),
        ("Rebels withdrew from Aleppo.", ("", "withdrawal", "armed opposition in Syria", "", "Aleppo")),
        ("Some 1,200 people had been displaced by fighting in Jonglei.", ("", "armed_clash", "", "", "Jonglei")),
        (
            "A bomb killed three soldiers from Kenya near Kismayo on Friday, a witness said.",
            ("witness", "bombing", "", "Armed forces of Kenya", "Kismayo"),
        ),
        (
            "Azerbaijan accused Armenia of firing at its positions; Yerevan denied the claim.",
            ("Azerbaijan", "shooting", "Armenia", "", ""),
        ),
        (
            "Sudan's army said it had repelled an attack by the Rapid Support Forces on El Fasher.",
            ("Armed forces of Sudan", "attack", "Rapid Support Forces", "Armed forces of Sudan", "El Fasher"),
        ),
        (
            "The Rapid Support Forces denied it shelled a clinic and accused the army of using civilians as human shields.",
            ("Rapid Support Forces", "human_shield", "Armed forces of Sudan", "civilians", ""),
        ),
        (
            "Israeli settlers torched olive groves near Nablus on Monday.",
            ("", "destruction", "Israeli settlers", "", "Nablus"),
        ),
        (
            "Bombs exploded in Jableh; Islamic State claimed the attacks.",
            ("Islamic State", "attack", "Islamic State", "", ""),
        ),
        ("The attack was claimed by Islamic State.", ("Islamic State", "attack", "Islamic State", "", "")),
        (
            "Government warplanes carried out strikes on the town of Saraqib, the Britain-based Syrian Observatory said.",
            ("Syrian Observatory for Human Rights", "attack", "Armed forces of Syria", "", "Saraqib"),
        ),
        (
            "Rebels have threatened to march on Bukavu unless the government agrees to talks.",
            ("", "threaten_protest", "armed opposition in Democratic Republic of the Congo", "", "Bukavu"),
        ),
        (
            "The M23 group entered Bukavu on Friday.",
            ("", "force_movement", "March 23 Movement", "", "Bukavu"),
        ),
        (
            "Armenia and Azerbaijan accused each other of shelling villages.",
            ("Armenia", "shelling", "Azerbaijan", "", ""),
        ),
        (
            "Armenia and Azerbaijan accused each other of shelling villages.",
            ("Azerbaijan", "shelling", "Armenia", "", ""),
        ),
        (
            "Chad accused the army of Mali of attacks on herders.",
            ("Chad", "attack", "Armed forces of Mali", "herders", "Mali"),
        ),
        (
            "India and Pakistan accused each other of truce violations.",
            ("India", "ceasefire_violation", "Pakistan", "", ""),
        ),
        ("Police came under fire from gunmen in Kabul.", ("", "shooting", "gunmen", "Police of Afghanistan", "Kabul")),
        ("Two villagers burned to death in Kano.", ("", "killing", "", "villagers", "Kano")),
        ("Two French soldiers killed in Mali", ("", "killing", "", "Armed forces of France", "Mali")),
        ("Two French soldiers killed in Mali blast", ("", "bombing", "", "Armed forces of France", "Mali")),
        (
            "NATO jets bombed Serbian positions around Gorazde at the request of the United Nations.",
            ("", "air_strike", "NATO", "Serbia", "Gorazde"),
        ),
        (
            "The army retook the palace in Khartoum from the Rapid Support Forces.",
            ("", "regains_territory", "Armed forces of Sudan", "Rapid Support Forces", "Khartoum"),
        ),
        (
            "Chinese coast guard ships fired water cannon at a Philippine supply boat.",
            ("", "crowd_control", "Armed forces of China", "Philippines", ""),
        ),
        ("Manila protested on Monday.", ("", "diplomatic_protest", "Philippines", "", "")),
        (
            "A suicide bomber struck a police post in Mosul.",
            ("", "suicide_bombing", "suicide bomber", "Police of Iraq", "Mosul"),
        ),
    ],
)
def test_told(text: str, wanted: tuple[str, str, str, str, str]) -> None:
    found = told(text)
    assert wanted in found, found


def test_an_entry_of_a_list_of_dates_happened_that_day() -> None:
    reading = counterclaim.read("Feb. 3: Gunmen attacked a village near Gao.", published="2026-03-11")
    [when] = [c.event.when for c in reading.claims if c.event]
    assert when is not None
    assert (str(when.start), str(when.end)) == ("2026-02-03", "2026-02-03")


def test_neither_side_denies_what_both_would_keep() -> None:
    reading = counterclaim.read("Neither the army nor the rebels kept the truce in Aden.", published="2026-03-11")
    assert [c.polarity for c in reading.claims if c.event and c.event.type == "ceasefire"] == ["negative"]


def test_who_brokered_it_may_be_told_at_the_end() -> None:
    text = "Sudan and the JEM signed a truce in Doha on 23 February 2010, mediated by Qatar."
    [pact] = [c.event for c in counterclaim.read(text).claims if c.event and c.event.type == "ceasefire"]
    assert pact.mediators == ("state-qat",)


def test_what_is_hit_is_no_weapon() -> None:
    reading = counterclaim.read("Rebels destroyed two tanks in Homs.", published="2026-03-11")
    assert [c.event.weapon for c in reading.claims if c.event] == [None]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Gunmen raided a market in Gao before dawn on Friday.", "2026-03-06"),
        (
            "Troops shelled Gao on Monday. The rebels, who took the town in June 2012, still hold it."
            " They said a suicide bomber killed nine soldiers.",
            "2026-03-09",
        ),
    ],
)
def test_the_day_of_the_last_event(text: str, day: str) -> None:
    when = [c.event.when for c in counterclaim.read(text, published="2026-03-11").claims if c.event][-1]
    assert when is not None
    assert str(when.end) == day


def test_services_that_are_suspended_break_no_relations() -> None:
    assert not told("Mobile internet services have been suspended in Srinagar.")


def test_a_subject_alone_is_no_claim() -> None:
    reading = counterclaim.read("A hospital in Idlib was reportedly struck on 17 June.", published="2018-06-19")
    assert [c.event.type for c in reading.claims if c.event] == ["attack"]
    assert len(reading.claims) == 1
