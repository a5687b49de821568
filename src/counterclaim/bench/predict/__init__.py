"""Answers of counterclaim in the scorers' formats: one module a task turns what was read into a prediction row.

A predictor says which stages it needs, which document a gold row makes, and what the answer is. It sees of the gold row
only what the task gives (the text, the pair in question), never the labels. What only all texts together can answer (which
reports tell of one incident) is answered by a predictor's function ``together``.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from counterclaim.bench.reader import Bench, Page, document_of
from counterclaim.bench.scorers.common import NO_OPTIONS, Options, Row, Rows
from counterclaim.records import Document, Reading


class Predictor(Protocol):
    """What a module of a task offers."""

    @property
    def STAGES(self) -> Sequence[str] | None:
        """The stages it needs, all when None."""

    def answer(self, row: Row, page: Page) -> dict[str, Any]:
        """Return the fields of the prediction row (without the id)."""


# task, or task/kind where a task has files of several kinds
MODULES: Mapping[str, str] = {
    "attribution": "attribution",
    "cameo/plover_pairs": "plover_pairs",
    "cameo/plover_gsr": "plover_gsr",
    "cameo/actor_action": "actor_action",
    "cameo/triples": "cameo_triples",
    "coreference": "coreference",
    "coreference/documents": "documents",
    "dates": "dates",
    "entities": "entities",
    "event_rows": "event_rows",
    "events": "events",
    "factuality": "factuality",
    "incidents": "incidents",
    "loaded": "loaded",
    "places": "places",
    "places/event_location": "event_location",
    "relations": "relations",
    "relevance": "relevance",
    "templates": "templates",
}


def kind_of(task: str, gold: Rows, options: Options = NO_OPTIONS) -> str:
    """Return the key of `MODULES` for a file: the task, or task/kind."""
    if task == "coreference" and options.get("documents"):
        return "coreference/documents"
    first = next(iter(gold.values()), {})
    if task == "cameo":
        if "root" in first:
            return "cameo/plover_pairs"
        return "cameo/actor_action" if "class" in first else "cameo/plover_gsr" if "event" in first else "cameo/triples"
    return "places/event_location" if task == "places" and "locations" in first else task


def predictor(task: str, gold: Rows, options: Options = NO_OPTIONS) -> Predictor | None:
    """Return the predictor for a gold file, or None where counterclaim has no answer to such a task."""
    name = MODULES.get(kind_of(task, gold, options))
    if name is None:
        return None
    module: Any = importlib.import_module(f"counterclaim.bench.predict.{name}")
    found: Predictor = module
    return found


def predict(bench: Bench, answerer: Predictor, gold: Rows) -> Iterator[dict[str, Any]]:
    """Read the texts of the gold rows and yield prediction rows; a text that fails gets none.

    A predictor that has a function ``together`` answers for all texts at once, from the answers and readings of each.
    """
    to_document = getattr(answerer, "document", document_of)
    together = getattr(answerer, "together", None)
    documents: Iterator[Document] = (to_document(row) for row in gold.values())
    answers: dict[str, dict[str, Any]] = {}
    readings: dict[str, Reading] = {}
    for key, page in zip(gold, bench.pages(documents, answerer.STAGES), strict=True):
        if page is None:
            continue
        if together is None:
            yield {"id": key, **answerer.answer(gold[key], page)}
        else:
            answers[key] = answerer.answer(gold[key], page)
            if answerer.STAGES is None:
                readings[key] = page.reading
    if together is not None:
        yield from together(gold, answers, readings)
