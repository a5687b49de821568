"""Stopping on request: Ctrl-C, or SIGTERM of a service manager, ends the work with one clear line at any moment."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class _Asked:
    """Whether the user or the service manager asked the program to stop."""

    yes = False


def _stop(signum: int, frame: FrameType | None) -> None:
    _Asked.yes = True
    raise KeyboardInterrupt


@contextmanager
def ends_on_request() -> Iterator[None]:
    """Within the block, SIGINT and SIGTERM both raise KeyboardInterrupt, and are remembered for `stoppable`."""
    before = {number: signal.signal(number, _stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        _Asked.yes = False
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def stoppable() -> Iterator[None]:
    """Let a stop that was asked for come out as KeyboardInterrupt, whatever became of it on the way.

    A library whose C code calls back into Python may wrap the interrupt in an error of its own (pydantic does while it
    writes JSON). After a stop was asked for, every error of the block is that stop.

    Raises:
        KeyboardInterrupt: the user or the service manager asked to stop.
    """
    try:
        yield
    except Exception:
        if _Asked.yes:
            raise KeyboardInterrupt from None
        raise
