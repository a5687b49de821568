"""Relations between actors."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.reading.draft import draft_of
from counterclaim.reading.parsed import Doc

Read = Callable[..., Doc]
STAGES = ["dates", "actors", "places", "coreference", "attribution", "events", "relations", "casualties"]


def ties(draft: Read, text: str) -> set[tuple[str, str | None, str | None]]:
    return {(r.type, r.source, r.target) for r in draft_of(draft(text, "2020-05-05", STAGES)).relations}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hezbollah is backed by Iran.", ("backs", "state-irn", "hezbollah")),
        ("Iran backs Hezbollah.", ("backs", "state-irn", "hezbollah")),
        ("Hezbollah, which is supported by Iran and Syria, denied it.", ("backs", "state-syr", "hezbollah")),
        ("Iranian-backed Hezbollah denied it.", ("backs", "state-irn", "hezbollah")),
        ("Hezbollah, a close ally of Iran, denied it.", ("allied_with", "hezbollah", "state-irn")),
        ("Syria and its ally Russia denied it.", ("allied_with", "state-rus", "state-syr")),
        ("Hezbollah receives rockets from Iran.", ("backs", "state-irn", "hezbollah")),
        ("Hezbollah, which officials say receives arms from Iran, denied it.", ("backs", "state-irn", "hezbollah")),
        ("Hezbollah has links with Iran.", ("linked_to", "hezbollah", "state-irn")),
    ],
)
def test_ties(draft: Read, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in ties(draft, text)


def test_coordinated_ends_give_one_relation_each(draft: Read) -> None:
    found = ties(draft, "The group Hezbollah is backed by Iran, Syria and Russia.")
    assert {s for t, s, o in found if t == "backs" and o == "hezbollah"} >= {"state-irn", "state-syr", "state-rus"}


def test_a_denied_tie_is_negative(draft: Read) -> None:
    doc = draft("Turkey does not support Hezbollah.", "2020-05-05", STAGES)
    assert [r.polarity for r in draft_of(doc).relations if r.type == "backs"] == ["negative"]


def test_control_of_a_place(draft: Read) -> None:
    doc = draft("Hezbollah controls the city of Aleppo in Syria.", "2020-05-05", STAGES)
    found = draft_of(doc)
    (tie,) = [r for r in found.relations if r.type == "controls"]
    assert tie.source == "hezbollah"
    assert tie.target in found.places


def test_exclusion_is_positive_though_the_verb_is_denied(draft: Read) -> None:
    doc = draft("Hezbollah is not subject to the truce signed by Iran and Turkey.", "2020-05-05", STAGES)
    (tie,) = [r for r in draft_of(doc).relations if r.type == "excluded_from"]
    assert (tie.source, tie.polarity) == ("hezbollah", "positive")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Boko Haram and Ansaru are rivals in Nigeria.", ("opposes", "boko-haram", "ansaru")),
        ("France and Germany are allies again.", ("allied_with", "state-fra", "state-deu")),
        (
            "The Segunda Marquetalia, a splinter group of the FARC, operates in Venezuela.",
            ("splinter_of", "segunda-marquetalia", "farc"),
        ),
        ("Fighters of Ansaru who broke away from Boko Haram hold the forest.", ("splinter_of", "ansaru", "boko-haram")),
        ("The M23 fights for Rwanda, Congo says.", ("backs", "m23", "state-rwa")),
        ("Hezbollah fought alongside Syria against the Islamic State.", ("opposes", "hezbollah", "islamic-state")),
        ("Hezbollah fought alongside Syria against the Islamic State.", ("allied_with", "hezbollah", "state-syr")),
        ("Kataib Hezbollah is one of several militias linked to Iran.", ("linked_to", "kataib-hezbollah", "state-irn")),
        ("Turkey will keep supporting Hamas.", ("backs", "state-tur", "hamas")),
        ("India says Lashkar-e-Taiba is funded by Pakistan.", ("backs", "state-pak", "let")),
        ("Hezbollah has been at war with Israel since May.", ("opposes", "hezbollah", "state-isr")),
        ("The ceasefire does not cover Hezbollah, Iran said.", ("excluded_from", "hezbollah", None)),
    ],
)
def test_ties_in_other_words(draft: Read, text: str, expected: tuple[str, str, str | None]) -> None:
    assert expected in ties(draft, text)


def test_a_list_after_including_is_part_of_the_body(draft: Read) -> None:
    found = ties(
        draft, "The Three Brotherhood Alliance, including the Arakan Army and the MNDAA, attacked posts in Myanmar."
    )
    assert {("part_of", "arakan-army", "three-brotherhood"), ("part_of", "mndaa", "three-brotherhood")} <= found
    counted = ties(draft, "The shells killed nine people, including three soldiers and a member of Hezbollah.")
    assert not [tie for tie in counted if tie[0] == "part_of"]


def test_a_list_whose_second_name_looks_like_an_apposition(draft: Read) -> None:
    text = "The Three Brotherhood Alliance, comprising the Arakan Army, the Ta'ang National Liberation Army and the MNDAA, met."
    assert {source for kind, source, _ in ties(draft, text) if kind == "part_of"} == {"arakan-army", "tnla", "mndaa"}


def test_a_persons_group_is_led_by_that_person(draft: Read) -> None:
    text = "Riek Machar's SPLM-IO shelled a post. The Lord's Resistance Army of Joseph Kony attacked a town."
    found = ties(draft, text + " Anna Berg's house was burnt.")
    assert {tie[2] for tie in found if tie[0] == "leads"} >= {"lra"}
    assert len([tie for tie in found if tie[0] == "leads"]) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Turkey no longer supports Hezbollah.",
        "Turkey stopped supporting Hezbollah.",
        "Turkey ended its support for Hezbollah.",
    ],
)
def test_a_tie_that_has_ended_is_negative(draft: Read, text: str) -> None:
    found = draft_of(draft(text, "2020-05-05", STAGES)).relations
    assert [(r.source, r.target, r.polarity) for r in found if r.type == "backs"] == [
        ("state-tur", "hezbollah", "negative")
    ]


def test_a_later_name(draft: Read) -> None:
    found = ties(
        draft,
        "The Velmar Front, now known as the Plains Party, and the Sumal Guard, since renamed the Hill Guard, met.",
    )
    by_kind = {(kind, bool(source and target)) for kind, source, target in found}
    assert by_kind == {("formerly", True)}


def test_talks_and_hostages_are_held_without_control(draft: Read) -> None:
    assert not ties(draft, "Turkey held talks in Ankara. Hezbollah held two journalists.")
    assert not ties(draft, "Malian and Chadian diplomats held talks in Baghdad.")
    assert ("controls", "boko-haram", None) in ties(draft, "Boko Haram held the town for a year.")
    found = draft_of(draft("Russian forces occupy Mariupol. Gangs control most of Haiti.", "2020-05-05", STAGES))
    assert [r.target in found.places for r in found.relations if r.type == "controls"] == [True, True]


def test_ruling_a_place_is_control_of_it(draft: Read) -> None:
    found = draft_of(draft("Hamas, the group that rules Gaza, freed two men.", "2020-05-05", STAGES))
    assert [(r.type, r.source) for r in found.relations] == [("controls", "hamas")]


@pytest.mark.parametrize(
    ("text", "holder", "wanted"),
    [
        ("The army retook the towns of Konduga, Monguno and Baga in Nigeria.", "", {"Konduga", "Monguno", "Baga"}),
        ("Tripoli remained in the hands of the Libyan government.", "state-lby", {"Tripoli"}),
    ],
)
def test_what_is_held(draft: Read, text: str, holder: str, wanted: set[str]) -> None:
    found = draft_of(draft(text, "2020-05-05", STAGES))
    held = [r for r in found.relations if r.type == "controls" and (not holder or r.source == holder)]
    assert wanted <= {found.places[r.target or ""].name for r in held if r.target in found.places}


def test_two_sides_joined_by_and_are_not_members_of_each_other(draft: Read) -> None:
    assert not {t for t in ties(draft, "The Taliban and al-Qaeda fighters attacked Kunduz.") if t[0] == "member_of"}


def test_who_is_left_out_of_talks(draft: Read) -> None:
    found = {t[:2] for t in ties(draft, "Hezbollah was left out of the Geneva talks.")}
    assert ("excluded_from", "hezbollah") in found


def test_who_breaks_off_talks_is_no_splinter(draft: Read) -> None:
    assert not {t for t in ties(draft, "Hezbollah broke off talks with Iran.") if t[0] == "splinter_of"}


@pytest.mark.parametrize(
    ("text", "kind", "facts"),
    [
        ("The deal does not include Hezbollah, an ally of Iran.", "allied_with", ("positive", "certain")),
        ("The army may attack the Turkish-backed rebels.", "backs", ("positive", "certain")),
        ("The deal does not include Hezbollah, an alleged ally of Iran.", "allied_with", ("positive", "possible")),
        ("Hezbollah is not an ally of Iran.", "allied_with", ("negative", "certain")),
        ("Hezbollah may be an ally of Iran.", "allied_with", ("positive", "possible")),
    ],
)
def test_a_description_holds_whatever_is_told(draft: Read, text: str, kind: str, facts: tuple[str, str]) -> None:
    found = draft_of(draft(text, "2020-05-05", STAGES)).relations
    assert [(r.polarity, r.certainty) for r in found if r.type == kind] == [facts]
