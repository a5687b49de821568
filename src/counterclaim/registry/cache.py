"""Keeps what is made of the registry's files between runs, so that starting does not make it again.

Each kept file (the checked entries, the tables of names) is named by a hash of the data files and of the code that reads
them (see `kept`).
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from counterclaim import kept
from counterclaim.datafiles import fingerprint
from counterclaim.registry import compiled, loader
from counterclaim.registry.compiled import Actors
from counterclaim.registry.country import Country

_KEPT = 6
_T = TypeVar("_T")


def load(files: Sequence[Path], extra_paths: Sequence[Path]) -> tuple[Actors, list[Country], str]:
    """Actors, countries and fingerprint of `files`, from the cache where it holds, else from the files.

    Of a user's files on top of the shipped ones only the user's are read; the shipped ones come from the cache.
    """
    present = [path for path in files if path.is_file()]
    if len(present) < len(files):
        entries, countries = loader.load(extra_paths)  # raises with the missing file's name
        return Actors.of(entries), countries, ""
    digest = fingerprint(present)
    path = path_of(digest, "jsonl")
    if path is not None:
        with contextlib.suppress(OSError, ValueError, KeyError):
            actors, countries = compiled.read(path)
            _used(path)
            return actors, countries, digest
    actors, countries = _made(files, extra_paths)
    keep(digest, "jsonl", lambda part: actors.save(Path(part), countries))
    return actors, countries, digest


def _made(files: Sequence[Path], extra_paths: Sequence[Path]) -> tuple[Actors, list[Country]]:
    if extra_paths:
        theirs = loader.data_files()
        shipped, countries, _ = load(theirs, ())
        changed = loader.on_top(files[len(theirs) :], shipped, countries)
        if changed is not None:
            return shipped.with_changed(changed), countries
    entries, countries = loader.load(extra_paths)
    return Actors.of(entries), countries


def remembered(digest: str, kind: str, make: Callable[[], _T]) -> _T:
    """What `make` makes of the registry with this fingerprint: lists, objects and texts, as JSON has them."""
    path = path_of(digest, f"{kind}.json")
    if path is not None:
        with contextlib.suppress(OSError, ValueError):
            found: _T = json.loads(path.read_bytes())
            return found
    made = make()
    keep(digest, f"{kind}.json", lambda part: Path(part).write_text(json.dumps(made), encoding="utf-8"))
    return made


def path_of(digest: str, kind: str) -> Path | None:
    """Where the file of this kind is kept for the registry with this fingerprint; None where nothing is kept."""
    home = kept.folder()
    return home / f"registry-{_code_digest(digest)}.{kind}" if home and digest else None


def keep(digest: str, kind: str, write: Callable[[str], object]) -> None:
    """Keep a file of this kind; `write` puts it at the path that it is given. What cannot be written is not kept."""
    path = path_of(digest, kind)
    if path is None:
        return
    if kept.keep(path, lambda part: write(str(part))):
        with contextlib.suppress(OSError):  # another process forgets the same
            _forget_old(path.parent)


def _used(path: Path) -> None:
    """A registry in use is not forgotten for its age."""
    with contextlib.suppress(OSError):
        os.utime(path)


def _forget_old(home: Path) -> None:
    """Every edit of a user's file makes new ones: the last few registries stay."""
    files: dict[str, list[Path]] = {}
    for file in home.glob("registry-*"):
        if file.suffix != ".part":
            files.setdefault(file.name.partition(".")[0], []).append(file)
    newest = sorted(files, key=lambda name: max(file.stat().st_mtime_ns for file in files[name]), reverse=True)
    for name in newest[_KEPT:]:
        for file in files[name]:
            file.unlink(missing_ok=True)


@lru_cache(maxsize=64)
def _code_digest(digest: str) -> str:
    code = hashlib.sha256(digest.encode())
    for module in sorted(Path(__file__).parent.glob("*.py")):
        code.update(module.read_bytes())
    return code.hexdigest()[:32]
