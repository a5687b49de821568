"""Odd texts: no error, and time that grows with the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.reading.attribution import read_attribution
from counterclaim.reading.draft import draft_of
from counterclaim.reading.factuality import fact_at
from counterclaim.reading.parse import Parser
from counterclaim.records import Document

_WORDS = [
    '"',
    "“",
    "”",
    ",",
    ".",
    ":",
    "\n",
    "the army",
    "rebels",
    "said",
    "denied",
    "that",
    "killed",
    "according to",
    "accused",
    "of",
    "He",
    "who",
    "-",
    "and",
    "not",
    "vowed to",
    "attack",
    "?",
]


@given(st.lists(st.sampled_from(_WORDS), max_size=25))
@settings(max_examples=40)
def test_never_raises(parser: Parser, words: list[str]) -> None:
    doc = parser.parse(Document.of(" ".join(words)))
    read_attribution(doc)
    draft = draft_of(doc)
    for index, attribution in enumerate(draft.attributions):
        assert attribution.tokens
        assert max(attribution.tokens) < len(doc)
        assert all(
            0 <= start < end <= len(doc.text) for start, end in attribution.content_spans + attribution.cue_spans
        )
        seen = {index}
        up = attribution.parent
        while up is not None:
            assert up not in seen, "the tree has a cycle"
            seen.add(up)
            up = draft.attributions[up].parent
    for token in doc:
        fact_at(doc, token.i)


@pytest.mark.parametrize(
    "piece",
    [
        'The army said "rebels fled, ',
        "rebels fled, the army said and the miners denied that they burned the mill, ",
        'Speaker Adams said: "They fled." ',
    ],
)
def test_time_grows_with_the_text(parser: Parser, piece: str) -> None:
    def seconds(times: int) -> float:
        doc = parser.parse(Document.of(piece * times))
        start = time.process_time()
        read_attribution(doc)
        return time.process_time() - start

    seconds(5)
    short, long = seconds(100), seconds(400)
    assert long < 16 * max(short, 0.05)


def test_two_hundred_speakers(parser: Parser) -> None:
    text = " ".join(f"Captain Adams{k} said that village {k} burned." for k in range(200))
    doc = parser.parse(Document.of(text))
    read_attribution(doc)
    assert len(draft_of(doc).attributions) >= 150
