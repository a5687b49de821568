"""JSON lines, complete: every incident and every reading of its documents, as the records are; can be taken in again.

What it loses: judgements, links with their reasons, older readings and revisions, which stay in the ledger. `read_readings`
gives the readings back, and ``counterclaim add readings.jsonl`` puts them into another ledger.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from counterclaim.errors import Errors
from counterclaim.export.formats import Format
from counterclaim.export.job import Options, Table, Tally
from counterclaim.export.out import Out
from counterclaim.export.spool import Spool
from counterclaim.export.unit import Unit
from counterclaim.records import Reading
from counterclaim.records.incident import Incident

LOSES = (
    "Judgements, links with their reasons, wire groups, older readings and revisions stay in the ledger.",
    "Documents that belong to no incident of the selection are not in it.",
)


def write(units: Iterator[Unit], out: Out, options: Options, tally: Tally) -> None:
    """Write incidents and, each once, the readings of their documents."""
    incidents, readings = out.text(FORMAT.tables[0].path), out.text(FORMAT.tables[1].path)
    with Spool() as written:
        for unit in units:
            incidents.write(json.dumps(unit.incident.model_dump(mode="json"), ensure_ascii=False) + "\n")
            tally.written[FORMAT.tables[0].path] += 1
            for reading in unit.readings():
                if not written.has(reading.document.id):
                    written.put(reading.document.id, {})
                    readings.write(json.dumps(reading.to_dict(), ensure_ascii=False) + "\n")
                    tally.written[FORMAT.tables[1].path] += 1


def read_readings(path: Path) -> Iterator[Reading]:
    """Give back the readings of an export, one at a time.

    Raises:
        CounterclaimError: E107 when the file cannot be read, E205 for a line that is no reading.
    """
    for number, line in _lines(path):
        try:
            yield Reading.model_validate_json(line)
        except ValidationError as error:
            raise Errors.E205.error(path=path, line=number, what=_first(error)) from None


def read_incidents(path: Path) -> Iterator[Incident]:
    """Give back the incidents of an export, one at a time.

    Raises:
        CounterclaimError: E107 when the file cannot be read, E205 for a line that is no incident.
    """
    for number, line in _lines(path):
        try:
            yield Incident.model_validate_json(line)
        except ValidationError as error:
            raise Errors.E205.error(path=path, line=number, what=_first(error)) from None


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        with path.open(encoding="utf-8") as stream:
            for number, line in enumerate(stream, 1):
                if line.strip():
                    yield number, line
    except (OSError, UnicodeDecodeError):
        raise Errors.E107.error(path=path) from None


def _first(error: ValidationError) -> str:
    problem = error.errors()[0]
    return f"{'.'.join(str(part) for part in problem['loc']) or 'line'}: {problem['msg']}"


FORMAT = Format(
    "jsonl",
    "Incidents and readings, complete",
    LOSES,
    (
        Table(
            "incidents.jsonl",
            "jsonl",
            "application/x-ndjson",
            "An incident a line, with standing and values by claimant.",
        ),
        Table(
            "readings.jsonl",
            "jsonl",
            "application/x-ndjson",
            "A reading a line (counterclaim.reading/1), text included.",
        ),
    ),
    write,
    sentences=True,
)
