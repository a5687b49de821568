"""Loaded language: the framing spans of a reading as biased words (BABE) and propaganda spans (PTC)."""

from __future__ import annotations

from typing import Any

from counterclaim.bench.reader import Page
from counterclaim.bench.scorers.common import Row
from counterclaim.reading.draft import Draft
from counterclaim.reading.framing.debate import Voices
from counterclaim.reading.parsed import Doc
from counterclaim.records import Framing

STAGES = None
NAME_CALLING = "Name_Calling,Labeling"
_NOUN = {"NOUN", "PROPN"}
_INSIDE = {"amod", "compound", "nmod"}
# PTC's name for each device; wording put on an actor is name calling, other wording loaded language
TECHNIQUE = {
    "loaded_label": NAME_CALLING,
    "so_called": NAME_CALLING,
    "loaded_description": "Loaded_Language",
    "loaded_verb": "Loaded_Language",
    "scare_quotes": "Loaded_Language",
    "quoted_word": "Loaded_Language",
    "source_discredit": "Loaded_Language",
    "source_boost": "Loaded_Language",
    "euphemism": "Loaded_Language",
}
# a neutral report also quotes single words and uses official euphemisms: these are no biased words; nor is a word left out
_MILD = {"quoted_word", "scare_quotes", "euphemism", "source_boost", "agentless"}


def answer(row: Row, page: Page) -> dict[str, Any]:
    """Return ``bias`` (does the text judge as a whole?), ``biased_words`` (not those in quotation marks) and ``spans``."""
    judging = [f for f in page.reading.framing if f.device not in _MILD]
    return {
        "bias": "Biased" if Voices(page.doc, page.draft).judgement(page.doc[:]) > 0 else "Non-biased",
        "biased_words": [{"start": f.start_char, "end": f.end_char} for f in judging if f.voice != "quoted"],
        "spans": [_span(f, page.doc, page.draft) for f in judging],
    }


def _span(framing: Framing, doc: Doc, draft: Draft) -> dict[str, Any]:
    """A span in PTC's form: a name called with all of its phrase ("the brutal dictator", "puppet government").

    PTC counts an adjective put on somebody ("corrupt officials") as a name called; elsewhere it is loaded language.
    """
    technique, start, end = TECHNIQUE[framing.device], framing.start_char, framing.end_char
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return {"start": start, "end": end, "technique": technique}
    head = span.root
    before = head.head if head.head.i > head.i and head.head.pos_ in _NOUN else None
    if head.dep_ == "amod" and before is not None and (before.pos_ == "PROPN" or draft.actors_at(before)):
        technique = NAME_CALLING
    if technique == NAME_CALLING:
        if before is not None and head.dep_ in _INSIDE:
            head = before
        start = min([start, *(c.left_edge.idx for c in head.lefts if c.dep_ in _INSIDE)])
        end = max(end, head.idx + len(head.text))
    return {"start": start, "end": end, "technique": technique}
