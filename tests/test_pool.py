"""Reading in processes: in order, with the broken ones apart, and never longer than the process that asked."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from counterclaim import pool
from counterclaim.errors import CounterclaimError
from counterclaim.pool import How, read_all
from counterclaim.records import Document

ASKING = """
import os, time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from counterclaim import pool

if __name__ == "__main__":
    workers = ProcessPoolExecutor(2, get_context("spawn"), pool._begin, (os.getpid(),))
    print(*{workers.submit(os.getpid).result() for _ in range(20)}, flush=True)
    time.sleep(60)
"""


def alive(process: int) -> bool:
    try:
        with open(f"/proc/{process}/stat") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="looks at /proc")
def test_readers_end_when_the_one_who_asked_is_killed(tmp_path: object) -> None:
    asking = f"{tmp_path}/asking.py"
    with open(asking, "w") as script:
        script.write(ASKING)
    process = subprocess.Popen([sys.executable, asking], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    workers = [int(word) for word in process.stdout.readline().split()]
    assert workers
    assert all(map(alive, workers))
    process.send_signal(signal.SIGKILL)
    process.wait()
    for _ in range(300):
        if not any(map(alive, workers)):
            break
        time.sleep(0.1)
    assert not any(map(alive, workers))


def test_a_broken_installation_is_no_documents_fault() -> None:
    tasks = [(Document.of("The army left."), ())]
    with pytest.raises(CounterclaimError, match="E302"):
        list(read_all([("first", tasks)], How(model="no_such_model")))
    with pytest.raises(CounterclaimError, match="E302"):
        list(read_all([("first", tasks)], How(model="no_such_model"), workers=2))


def test_a_reader_that_dies_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_begin", os._exit)  # as if the system had taken its memory
    with pytest.raises(CounterclaimError, match="E531"):
        list(read_all([("first", [(Document.of("The army left."), ())])], How(), workers=2))
