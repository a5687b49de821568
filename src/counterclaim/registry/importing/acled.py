"""Actor names as they stand in the columns of an ACLED export; nothing of that data is part of this program.

``Military Forces of X (2001-2019) Unit``: years are those of a government, what follows them is a unit.
``Name (Country)``: where the group is active. ``ABC: Full Name``: an acronym with its name.
"""

from __future__ import annotations

import re

from counterclaim.records.actor import ActorKind
from counterclaim.registry.entry import Name, Tie, looks_like_acronym
from counterclaim.registry.importing.countries import Countries
from counterclaim.registry.importing.listed import Listed, Problems, is_latin
from counterclaim.registry.importing.tables import Lines, header, rows

_COLUMNS = {"actor1", "actor2", "assocactor1", "assocactor2", "allyactor1", "allyactor2", "actor", "actorname", "name"}
YEARS = re.compile(r"\s*\((?P<start>\d{4})\s*-\s*(?P<end>\d{4})?\s*\)\s*")
_STATE: tuple[tuple[re.Pattern[str], ActorKind, str], ...] = (
    (re.compile(r"Military Forces of (?:the )?(?P<country>.+)"), "state_forces", "forces"),
    (re.compile(r"Police Forces of (?:the )?(?P<country>.+)"), "police", "police"),
    (re.compile(r"Government of (?:the )?(?P<country>.+)"), "state", "state"),
)
_IN_COUNTRY = re.compile(r"(?P<name>.+?)\s*\((?P<country>[^()]+)\)\Z")
_ACRONYM = re.compile(r"(?P<short>[^:\s]{2,15}):\s+(?P<full>\S.+)\Z")
_GENERIC: tuple[tuple[str, ActorKind], ...] = (
    ("unidentified", "unidentified"),
    ("unknown", "unidentified"),
    ("protester", "protesters"),
    ("rioter", "protesters"),
    ("civilian", "civilians"),
    ("private security", "business"),
    ("opposition rebel", "rebel_group"),
    ("refugee", "civilians"),
    ("journalist", "civilians"),
    ("student", "civilians"),
    ("labo", "civilians"),
    ("women", "civilians"),
    ("farmer", "civilians"),
    ("teacher", "civilians"),
)
# inter codes of the export, as numbers (before 2024) and in words
_INTER: dict[str, ActorKind] = {
    "1": "state_forces", "2": "rebel_group", "3": "militia", "4": "militia", "5": "protesters", "6": "protesters",
    "7": "civilians", "state forces": "state_forces", "rebel group": "rebel_group", "rebel forces": "rebel_group",
    "political militia": "militia", "identity militia": "militia", "rioters": "protesters",
    "protesters": "protesters", "civilians": "civilians",
}  # fmt: skip


def read_acled(lines: Lines, countries: Countries, problems: Problems) -> list[Listed]:
    """Read an export with its heading line, or names one a line; each name counts once."""
    found: dict[str, Listed] = {}
    columns: list[str] = []
    for line, row in rows(lines):
        if not columns:
            columns = header(row)
            if set(columns) & _COLUMNS:
                continue
            columns = ["actor"]
        if columns == ["actor"]:
            row = [", ".join(cell for cell in row if cell)]
        values = dict(zip(columns, row, strict=False))
        for column, cell in values.items():
            if column not in _COLUMNS:
                continue
            inter = _INTER.get(values.get(f"inter{column[-1]}", "").lower()) if column[:5] == "actor" else None
            for name in cell.split(";"):
                if name.strip() and name.strip() not in found:
                    found[name.strip()] = _listed(name.strip(), line, inter, countries, problems)
    return [listed for listed in found.values() if listed.name]


def _listed(text: str, line: int, inter: ActorKind | None, countries: Countries, problems: Problems) -> Listed:
    if not is_latin(text) or len(text) < 2:
        problems.add(line, f"'{text}' cannot be a name; mend the cell, or take it out")
        return Listed("", line)
    body, start, end, unit = text, None, None, ""
    if match := YEARS.search(text):
        body, unit = text[: match.start()].strip(), text[match.end() :].strip()
        start, end = match["start"], match["end"]
        if end and end < start:
            problems.add(line, f"'{text}': the years are in the wrong order; mend them")
            return Listed("", line)
    for pattern, kind, prefix in _STATE:
        if found := pattern.fullmatch(body):
            return _of_state(found, line, kind, prefix, unit, (start, end), countries)
    name = body
    country: tuple[str, ...] = ()
    if (found := _IN_COUNTRY.fullmatch(body)) and (code := countries.code(found["country"])):
        name, country = found["name"], (code,)
    lower = name.lower()
    for word, generic_kind in _GENERIC:
        if lower.startswith(word):
            return Listed(body, line, kind=generic_kind, country=country, generic=True)
    listed = Listed(name, line, kind=inter, country=country, start=start, end=end, branch=bool(country))
    if lower.endswith(("communal militia", "ethnic militia", "clan militia")):
        listed.kind = "militia"
    if found := _ACRONYM.fullmatch(name):
        listed.name = found["full"]
        listed.names.append(Name(name=found["short"]))
    elif (found := _IN_COUNTRY.fullmatch(name)) and looks_like_acronym(found["country"]):
        listed.name = found["name"]
        listed.names.append(Name(name=found["country"]))
    if country:
        listed.names.append(Name(name=body, form="alias"))
    return listed


def _of_state(
    found: re.Match[str],
    line: int,
    kind: ActorKind,
    prefix: str,
    unit: str,
    years: tuple[str | None, str | None],
    countries: Countries,
) -> Listed:
    code = countries.code(found["country"])
    listed = Listed(found[0], line, kind=kind, country=(code,) if code else ())
    if code is None:
        listed.start, listed.end = years
    if unit:
        listed.name = f"{found[0]}: {unit}"
        listed.names = [Name(name=unit, ambiguous=True, form="alias")]
        listed.ties = [Tie(type="part_of", actor=f"{prefix}-{code.lower()}")] if code else []
    elif code:
        listed.note = f"[{prefix}-{code.lower()}]"  # whom the registry has by rule
    return listed
