"""Scorers for the public corpora, one a task; each has ``score(gold, pred, options)`` and says its row format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from counterclaim.bench.scorers import (
    attribution,
    cameo,
    coreference,
    dates,
    entities,
    event_rows,
    events,
    factuality,
    incidents,
    loaded,
    places,
    relations,
    relevance,
    templates,
)
from counterclaim.bench.scorers.common import NO_OPTIONS, Options, Row, Rows, Score, read_rows
from counterclaim.errors import Errors

Scorer = Callable[[Rows, Rows, Options], Score]

SCORERS: Mapping[str, Scorer] = {
    "attribution": attribution.score,
    "cameo": cameo.score,
    "coreference": coreference.score,
    "dates": dates.score,
    "entities": entities.score,
    "event_rows": event_rows.score,
    "events": events.score,
    "factuality": factuality.score,
    "incidents": incidents.score,
    "loaded": loaded.score,
    "places": places.score,
    "relations": relations.score,
    "relevance": relevance.score,
    "templates": templates.score,
}


def read_gold(task: str, path: Path) -> dict[str, Row]:
    """Read the gold of a task: a file of JSON lines, for ``incidents`` a folder.

    Raises:
        CounterclaimError: E206 (no such task), E205 (a line cannot be read) or E107 (no such file).
    """
    if task not in SCORERS:
        raise Errors.E206.error(value=task, known=", ".join(SCORERS))
    wanted = path if task != "incidents" or path.is_dir() else path.parent
    try:
        return incidents.load(wanted) if task == "incidents" else read_rows(path)
    except OSError as error:
        raise Errors.E107.error(path=path) from error


def score(task: str, gold: Rows, pred: Rows, options: Options = NO_OPTIONS) -> Score:
    """Score predictions of a task; adds how many documents there are and how many have no prediction.

    Args:
        task: a key of `SCORERS`.
        gold: rows of the gold by id.
        pred: rows of predictions by id; ids that the gold does not have are counted and otherwise left out.
        options: the scorer's own options.
    """
    result = SCORERS[task](gold, pred, options)
    result["docs"] = len(gold)
    result["docs_without_prediction"] = sum(key not in pred for key in gold)
    stray = sum(key not in gold for key in pred)
    if stray:
        result["ids_not_in_gold"] = stray
    return result
