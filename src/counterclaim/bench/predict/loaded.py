"""Loaded language: the framing spans of a reading as biased words (BABE) and propaganda spans (PTC)."""

from __future__ import annotations

from typing import Any

from counterclaim.bench.reader import Page
from counterclaim.bench.scorers.common import Row
from counterclaim.reading.framing.debate import Voices

STAGES = None
# PTC's name for each device; wording put on an actor is name calling, other wording loaded language
TECHNIQUE = {
    "loaded_label": "Name_Calling,Labeling",
    "so_called": "Name_Calling,Labeling",
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
        "spans": [{"start": f.start_char, "end": f.end_char, "technique": TECHNIQUE[f.device]} for f in judging],
    }
