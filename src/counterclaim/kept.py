"""The cache folder: what is made of data files and models once, so that starting does not make it again.

A kept file is named by a hash of all that it is made of. It is written to a new file and moved into place, so two
processes may make it at once. Where it cannot be written or read, only time is lost. Kept files hold numbers and text,
nothing that runs: others than we may be able to write there.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import platformdirs

VARIABLE = "COUNTERCLAIM_CACHE"


def folder() -> Path | None:
    """The cache folder; ``COUNTERCLAIM_CACHE`` names another one, or switches it off with ``off`` (None)."""
    named = os.environ.get(VARIABLE)
    if named == "off":
        return None
    return Path(named) if named else Path(platformdirs.user_cache_dir("counterclaim"))


def keep(path: Path, write: Callable[[Path], object]) -> bool:
    """Keep a file at `path`; `write` writes it where it is told to. What cannot be written is not kept (False)."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, named = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".part")
        os.close(handle)
        part = Path(named)
        try:
            write(part)
            os.replace(part, path)
        except OSError:
            part.unlink(missing_ok=True)
        else:
            return True
    return False
