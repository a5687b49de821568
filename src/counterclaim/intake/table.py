"""CSV and TSV: one record a row."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from typing import Any

from charset_normalizer import from_bytes

from counterclaim.errors import Errors
from counterclaim.intake.arrival import Given, Outcome, Refusal
from counterclaim.intake.limits import Limits
from counterclaim.intake.opening import BROKEN, Opened, plain
from counterclaim.intake.records import Numbered, outcomes

_DELIMITERS = ",;\t|"


def read_table(opened: Opened, given: Given, limits: Limits) -> Iterator[Outcome]:
    """Yield the documents of a CSV or TSV file with a head row; a record's number is its row, the head row being 1."""
    yield from outcomes(_rows(opened, limits), opened, given)


def _rows(opened: Opened, limits: Limits) -> Iterator[Numbered]:
    csv.field_size_limit(limits.max_bytes)
    # what cannot be decoded in a later row is that row's, and must not end the file
    text = io.TextIOWrapper(opened.stream, encoding=_encoding(opened.head), errors="surrogateescape", newline="")
    rows = csv.reader(text, delimiter=_delimiter(opened))
    head: list[str] | None = None
    number = 0
    while True:
        number += 1
        source = opened.origin(number)
        try:
            row = next(rows, None)
        except BROKEN as error:
            yield Refusal(opened.origin(), Errors.E523.error(path=opened.name, what=plain(error)))
            return
        except csv.Error as error:
            yield Refusal(source, Errors.E522.error(path=source, what=f"line {rows.line_num}: {error}"))
            continue
        if row is None:
            return
        if not any(cell.strip() for cell in row):
            continue
        if head is None:
            head = [cell.strip() for cell in row]
            continue
        if len(row) != len(head):
            what = f"line {rows.line_num}: {len(row)} columns where the head row has {len(head)}"
            yield Refusal(source, Errors.E522.error(path=source, what=what))
        elif any("\ud800" <= character <= "\udfff" for cell in row for character in cell):
            what = f"line {rows.line_num}: not {text.encoding}"
            yield Refusal(source, Errors.E522.error(path=source, what=what))
        else:
            record: dict[str, Any] = dict(zip(head, row, strict=True))
            yield number, record


def _encoding(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # a character cut at the end is no mistake
        return "utf-8-sig"
    except UnicodeDecodeError:
        best = from_bytes(head).best()
        return best.encoding if best else "utf-8-sig"


def _delimiter(opened: Opened) -> str:
    if opened.kind_name.lower().endswith((".tsv", ".tab")):
        return "\t"
    first = opened.head.decode(_encoding(opened.head), "replace").lstrip("\ufeff\r\n").partition("\n")[0]
    counts = {mark: first.count(mark) for mark in _DELIMITERS}
    best = max(_DELIMITERS, key=counts.__getitem__)
    return best if counts[best] else ","
