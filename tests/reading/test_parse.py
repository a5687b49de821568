"""The parse keeps every character where it was, and ends sentences as news needs it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.errors import CounterclaimError
from counterclaim.reading.parse import Parser
from counterclaim.records import Document


@settings(max_examples=40)
@given(st.text(max_size=200))
def test_offsets_are_the_texts_own(parser: Parser, text: str) -> None:
    doc = parser.parse(Document.of(text))
    assert doc.text == text
    for token in doc:
        assert text[token.idx : token.idx + len(token.text)] == token.text


def test_a_closing_quote_stays_with_its_sentence(parser: Parser) -> None:
    doc = parser.parse(Document.of('The group spoke of "tyranny."\nThe army denied it.'))
    assert [s.text.strip() for s in doc.sents] == ['The group spoke of "tyranny."', "The army denied it."]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The truce took effect at 9 a.m. Moscow time. Shelling went on.", 2),
        ("The truce took effect at 9 p.m. GMT on Monday. Shelling went on.", 2),
        ("The truce took effect at 9 a.m. The army said that it had held.", 2),
    ],
)
def test_the_half_of_a_day_ends_no_sentence_before_whose_time_it_is(parser: Parser, text: str, sentences: int) -> None:
    assert len(list(parser.parse(Document.of(text)).sents)) == sentences


def test_a_stream_keeps_documents_apart_and_in_order(parser: Parser) -> None:
    texts = [f"The army shelled village {n}.\nThe rebels left." for n in range(40)]
    docs = list(parser.pipe(Document.of(text) for text in texts))
    assert [doc.text for doc in docs] == texts


def test_a_model_that_is_not_there_is_named(parser: Parser) -> None:
    with pytest.raises(CounterclaimError, match=r"E302.*no_such_model"):
        Parser("no_such_model")


@pytest.mark.parametrize(
    ("text", "form", "lemma"),
    [
        ("The envoy hoped to go.", "hoped", "hope"),
        ("Soldiers raped a woman.", "raped", "rape"),
        ("Fighting raged on.", "raged", "rage"),
        ("Miners staged a march.", "staged", "stage"),
        ("They planned a march.", "planned", "plan"),
        ("The Sudanese army retook the presidential palace in Khartoum.", "retook", "retake"),
    ],
)
def test_a_form_goes_to_its_own_verb(parser: Parser, text: str, form: str, lemma: str) -> None:
    doc = parser.parse(Document.of(text))
    assert next(t.lemma_ for t in doc if t.text == form) == lemma
