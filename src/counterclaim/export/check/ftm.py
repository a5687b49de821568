"""Checks FollowTheMoney entities against the schemata that exports use (``data/ftm.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import Field

from counterclaim.datafiles import DataEntry, load_entries
from counterclaim.export.check.rows import Once, json_lines
from counterclaim.export.tables import DATA

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_TEXTS = {"name", "string", "text", "address"}


class Schema(DataEntry):
    """A schema: what it is a kind of, which properties it needs, and the types of those it may have."""

    name: str = Field(alias="schema")
    abstract: bool = False
    parent: str | None = Field(default=None, alias="is")
    required: tuple[str, ...] = ()
    properties: dict[str, str] = Field(default_factory=dict)


@lru_cache(maxsize=1)
def schemata() -> dict[str, Schema]:
    """All schemata, with the properties of what they are a kind of."""
    found = {entry.name: entry for entry in load_entries(DATA / "ftm.yaml", Schema)}
    for name, entry in list(found.items()):
        properties = dict(entry.properties)
        for parent in _parents(entry, found):
            properties = {**found[parent].properties, **properties}
        found[name] = entry.model_copy(update={"properties": properties})
    return found


def _parents(entry: Schema, known: dict[str, Schema]) -> Iterator[str]:
    while entry.parent is not None:
        yield entry.parent
        entry = known[entry.parent]


def check(files: dict[str, Path]) -> Iterator[str]:
    """Yield what is wrong, with file and line."""
    for path in files.values():
        problems: list[str] = []
        kinds: dict[str, str] = {}
        seen = Once()
        for line, entity in json_lines(path, problems):  # first all ids: a link may come before its ends
            kinds[str(entity.get("id"))] = str(entity.get("schema"))
            if seen.again(str(entity.get("id"))):
                yield f"{path.name}:{line}: the id {entity.get('id')} is given twice"
        yield from problems
        for line, entity in json_lines(path, []):
            for problem in _entity(entity, kinds):
                yield f"{path.name}:{line}: {problem}"


def _entity(entity: dict[str, Any], kinds: dict[str, str]) -> Iterator[str]:
    schema = schemata().get(str(entity.get("schema")))
    properties = entity.get("properties")
    if not isinstance(entity.get("id"), str) or not entity["id"]:
        yield "id: is required"
    if schema is None or schema.abstract:
        yield f"schema: there is no '{entity.get('schema')}' that can be used"
        return
    if not isinstance(properties, dict):
        yield "properties: must be an object"
        return
    for name in schema.required:
        if not properties.get(name):
            yield f"{schema.name}.{name}: is required"
    for name, values in properties.items():
        kind = schema.properties.get(name)
        if kind is None:
            yield f"{schema.name}: has no property '{name}'"
        elif not isinstance(values, list) or not all(isinstance(value, str) and value for value in values):
            yield f"{schema.name}.{name}: must be a list of texts"
        else:
            yield from (
                f"{schema.name}.{name}: {problem}" for value in values if (problem := _value(kind, value, kinds))
            )


def _value(kind: str, value: str, kinds: dict[str, str]) -> str | None:
    if kind in _TEXTS:
        return None
    if kind == "date":
        return None if _DATE.fullmatch(value) else f"'{value}' is no date"
    if kind == "country":
        return None if re.fullmatch(r"[a-z]{2}", value) else f"'{value}' is no country code"
    if kind == "language":
        return None if re.fullmatch(r"[a-z]{3}", value) else f"'{value}' is no language code"
    if kind == "url":
        return None if re.match(r"https?://", value) else f"'{value}' is no web address"
    if value not in kinds:
        return f"there is no entity '{value}'"
    have = schemata().get(kinds[value])
    if kind == "Thing" or have is None or kind in (have.name, *_parents(have, schemata())):
        return None
    return f"'{value}' is a {have.name} and no {kind}"
