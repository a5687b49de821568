"""Writes entries as a registry file that people can go on editing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from counterclaim.datafiles import load_good_entries
from counterclaim.errors import Errors
from counterclaim.registry.entry import Entry, Link, Name, Tie, looks_like_acronym
from counterclaim.registry.importing.listed import Problems
from counterclaim.registry.period import Period
from counterclaim.registry.registry import Registry

_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)  # libyaml's is ten times as fast


def to_yaml(entries: Iterable[Entry], heading: str = "") -> str:
    """The text of a registry file, entries in the given order; `heading` becomes its first comment lines."""
    comment = "".join(f"# {line}\n" for line in heading.splitlines())
    body = "\n".join(
        yaml.dump(
            [as_mapping(entry)], Dumper=_DUMPER, sort_keys=False, allow_unicode=True, width=110, default_flow_style=None
        )
        for entry in entries
    )
    return (comment + "\n" if comment else "") + body


def as_mapping(entry: Entry) -> dict[str, Any]:
    """An entry with the keys that say something, as a person would write it."""
    values: dict[str, Any] = {"id": entry.id, "name": entry.name, "kind": entry.kind}
    if entry.adds:
        values["adds"] = True
    if entry.country:
        values["country"] = list(entry.country)
    ambiguous = [name for name in entry.names if name.ambiguous and name.form in {"alias", "acronym"}]
    plain = [name for name in entry.names if name not in ambiguous]
    for key, names in (("names", plain), ("short", entry.short), ("ambiguous", (*entry.ambiguous, *ambiguous))):
        if names:
            values[key] = [_name(name, key) for name in names]
    values |= _dates(entry)
    for tie in entry.ties:
        values.setdefault(tie.type, []).append(_link(tie))
    if entry.represents:
        values["represents"] = [_link(link) for link in entry.represents]
    if entry.note:
        values["note"] = entry.note
    return values


def _name(name: Name, key: str) -> str | dict[str, Any]:
    values: dict[str, Any] = {"name": name.name}
    usual = "acronym" if looks_like_acronym(name.name) else "alias"
    if name.form != usual and key != "short":
        values["form"] = name.form
    if name.case != "auto":
        values["case"] = name.case
    if key == "names" and ("ambiguous" in name.model_fields_set):
        values["ambiguous"] = name.ambiguous
    values |= _dates(name)
    return name.name if len(values) == 1 else values


def _link(link: Link | Tie) -> str | dict[str, Any]:
    values: dict[str, Any] = {"actor": link.actor}
    if link.office:
        values["office"] = link.office
    values |= _dates(link)
    return link.actor if len(values) == 1 else values


def _dates(period: Period) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if period.start:
        values["from"] = period.start
    if period.end:
        values["to"] = period.end
    if not period.from_is_start:
        values["from_is_start"] = False
    if not period.to_is_end:
        values["to_is_end"] = False
    return values


def load_own(path: Path, registry: Registry, problems: Problems) -> list[Entry]:
    """Read a file of the project's own format and keep the entries that hold, also against `registry`.

    Raises:
        CounterclaimError: E107 when the file cannot be read.
    """
    if not path.is_file():
        raise Errors.E107.error(path=path)
    entries, wrong = load_good_entries(path, Entry)
    problems.lines += [f"{line}; mend the entry" for line in wrong]
    codes = {country.iso or country.code for country in registry.countries.values()} | set(registry.countries)
    kept: dict[str, Entry] = {}
    ids = {entry.id for entry in entries} | registry.actors.keys()
    for entry in entries:
        targets = [*(tie.actor for tie in entry.ties), *(link.actor for link in entry.represents)]
        unknown = [target for target in targets if target not in ids or target == entry.id]
        nowhere = [code for code in entry.country if code not in codes]
        if entry.id in kept:
            problems.add(entry.source_line, f"id: '{entry.id}' is used twice; rename one")
        elif unknown:
            problems.add(entry.source_line, f"'{unknown[0]}' in {entry.id} is no other actor's id; check the spelling")
        elif nowhere:
            problems.add(entry.source_line, f"country: '{nowhere[0]}' is not known; use its three-letter code")
        elif entry.adds and entry.id not in registry.actors:
            problems.add(entry.source_line, f"adds: no actor has the id '{entry.id}' to add to; drop 'adds'")
        else:
            kept[entry.id] = entry
    return list(kept.values())
