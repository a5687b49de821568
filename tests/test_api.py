"""The public functions: one text, a stream, tables, the contract's JSON."""

from __future__ import annotations

import gc
import json
from datetime import date
from itertools import count, islice

import jsonschema
import pytest

import counterclaim
from counterclaim.reading.parsed import Token
from counterclaim.records import json_schema

TEXT = (
    "The Syrian army shelled the town of Saraqeb on Friday, killing three civilians, the Syrian Observatory for Human "
    "Rights said. Ahrar al-Sham accused the army of breaking the truce.\n"
    'The army denied it. "Our forces hit no homes," it said in a statement.'
)


@pytest.fixture(scope="module")
def reading() -> counterclaim.Reading:
    return counterclaim.read(TEXT, published="2017-07-16", publisher="Hill Wire")


def test_the_json_follows_the_schema(reading: counterclaim.Reading) -> None:
    jsonschema.validate(json.loads(reading.to_json()), json_schema())


def test_every_span_is_where_it_says(reading: counterclaim.Reading) -> None:
    spans = [m for a in reading.actors for m in a.mentions] + [m for p in reading.places for m in p.mentions]
    spans += [*reading.dates, *reading.claims, *reading.framing, *(c.cue for c in reading.claims if c.cue)]
    spans += [c.event.trigger for c in reading.claims if c.event]
    assert len(spans) > 20
    for span in spans:
        assert TEXT[span.start_char : span.end_char] == span.text


def test_every_reference_exists(reading: counterclaim.Reading) -> None:
    ids = {a.id for a in reading.actors} | {p.id for p in reading.places}
    claim_ids = {c.id for c in reading.claims}
    for claim in reading.claims:
        refs = [claim.claimant.actor, *(v.actor for v in claim.via), *claim.mentions]
        if claim.event:
            event = claim.event
            refs += [*event.initiators, *event.targets, *event.mediators, *event.places]
        if claim.relation:
            refs += [claim.relation.source, claim.relation.target]
        assert {ref for ref in refs if ref} <= ids
        assert set(claim.joint_with) <= claim_ids
    assert {a.represents for a in reading.actors if a.represents} <= ids


def test_the_shelling_belongs_to_the_monitor(reading: counterclaim.Reading) -> None:
    shelling = [c for c in reading.claims if c.event and c.event.type == "shelling" and c.stance == "states"]
    told = [c for c in shelling if reading.name_of(c.claimant.actor) == "Syrian Observatory for Human Rights"]
    assert told
    event = told[0].event
    assert event is not None
    assert [reading.actor(ref).kind for ref in event.initiators] == ["state_forces"]  # type: ignore[union-attr]
    assert "Saraqeb" in [reading.name_of(ref) for ref in event.places]
    assert event.when is not None
    assert event.when.start == date(2017, 7, 14)
    assert event.killed is not None
    assert event.killed.best == 3
    assert told[0].claimant.interest == "independent"


def test_a_partys_word_is_marked(reading: counterclaim.Reading) -> None:
    quoted = [c for c in reading.claims if "hit no homes" in c.text]
    assert quoted
    assert {c.claimant.interest for c in quoted} == {"party"}
    assert {c.polarity for c in quoted} == {"negative"}
    assert {c.quoted for c in quoted} <= {"direct", "mixed"}


def test_the_same_text_gives_the_same_reading(reading: counterclaim.Reading) -> None:
    again = counterclaim.read(TEXT, published=date(2017, 7, 16), publisher="Hill Wire")
    assert again.to_json() == reading.to_json()


def test_a_stream_takes_texts_mappings_and_documents_without_end() -> None:
    endless = ({"text": f"Rebels shelled village {n}.", "published": "2020-01-01"} for n in count())
    readings = list(islice(counterclaim.read_many(endless), 20))
    assert [r.document.text for r in readings] == [f"Rebels shelled village {n}." for n in range(20)]
    assert all(r.document.published == date(2020, 1, 1) for r in readings)


def test_a_day_that_does_not_exist_is_refused() -> None:
    with pytest.raises(counterclaim.CounterclaimError, match=r"E201.*2017-02-30"):
        counterclaim.read("The army left.", published="2017-02-30")


def test_claims_become_a_table(reading: counterclaim.Reading) -> None:
    frame = reading.to_dataframe()
    assert len(frame) == len(reading.claims)


def test_a_notebook_shows_text_and_no_markup_of_the_document() -> None:
    shown = counterclaim.read("The army <b>shelled</b> the town, <script>alert(1)</script> it said.")._repr_html_()
    assert "<script>alert" not in shown
    assert "<b>shelled" not in shown


@pytest.mark.parametrize("text", ["", " ", "\n", "…", "a", "\u202e\u200f", "😀 " * 5, '"' * 50, "(" * 200])
def test_odd_texts_give_an_empty_or_small_reading(text: str) -> None:
    reading = counterclaim.read(text)
    assert reading.document.text == text
    assert not [n for n in reading.notes if "failed" in n]


def test_a_document_that_is_read_is_freed_without_a_search_for_garbage() -> None:
    def tokens() -> int:
        return sum(type(one) is Token for one in gc.get_objects())

    list(counterclaim.read_many([TEXT]))  # what is kept of the first reading stays
    gc.collect()
    gc.disable()
    try:
        before = tokens()
        assert len(list(counterclaim.read_many([TEXT, TEXT]))) == 2
        assert tokens() == before
    finally:
        gc.enable()
