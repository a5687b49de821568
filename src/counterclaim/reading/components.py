"""Each stage as a spaCy component: ``nlp.add_pipe("counterclaim_dates")`` in any pipeline with a parser and tagger.

The components read and fill the draft at ``doc._.counterclaim``; set its `published` (a date) beforehand to resolve
relative dates, or leave it. spaCy finds them through the package's entry points.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from counterclaim.reading.draft import draft_of
from counterclaim.reading.parsed import parsed
from counterclaim.reading.pipeline import STAGES, stage
from counterclaim.reading.sentences import mark_sentence_ends

Component = Callable[[Doc], Doc]


def _component(name: str) -> Component:
    def run(doc: Doc) -> Doc:
        draft_of(doc)
        stage(name)(parsed(doc))
        return doc

    run.__doc__ = f"The stage `{name}` as a spaCy component."
    return run


def _register(name: str) -> Component:
    made: Component = Language.component(f"counterclaim_{name}", func=_component(name))
    return made


sentences = mark_sentence_ends
dates, actors, places, coreference, attribution, events, relations, pacts, casualties, happenings, framing = (
    _register(name) for name in STAGES
)
