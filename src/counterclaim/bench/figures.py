"""The page of accuracy figures in the documentation, made from the floors so that it cannot disagree with them."""

from __future__ import annotations

from collections.abc import Mapping

from counterclaim.bench.floors import PARTS, Floor, Part, load

TITLES: Mapping[str, str] = {
    "acceptance": "Acceptance rows",
    "attribution": "Who says what",
    "entities": "Actors, places, times, weapons as phrases",
    "relations": "Ties between actors",
    "places": "Places",
    "dates": "Time expressions",
    "templates": "Full event records",
    "incidents": "Incidents",
    "loaded": "Loaded language",
    "relevance": "Is it about violence, and of what kind",
    "cameo": "Who did what to whom",
    "factuality": "Is it presented as having happened",
}
METRICS: Mapping[str, str] = {
    "f1": "F1",
    "holds": "rows that hold",
    "traps": "traps not fallen into",
    "attributions.f1": "found at all, F1",
    "relaxed.f1": "relaxed spans, F1",
    "entity_pairs.f1": "pairs of names, F1",
    "acc161": "found places within 161 km",
    "relevance.f1": "relevant documents, F1",
    "words_by_character.f1": "loaded words by character, F1",
    "quad.macro_f1": "four classes, macro-F1",
    "polarity.macro_f1": "polarity, macro-F1",
    "time.macro_f1": "time, macro-F1",
    "governorate_accuracy": "governorate, accuracy",
    "cause_accuracy": "cause, accuracy",
    "actor_accuracy": "blamed actor, accuracy",
    "killed_total_accuracy": "headline toll, accuracy",
    "pairwise_f1": "reports of one incident, pairwise F1",
    "bcubed_f1": "reports of one incident, B-cubed F1",
    "wire_f1": "copies of one text, pairwise F1",
    "differing_shown_contested": "incidents with differing tolls shown as contested",
}


def figures_page(floors: Mapping[str, Floor] | None = None) -> str:
    """Return the page as Markdown; parts without a floor yet are left out."""
    known = load() if floors is None else floors
    lines = [
        "# Accuracy figures\n",
        "These are the floors that `counterclaim bench floors --check` holds: measured, not chosen, and only raised. "
        "How each is measured is told in [accuracy](../accuracy.md).\n",
    ]
    for task in dict.fromkeys(part.task for part in PARTS):
        rows = [
            row for part in PARTS if part.task == task and part.name in known for row in _rows(part, known[part.name])
        ]
        if rows:
            lines += [
                f"## {TITLES.get(task, task)}\n",
                "| part | rows | measure | score |",
                "| --- | --- | --- | --- |",
                *rows,
                "",
            ]
    return "\n".join(lines) + "\n"


def _rows(part: Part, floor: Floor) -> list[str]:
    number = str(floor.sample) if floor.sample else "all"
    name = part.name.partition("/")[2].removesuffix(".dev") or part.name
    return [f"| {name} | {number} | {METRICS.get(key, key)} | {value:.3f} |" for key, value in floor.scores.items()]
