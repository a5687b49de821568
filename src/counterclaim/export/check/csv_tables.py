"""Checks the CSV tables: columns, cells, keys, and that claims and fields belong to an incident that is there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from counterclaim.export.check.rows import Once, table_rows
from counterclaim.export.csv_tables import FORMAT


def check(files: dict[str, Path]) -> Iterator[str]:
    """Yield what is wrong, with file and line."""
    incidents = Once()
    for table in FORMAT.tables:
        path = files.get(table.path)
        if path is None:
            continue
        problems: list[str] = []
        keys = incidents if table.path == "incidents.csv" else Once()
        for line, row in table_rows(path, table.columns, problems):
            key = "|".join(row[name] for name in table.key)
            if table.key and keys.again(key):
                problems.append(f"{path.name}:{line}: {', '.join(table.key)}: '{key}' is given twice")
            if table.path != "incidents.csv" and "incidents.csv" in files and not incidents.has(row["incident"]):
                problems.append(f"{path.name}:{line}: there is no incident '{row['incident']}'")
            yield from problems
            problems.clear()
        yield from problems
