"""Made-up corpora: their spans hold, their truth is about what they tell, and the seed decides all."""

from __future__ import annotations

from collections import Counter

import pytest

from counterclaim.ledger.generator import Made, generate
from counterclaim.ledger.generator.wording import cut, deeds, sentences, tokens
from counterclaim.lexicon.frames import frames


@pytest.fixture(scope="module")
def corpus() -> list[Made]:
    return list(generate(800, seed=3))


def test_every_span_holds_and_every_reference_exists(corpus: list[Made]) -> None:
    for made in corpus:
        reading, text = made.reading, made.reading.document.text
        for claim in reading.claims:
            spans = [claim.cue, claim.event.trigger if claim.event else None]
            assert claim.text == text[claim.start_char : claim.end_char]
            assert all(s.text == text[s.start_char : s.end_char] for s in spans if s)
            assert all(reading.actor(ref) for ref in claim.mentions)
            if claim.event:
                assert all(reading.actor(ref) for ref in (*claim.event.initiators, *claim.event.targets))
                assert all(reading.place(ref) for ref in claim.event.places)
            if claim.claimant.actor:
                assert reading.actor(claim.claimant.actor)
        named = [m for a in (*reading.actors, *reading.places) for m in a.mentions]
        assert all(m.text == text[m.start_char : m.end_char] for m in named)
        assert all(d.text == text[d.start_char : d.end_char] for d in reading.dates)


def test_truth_knows_every_happening_and_every_toll(corpus: list[Made]) -> None:
    for made in corpus:
        told = {c.event.happening for c in made.reading.claims if c.event}
        assert told == set(made.truth.incidents)
        killed = [c.event.killed.best for c in made.reading.claims if c.event and c.event.killed]
        assert sorted(killed) == sorted(t.killed for t in made.truth.tolls)


def test_all_kinds_of_retelling_are_there(corpus: list[Made]) -> None:
    kinds = Counter(m.truth.kind for m in corpus)
    assert {"report", "copy", "part", "update", "denial", "reaction", "roundup"} <= set(kinds)
    incidents = Counter(i for m in corpus for i in set(m.truth.incidents.values()))
    assert sum(n > 1 for n in incidents.values()) > 100
    assert len({p.country for m in corpus for p in m.reading.places}) > 15
    assert any(len(set(m.truth.incidents.values())) > 2 for m in corpus)


def test_the_same_seed_gives_the_same_corpus_and_a_longer_one_begins_with_it(corpus: list[Made]) -> None:
    ids = [m.reading.document.id for m in corpus]
    assert [m.reading.document.id for m in generate(100, seed=3)] == ids[:100]
    assert [m.reading.document.id for m in generate(100, seed=4)] != ids[:100]
    assert len(set(ids)) == len(ids)


def test_documents_come_in_the_order_of_publication(corpus: list[Made]) -> None:
    days = [m.reading.document.published for m in corpus]
    assert days == sorted(days, key=str)


def test_sentences_and_deeds_fit_the_lexicon() -> None:
    assert all(deed.frame in frames() for deed in deeds())
    assert all(cut(s.text) for group in sentences().values() for s in group)
    with pytest.raises(ValueError, match="not a blank"):
        tokens("[{nobody} <left>].")
