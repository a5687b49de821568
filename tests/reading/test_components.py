"""Each stage is a spaCy component, found by name in any pipeline."""

from __future__ import annotations

from datetime import date

import spacy

from counterclaim.reading.draft import draft_of
from counterclaim.reading.parse import Parser
from counterclaim.reading.pipeline import STAGES
from counterclaim.records import Document


def test_every_stage_can_be_added_by_name(parser: Parser) -> None:
    nlp = spacy.load(parser.nlp.path)
    nlp.add_pipe("counterclaim_sentences", before="parser")
    for name in STAGES:
        nlp.add_pipe(f"counterclaim_{name}")
    doc = nlp.make_doc("The Syrian army denied on Friday that it had shelled Saraqeb.")
    draft_of(doc).published = date(2017, 7, 16)
    draft = nlp(doc)._.counterclaim
    assert draft.dates[0].start == date(2017, 7, 14)
    assert draft.attributions
    assert draft.events
    assert [event.polarity for event in draft.events if event.frame == "shelling"]


def test_a_known_name_is_one_phrase_of_its_sentence(parser: Parser) -> None:
    text = "Residents blamed the raid on the Group for the Support of Islam and Muslims."
    doc = parser.parse(Document.of(text))
    name = doc.char_span(text.index("Group"), text.index("."))
    assert name is not None
    assert [t.text for t in name if not name.start <= t.head.i < name.end] == ["Group"]
