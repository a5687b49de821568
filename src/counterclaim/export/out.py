"""Where files of an export go: written beside their place first, and moved there only when all of them are whole."""

from __future__ import annotations

import contextlib
import csv
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

from counterclaim.errors import Errors
from counterclaim.export.job import Column
from counterclaim.render.table import safe_cell


class Out:
    """The files of one export.

    Args:
        target: a folder, or (for formats of one file) the file itself; None for standard output.
        main: name of the main file within a folder.
        one_file: whether `target` is the main file.
        force: whether files that are there already may be replaced.

    Raises:
        CounterclaimError: E560 when something is there already, E204 when it cannot be written.
    """

    def __init__(self, target: Path | None, main: str, *, one_file: bool = False, force: bool = False) -> None:
        self._target, self._main, self._one_file = target, main, one_file
        self._open: list[TextIO] = []
        self._part: Path | None = None
        if target is None:
            return
        taken = target.exists() and (one_file or not target.is_dir() or any(target.iterdir()))
        if taken and not force:
            raise Errors.E560.error(path=target)
        if taken and not one_file and not target.is_dir():
            raise Errors.E204.error(path=target, what="it is a file, and this format needs a folder")
        folder = target.parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._part = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".part", dir=folder))
        except OSError as error:
            raise Errors.E204.error(path=target, what=error.strerror or error) from None

    @property
    def to_terminal(self) -> bool:
        """Whether the main file goes to standard output (and the others nowhere)."""
        return self._target is None

    def path(self, name: str) -> Path:
        """Where a file of the export is written for now."""
        assert self._part is not None
        return self._part / name

    def text(self, name: str) -> TextIO:
        """Open a file of the export for writing (UTF-8, line ends as written)."""
        if self._part is None:
            return sys.stdout
        try:
            # half a surrogate pair, which broken pages have, is no character: a question mark stands for it
            stream = self.path(name).open("w", encoding="utf-8", errors="replace", newline="")
        except OSError as error:
            raise Errors.E204.error(path=name, what=error.strerror or error) from None
        self._open.append(stream)
        return stream

    def named(self, name: str) -> str:
        """What a file will be called in the end: beside a single file, the others take its name as prefix."""
        if not self._one_file or self._target is None:
            return name
        return self._target.name if name == self._main else f"{self._target.stem}.{name}"

    def flush(self) -> None:
        """Bring everything that was written to the disk, so that it can be measured."""
        for stream in self._open:
            stream.flush()

    def commit(self) -> list[Path]:
        """Move all files to their place and return their paths.

        Raises:
            CounterclaimError: E204 when they cannot be moved there.
        """
        if self._part is None or self._target is None:
            sys.stdout.flush()
            return []
        try:
            for stream in self._open:
                stream.flush()
                os.fsync(stream.fileno())
                stream.close()
            names = sorted(entry.name for entry in self._part.iterdir())
            if not self._one_file and not self._target.exists():
                self._part.chmod(0o755)
                self._part.rename(self._target)
                return [self._target / name for name in names]
            folder = self._target.parent if self._one_file else self._target
            made = [folder / self.named(name) for name in names]
            for name, path in zip(names, made, strict=True):
                (self._part / name).replace(path)
            self._part.rmdir()
        except OSError as error:
            self.drop()
            raise Errors.E204.error(path=self._target, what=error.strerror or error) from None
        return made

    def drop(self) -> None:
        """Take away what was written so far; what was there before stays as it was."""
        for stream in self._open:
            with contextlib.suppress(OSError):
                stream.close()
        if self._part is not None:
            shutil.rmtree(self._part, ignore_errors=True)


class Rows:
    """Writes rows of a table: comma- or tab-separated, safe to open in a spreadsheet.

    Text cells are one line each, and a cell that a spreadsheet would take for a formula gets an apostrophe in front (OWASP,
    "CSV Injection"); numbers stay numbers.
    """

    def __init__(self, stream: TextIO, columns: Sequence[Column], *, tabs: bool = False, header: bool = True) -> None:
        self._columns = columns
        if tabs:
            self._writer = csv.writer(
                stream, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None
            )
        else:
            self._writer = csv.writer(stream, lineterminator="\n")
        self.count = 0
        if header:
            self._writer.writerow([column.name for column in columns])

    def write(self, row: Mapping[str, Any]) -> None:
        """Write one row; columns that it lacks stay empty."""
        self._writer.writerow([cell(column, row.get(column.name)) for column in self._columns])
        self.count += 1

    def write_all(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Write several rows."""
        for row in rows:
            self.write(row)


def cell(column: Column, value: Any) -> Any:
    """A value as it is written into a cell of this column."""
    if value is None:
        return ""
    if column.type == "boolean":
        return "true" if value else "false"
    if column.type == "string":
        return safe_cell(value if isinstance(value, str) else str(value)).replace("\t", " ")
    return value
