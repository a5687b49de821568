"""Quotation marks of all kinds, lost ones too, and quotations that go on from the speaker before."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.lang.en import English
from tests.reading.attribution.helpers import told

from counterclaim.reading.attribution.quotes import find_quotes
from counterclaim.reading.parsed import Doc

Draft = Callable[..., Doc]
BLANK = English()


def quotations(text: str) -> list[str]:
    """The quotations of a text, as words."""
    doc = BLANK.make_doc(text)
    return [doc[q.start : q.end].text for q in find_quotes(doc)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "we left" and went.', ['"we left"']),
        ("He said “we left” and went.", ["“we left”"]),
        ("He said «we left» and went.", ["«we left»"]),
        ("He said ``we left'' and went.", ["``we left''"]),
        ("He said 'we left' and went to the rebels' camp.", ["'we left'"]),
        ("The rebels' camp is not Smith's.", []),
        ('He said ""we left"" and went.', ['""we left""']),
        ('"We left. We will not return." It was dark.', ['"We left. We will not return."']),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    assert quotations(text) == expected


def test_lost_closing_mark_ends_with_the_paragraph() -> None:
    assert quotations('He said: "We left.\nIt was dark.') == ['"We left.']


def test_lost_opening_mark_begins_with_the_sentence() -> None:
    assert quotations('It was dark. We left the mill," he said.') == ['We left the mill,"']


def test_a_table_cell_is_no_quotation() -> None:
    assert quotations('"The army said ""we left"" on Monday."') == ['""we left""']


@given(st.text(alphabet="ab .,\n\"'“”‘’«»`?", max_size=200))
@settings(max_examples=150)
def test_never_raises_and_never_overlaps(text: str) -> None:
    doc = BLANK.make_doc(text)
    last = 0
    for quote in find_quotes(doc):
        assert last <= quote.start < quote.end <= len(doc)
        last = quote.end


def test_free_standing_quotation_continues_the_speaker(draft: Draft) -> None:
    doc = draft('"They came at night," the miller said. "They burned the barn. Nobody helped."', stages=["attribution"])
    found = told(doc)
    assert len([t for t in found if t.who == ("miller",)]) == 1
    assert "They burned the barn" in found[0].what
    assert "Nobody helped" in found[0].what
    assert found[0].quoted == "direct"


def test_adjacent_sentence_without_marks_is_the_document(draft: Draft) -> None:
    doc = draft("The miller said they came at night. They burned the barn.", stages=["attribution"])
    assert "barn" not in told(doc)[0].what


def test_quotation_over_paragraphs(draft: Draft) -> None:
    text = "After the vote, the minister said:\n“The truce is dead.\n“We did not break it.\n“They did.”\nIt rained."
    found = told(draft(text, stages=["attribution"]))
    assert found[0].who == ("minister",)
    for words in ("The truce is dead", "We did not break it", "They did"):
        assert words in found[0].what
    assert "rained" not in found[0].what


def test_mixed_quotation(draft: Draft) -> None:
    doc = draft('The miller said the men were "butchers" who burned the barn.', stages=["attribution"])
    assert told(doc)[0].quoted == "mixed"
