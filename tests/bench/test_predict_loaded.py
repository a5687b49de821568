"""Framing in PTC's form: names called with all of their phrase."""

from __future__ import annotations

import pytest

from counterclaim.bench.predict.loaded import NAME_CALLING, answer
from counterclaim.bench.reader import Bench
from counterclaim.records import Document


@pytest.fixture(scope="module")
def bench() -> Bench:
    return Bench.load()


@pytest.mark.parametrize(
    ("text", "words", "technique"),
    [
        ("The senator is a habitual liar.", "habitual liar", NAME_CALLING),
        ("The corrupt minister left the hall.", "corrupt minister", NAME_CALLING),
        ("They mocked the puppet government of the island.", "puppet government", NAME_CALLING),
        ("It was a disgraceful vote.", "disgraceful", "Loaded_Language"),
    ],
)
def test_a_name_called_has_its_whole_phrase(bench: Bench, text: str, words: str, technique: str) -> None:
    row = {"id": "1", "text": text}
    page = next(bench.pages([Document.of(text)]))
    assert page is not None
    spans = answer(row, page)["spans"]
    assert (words, technique) in {(text[s["start"] : s["end"]], s["technique"]) for s in spans}
