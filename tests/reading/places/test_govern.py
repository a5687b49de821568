"""Which place an event happened at."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.reading.draft import draft_of
from counterclaim.reading.parsed import Doc
from counterclaim.reading.places import event_place

Read = Callable[..., Doc]


def names(doc: Doc, trigger: str) -> list[str]:
    token = next(token for token in doc if token.text == trigger)
    ids, rule = event_place(doc, token.i)
    assert bool(ids) == bool(rule)
    return [draft_of(doc).places[key].name for key in ids]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Rebels clashed with soldiers in Raqqa and Manbij in Syria.", "clashed", ["Raqqa", "Manbij"]),
        ("The shelling of Aleppo in Syria killed six people.", "shelling", ["Aleppo"]),
        ("In Mosul in Iraq, gunmen attacked a school and killed two teachers.", "killed", ["Mosul"]),
        ("Government forces captured Palmyra in Syria on Sunday.", "captured", ["Palmyra"]),
        ("Soldiers from Kenya were killed in Kismayo in Somalia.", "killed", ["Kismayo"]),
        ("Gunmen came and killed the mayor while he was on his way to a shop in Homs.", "killed", ["Homs"]),
        ("A bomb exploded in Kabul, an official said in Washington.", "exploded", ["Kabul"]),
        ("In Mosul in Iraq, the monitor said air strikes had killed nine.", "killed", ["Mosul"]),
        (
            "Militants burned the villages of Xavanda, Yorbeka and Zultani in Mali.",
            "burned",
            ["Xavanda", "Yorbeka", "Zultani"],
        ),
        ("Militants attacked villages near Gao, Mopti and Kidal.", "attacked", ["Gao", "Mopti", "Kidal"]),
        ("A bomb exploded in Palmyra, Homs, on Monday.", "exploded", ["Palmyra"]),
        ("Thousands fled Iraq's second city of Mosul last month.", "fled", ["Mosul"]),
        ("In the Malian capital, Bamako, gunmen shot a guard.", "shot", ["Bamako"]),
        ("Troops took Ubari, a town 200 km south of Sabha in Libya.", "took", ["Ubari"]),
        ("Ethiopia said it would pull out its troops from Baidoa within days.", "pull", ["Baidoa"]),
        ("Three traders were abducted in Ndalele, Kasai province, on Friday.", "abducted", ["Ndalele"]),
    ],
)
def test_event_place(draft: Read, text: str, trigger: str, expected: list[str]) -> None:
    assert names(draft(text, stages=["places"]), trigger) == expected


def test_no_place(draft: Read) -> None:
    assert names(draft("Rebels clashed with soldiers on Sunday.", stages=["places"]), "clashed") == []


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The attack showed that the group is strong, said Ann Lee, an analyst in Nairobi.", "attack"),
        ("The group killed 12 soldiers, said Ann Lee, an analyst at a think tank in Nairobi.", "killed"),
        ("Speaking in Geneva, the envoy said that rebels had killed nine civilians.", "killed"),
        ("At a news conference in Kampala, the spokesman said rebels had attacked the camp.", "attacked"),
        ("The monitor, which is based in Coventry, said an air strike had killed nine people.", "killed"),
        ("Militants killed 20 villagers, according to an analyst in Nairobi.", "killed"),
        ("A shopkeeper who fled to Mopti said gunmen had killed 15 people.", "killed"),
        ("They burned down mills owned by migrants who live in Dispur.", "burned"),
    ],
)
def test_where_a_speaker_is_or_people_live_is_not_where_it_happened(draft: Read, text: str, trigger: str) -> None:
    assert names(draft(text, stages=["places"]), trigger) == []
