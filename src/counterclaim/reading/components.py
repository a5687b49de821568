"""Each stage as a spaCy component: ``nlp.add_pipe("counterclaim_dates")`` in any pipeline with a parser and tagger.

The components read and fill the draft at ``doc._.counterclaim``; set its `published` (a date) beforehand to resolve
relative dates, or leave it. spaCy finds them through the package's entry points.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from counterclaim.reading.draft import draft_of
from counterclaim.reading.pipeline import STAGES, Stage, stage
from counterclaim.reading.sentences import mark_sentence_ends


def _component(name: str) -> Stage:
    def run(doc: Doc) -> Doc:
        draft_of(doc)
        return stage(name)(doc)

    run.__doc__ = f"The stage `{name}` as a spaCy component."
    return run


def _register(name: str) -> Stage:
    made: Stage = Language.component(f"counterclaim_{name}", func=_component(name))
    return made


sentences = mark_sentence_ends
dates, actors, places, coreference, attribution, events, relations, pacts, casualties, happenings, framing = (
    _register(name) for name in STAGES
)
