"""JSON lines: one record a line, each on its own, so that a broken line costs that line and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from counterclaim.errors import CounterclaimError, Errors
from counterclaim.intake.arrival import Given, Outcome, Refusal
from counterclaim.intake.limits import Limits, megabytes
from counterclaim.intake.opening import BROKEN, Opened, plain
from counterclaim.intake.origin import Origin
from counterclaim.intake.records import Numbered, outcomes


def read_lines(opened: Opened, given: Given, limits: Limits) -> Iterator[Outcome]:
    """Yield the documents of a JSON lines file, in order; the record's number is its line."""
    yield from outcomes(_records(opened, limits), opened, given)


def _records(opened: Opened, limits: Limits) -> Iterator[Numbered]:
    number = 0
    while True:
        try:
            line = opened.stream.readline(limits.max_bytes + 1)
        except BROKEN as error:
            yield Refusal(opened.origin(), Errors.E523.error(path=opened.name, what=plain(error)))
            return
        if not line:
            return
        number += 1
        source = opened.origin(number)
        if len(line) > limits.max_bytes:
            limit = megabytes(limits.max_bytes)
            yield Refusal(source, Errors.E105.error(path=source, size="more than " + limit, limit=limit))
            while line and not line.endswith(b"\n"):
                line = opened.stream.readline(limits.max_bytes)
        elif line.strip():
            yield _record(line, number, source)


def _record(line: bytes, number: int, source: Origin) -> Numbered:
    try:
        return number, object_of(json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8")), source)
    except CounterclaimError as error:
        return Refusal(source, error)
    except (ValueError, RecursionError) as error:  # a UnicodeDecodeError is a ValueError
        return Refusal(source, Errors.E522.error(path=source, what=why_not_json(error)))


def object_of(value: Any, source: Origin) -> dict[str, Any]:
    """Return a JSON value that must be an object; a bare text counts as an object with a text.

    Raises:
        CounterclaimError: E522 for anything else.
    """
    if isinstance(value, str):
        return {"text": value}
    if not isinstance(value, dict):
        raise Errors.E522.error(path=source, what=f"a JSON {type(value).__name__}, not an object with fields")
    return value


def why_not_json(error: Exception) -> str:
    """Return in words why something is no JSON."""
    if isinstance(error, json.JSONDecodeError):
        return f"broken JSON: {error.msg.removesuffix(' at')}, column {error.colno}"
    if isinstance(error, UnicodeDecodeError):
        return "not UTF-8"
    return "nested too deep" if isinstance(error, RecursionError) else "broken JSON"
