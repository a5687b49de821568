"""Opens a source as a stream whose first bytes can be looked at: a file (also gzip), an address, or standard input."""

from __future__ import annotations

import gzip
import io
import shutil
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

from counterclaim.errors import CounterclaimError, Errors
from counterclaim.intake.limits import Limits, megabytes
from counterclaim.intake.origin import Origin

HEAD = 8192  # bytes that are enough to tell the kind of a file
BROKEN = (EOFError, zlib.error, gzip.BadGzipFile)  # what a damaged gzip file raises in the middle
Meter = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Opened:
    """An open source. `kind_name` is its name without ``.gz``; `path` is set for plain files, `url` for addresses;
    `format` is how it is read."""

    name: str
    kind_name: str
    stream: IO[bytes]
    head: bytes
    path: Path | None = None
    url: str | None = None
    content_type: str | None = None
    format: str = "text"

    def origin(self, part: object = "") -> Origin:
        """Return where a part of it (all of it, if left out) is found."""
        return Origin(self.name, str(part), self.format)

    def all(self, limits: Limits) -> bytes:
        """Return all bytes.

        Raises:
            CounterclaimError: E105 when there are more than the limit, E523 when the file breaks off.
        """
        try:
            data = self.stream.read(limits.max_bytes + 1)
        except BROKEN as error:
            raise Errors.E523.error(path=self.name, what=plain(error)) from None
        if len(data) > limits.max_bytes:
            limit = megabytes(limits.max_bytes)
            raise Errors.E105.error(path=self.name, size="more than " + limit, limit=limit)
        return data


@contextmanager
def opened(target: str, limits: Limits, meter: Meter | None = None) -> Iterator[Opened]:
    """Open a path, ``-`` or an http(s) address.

    Args:
        target: what to open.
        limits: sizes and what addresses are allowed; a file may be of any size, since it is read as a stream.
        meter: called with the number of bytes as they are read from a file.

    Raises:
        CounterclaimError: E107 (cannot be read), E401 to E404 and E105 (web), E526 (no gzip file despite its name).
    """
    if target == "-":
        head = sys.stdin.buffer.read(HEAD)
        joined = io.BufferedReader(_Rest(head, sys.stdin.buffer, None))
        yield Opened("standard input", "", joined, head)
        return
    if "://" in target[:12]:
        from counterclaim.intake.web import fetch  # only addresses wait for it

        answer = fetch(target, max_bytes=limits.max_bytes, timeout=limits.timeout, allow_private=limits.allow_private)
        if len(answer.data) > limits.max_bytes:
            limit = megabytes(limits.max_bytes)
            raise Errors.E105.error(path=target, size="more than " + limit, limit=limit)
        name = answer.url.partition("?")[0]
        yield _unzipped(Opened(target, name, io.BytesIO(answer.data), b"", None, answer.url, answer.content_type))
        return
    path = Path(target)
    try:
        raw = path.open("rb", buffering=0)
    except (OSError, ValueError):
        raise Errors.E107.error(path=target) from None
    with raw:
        try:
            yield _unzipped(Opened(target, path.name, io.BufferedReader(_Rest(b"", raw, meter), HEAD), b"", path))
        except OSError as error:
            if isinstance(error, gzip.BadGzipFile):
                raise Errors.E526.error(path=target, format="a gzip file", what=plain(error)) from None
            raise Errors.E107.error(path=target) from None


def put_back(source: Opened, data: bytes) -> Opened:
    """Return the source with bytes that were read from its stream in front of it again."""
    return replace(source, stream=io.BufferedReader(_Rest(data, source.stream, None)), path=None)


@contextmanager
def seekable(source: Opened) -> Iterator[IO[bytes]]:
    """Give the stream in a form that can be asked where it is; standard input is copied to a temporary file for that."""
    if source.stream.seekable():
        yield source.stream
        return
    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(source.stream, copy)
        copy.seek(0)
        yield copy


def _unzipped(source: Opened) -> Opened:
    """The source, through gzip where its first bytes say so, with its first bytes."""
    peek = _peek(source.stream)
    name, stream, path = source.kind_name, source.stream, source.path
    if peek.startswith(b"\x1f\x8b"):
        stream = gzip.GzipFile(fileobj=stream)  # type: ignore[assignment]
        try:
            peek = _peek(stream)
        except BROKEN as error:
            raise Errors.E526.error(path=source.name, format="a gzip file", what=plain(error)) from None
        name = name[:-3] if name.lower().endswith(".gz") else name
        path = None
    return Opened(source.name, name, stream, peek, path, source.url, source.content_type)


def _peek(stream: Any) -> bytes:
    if isinstance(stream, io.BytesIO):
        return stream.getbuffer()[:HEAD].tobytes()
    found: bytes = stream.peek(HEAD)
    return found[:HEAD]


def plain(error: BaseException) -> str:
    """Return what a library says went wrong, as one short line."""
    if isinstance(error, CounterclaimError):
        return error.message
    said = " ".join(str(error).split())
    return said[:160] or type(error).__name__


class _Rest(io.RawIOBase):
    """Bytes read already, and then the rest of a stream, counted."""

    def __init__(self, head: bytes, rest: Any, meter: Meter | None) -> None:
        self._head = head
        self._rest = rest
        self._meter = meter

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return not self._head and isinstance(self._rest, io.FileIO) and self._rest.seekable()

    def seek(self, offset: int, whence: int = 0) -> int:
        return int(self._rest.seek(offset, whence))

    def tell(self) -> int:
        return int(self._rest.tell())

    def readinto(self, buffer: Any) -> int:
        if self._head:
            part, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        else:
            part = self._rest.read(len(buffer)) or b""
            if self._meter:
                self._meter(len(part))
        buffer[: len(part)] = part
        return len(part)
