"""JSON files: one record, a list of records, or an object that holds such a list (`articles`, `results`, …).

A list is read record by record, so that a file of any size needs the memory of one.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any

from counterclaim.errors import CounterclaimError, Errors
from counterclaim.intake.arrival import Given, Outcome, Refusal
from counterclaim.intake.fields import usual_names
from counterclaim.intake.limits import Limits, megabytes
from counterclaim.intake.lines import object_of, read_lines, why_not_json
from counterclaim.intake.opening import BROKEN, HEAD, Opened, plain, put_back
from counterclaim.intake.records import Numbered, outcomes

_CHUNK = 1 << 16
_BETWEEN = re.compile(r"[\s,]*")


def read_objects(opened: Opened, given: Given, limits: Limits) -> Iterator[Outcome]:
    """Yield the documents of a JSON file; the record's number is its place in the list, from 1."""
    start = opened.head.removeprefix(codecs.BOM_UTF8).lstrip()
    if start.startswith(b"["):
        yield from outcomes(_streamed(opened, limits), opened, given)
        return
    try:
        first = opened.stream.readline(limits.max_bytes)
        second = opened.stream.read(HEAD)
    except BROKEN as error:
        yield Refusal(opened.origin(), Errors.E523.error(path=opened.name, what=plain(error)))
        return
    opened = put_back(opened, first + second)
    if second.lstrip().startswith(b"{") and _is_object(first):  # JSON lines by another name
        yield from read_lines(opened, given, limits)
    else:
        yield from outcomes(_whole(opened, limits), opened, given)


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line.decode("utf-8-sig")), dict)
    except (ValueError, RecursionError):
        return False


def _whole(opened: Opened, limits: Limits) -> Iterator[Numbered]:
    try:
        data = opened.all(limits)
        value = json.loads(data.decode("utf-8-sig"))
        members = _members(value)
        if members is None:
            yield 1, object_of(value, opened.origin())
            return
    except CounterclaimError as error:
        yield Refusal(opened.origin(), error)
        return
    except (ValueError, RecursionError) as error:
        yield Refusal(opened.origin(), Errors.E522.error(path=opened.name, what=why_not_json(error)))
        return
    for number, member in enumerate(members, 1):
        yield _numbered(member, number, opened)


def _members(value: Any) -> list[Any] | None:
    """The list of records that an answer of a news service wraps; None where the object is itself a record."""
    if not isinstance(value, dict) or "schema" in value:
        return None
    folded = {key.lower().replace("_", "") for key in value}
    texts = {name for name in usual_names()["text"] if not isinstance(value.get(name), list | dict)}
    if folded & texts:
        return None
    lists = [inner for inner in value.values() if isinstance(inner, list) and inner and isinstance(inner[0], dict)]
    if not lists:  # one step deeper, as in {"response": {"results": […]}}
        inners = [inner for inner in value.values() if isinstance(inner, dict)]
        lists = [x for inner in inners for x in inner.values() if isinstance(x, list) and x and isinstance(x[0], dict)]
    return max(lists, key=len) if lists else None


def _numbered(value: Any, number: int, opened: Opened) -> Numbered:
    source = opened.origin(number)
    try:
        return number, object_of(value, source)
    except CounterclaimError as error:
        return Refusal(source, error)


def _streamed(opened: Opened, limits: Limits) -> Iterator[Numbered]:
    """The members of a list, one after the other; what cannot be decoded ends it, since nobody knows where the next begins."""
    read = json.JSONDecoder()
    text = codecs.getreader("utf-8-sig")(opened.stream)
    buffer, at, number, ended = "", 0, 0, False
    try:
        buffer = text.read(_CHUNK).lstrip()[1:]
        while True:
            at = _skip(buffer, at)
            if buffer[at : at + 1] == "]":
                return
            end = None
            if at < len(buffer):
                try:
                    value, end = read.raw_decode(buffer, at)
                except json.JSONDecodeError as error:
                    if ended or len(buffer) - at > limits.max_bytes:
                        source = opened.origin(number + 1)
                        yield Refusal(source, _why(error, source, len(buffer) - at, limits))
                        return
            # a number or word at the end of what was read may go on
            if end is not None and (end < len(buffer) or ended):
                number += 1
                at = end
                yield _numbered(value, number, opened)
                continue
            if ended:
                what = "the list has no end"
                yield Refusal(opened.origin(), Errors.E523.error(path=opened.name, what=what))
                return
            buffer = buffer[at:]
            at = 0
            more = text.read(max(_CHUNK, len(buffer)))
            ended = not more
            buffer += more
    except (*BROKEN, UnicodeDecodeError) as error:
        yield Refusal(opened.origin(), Errors.E523.error(path=opened.name, what=plain(error)))
    except RecursionError as error:
        source = opened.origin(number + 1)
        yield Refusal(source, Errors.E522.error(path=source, what=why_not_json(error)))


def _skip(buffer: str, at: int) -> int:
    """The place of what comes after blanks and commas."""
    found = _BETWEEN.match(buffer, at)
    return found.end() if found else at


def _why(error: json.JSONDecodeError, source: object, size: int, limits: Limits) -> CounterclaimError:
    if size > limits.max_bytes:
        limit = megabytes(limits.max_bytes)
        return Errors.E105.error(path=source, size="more than " + limit, limit=limit)
    what = f"{why_not_json(error)} of what follows the record before; the records after it cannot be found"
    return Errors.E522.error(path=source, what=what)
