"""The shipped model is loaded in a quick way of our own: its parses must be those of spaCy's way."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language

from counterclaim.errors import CounterclaimError
from counterclaim.reading.model import Rows, load_model, words_of
from counterclaim.reading.parsed import Doc

TEXTS = (
    "On Tuesday the U.S. envoy didn't meet Ms. Adeyemi-Okafor in Bamako; 12,500 refugees (mostly women) can't return.",
    "“They're shelling us,” said Gen. Ortega at 5p.m., e-mailing info@example.org from http://example.org/a_b?c=1.",
    "The rebels' Qlorbax-class drones hit Zyrmatown's depot :-) and 3km of road, killing at least 4-5 men & a child.",
)


@pytest.fixture(scope="module")
def quick() -> Language:
    return load_model()


def _told(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (t.text, t.lemma_, t.norm_, t.tag_, t.pos_, t.dep_, t.head.i, t.ent_iob_, t.ent_type_, str(t.morph), t.is_sent_start)
        for t in doc
    ]  # fmt: skip


def test_parses_are_those_of_spacy(quick: Language) -> None:
    assert quick.path is not None
    slow = spacy.load(quick.path)
    assert quick.pipe_names == slow.pipe_names
    for text in TEXTS:
        assert _told(quick(text)) == _told(slow(text))
    assert words_of(quick) == words_of(slow)


def test_vectors_are_those_of_the_model(quick: Language) -> None:
    assert quick.path is not None
    slow = spacy.vectors.Vectors().from_disk(quick.path / "vocab")
    rows = quick.vocab.vectors.key2row
    assert len(rows) == len(slow.key2row)
    some = list(slow.key2row.items())[::5_000]
    assert [rows.get(key) for key, _ in some] == [row for _, row in some]
    assert np.array_equal(quick.vocab["envoy"].vector, slow[quick.vocab.strings["envoy"]])
    assert not quick.vocab.has_vector("Qlorbax")


def test_a_table_that_was_cut_short_is_made_again(
    quick: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNTERCLAIM_CACHE", str(tmp_path))
    load_model()
    (path,) = tmp_path.glob("vectors-*.npy")
    whole = path.read_bytes()
    path.write_bytes(whole[:1_000])
    assert dict(load_model().vocab.vectors.key2row) == dict(quick.vocab.vectors.key2row)
    assert path.read_bytes() == whole
    broken = np.load(path)
    broken[1, 7] = 10**9  # a row that is not there
    np.save(path, broken)
    load_model()
    assert path.read_bytes() == whole


def test_rows_of_words_that_have_none() -> None:
    rows = Rows(np.array([[3, 5, 2**63 + 1], [0, 2, 1]], dtype=np.uint64))
    assert [rows.get(key, -1) for key in (3, 4, 5, 2**63 + 1, 2**64 - 1, 0, 4)] == [0, -1, 2, 1, -1, -1, -1]
    assert dict(rows) == {3: 0, 5: 2, 2**63 + 1: 1}
    assert 5 in rows
    assert 4 not in rows
    with pytest.raises(KeyError):
        rows[4]


def test_a_model_without_vectors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from counterclaim.reading.model import _shipped

    monkeypatch.setenv("COUNTERCLAIM_CACHE", "off")
    spacy.blank("en").to_disk(tmp_path)
    assert [t.text for t in _shipped(tmp_path)("They didn't stop.")] == ["They", "did", "n't", "stop", "."]


def test_a_model_that_is_not_there() -> None:
    with pytest.raises(CounterclaimError, match="no_such_model"):
        load_model("no_such_model")
