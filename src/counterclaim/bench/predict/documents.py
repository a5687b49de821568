"""Which documents are of one story (``coreference`` with option ``documents``): by their words, through the ledger's function."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from counterclaim.bench.reader import Page
from counterclaim.bench.scorers.common import Row, Rows
from counterclaim.records import Reading

STAGES: tuple[str, ...] = ()


def answer(row: Row, page: Page) -> dict[str, Any]:
    """Return nothing: a document alone is of no story."""
    return {}


def together(
    gold: Rows, answers: Mapping[str, dict[str, Any]], readings: Mapping[str, Reading]
) -> Iterator[dict[str, Any]]:
    """Yield ``cluster`` for each document."""
    from counterclaim.ledger.linking.stories import stories

    for group in stories({key: gold[key]["text"] for key in answers}):
        for key in group:
            yield {"id": key, "cluster": group[0]}
