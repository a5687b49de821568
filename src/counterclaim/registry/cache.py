"""Keeps what is made of the registry's files between runs, so that starting does not make it again.

Each kept file (the checked entries as JSON, the tables of names) is named by a hash of the data files and of the code that
reads them (see `kept`).
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ValidationError

from counterclaim import kept
from counterclaim.datafiles import fingerprint
from counterclaim.registry import loader
from counterclaim.registry.country import Country
from counterclaim.registry.entry import Entry

_KEPT = 6


class _Compiled(BaseModel):
    entries: list[Entry]
    countries: list[Country]


def load(files: Sequence[Path], extra_paths: Sequence[Path]) -> tuple[list[Entry], list[Country], str]:
    """Entries, countries and fingerprint of `files`, from the cache where it holds, else from the files."""
    present = [path for path in files if path.is_file()]
    if len(present) < len(files):
        return (*loader.load(extra_paths), "")  # raises with the missing file's name
    digest = fingerprint(present)
    path = path_of(digest, "json")
    if path is not None:
        with contextlib.suppress(OSError, ValidationError, ValueError):
            compiled = _Compiled.model_validate_json(path.read_bytes())
            return compiled.entries, compiled.countries, digest
    entries, countries = loader.load(extra_paths)
    text = _Compiled.model_construct(entries=entries, countries=countries).model_dump_json(exclude_unset=True)
    keep(digest, "json", lambda part: Path(part).write_text(text, encoding="utf-8"))
    return entries, countries, digest


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
        _forget_old(path.parent)


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
