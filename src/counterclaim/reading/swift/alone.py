"""How the model computes: one thread at a time, as the components use their memory again from call to call, and on one
processor, as the matrices are so small that a second one would only be kept waiting, which slows all down on a busy machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from threading import RLock

from threadpoolctl import ThreadpoolController

_LOCK = RLock()


@contextmanager
def alone() -> Iterator[None]:
    """Wait until no other thread computes."""
    with _LOCK, _libraries().limit(limits=1, user_api="blas"):
        yield


@lru_cache(maxsize=1)
def _libraries() -> ThreadpoolController:
    return ThreadpoolController()  # finds the loaded ones, so not before the first computation
