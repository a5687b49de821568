"""Names in running text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.registry import NameHit, Registry


@pytest.fixture(scope="module")
def registry() -> Registry:
    return Registry.load()


def hits(registry: Registry, text: str, on: date | None = None) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[hit.start : hit.end], hit.actor_ids) for hit in registry.index.find(text, on)]


def only(registry: Registry, text: str) -> NameHit:
    found = registry.index.find(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("A post of Jabhat an-Nusra fell.", "jabhat-fateh-al-sham"),
        ("A post of HAY’AT TAHRIR AL-SHAM fell.", "hts"),
        ("A post of Hay at Tahrir al Sham fell.", "hts"),
        ("A post of Da’esh fell.", "islamic-state"),
        ("Posts of the Isis fighters fell.", "islamic-state"),
        ("Posts of the Farc fell.", "farc"),
        ("The Peoples Protection Units left.", "ypg"),
        ("The People s Protection Units left.", "ypg"),
        ("Lashkar e Taiba denied it.", "let"),
        ("Sinn Fein agreed.", "sinn-fein"),
    ],
)
def test_spellings_lead_to_one_actor(registry: Registry, text: str, actor: str) -> None:
    assert only(registry, text).actor_ids == (actor,)


def test_offsets_are_those_of_the_text(registry: Registry) -> None:
    text = "«Ḥay’at Taḥrīr al-Shām», said the U.N. on Monday."
    assert hits(registry, text) == [("Ḥay’at Taḥrīr al-Shām", ("hts",)), ("U.N.", ("un",))]


def test_word_borders(registry: Registry) -> None:
    assert hits(registry, "Formalities for the woman in Hamastown, a Maliseet.") == []


def test_small_words_are_no_acronyms(registry: Registry) -> None:
    assert hits(registry, "It is an art, and who can tell us what fact it will mend?") == []


def test_an_islamic_state_is_not_the_group(registry: Registry) -> None:
    assert hits(registry, "They want an Islamic state.") == []


def test_the_longest_name_wins(registry: Registry) -> None:
    assert hits(registry, "The Free Syrian Army shelled the Syrian army.") == [
        ("Free Syrian Army", ("free-syrian-army",)),
        ("Syrian army", ("forces-syr",)),
    ]


def test_a_party_and_an_army_told_apart_by_capitals(registry: Registry) -> None:
    assert only(registry, "The Lebanese Forces voted.").actor_ids == ("lebanese-forces",)
    assert only(registry, "The Lebanese forces fired.").actor_ids == ("forces-lbn",)


def test_enemies_are_found_alike(registry: Registry) -> None:
    text = "{} accused {} of breaking the truce."
    for one, other in (("Hamas", "Israel"), ("Houthis", "Yemen"), ("Hezbollah", "Israel"), ("M23", "Rwanda")):
        first = [(i, f) for hit in registry.index.find(text.format(one, other)) for i, f in [(hit.actor_ids, hit.form)]]
        second = [
            (i, f) for hit in registry.index.find(text.format(other, one)) for i, f in [(hit.actor_ids, hit.form)]
        ]
        assert first == second[::-1]


def test_short_forms_need_a_full_name(registry: Registry) -> None:
    assert only(registry, "Ahrar left the town.").needs_introduction
    assert only(registry, "Guterres was concerned.").needs_introduction
    assert not only(registry, "Antonio Guterres was concerned.").needs_introduction


def test_doubtful_names_say_so(registry: Registry) -> None:
    assert only(registry, "The AP reported it.").ambiguous
    assert only(registry, "Georgia denied it.").ambiguous
    assert only(registry, "Damascus denied it.").form == "capital"


def test_a_shared_name_goes_to_who_had_it_then(registry: Registry) -> None:
    text = "The SPLA took the town."
    assert hits(registry, text, date(2002, 5, 1)) == [("SPLA", ("spla-rebels",))]
    assert hits(registry, text, date(2014, 5, 1)) == [("SPLA", ("forces-ssd",))]


def test_unlisted_transliterations_by_sound(registry: Registry) -> None:
    found = [hit for hit in registry.index.find("A speech of Hasan Nasrollah was aired.") if hit.variant]
    assert [hit.actor_ids for hit in found] == [("hassan-nasrallah",)]
    assert registry.index.find("A speech of Hasan Nasrollah was aired.", variants=False) == []


@given(st.text(alphabet="abz Ḥ’'-\n.\u0301"))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_name_is_found_wherever_it_stands(registry: Registry, text: str) -> None:
    whole = f"{text} ; Hezbollah ; {text}"
    assert any(whole[hit.start : hit.end] == "Hezbollah" for hit in registry.index.find(whole))
