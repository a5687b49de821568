"""Checks PLOVER records by the manual (draft 2.0)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from counterclaim.export.check.rows import Once, json_lines
from counterclaim.export.tables import plover_types
from counterclaim.gazetteer.fold import words

AUXILIARY = {"historical", "future", "hypothetical", "negation"}
CONTEXTS = words(
    "military intelligence executive legislative election political_institutions pro_democracy pro_autocracy economic legal"
    " reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity inequality diplomatic"
    " territory peacekeeping health asylum migration disasters natural_resource environment technology terrorism cbrn cyber"
    " misinformation crime corruption illegal_drugs trafficking"
)
_LISTS = ("actor", "recipient", "event", "mode", "context", "event_loc", "text_info", "cite_info")


def check(files: dict[str, Path]) -> Iterator[str]:
    """Yield what is wrong, with file and line."""
    for path in files.values():
        problems: list[str] = []
        ids = Once()
        for line, record in json_lines(path, problems):
            found = list(_record(record))
            if ids.again(str(record.get("id"))):
                found.append(f"id: {record.get('id')} is given twice")
            problems += [f"{path.name}:{line}: {problem}" for problem in found]
            yield from problems
            problems.clear()
        yield from problems


def _record(record: dict[str, Any]) -> Iterator[str]:
    for key in ("id", "date", "actor", "event"):
        if not record.get(key):
            yield f"{key}: is required"
    for key in _LISTS:
        if key in record and not isinstance(record[key], list):
            yield f"{key}: must be a list"
            return
    for key in ("date", "enddate"):
        if key in record and not _is_day(record[key]):
            yield f"{key}: '{record[key]}' is no day"
    if not all(
        isinstance(actor, dict) and actor.get("actor_name")
        for actor in (*record.get("actor", ()), *record.get("recipient", ()))
    ):
        yield "actor, recipient: each needs an actor_name"
    for event in record.get("event", ()):
        kind = plover_types().get(event)
        if kind is None:
            yield f"event: PLOVER has no '{event}'"
            continue
        if wrong := [mode for mode in record.get("mode", ()) if mode not in kind.modes and mode not in AUXILIARY]:
            yield f"mode: {event} has no {', '.join(map(str, wrong))}"
        if kind.recipient and not record.get("recipient"):
            yield f"recipient: is required for {event}"
        if record.get("quad_code") not in (None, kind.quad):
            yield f"quad_code: '{record['quad_code']}' is not that of {event}"
    if wrong := [context for context in record.get("context", ()) if context not in CONTEXTS]:
        yield f"context: PLOVER has no {', '.join(map(str, wrong))}"
    for place in record.get("event_loc", ()):
        if not isinstance(place, dict) or place.get("resolution") not in (None, 1, 2, 3, 4, 5):
            yield "event_loc: resolution runs from 1 (country) to 5 (sub-city)"


def _is_day(value: object) -> bool:
    try:
        date.fromisoformat(str(value))
    except ValueError:
        return False
    return True
