"""Checks a Frictionless data package: what must be in it, and whether its files are those it describes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import file_digest
from pathlib import Path
from typing import Any


def check_package(path: Path) -> Iterator[str]:
    """Yield what is wrong with a ``datapackage.json`` and the files beside it."""
    try:
        package = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError, OSError) as error:
        yield f"{path.name}: cannot be read as JSON ({error})"
        return
    resources = package.get("resources") if isinstance(package, dict) else None
    if not isinstance(resources, list) or not resources:
        yield f"{path.name}: resources: there must be at least one"
        return
    for key in ("name", "title", "licenses", "made_by", "loses", "left_out", "method"):
        if key not in package:
            yield f"{path.name}: {key} is missing"
    licenses = package.get("licenses")
    if (
        not isinstance(licenses, list)
        or not licenses
        or not all(isinstance(e, dict) and ("name" in e or "path" in e) for e in licenses)
    ):
        yield f"{path.name}: licenses: each needs a name or a path"
    names = [entry.get("name") for entry in resources if isinstance(entry, dict)]
    if len(set(names)) != len(resources):
        yield f"{path.name}: resources: every one needs a name of its own"
    for entry in resources:
        if isinstance(entry, dict):
            yield from _resource(path.parent, entry)


def _resource(folder: Path, entry: dict[str, Any]) -> Iterator[str]:
    where = str(entry.get("path", ""))
    file = folder / where
    if not where or Path(where).is_absolute() or ".." in Path(where).parts:
        yield f"resource {entry.get('name')}: path must be a relative one"
        return
    if not file.is_file():
        yield f"resource {entry.get('name')}: {where} is not there"
        return
    if "bytes" in entry and entry["bytes"] != file.stat().st_size:
        yield f"{where}: has {file.stat().st_size} bytes, and the data package says {entry['bytes']}"
    elif "hash" in entry:
        with file.open("rb") as stream:
            if f"sha256:{file_digest(stream, 'sha256').hexdigest()}" != entry["hash"]:
                yield f"{where}: was changed since the data package was written"
    fields = entry.get("schema", {}).get("fields") if isinstance(entry.get("schema"), dict) else None
    if fields is not None and (
        not fields or not all(isinstance(f, dict) and f.get("name") and f.get("type") for f in fields)
    ):
        yield f"resource {entry.get('name')}: schema.fields: each needs a name and a type"
