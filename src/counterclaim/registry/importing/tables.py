"""Lists in columns: the UCDP actor list, ACLED's actor names, and plain names with aliases."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from typing import get_args

from pydantic import ValidationError

from counterclaim.records.actor import ActorKind
from counterclaim.registry.entry import Name
from counterclaim.registry.importing.countries import Countries
from counterclaim.registry.importing.listed import Listed, Problems, is_latin

Lines = Iterable[tuple[int, str]]
KINDS: tuple[str, ...] = get_args(ActorKind)
_MAIN = ("name", "actor", "actor_name", "namedata", "name_data")
_BRACKET = re.compile(r"\s*\([^()]*\)\Z")
_BILINGUAL = re.compile(r"\s*(?:[;|]|:\s)\s*")  # "Name in its own language: name in English"
_PARTS = re.compile(r"\s*[;|]\s*")


def rows(lines: Lines) -> Iterator[tuple[int, list[str]]]:
    """Yield (line, cells) of a CSV with commas, semicolons or tabs, whichever its first line has most of."""
    numbers: list[int] = []

    def texts() -> Iterator[str]:
        for number, line in lines:
            numbers.append(number)
            yield line + "\n"

    stream = texts()
    first = next(stream, "")
    comma = max(",\t;", key=first.count)
    for row in csv.reader(_with(first, stream), delimiter=comma, skipinitialspace=True):
        if any(cell.strip() for cell in row):
            yield numbers[-1], [cell.strip() for cell in row]


def _with(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def header(cells: list[str]) -> list[str]:
    """Column names in one form: ``ActorId`` and ``actor_id`` give ``actorid``."""
    return [re.sub(r"[^a-z0-9]", "", cell.lower()) for cell in cells]


def read_ucdp(lines: Lines, countries: Countries, problems: Problems) -> list[Listed]:
    """Read the UCDP actor list; all columns whose heading begins with ``Name`` or ``NewName`` are names of the actor.

    Org 1 is a formally organised group, 2 supporters, 3 a communal group (UCDP codebooks); "Government of X" is a state.
    """
    table = rows(lines)
    _, cells = next(table, (0, []))
    columns = header(cells)
    main = next((i for i, c in enumerate(columns) if c in {"namedata", "name"}), None)
    if main is None:
        problems.add(1, "no column NameData; give the UCDP actor list as it is published, with its heading line")
        return []
    found = []
    for line, row in table:
        values = dict(zip(columns, row, strict=False))
        if main >= len(row) or not row[main]:
            problems.add(line, "NameData is empty; fill it in, or take the line out")
            continue
        others = [
            part
            for column, cell in values.items()
            if column.startswith(("name", "newname")) and cell and not cell.isdigit()
            for part in _BILINGUAL.split(cell)
            if len(part) > 1 and part != row[main]
        ]
        listed = Listed(row[main], line, names=names_of(others, problems))
        listed.country = countries.codes(re.split(r"[,;]\s*", values.get("location", "")))
        listed.note = f"UCDP actor {values['actorid']}" if values.get("actorid", "").isdigit() else None
        if match := re.match(r"Government of (.+)", row[main]):
            listed.kind = "state"
            state = countries.code(_BRACKET.sub("", match[1])) or countries.code(match[1])
            listed.country = (state,) if state else listed.country
            listed.name = _BRACKET.sub("", row[main])
        elif row[main] == "Civilians":
            listed.kind, listed.generic = "civilians", True
        else:
            listed.kind = "militia" if values.get("org") in {"2", "3"} else "rebel_group"
        found.append(listed)
    return found


def names_of(texts: Iterable[str], problems: Problems) -> list[Name]:
    """Names for each text once; those in other scripts are counted and left out."""
    found = []
    for text in dict.fromkeys(texts):
        if not is_latin(text):
            problems.leave_out("names in other scripts than the Latin one")
        elif len(text) > 1:
            found.append(Name(name=text))
    return found


def read_plain(lines: Lines, countries: Countries, problems: Problems) -> list[Listed]:
    """Read ``name, alias, alias …`` without a heading, or columns name, alias(es), kind, country, from, to with one."""
    found: list[Listed] = []
    columns: list[str] | None = None
    for line, row in rows(lines):
        if columns is None:
            columns = header(row)
            if columns[0] in _MAIN or "name" in columns:
                continue
            columns = ["name"]
        if row[0].startswith("#"):
            continue
        if listed := _plain(line, row, columns, countries, problems):
            found.append(listed)
    return found


def _plain(line: int, row: list[str], columns: list[str], countries: Countries, problems: Problems) -> Listed | None:
    values: dict[str, str] = {}
    others: list[str] = []
    for number, cell in enumerate(row):
        column = columns[number] if number < len(columns) else "alias"
        if column in _MAIN and "name" not in values:
            values["name"] = cell
        elif column in {"kind", "country", "from", "to"}:
            values[column] = cell
        elif column.startswith(("alias", "name", "othername", "aka", "acronym", "synonym")):
            others += [part for part in _PARTS.split(cell) if part]
    name = values.get("name", "")
    if len(name) < 2 or not is_latin(name):
        problems.add(line, f"'{name}' cannot be a name; write at least two Latin letters in the first column")
        return None
    kind = values.get("kind", "")
    if kind and kind not in KINDS:
        problems.add(line, f"kind: '{kind}' is not known; write one of {', '.join(KINDS)}")
        return None
    where = [part for part in re.split(r"[;|/]\s*|\s+(?=[A-Z]{3}\b)", values.get("country", "")) if part]
    codes = countries.codes(where)
    if len(codes) < len(set(where)):
        problems.add(line, f"country: '{values['country']}' is not known; write its three-letter code")
        return None
    try:
        dates = Name(name=name, start=values.get("from") or None, end=values.get("to") or None)
    except ValidationError as error:
        problems.add(line, f"{error.errors()[0]['msg']}; mend the date")
        return None
    return Listed(
        name,
        line,
        kind=kind or None,  # type: ignore[arg-type]
        country=codes,
        names=names_of([other for other in others if other != name], problems),
        start=dates.start,
        end=dates.end,
    )
