"""Texts as they should not be: lost marks, deep nesting, crowds of speakers, no full stop anywhere.

No error, spans inside the text, the claims around the damage as they were, time that grows with the text, and a note.
"""

from __future__ import annotations

import gc
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import counterclaim
from counterclaim.reading.draft import draft_of
from counterclaim.reading.parse import Parser
from counterclaim.reading.pipeline import STAGES, stage
from counterclaim.records import Document, Reading

_MARKS = ['"', "“", "”", "«", "»", "‘", "'"]
_QUOTED = 'The army said: "Rebels shelled the mill at Saraqeb. They killed four of us," and left.'
_NEXT = "In Mali, gunmen killed four soldiers near Gao, the Malian army said on Friday."


def read(text: str) -> Reading:
    return counterclaim.read(text, published="2017-07-16")


def _told(reading: Reading, start: int) -> list[tuple[object, ...]]:
    return [
        (c.claimant.name, c.stance, c.polarity, c.certainty, c.time, c.event.type if c.event else None)
        for c in reading.claims
        if c.start_char >= start
    ]


@given(at=st.integers(0, len(_QUOTED)), mark=st.sampled_from(_MARKS))
@settings(max_examples=15)
def test_a_stray_mark_harms_its_own_paragraph_alone(at: int, mark: str) -> None:
    text = f"{_QUOTED[:at]}{mark}{_QUOTED[at:]}\n\n{_NEXT}"
    reading = read(text)
    assert all(0 <= c.start_char < c.end_char <= len(text) for c in reading.claims)
    assert _told(reading, text.index("In Mali")) == _told(read(_NEXT), 0)


@given(lost=st.sampled_from([0, 1]))
@settings(max_examples=4)
def test_a_lost_mark_keeps_the_speaker(lost: int) -> None:
    at = [i for i, c in enumerate(_QUOTED) if c == '"'][lost]
    reading = read(_QUOTED[:at] + _QUOTED[at + 1 :])
    claim = next(c for c in reading.claims if c.event and c.event.trigger.text == "shelled")
    assert claim.claimant.name == "Armed forces of Syria"
    assert any("without a partner" in note for note in reading.notes)


_SPEAKERS = ["the monitor", "the governor", "the mayor", "the envoy", "the colonel", "the doctor"]


@given(depth=st.integers(1, 5), order=st.permutations(_SPEAKERS))
@settings(max_examples=12)
def test_reports_nested_up_to_five_deep_keep_their_chain(depth: int, order: list[str]) -> None:
    speakers = order[:depth]
    text = " that ".join(f"{speaker} said" for speaker in speakers) + " that rebels had shelled the mill at Saraqeb."
    claim = next(c for c in read(text[0].upper() + text[1:]).claims if c.event and c.event.trigger.text == "shelled")
    names = [name.removeprefix("the ") for name in reversed(speakers)]
    assert [claim.claimant.name, *(v.name for v in claim.via)] == names


_FIRST = ["Bor", "Dak", "Fel", "Gim", "Hul", "Jar", "Kov", "Lem", "Mus", "Nig", "Pol", "Rud", "Sev", "Tam"]
_LAST = [
    "adan",
    "ekos",
    "itra",
    "ombe",
    "urov",
    "ansky",
    "elli",
    "inho",
    "ostad",
    "umba",
    "arev",
    "essa",
    "ikwe",
    "onde",
    "ulla",
]


def test_each_of_two_hundred_speakers_keeps_his_own_word() -> None:
    names = [first + last for first in _FIRST for last in _LAST][:200]
    text = "\n".join(f"Captain {name} said that rebels had shelled village {k}." for k, name in enumerate(names))
    told = [(c.claimant.name, c.text) for c in read(text).claims if c.event and c.event.type == "shelling"]
    right = sum(text.splitlines()[int(words.split()[-1])].split()[1] in (name or "") for name, words in told)
    assert right >= 190


_RUN = [
    "the army shelled the village and the rebels said that they had left it while the mayor denied that anybody was hurt and ",
    "rebels fled to the hills because the army said it would attack the mill if they stayed although nobody believed it and ",
    "the minister who had said that rebels shelled the mill was told that they had left and said that the army was there and ",
]


def _seconds(parser: Parser, words: int, run: str) -> float:
    """Processor time of all stages after the parser, which is not ours."""
    text = run * (words // len(run.split()))
    doc = parser.parse(Document.of(text))
    gc.collect()
    gc.disable()  # a collection looks at all that the session has loaded, and takes as long as the stages
    started = time.process_time()
    try:
        for name in STAGES:
            doc = stage(name)(doc)
        taken = time.process_time() - started
    finally:
        gc.enable()
    assert draft_of(doc).events
    return taken


@pytest.mark.parametrize("run", _RUN)
def test_time_is_linear_without_a_full_stop(parser: Parser, run: str) -> None:
    _seconds(parser, 200, run)  # data files are loaded
    short, long = _seconds(parser, 1_000, run), _seconds(parser, 4_000, run)
    assert long < 4 * 2.5 * max(short, 0.05)


def test_twenty_thousand_words_without_a_full_stop_are_read_with_a_note() -> None:
    text = _RUN[0] * (20_000 // len(_RUN[0].split()))
    reading = read(text)
    assert len(reading.claims) > 500
    assert any("characters without a full stop" in note for note in reading.notes)
    assert max(c.end_char - c.start_char for c in reading.claims) < 4_000


@pytest.mark.parametrize(
    "text", ["As leader of the rebels he fled.", "As", "Such as rebels.", "As rebels, looters and raiders, they fled."]
)
def test_a_text_that_begins_with_as_fails_in_no_stage(text: str) -> None:
    assert not [note for note in counterclaim.read(text, published="2020-01-02").notes if "failed" in note]
