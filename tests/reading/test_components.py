"""Each stage is a spaCy component, found by name in any pipeline."""

from __future__ import annotations

from datetime import date

import spacy

from counterclaim.reading.draft import draft_of
from counterclaim.reading.parse import Parser
from counterclaim.reading.pipeline import STAGES


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
