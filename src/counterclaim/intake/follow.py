"""Watches folders: which files are new or changed, and have stopped growing."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from counterclaim.intake.stream import files_in

State = tuple[int, int]  # size in bytes, time of change in nanoseconds


class Watch:
    """Folders that are looked at again and again.

    A file is ready when it looked the same at two looks, or has not changed for `settled` seconds; it is ready again
    when it changed since. Looking (and not being told by the system) works on every kind of disk and network share.

    Args:
        folders: the folders; files of known kinds in them and in their folders count.
        settled: seconds after which a file that did not change is taken to be whole.
    """

    def __init__(self, folders: Sequence[Path], settled: float = 5.0) -> None:
        self._folders = folders
        self._settled = settled
        self._last: dict[Path, State] = {}
        self._done: dict[Path, State] = {}

    def ready(self) -> list[Path]:
        """Look, and return the files that are ready, sorted by path; each is returned once for each of its states."""
        seen: dict[Path, State] = {}
        found: list[Path] = []
        for path, state in self._states():
            seen[path] = state
            still = self._last.get(path) == state or time.time() - state[1] / 1e9 > self._settled
            if still and self._done.get(path) != state and state[0]:
                self._done[path] = state
                found.append(path)
        self._last = seen
        self._done = {path: state for path, state in self._done.items() if path in seen}
        return found

    def forget(self, paths: Iterable[Path]) -> None:
        """Have these files be ready again at the next look: they could not be dealt with."""
        for path in paths:
            self._done.pop(path, None)

    def _states(self) -> Iterator[tuple[Path, State]]:
        for folder in self._folders:
            for path in files_in(folder):
                try:
                    status = os.stat(path)
                except OSError:  # gone between the listing and the look
                    continue
                yield path, (status.st_size, status.st_mtime_ns)
