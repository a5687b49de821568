"""The Frictionless data package beside every export: columns, keys, licence, what made it, what it cannot hold.

Data Package 1.0 (specs.frictionlessdata.io). Besides its fields: `loses`, what the format cannot hold; `left_out`, how many
incidents were left out and why; `method`; `made_by`; `options`.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from counterclaim import __version__
from counterclaim.export.job import Options, Table, Tally

NAME = "datapackage.json"
LOWEST = "lowest figure given (ACLED)"
_UNKNOWN_LICENCE = {
    "name": "notspecified",
    "title": "Not stated. Rights in quoted sentences stay with their publishers; set one with --licence.",
}


def data_package(
    name: str,
    title: str,
    loses: Sequence[str],
    tables: Sequence[tuple[Table, str, Path | None]],
    options: Options,
    tally: Tally,
) -> dict[str, Any]:
    """Describe an export.

    Args:
        name: of the format. title: a line for people. loses: what the format cannot hold.
        tables: each table with its final file name and where it lies now.
        options, tally: what was asked for and what came of it.
    """
    licence = {"name": options.licence} if options.licence else _UNKNOWN_LICENCE
    return {
        "profile": "data-package",
        "name": f"counterclaim-{name}",
        "title": title,
        "description": "What this format cannot hold: " + " ".join(loses),
        "created": f"{options.today.isoformat()}T00:00:00Z",
        "licenses": [licence],
        "sources": [{"title": "Public reports, read into claims by counterclaim; outlets stand in the rows"}],
        "made_by": {"counterclaim": __version__, "readings": [json.loads(one) for one in sorted(tally.made_by)]},
        "method": {
            "unit": options.level,
            "fatalities": options.rule or (LOWEST if name == "acled" else ", ".join(sorted(tally.rules))),
            "coarsened": str(options.coarsen) if options.coarsen is not None else None,
            "embargo_days": options.embargo_days,
        },
        "loses": list(loses),
        "written": dict(sorted(tally.written.items())),
        "left_out": [{"reason": reason, "count": count} for reason, count in sorted(tally.left_out.items())],
        "resources": [_resource(table, path, lies) for table, path, lies in tables],
    }


def _resource(table: Table, path: str, lies: Path | None) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": re.sub(r"[^a-z0-9._-]+", "-", Path(table.path).stem.lower()),
        "path": path,
        "format": table.format,
        "mediatype": table.mediatype,
        "encoding": "utf-8",
        "description": table.about,
    }
    if table.columns and table.format in ("csv", "tsv"):
        found["profile"] = "tabular-data-resource"
        found["dialect"] = {
            "delimiter": "\t" if table.format == "tsv" else ",",
            "lineTerminator": "\n",
            **table.dialect,
        }
        found["schema"] = schema(table)
    elif table.columns:
        found["schema"] = schema(table)
    if lies is not None and lies.exists():
        found["bytes"] = lies.stat().st_size
        found["hash"] = f"sha256:{_digest(lies)}"
    return found


def schema(table: Table) -> dict[str, Any]:
    """The Frictionless table schema."""
    found: dict[str, Any] = {
        "fields": [{"name": c.name, "type": c.type, "description": c.about} for c in table.columns],
        "missingValues": [""],
    }
    if table.key:
        found["primaryKey"] = list(table.key)
    return found


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def as_json(package: dict[str, Any]) -> str:
    """The package as text."""
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def readme(title: str, loses: Sequence[str], tally: Tally, files: Sequence[str]) -> str:
    """The plain text that lies beside an export: what it cannot hold comes first."""
    lines = [title, "=" * len(title), "", "What this format cannot hold", ""]
    lines += [f"- {item}" for item in loses]
    lines += ["", "What was left out", ""]
    lines += [f"- {count} × {reason}" for reason, count in sorted(tally.left_out.items())] or ["- nothing"]
    lines += ["", "Files", ""] + [f"- {file}" for file in files]
    lines += [
        "",
        "Columns, keys, licence and method stand in datapackage.json.",
        f"Made by counterclaim {__version__}.",
        "",
    ]
    return "\n".join(lines)
