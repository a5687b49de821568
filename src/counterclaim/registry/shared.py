"""The registry that a reading uses: the shipped one, or the shipped one with the user's own files on top.

The reading's stages ask `shared_registry` whenever they need it. `use_registry` sets another one for the time of a
``with`` block (a context variable, so that threads and tasks that read with other files never meet).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from counterclaim.errors import Errors
from counterclaim.registry.loader import data_files
from counterclaim.registry.registry import Registry

VARIABLE = "COUNTERCLAIM_ACTORS"
_in_use: ContextVar[Registry | None] = ContextVar("counterclaim_registry", default=None)


def shared_registry() -> Registry:
    """The registry in use: that of the innermost `use_registry`, else the shipped one (with ``COUNTERCLAIM_ACTORS``)."""
    return _in_use.get() or _default()


@contextmanager
def use_registry(registry: Registry) -> Iterator[Registry]:
    """Make `registry` the one that `shared_registry` gives inside the block."""
    token = _in_use.set(registry)
    try:
        yield registry
    finally:
        _in_use.reset(token)


def registry_with(paths: Sequence[Path | str] = ()) -> Registry:
    """The registry with the user's files or folders on top; loaded once as long as no file changes.

    Args:
        paths: registry files, or folders of them; with none, the registry in use.

    Raises:
        CounterclaimError: E107 for a path that does not exist, E301 when entries do not hold.
    """
    if not paths:
        return shared_registry()
    wanted = tuple(dict.fromkeys([*_named(), *(Path(path).resolve() for path in paths)]))
    return _load(wanted, _state(wanted))


@lru_cache(maxsize=1)
def _default() -> Registry:
    named = _named()
    return _load(named, _state(named)) if named else Registry.load()


def _named() -> tuple[Path, ...]:
    """The files of the environment variable, parted as in PATH."""
    listed = os.environ.get(VARIABLE, "").split(os.pathsep)
    return tuple(Path(path).resolve() for path in listed if path.strip())


def _state(paths: Sequence[Path]) -> tuple[tuple[str, int, int], ...]:
    """Size and time of each file, so that an edited file is read again."""
    for path in paths:
        if not path.exists():
            raise Errors.E107.error(path=path)
    own = data_files(paths)[len(data_files()) :]
    return tuple((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in own)


@lru_cache(maxsize=4)
def _load(paths: tuple[Path, ...], state: tuple[tuple[str, int, int], ...]) -> Registry:
    del state  # only part of the key
    return Registry.load(paths)
