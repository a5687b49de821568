"""Texts in capitals: the parse is made on restored case, the words stay as they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reading.truecase import in_capitals, over_original, truecase

TEXT = "GUNMEN KILLED MAYOR TAVO LIRAKSON IN BOGOTA ON FRIDAY.  THE ARMY SAID IT SUSPECTS THE ELN, AND NOT US."


def test_only_texts_in_capitals_count_as_such():
    assert in_capitals(TEXT)
    assert not in_capitals(TEXT.lower())
    assert not in_capitals("UN: TRUCE HOLDS.\nThe truce has held for a week, observers of the United Nations said on Friday.")
    assert not in_capitals("SHORT HEADING")


def test_capitals_come_back_for_names_and_sentences(parser):
    made = truecase(TEXT, parser.nlp)
    assert len(made) == len(TEXT)
    for name in ("Gunmen", "Lirakson", "Bogota", "Friday", "ELN", "The army"):
        assert name in made
    assert " us." in made
    assert " suspects " in made


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
