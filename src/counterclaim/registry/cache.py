"""Keeps the checked registry between runs, so that starting does not parse every data file again.

The cached form is JSON, named by a hash of the data files and of the code that reads them; it is written to a new file
and moved into place, so two processes may build it at once. Where it cannot be written or read, only time is lost.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

import platformdirs
from pydantic import BaseModel, ValidationError

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
    home = _folder()
    path = home / f"registry-{_code_digest(digest)}.json" if home else None
    if path is not None:
        with contextlib.suppress(OSError, ValidationError, ValueError):
            compiled = _Compiled.model_validate_json(path.read_bytes())
            return compiled.entries, compiled.countries, digest
    entries, countries = loader.load(extra_paths)
    if path is not None:
        compiled = _Compiled.model_construct(entries=entries, countries=countries)
        _write(path, compiled.model_dump_json(exclude_unset=True))
    return entries, countries, digest


def _folder() -> Path | None:
    """The cache folder; ``COUNTERCLAIM_CACHE`` names another one, or switches it off with ``off``."""
    named = os.environ.get("COUNTERCLAIM_CACHE")
    if named == "off":
        return None
    return Path(named) if named else Path(platformdirs.user_cache_dir("counterclaim"))


def _code_digest(digest: str) -> str:
    code = hashlib.sha256(digest.encode())
    for module in sorted(Path(__file__).parent.glob("*.py")):
        code.update(module.read_bytes())
    return code.hexdigest()[:32]


def _write(path: Path, text: str) -> None:
    with contextlib.suppress(OSError):
        kept = sorted(path.parent.glob("registry-*.json"), key=lambda p: p.stat().st_mtime, reverse=True)
        for old in kept[_KEPT - 1 :]:  # every edit of a user's file makes a new one
            old.unlink(missing_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as out:
                out.write(text)
            os.replace(temporary, path)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
