"""Texts in capitals: the parse is made on restored case, the words stay as they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reading.truecase import in_capitals, loud, over_original, truecase
from counterclaim.records import Document

TEXT = "GUNMEN KILLED MAYOR TAVO LIRAKSON IN BOGOTA ON FRIDAY.  THE ARMY SAID IT SUSPECTS THE ELN, AND NOT US."


def test_only_texts_in_capitals_count_as_such():
    assert in_capitals(TEXT)
    assert not in_capitals(TEXT.lower())
    assert not in_capitals(
        "UN: TRUCE HOLDS.\nThe truce has held for a week, observers of the United Nations said on Friday."
    )
    assert not in_capitals("SHORT HEADING")


def test_capitals_come_back_for_names_and_sentences(parser):
    made = truecase(TEXT, parser.nlp)
    assert len(made) == len(TEXT)
    for name in ("Gunmen", "Lirakson", "Bogota", "Friday", "ELN", "The army"):
        assert name in made
    assert " us." in made
    assert " suspects " in made


def test_common_words_are_no_names(parser):
    made = truecase(
        "A CAR BOMB WENT OFF FAR FROM THE U.S. EMBASSY ON 19 MARCH. COLONEL TAVO LIRAKSON OF SPLIT SAW IT.", parser.nlp
    )
    assert made == "A car bomb went off far from the U.S. embassy on 19 March. Colonel Tavo Lirakson of split saw it."


def test_given_names_that_are_words_get_capitals_beside_names(parser):
    made = truecase("THE MAYOR AND HECTOR OSCAR LIRAKSON MET FRANK WORDS.", parser.nlp)
    assert made == "The mayor and Hector Oscar Lirakson met frank words."


def test_the_opening_is_a_sentence_after_dateline_and_notes(parser):
    made = truecase(
        "   LIMA, 3 MAY 90 -- [REPORT] [TEXT] THE REBELS FLED -- THE ARMY [WORDS MISSING] SAID.", parser.nlp
    )
    assert "[text] The rebels fled -- the army [words missing] said." in made


@given(text=st.text(max_size=80))
def test_any_text_keeps_its_length_and_letters(parser, text):
    made = truecase(text, parser.nlp)
    assert len(made) == len(text)
    assert all(a == b or a == b.lower() for a, b in zip(made, text, strict=True))


def test_letters_whose_small_form_is_longer_stay(parser):
    assert "İ" in truecase("THE İZMİT GARRISON", parser.nlp)


def test_only_headings_in_capitals_are_restored_in_other_texts():
    heading, body, name = "REBELS ATTACK ARMY BASE IN NORTH\n", "The army said so on Friday.\n", "UNITED NATIONS\n"
    assert loud([heading, body, name], heading + body * 9 + name) == [True, False, False]
    shouted = TEXT + "\n"
    assert loud([shouted, "YES.\n", "He said it in small letters, he did.\n"], shouted * 9) == [True, True, False]


def test_a_heading_in_capitals_leaves_the_rest_as_it_was(parser):
    body = "The army shelled Ketrovo on Friday, officials said.\n"
    whole = parser.parse(Document.of("REBELS KILL TWO SOLDIERS IN KETROVO\n" + body))
    alone = parser.parse(Document.of(body))
    assert whole.text.startswith("REBELS KILL TWO")
    assert [(t.text, t.tag_, t.dep_, t.ent_type_) for t in whole][-len(alone) :] == [
        (t.text, t.tag_, t.dep_, t.ent_type_) for t in alone
    ]
    assert whole[1].pos_ == "VERB"


@given(text=st.text(alphabet=st.sampled_from("ABC ÀİSSßŒ'’.\n-"), max_size=60))
def test_the_length_never_changes(parser, text):
    assert len(truecase(text, parser.nlp)) == len(text)


def test_the_words_stay_as_they_stand(draft):
    doc = draft(TEXT, "1990-02-05", ["actors"])
    assert doc.text == TEXT
    assert doc[0].tag_ == "NNS"
    assert any(m.text == "ELN" for m in doc._.counterclaim.actor_mentions)


@pytest.mark.parametrize("text", ["THE ARMY SAID SO.", "HE'S IN SAN TAVO."])
def test_the_parse_is_laid_over_the_original(parser, text):
    doc = parser.nlp(truecase(text, parser.nlp))
    made = over_original(doc, text, parser.nlp.vocab)
    assert made.text == text
    assert [t.dep_ for t in made] == [t.dep_ for t in doc]
    assert [t.head.i for t in made] == [t.head.i for t in doc]
