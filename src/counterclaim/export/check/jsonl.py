"""Checks the JSON lines: records of the contract, and claims of incidents that lead to a reading."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from counterclaim.export.check.rows import Once, json_lines
from counterclaim.export.unit import key_of
from counterclaim.records import Reading
from counterclaim.records.incident import Incident


def check(files: dict[str, Path]) -> Iterator[str]:
    """Yield what is wrong, with file and line."""
    claims, documents, ids = Once(), Once(), Once()
    problems: list[str] = []
    readings, incidents = files.get("readings.jsonl"), files.get("incidents.jsonl")
    if readings is not None:
        for line, value in json_lines(readings, problems):
            try:
                reading = Reading.model_validate(value)
            except ValidationError as error:
                yield f"{readings.name}:{line}: is no reading ({_first(error)})"
                continue
            key = key_of(reading.document.id)
            if documents.again(key):
                yield f"{readings.name}:{line}: the document {key} is given twice"
            for claim in reading.claims:
                if reading.document.text[claim.start_char : claim.end_char] != claim.text:
                    yield f"{readings.name}:{line}: claim {claim.id} does not stand where it says"
                claims.again(f"{key}-{claim.id}")
    if incidents is not None:
        for line, value in json_lines(incidents, problems):
            try:
                incident = Incident.model_validate(value)
            except ValidationError as error:
                yield f"{incidents.name}:{line}: is no incident ({_first(error)})"
                continue
            if ids.again(incident.id):
                yield f"{incidents.name}:{line}: the incident {incident.id} is given twice"
            lost = [key for key in incident.claims if readings is not None and not claims.has(key)]
            if lost:
                yield f"{incidents.name}:{line}: no reading has the claim {lost[0]}"
    yield from problems


def _first(error: ValidationError) -> str:
    problem = error.errors()[0]
    return f"{'.'.join(str(part) for part in problem['loc'])}: {problem['msg']}"
