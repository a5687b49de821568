"""Answers of counterclaim in the scorers' formats: one module a task turns what was read into a prediction row.

A predictor says which stages it needs, which document a gold row makes, and what the answer is. It sees of the gold row
only what the task gives (the text, the pair in question), never the labels.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from counterclaim.bench.reader import Bench, Page, document_of
from counterclaim.bench.scorers.common import Row, Rows
from counterclaim.records import Document


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
    "coreference": "coreference",
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


def kind_of(task: str, gold: Rows) -> str:
    """Return the key of `MODULES` for a file: the task, or task/kind."""
    first = next(iter(gold.values()), {})
    if task == "cameo":
        if "root" in first:
            return "cameo/plover_pairs"
        return "cameo/actor_action" if "class" in first else "cameo/plover_gsr" if "event" in first else "cameo/triples"
    return "places/event_location" if task == "places" and "locations" in first else task


def predictor(task: str, gold: Rows) -> Predictor | None:
    """Return the predictor for a gold file, or None where counterclaim has no answer to such a task."""
    name = MODULES.get(kind_of(task, gold))
    if name is None:
        return None
    module: Any = importlib.import_module(f"counterclaim.bench.predict.{name}")
    found: Predictor = module
    return found


def predict(bench: Bench, answerer: Predictor, gold: Rows) -> Iterator[dict[str, Any]]:
    """Read the texts of the gold rows and yield prediction rows; a text that fails gets none."""
    to_document = getattr(answerer, "document", document_of)
    documents: Iterator[Document] = (to_document(row) for row in gold.values())
    for key, page in zip(gold, bench.pages(documents, answerer.STAGES), strict=True):
        if page is not None:
            yield {"id": key, **answerer.answer(gold[key], page)}
