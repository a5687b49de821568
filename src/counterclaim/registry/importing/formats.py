"""Which shape a user's list has, and the reader for it."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from counterclaim.errors import Errors
from counterclaim.registry.importing.acled import YEARS, read_acled
from counterclaim.registry.importing.countries import Countries
from counterclaim.registry.importing.ftm import read_ftm
from counterclaim.registry.importing.listed import Listed, Problems, lines_of
from counterclaim.registry.importing.petrarch import read_petrarch
from counterclaim.registry.importing.tables import Lines, header, read_plain, read_ucdp
from counterclaim.registry.registry import Registry


class Format(StrEnum):
    """Shapes of lists that can be taken in."""

    own = "own"
    petrarch = "petrarch"
    ucdp = "ucdp"
    acled = "acled"
    ftm = "ftm"
    csv = "csv"


FORMATS: dict[Format, Callable[[Lines, Countries, Problems], list[Listed]]] = {
    Format.petrarch: read_petrarch,
    Format.ucdp: read_ucdp,
    Format.acled: read_acled,
    Format.ftm: read_ftm,
    Format.csv: read_plain,
}
_LOOKED_AT = 200  # lines that tell the shape
_CODED = re.compile(r"\A[^,\[\]]*\[(?:[A-Z]{3}){1,5}(?:\s+[<>]?\d[\d-]*)?\]")
_ACLED = re.compile(r"(?:Military|Police) Forces of |Unidentified Armed Group \(|(?:Protesters|Rioters|Civilians) \(")


def detect(path: Path) -> Format:
    """The shape of a list, from its first lines.

    Raises:
        CounterclaimError: E107 when the file cannot be read, E101 when it is empty.
    """
    try:
        head = [line for _, line in itertools.islice(lines_of(path), _LOOKED_AT) if line.strip()]
    except OSError:
        raise Errors.E107.error(path=path) from None
    if not head:
        raise Errors.E101.error(path=path)
    if path.suffix.lower() in {".yaml", ".yml"} or re.match(r"- \{?\s*id:", head[0]):
        return Format.own
    if head[0].lstrip().startswith("{"):
        try:
            entity = json.loads(head[0])
        except ValueError:
            entity = None
        if entity is None or "schema" in entity:
            return Format.ftm
    columns = set(header(re.split(r"[,;\t]", head[0].replace('"', ""))))
    if "actorid" in columns and columns & {"namedata", "namefull", "name"}:
        return Format.ucdp
    if {"actor1", "actor2"} & columns or any(_ACLED.search(line) or YEARS.search(line) for line in head):
        return Format.acled
    if any(_CODED.match(line) for line in head):
        return Format.petrarch
    return Format.csv


def read_list(path: Path, format: Format, registry: Registry, problems: Problems) -> list[Listed]:
    """Read a list of any shape but the project's own.

    Raises:
        CounterclaimError: E107 when the file cannot be read.
    """
    try:
        return FORMATS[format](lines_of(path), Countries(registry), problems)
    except OSError:
        raise Errors.E107.error(path=path) from None
