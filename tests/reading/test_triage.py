"""Triage leaves out what can hold no claim, loses no character, and keeps what belongs to a kept sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.lexicon.inflect import forms
from counterclaim.reading.draft import draft_of
from counterclaim.reading.parse import Parser
from counterclaim.reading.pieces import sentences
from counterclaim.reading.pipeline import read_drafts
from counterclaim.reading.triage import Triage
from counterclaim.records import Document


@pytest.fixture(scope="module")
def triage(parser: Parser) -> Triage:
    return Triage(parser.nlp)


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("clash", "clashes"),
        ("deny", "denied"),
        ("seize", "seizing"),
        ("plan", "planned"),
        ("gunman", "gunmen"),
        ("knife", "knives"),
        ("car-bomb", "bombs"),
        ("organise", "organized"),
        ("panic", "panicked"),
    ],
)
def test_inflected_forms(word: str, form: str) -> None:
    assert form in forms(word)


@pytest.mark.parametrize(
    "sentence",
    [
        "The soldiers fought on.",
        "The camp came under heavy fire.",
        "Rebels put down their arms.",
        "He denied it.",
        "Two of them were slain.",
        'It was "a mistake".',
        "Army: rebels left the town",
        "The Foreign-backed group left.",
    ],
)
def test_what_may_hold_a_claim_is_kept(triage: Triage, sentence: str) -> None:
    assert triage.keeps(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The river is wide and slow.",
        "It was cold under the bridge.",
        "She came home late.",
        "They go to the lake on foot.",
    ],
)
def test_light_verbs_and_function_words_keep_nothing(triage: Triage, sentence: str) -> None:
    assert not triage.keeps(sentence)


def test_the_speaker_beside_a_quotation_is_kept(triage: Triage) -> None:
    text = 'The lake is wide. It is old Maru. "We were there." The lake is deep. The river is slow. The bridge is low.'
    parts = triage.select(text)
    kept = "".join(part for part, keep in parts if keep)
    assert kept == 'It is old Maru. "We were there." The lake is deep. '
    assert "".join(part for part, _ in parts) == text


def test_a_text_without_conflict_goes_unparsed_only_when_asked(triage: Triage) -> None:
    text = "The minister said the harvest was good."
    assert [keep for _, keep in triage.select(text)] == [True]
    assert [keep for _, keep in triage.select(text, "documents")] == [False]
    assert all(keep for _, keep in triage.select("The river is wide.", "off"))
    report = "Gunmen killed two farmers. The minister said so."
    assert all(keep for _, keep in triage.select(report, "documents"))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The army left. The rebels came.", 2),
        ("Gen. Maru met Dr. Olen. They left.", 2),
        ("The U.S. Army left at 5 p.m. Friday.", 1),
        ('He said: "We left. They came." Then he went.', 2),
        ("It cost 3.5 million. 4 people came.", 2),
        ("the river rose. the town was flooded. people left at once.", 3),
    ],
)
def test_sentences_are_cut_only_where_it_is_safe(text: str, count: int) -> None:
    found = sentences(text)
    assert "".join(found) == text
    assert len(found) == count


@given(st.text(alphabet="ab .!?\"“”'’)(\nA1", max_size=80))
def test_cutting_loses_no_character(text: str) -> None:
    assert "".join(sentences(text)) == text


def test_a_reading_has_the_same_events_with_and_without_triage(parser: Parser) -> None:
    text = (
        "Rebels attacked the port on Friday. The port is old. It has a long quay and a low wall. The hills behind it are green. "
        "The sea is calm in spring. Boats lie there all year. The army said it lost two men."
    )
    document = Document.of(text)
    whole, left = (draft_of(next(read_drafts([document], parser, triage=t))) for t in ("off", "sentences"))
    assert not whole.unparsed
    assert left.unparsed
    assert [(e.frame, e.trigger_start) for e in left.events] == [(e.frame, e.trigger_start) for e in whole.events]
    assert len(left.attributions) == len(whole.attributions)
