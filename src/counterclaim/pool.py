"""Reads documents in batches, here or in processes of their own; a document that cannot be read costs only itself."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from counterclaim.api import assemble_many
from counterclaim.errors import CounterclaimError, Errors
from counterclaim.reading.assemble import Assembled
from counterclaim.reading.triage import Level
from counterclaim.records import Document, Reading

Task = tuple[Document, tuple[str, ...]]
_T = TypeVar("_T")
_AHEAD = 2  # batches that wait for each process


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a document could not be read; plain values, since errors with codes do not travel between processes."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class How:
    """How documents are read: the parser's model, actors of the user's own, and what triage may leave out."""

    model: str | None = None
    actors: tuple[Path | str, ...] = ()
    triage: Level = "sentences"

    def assembled(self, tasks: Sequence[Task]) -> Iterator[Assembled]:
        """Read documents in this way."""
        return assemble_many(tasks, model=self.model, actors=self.actors, triage=self.triage)


def read_batch(tasks: Sequence[Task], how: How) -> list[Reading | Unread]:
    """Read some documents together, which is faster than one by one.

    Raises:
        CounterclaimError: when the installation is at fault and not a document.
    """
    try:
        return [found.reading for found in how.assembled(tasks)]
    except CounterclaimError:
        raise
    except Exception:
        # one of them stops the parser: each on its own tells which
        return [_read_alone(task, how) for task in tasks]


def _read_alone(task: Task, how: How) -> Reading | Unread:
    try:
        return next(found.reading for found in how.assembled([task]))
    except CounterclaimError:
        raise
    except Exception as error:
        wrong = Errors.E530.error(path="the document", what=f"{type(error).__name__}: {str(error)[:200]}")
        return Unread(wrong.code, wrong.message)


def read_all(
    batches: Iterable[tuple[_T, Sequence[Task]]], how: How, workers: int = 1
) -> Iterator[tuple[_T, list[Reading | Unread]]]:
    """Read batches in order; each comes back with what it was given with.

    Args:
        batches: (anything, documents) pairs, taken as they are needed.
        how: how to read.
        workers: processes; with 1 this process reads.

    Raises:
        CounterclaimError: E531 when a process ends by itself, E3xx when the installation is at fault.
    """
    if workers <= 1:
        for given, tasks in batches:
            yield given, read_batch(tasks, how) if tasks else []
        return
    context = multiprocessing.get_context("spawn")  # a fork would share the open database
    others = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(workers, context, _begin, (os.getpid(),))
    waiting: deque[tuple[_T, Future[_Sent]]] = deque()
    try:
        for given, tasks in batches:
            waiting.append((given, pool.submit(_read_in_process, tasks, how)))
            while waiting and (len(waiting) > _AHEAD * workers or waiting[0][1].done()):
                yield _received(waiting)
        while waiting:
            yield _received(waiting)
    except BrokenProcessPool as error:
        raise Errors.E531.error(what=" ".join(str(error).split())[:100]) from None
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        if waiting:  # a break: nobody waits for what is being read
            for process in set(multiprocessing.active_children()) - others:
                process.terminate()


_Sent = list[Reading | Unread] | tuple[str, str, int]


def _received(waiting: deque[tuple[_T, Future[_Sent]]]) -> tuple[_T, list[Reading | Unread]]:
    given, future = waiting[0]
    found = future.result()
    waiting.popleft()
    if isinstance(found, tuple):
        raise CounterclaimError(*found)
    return given, found


def _begin(parent: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    gc.set_threshold(100_000, 20, 20)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    """End this process when its parent was killed, which nobody else tells it."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def _read_in_process(tasks: Sequence[Task], how: How) -> _Sent:
    try:
        return read_batch(tasks, how) if tasks else []
    except CounterclaimError as error:
        return error.code, error.message, error.exit_status
