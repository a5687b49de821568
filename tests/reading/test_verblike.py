"""Acronyms that are verbs in small letters are parsed as names where the text says whose they are."""

from __future__ import annotations

from counterclaim.reading.draft import draft_of
from counterclaim.reading.verblike import as_names, verblike_names

NAMED = "Islamic State (IS) has lost Tul. "


def test_a_verb_in_capitals_is_a_name_where_the_text_has_the_name() -> None:
    assert verblike_names(NAMED + "Aid workers say that IS fighters killed two.") == {"IS"}
    assert verblike_names("Aid workers say that IS fighters killed two.") == frozenset()
    assert verblike_names(NAMED.replace("(IS) ", "") + "The town is free. Nobody can say more.") == frozenset()


def test_a_verb_said_with_stress_stays_one() -> None:
    assert verblike_names("Islamic State has lost Tul. This IS the end, and it IS NOT over.") == frozenset()


def test_the_text_keeps_its_length_and_its_other_words() -> None:
    text = NAMED + "What is said of IS is true."
    made = as_names(text, frozenset({"IS"}))
    assert len(made) == len(text)
    assert made.count("IS") == 0
    assert " is true." in made
    assert as_names(text, frozenset()) == text


def test_who_was_told_of_a_killing_did_not_kill(draft) -> None:
    doc = draft(
        NAMED + "Monitors were told that IS fighters had killed 15 villagers. Jets bombed IS near Tul.", "2020-05-05"
    )
    [killing] = [e for e in draft_of(doc).events if e.frame == "killing"]
    assert killing.initiators == ["islamic-state"]
    [bombing] = [e for e in draft_of(doc).events if doc[e.trigger].text == "bombed"]
    assert bombing.targets == ["islamic-state"]
    assert doc.text[doc.text.index("(IS)") + 1 :].startswith("IS")
