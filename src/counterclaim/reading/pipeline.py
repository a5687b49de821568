"""The ordered, named list of stages, and the one function that runs them over a document."""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Iterable, Iterator

from counterclaim.reading.draft import draft_of
from counterclaim.reading.parse import Parser
from counterclaim.reading.parsed import Doc
from counterclaim.reading.triage import Level
from counterclaim.records import Document

Stage = Callable[[Doc], Doc]

# name -> "module:function"; the order is the order of reading
STAGES: dict[str, str] = {
    "dates": "counterclaim.reading.dates:read_dates",
    "actors": "counterclaim.reading.actors:read_actors",
    "places": "counterclaim.reading.places:read_places",
    "coreference": "counterclaim.reading.coreference:read_coreference",
    "attribution": "counterclaim.reading.attribution:read_attribution",
    "events": "counterclaim.reading.events:read_events",
    "relations": "counterclaim.reading.relations:read_relations",
    "pacts": "counterclaim.reading.pacts:read_pacts",
    "casualties": "counterclaim.reading.casualties:read_casualties",
    "happenings": "counterclaim.reading.happenings:read_happenings",
    "framing": "counterclaim.reading.framing:read_framing",
}


def stage(name: str) -> Stage:
    """Return the stage of this name: a function that takes a `Doc`, adds to its draft, and returns it."""
    module, _, function = STAGES[name].partition(":")
    found: Stage = getattr(importlib.import_module(module), function)
    return found


def read_drafts(
    documents: Iterable[Document], parser: Parser, stages: Iterable[str] | None = None, triage: Level = "sentences"
) -> Iterator[Doc]:
    """Parse documents as a stream and run the stages on each; the draft is at ``doc._.counterclaim``.

    A stage that fails on a document empties neither that document nor the rest: what it had found stays, and the draft's
    notes name the stage and the reason. With the environment variable ``COUNTERCLAIM_STRICT`` set it raises instead.

    Args:
        documents: the documents, in any number; memory does not grow with it.
        parser: the loaded parser.
        stages: names of the stages to run, in order; all of them when None.
        triage: what may go unparsed: nothing (``off``), sentences that can hold no claim, or whole documents too.
    """
    run = [(name, stage(name)) for name in (STAGES if stages is None else stages)]
    strict = bool(os.environ.get("COUNTERCLAIM_STRICT"))
    for doc in parser.pipe(documents, triage):
        draft = draft_of(doc)
        if triage == "documents" and sum(end - start for start, end in draft.unparsed) == len(draft.document.text):
            draft.notes.append("not read: it has no words of conflict, and such documents are left out")
            yield doc
            continue
        for name, function in run:
            try:
                function(doc)
            except Exception as error:
                if strict:
                    raise
                reason = f"{type(error).__name__}: {error}"
                draft_of(doc).notes.append(f"the stage '{name}' failed on this document and was left ({reason})")
        yield doc
