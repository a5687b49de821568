"""The shipped model is run in a way of our own: what it says must be what spaCy's way says, word for word."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span

import counterclaim.demo
from counterclaim.lexicon.frames import frames
from counterclaim.reading.model import load_model, plain_model
from counterclaim.reading.swift import forms, tags, vectors

SAMPLES = [path.read_text(encoding="utf-8") for path in sorted(Path(counterclaim.demo.__file__).parent.glob("*.txt"))]
WORDS = sorted({word for sample in SAMPLES for word in sample.split()})


@pytest.fixture(scope="module")
def plain() -> Language:
    return plain_model()


@pytest.fixture(scope="module")
def swift() -> Language:
    return load_model()


def _told(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (t.text, t.lemma_, t.tag_, t.pos_, str(t.morph), t.dep_, t.head.i, t.is_sent_start, t.ent_iob_, t.ent_type_)
        for t in doc
    ]  # fmt: skip


def _alike(swift: Language, plain: Language, texts: list[str]) -> None:
    for one, other in zip(swift.pipe(texts), plain.pipe(texts), strict=True):
        assert _told(one) == _told(other)


def test_it_is_in_use(swift: Language) -> None:
    for name in ("attribute_ruler", "lemmatizer", "parser", "ner"):
        assert type(swift.get_pipe(name)).__name__.startswith("Swift")
    models = [swift.get_pipe("tok2vec").model, *swift.get_pipe("ner").model.walk()]
    assert [model.name for model in models].count("counterclaim_vectors") == 2


def test_samples_and_examples(swift: Language, plain: Language) -> None:
    examples = [example.text for frame in frames().values() for example in frame.examples]
    assert len(examples) > 200
    _alike(swift, plain, [*SAMPLES, *examples])


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.sampled_from([*WORDS, "\n", "  ", "y'all", "gon", "na", "it's", "😀"])), max_size=5))
def test_any_words(swift: Language, plain: Language, texts: list[list[str]]) -> None:
    _alike(swift, plain, [" ".join(words) for words in texts])


def test_batches_do_not_matter(swift: Language) -> None:
    texts = [paragraph for sample in SAMPLES for paragraph in sample.split("\n\n")]
    alone = [_told(swift(text)) for text in texts]
    assert alone == [_told(doc) for doc in swift.pipe(texts, batch_size=3)]
    assert alone == [_told(doc) for doc in swift.pipe(texts)]


def test_what_was_set_before_is_kept(plain: Language) -> None:
    swift = load_model()  # it learns a label here
    found = []
    for nlp in (swift, plain):
        docs = []
        for text in (
            "Gunmen of the Northern Front",
            "The Northern Front left Old Town Hill on Monday in Kano.",
            "Kano",
        ):
            doc = nlp.make_doc(text)
            with nlp.select_pipes(disable="ner"):
                doc = nlp(doc)
            places = [token.i for token in doc if token.text == "Northern"]
            spans = [Span(doc, i, i + 2, "ARMED_GROUP") for i in places]
            blocked = [Span(doc, token.i, token.i + 1) for token in doc if token.text == "Kano"]
            doc.set_ents(spans, blocked=blocked, default="missing")
            docs.append(doc)
        found.append([_told(doc) for doc in nlp.get_pipe("ner").pipe(docs)])
    assert found[0] == found[1]
    assert any(row[-1] == "ARMED_GROUP" for doc in found[0] for row in doc)


def test_nothing_to_read(swift: Language, plain: Language) -> None:
    _alike(swift, plain, ["", " ", "\n\n", "."])
    _alike(swift, plain, ["", ""])
    assert list(swift.pipe([])) == []


def test_threads_do_not_disturb_each_other(swift: Language) -> None:
    alone = [_told(swift(sample)) for sample in SAMPLES]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda text: _told(swift(text)), SAMPLES * 6)) == alone * 6


def test_what_is_remembered_is_bounded(plain: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (vectors, tags, forms):
        monkeypatch.setattr(module, "_MEMORY", 20)
    swift = load_model()
    for sample in SAMPLES:
        _alike(swift, plain, sample.split("\n\n"))
    assert len(swift.get_pipe("lemmatizer").__dict__["_known"]) < 500


def test_a_failing_batch_is_told(swift: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    ner = swift.get_pipe("ner")
    monkeypatch.setattr(ner, "decide", lambda docs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        list(swift.pipe(SAMPLES))
