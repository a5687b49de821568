"""Where bytes come from: a path, standard input, or a web address. Sizes are bounded before anything is read whole."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from counterclaim.errors import Errors
from counterclaim.intake.web import fetch


@dataclass(frozen=True, slots=True)
class Limits:
    """What intake allows. `max_bytes` per source; `allow_private` lets an address lead to this machine or its network."""

    max_bytes: int = 20_000_000
    allow_private: bool = False
    timeout: float = 20.0


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one source; `url` is set for web addresses, `content_type` as the server named it."""

    name: str
    data: bytes
    url: str | None = None
    content_type: str | None = None


def get_source(target: str, limits: Limits) -> Source:
    """Return the bytes of a path, ``-`` (standard input) or an http(s) address.

    Raises:
        CounterclaimError: E105 (too large), E107 (cannot be read), E401 to E404 (web).
    """
    if target == "-":
        return Source("standard input", _bounded(sys.stdin.buffer.read(limits.max_bytes + 1), "standard input", limits))
    if "://" in target[:12]:
        answer = fetch(target, max_bytes=limits.max_bytes, timeout=limits.timeout, allow_private=limits.allow_private)
        return Source(target, _bounded(answer.data, target, limits), url=answer.url, content_type=answer.content_type)
    path = Path(target)
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise IsADirectoryError(f"{target} is a directory")
        if size > limits.max_bytes:
            raise Errors.E105.error(path=target, size=_megabytes(size), limit=_megabytes(limits.max_bytes))
        with path.open("rb") as stream:
            return Source(target, _bounded(stream.read(limits.max_bytes + 1), target, limits))
    except (OSError, ValueError):
        raise Errors.E107.error(path=target) from None


def _bounded(data: bytes, name: str, limits: Limits) -> bytes:
    if len(data) > limits.max_bytes:
        size = "more than " + _megabytes(limits.max_bytes)
        raise Errors.E105.error(path=name, size=size, limit=_megabytes(limits.max_bytes))
    return data


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.0f} MB" if size >= 1_000_000 else f"{size:,} bytes"
