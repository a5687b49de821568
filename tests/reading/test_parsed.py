"""The plain document answers as spaCy's does."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc as SpacyDoc

from counterclaim.reading.draft import draft_of
from counterclaim.reading.parse import Parser
from counterclaim.reading.parsed import Doc, parsed
from counterclaim.records import Document

TEXTS = (
    'The army, which had shelled Saraqeb and "two" other towns on Friday, denied that it fired first.\n\n'
    "Clashes between the rebels and the militia killed 12 people; five were hurt, the mayor of Arvan said. He left.",
    "ARVAN, May 3 (Agency) - Soldiers, police and volunteers who guard it, left the Red River valley  at 5.30 a.m.!",
    "Nothing.",
    "",
)
WORDS = ("text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "ent_iob_", "whitespace_", "text_with_ws")
FACTS = (
    "i", "idx", "is_space", "is_alpha", "is_punct", "is_upper", "is_lower", "is_title", "is_stop", "is_quote", "like_num",
    "is_sent_start", "is_sent_end",
)  # fmt: skip
ONE, MANY = ("head", "left_edge", "right_edge"), ("children", "lefts", "rights", "subtree", "ancestors", "conjuncts")


@pytest.fixture(params=TEXTS, ids=["news", "dateline", "word", "empty"])
def pair(parser: Parser, request: pytest.FixtureRequest) -> tuple[Doc, SpacyDoc]:
    """A text as both."""
    theirs = parser.nlp(request.param)
    return Doc(theirs), theirs


def test_tokens_answer_as_spacys_do(pair: tuple[Doc, SpacyDoc]) -> None:
    ours, theirs = pair
    assert (len(ours), ours.text) == (len(theirs), theirs.text)
    for token, original in zip(ours, theirs, strict=True):
        for name in (*WORDS, *FACTS):
            assert getattr(token, name) == getattr(original, name), name
        for name in ONE:
            assert getattr(token, name).i == getattr(original, name).i, name
        for name in MANY:
            assert [t.i for t in getattr(token, name)] == [t.i for t in getattr(original, name)], name
        assert (token.sent.start, token.sent.end) == (original.sent.start, original.sent.end)
        above = [other.i for other in ours if token.is_ancestor(other)]
        assert above == [other.i for other in theirs if original.is_ancestor(other)]


def test_spans_answer_as_spacys_do(pair: tuple[Doc, SpacyDoc]) -> None:
    ours, theirs = pair
    for start in range(len(theirs)):
        for end in range(start + 1, len(theirs) + 1):
            span, original = ours[start:end], theirs[start:end]
            assert (span.text, span.start_char, span.end_char) == (
                original.text,
                original.start_char,
                original.end_char,
            )
            assert (span.root.i, span.sent.start) == (original.root.i, original.sent.start)
            assert [t.i for t in span[1:-1]] == [t.i for t in original[1:-1]]
            assert span[-1].i == original[-1].i
    assert [(s.start, s.end) for s in ours.sents] == [(s.start, s.end) for s in theirs.sents]
    assert [(s.start, s.end, s.label_) for s in ours.ents] == [(s.start, s.end, s.label_) for s in theirs.ents]


def test_several_parts_are_one_document(parser: Parser) -> None:
    """As if spaCy had joined them: offsets, heads, sentences and names go on from part to part."""
    parts = [
        parser.nlp(text) for text in ("The army shelled Aleppo. ", "It denied that, Reuters said.\n\n", "Nobody left")
    ]
    ours, theirs = Doc(*parts), SpacyDoc.from_docs(parts, ensure_whitespace=False)
    assert theirs is not None
    alone = Doc(theirs)
    assert ours.text == "".join(part.text for part in parts) == theirs.text
    for token, other in zip(ours, alone, strict=True):
        for name in (*WORDS, *FACTS):
            assert getattr(token, name) == getattr(other, name), name
        for name in ONE:
            assert getattr(token, name).i == getattr(other, name).i, name
    assert [(s.start, s.end) for s in ours.sents] == [(s.start, s.end) for s in alone.sents]
    assert [(s.text, s.label_) for s in ours.ents] == [(s.text, s.label_) for s in alone.ents]
    assert ours.has_tree
    assert ours.spacy.text == ours.text


def test_the_draft_hangs_on_the_joined_document_too(parser: Parser) -> None:
    doc = parser.parse(Document.of("The army shelled Aleppo.\n\nThe weather is mild and fair.\n\nRebels fled."))
    assert doc._.counterclaim is draft_of(doc)


@pytest.mark.parametrize("mode", ["strict", "contract", "expand"])
def test_characters_lead_to_the_same_tokens(pair: tuple[Doc, SpacyDoc], mode: str) -> None:
    ours, theirs = pair
    for start in range(len(theirs.text)):
        for end in range(start + 1, min(start + 30, len(theirs.text) + 2)):
            found, expected = ours.char_span(start, end, mode), theirs.char_span(start, end, alignment_mode=mode)
            ends = None if found is None else (found.start, found.end)
            assert ends == (None if expected is None else (expected.start, expected.end)), (start, end)


def test_a_token_is_one_object_and_its_neighbours_end_with_the_text(parser: Parser) -> None:
    doc = Doc(parser.nlp("The army shelled the town."))
    assert doc[1].head is doc[2]
    assert doc[2].head is doc[2]
    assert doc[1].nbor().text == "shelled"
    assert doc[0:2] == doc[0:2] != doc[0:3]
    for token, step in ((doc[0], -1), (doc[-1], 1)):
        with pytest.raises(IndexError):
            token.nbor(step)


def test_it_is_made_anew_when_the_parse_has_changed() -> None:
    doc = spacy.blank("en")("The army shelled the town.")
    first = parsed(doc)
    assert parsed(doc) is first
    doc[1].tag_ = "NN"
    assert parsed(doc)[1].tag_ == "NN"
    assert not parsed(doc).has_tree
