"""A user's own places: GeoNames dumps and CSV files taken in with `counterclaim gazetteer import`.

Each import becomes one index file in the user's data folder, named after its source, and is asked before what ships.
"""

from __future__ import annotations

import csv
import hashlib
import os
import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from platformdirs import user_data_path

from counterclaim.errors import DataFileError, Errors
from counterclaim.gazetteer.build import build_file, connect
from counterclaim.gazetteer.geonames import Dump
from counterclaim.gazetteer.place import SourcePlace
from counterclaim.gazetteer.supplement import slug
from counterclaim.records.place import PlaceKind


def user_folder() -> Path:
    """Where imported places lie: ``COUNTERCLAIM_DATA`` where set, the user's data folder otherwise."""
    named = os.environ.get("COUNTERCLAIM_DATA")
    return (Path(named) if named else user_data_path("counterclaim")) / "gazetteer"


def user_files() -> list[Path]:
    """The imported indexes, in name order."""
    folder = user_folder()
    return sorted(folder.glob("*.sqlite")) if folder.is_dir() else []


def open_user() -> list[sqlite3.Connection]:
    """Open all imported indexes."""
    return [connect(path) for path in user_files()]


def user_version() -> str:
    """A short hash of what was imported; empty where nothing was."""
    marks = []
    for path in user_files():
        row = connect(path).execute("SELECT value FROM about WHERE key = 'source'").fetchone()
        marks.append(f"{path.stem}:{row[0] if row else path.stat().st_size}")
    return hashlib.sha256(";".join(marks).encode()).hexdigest()[:12] if marks else ""


def import_places(path: Path, alternates: Path | None = None) -> tuple[Path, int]:
    """Take in a GeoNames dump (``.txt`` or ``.zip``) or a CSV with name, lat, lon; returns the index and how many.

    Args:
        path: the file. CSV columns: name, lat, lon; also country (ISO alpha-3), admin1, kind, aliases (``;`` between them).
        alternates: GeoNames' alternateNamesV2, for names in English and the colonial languages.

    Raises:
        CounterclaimError: E107 when a file cannot be read.
        DataFileError: E301 with file and line of all rows that do not hold.
    """
    if not path.is_file():
        raise Errors.E107.error(path=path)
    digest = hashlib.sha256()
    with path.open("rb") as handle:
        while part := handle.read(1 << 20):
            digest.update(part)
    target = user_folder() / f"{slug(path.stem) or 'places'}.sqlite"
    about = {"source": digest.hexdigest(), "name": path.name}
    if path.suffix.lower() == ".csv":
        return target, build_file(target, read_csv(path), about)
    if alternates is not None and not alternates.is_file():
        raise Errors.E107.error(path=alternates)
    dump = Dump(path, alternates)
    try:
        return target, build_file(target, some(dump.places(), path.name), about, dump.names())
    except (zipfile.BadZipFile, ValueError, IndexError) as error:
        raise DataFileError([f"{path.name}: not a GeoNames dump: {error}"]) from error


def some(places: Iterator[SourcePlace], name: str) -> Iterator[SourcePlace]:
    """The places; none at all is a problem of the file, so that a wrong file never replaces a good index."""
    count = 0
    for count, place in enumerate(places, 1):  # noqa: B007  (counted to the end)
        yield place
    if not count:
        raise DataFileError([f"{name}: it has no row of a GeoNames dump (19 fields with tabs between them)"])


def read_csv(path: Path) -> list[SourcePlace]:
    """Read and check a CSV of places; see `import_places`."""
    found: list[SourcePlace] = []
    problems: list[str] = []
    with path.open(encoding="utf-8-sig", newline="") as handle:
        rows = csv.DictReader(handle)
        missing = {"name", "lat", "lon"} - set(rows.fieldnames or ())
        if missing:
            raise DataFileError([f"{path.name}:1: these columns are missing: {', '.join(sorted(missing))}"])
        for row in rows:
            try:
                lat, lon = float(row["lat"]), float(row["lon"])
                if not (row["name"].strip() and -90 <= lat <= 90 and -180 <= lon <= 180):
                    raise ValueError("name is empty or lat/lon out of range")
                kind = row.get("kind") or "settlement"
                if kind not in get_args(PlaceKind):
                    raise ValueError(f"kind '{kind}' is not one of {', '.join(get_args(PlaceKind))}")
            except (ValueError, AttributeError, TypeError) as error:
                problems.append(f"{path.name}:{rows.line_num}: {error}")
                continue
            names = [row["name"].strip(), *(a.strip() for a in (row.get("aliases") or "").split(";") if a.strip())]
            country = (row.get("country") or "").strip().upper() or None
            key = "user:" + (slug(names[0], country or "") or str(rows.line_num))
            found.append(SourcePlace(key, names, kind, lat, lon, country, row.get("admin1") or None))  # type: ignore[arg-type]
    if problems:
        raise DataFileError(problems)
    return found
