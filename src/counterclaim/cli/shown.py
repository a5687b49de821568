"""What commands that add show while they work: a bar for a person who waits, and a summary at the end."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

if TYPE_CHECKING:
    from collections import Counter

    from counterclaim.ledger.summary import Summary

_LISTED = 10  # failures that are shown; the ledger has all


class Bar:
    """A progress bar on standard error with rate and remaining time; none where nobody looks.

    Args:
        what: what is going on.
        total: how much there is to do, in bytes or documents; None where nobody knows.
    """

    def __init__(self, what: str, total: int | None) -> None:
        self._console = Console(stderr=True)
        self._shown = sys.stdout.isatty() and self._console.is_terminal
        columns = (
            TextColumn("{task.description}"),
            BarColumn(bar_width=20),
            TaskProgressColumn(),
            TextColumn("{task.fields[told]}"),
            TimeRemainingColumn(),
        )
        self._progress = Progress(*columns, console=self._console, transient=True, disable=not self._shown)
        self._task = self._progress.add_task(what, total=total, told="")
        self._read = 0
        self._begin = time.monotonic()

    def __enter__(self) -> Bar:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def meter(self, size: int) -> None:
        """So many more bytes are read."""
        self._read += size

    def position(self) -> int:
        """How many bytes are read."""
        return self._read

    def stage(self, name: str, done: int, total: int) -> None:
        """A stage of the work is so far."""
        self._progress.update(self._task, description=name, completed=done, total=total or None)

    def each(self, summary: Summary) -> None:
        """A document is through."""
        self.count(summary.seen, summary.failed, summary.position)

    def tried(self, summary: Summary) -> None:
        """A document is through, of so many that failed before."""
        self.count(summary.seen, summary.failed, summary.seen)

    def count(self, done: int, failed: int, position: int) -> None:
        """So many documents are through, and so much of the whole."""
        if not self._shown:
            return
        minutes = max(1e-6, (time.monotonic() - self._begin) / 60)
        wrong = f", {failed:,} failed" if failed else ""
        self._progress.update(
            self._task, completed=position, told=f"{done:,} documents{wrong}, {done / minutes:,.0f}/min"
        )


def size_of(targets: Iterable[str]) -> int | None:
    """Return the bytes of all files among the targets; None where one of them has no size."""
    from counterclaim.intake.stream import files_in, is_folder

    total = 0
    for target in targets:
        if target == "-" or "://" in target[:12]:
            return None
        for path in files_in(Path(target)) if is_folder(target) else [Path(target)]:
            try:
                total += os.stat(path).st_size
            except (OSError, ValueError):
                continue
    return total


def tell(summary: Summary, where: str, changes: Counter[str] | None) -> None:
    """Print what adding did; what failed goes to standard error, some by name and all by number."""
    said = [f"{_documents(summary.added)} added"]
    if summary.present:
        said.append(f"{summary.present:,} already there")
    said.append(f"{summary.failed:,} failed")
    sys.stdout.write(f"{where}: {', '.join(said)}\n")
    if summary.resolved:
        sys.stdout.write(f"earlier failures resolved: {summary.resolved:,}\n")
    if changes is not None:
        sys.stdout.write(incidents_line(changes))
    sys.stdout.flush()
    for source, _, message in summary.flagged[:_LISTED]:
        sys.stderr.write(f"  {source}: {message}\n" if source not in message else f"  {message}\n")
    _more(sum(summary.flags.values()) - _LISTED, "doubtful dates; the notes of each reading tell")
    if summary.failed:
        told = ", ".join(f"{count:,} × {code}" for code, count in sorted(summary.codes.items()))
        sys.stderr.write(f"{summary.failed:,} failed ({told}):\n")
        for source, code, message in summary.failures[:_LISTED]:
            name = "" if message.startswith(source) else f"{source}: "
            sys.stderr.write(f"  {name}[{code}] {message}\n")
        _more(summary.failed - _LISTED, f"see 'counterclaim retry --list --ledger {where}'")


def incidents_line(changes: Counter[str]) -> str:
    """Return the line about incidents."""
    if not changes:
        return "incidents: none changed\n"
    order = ("new", "changed", "merged", "gone")
    return "incidents: " + ", ".join(f"{changes[kind]:,} {kind}" for kind in order if changes[kind]) + "\n"


def _documents(count: int) -> str:
    return f"{count:,} document" + ("" if count == 1 else "s")


def _more(count: int, what: str) -> None:
    if count > 0:
        sys.stderr.write(f"  and {count:,} more: {what}\n")
