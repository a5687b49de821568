"""Killed, out of space, two at once, a server that goes away: nothing is half there, and nothing stored is lost."""

from __future__ import annotations

import os
import random
import resource
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.ledger.server import Server, binaries
from tests.ledger.store.made import reading
from tests.ledger.store.whole import ROOT, assert_whole, command, worker

from counterclaim import CounterclaimError, Ledger

MANY = 100_000


def test_killed_at_any_moment_nothing_is_half_there(place: str) -> None:
    chance = random.Random(7)
    told: set[int] = set()
    first = 0
    for at_once in (1, 5, 1, 5):  # documents in a transaction
        process = worker(place, first, MANY, at_once)
        assert process.stdout is not None
        stop = chance.randrange(0, 40)
        for line in process.stdout:
            if line.strip() != "open":
                told.add(int(line))
            stop -= 1
            if stop < 0:
                break
        time.sleep(chance.random() * 0.01)  # somewhere within a transaction
        process.kill()
        rest, _ = process.communicate()
        told |= {int(line) for line in rest.split("\n")[:-1] if line.isdigit()}
        if told:
            there = assert_whole(place)
            assert told <= there  # what was said to be stored is stored
        first = max(max(told, default=0) - 3, 0)  # begins again a little earlier, as a resumed run does
    done = worker(place, 0, max(told) + 10)
    assert done.wait() == 0
    assert_whole(place, max(told) + 10)


def test_two_processes_add_at_once(place: str) -> None:
    """They even make the ledger at once, and their documents overlap."""
    both = [worker(place, 0, 60), worker(place, 30, 90, at_once=7)]
    ends = [process.communicate() for process in both]
    assert [process.returncode for process in both] == [0, 0], ends
    assert assert_whole(place, 90) == set(range(90))


def test_waiting_for_a_writer_has_an_end(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "one.db") as writer, Ledger.open(tmp_path / "one.db", patience=0.1) as other:
        with writer.writes(), pytest.raises(CounterclaimError) as caught:
            other.add(reading())
        assert caught.value.code == "E506"
        assert other.add(reading())


def limited() -> None:
    """No file may grow beyond 1 MB."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))


def fill(place: Path, before: Callable[[], None] | None = None) -> str:
    process = subprocess.Popen(
        command(str(place), 0, MANY),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        preexec_fn=before,
    )
    out, err = process.communicate()
    assert "Traceback" not in err
    assert process.returncode == 2
    return out


def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    place = tmp_path / "one.db"
    lines = fill(place, limited).split()
    assert lines[-1] == "E504"
    told = {int(line) for line in lines[1:-1]}
    assert told
    assert told <= assert_whole(str(place))
    with Ledger.open(place) as ledger:  # there is space again
        assert ledger.add(reading(MANY))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no right to mount a small disk")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_full_disk(small_disk: Path) -> None:
    place = small_disk / "one.db"
    lines = fill(place).split()
    assert lines[-1] == "E504"
    told = {int(line) for line in lines[1:-1]}
    assert told
    subprocess.run(["mount", "-o", "remount,size=9m", small_disk], check=True)
    assert told <= assert_whole(str(place))
    with Ledger.open(place) as ledger:
        assert ledger.add(reading(MANY), "later.txt")
    assert told | {MANY} <= assert_whole(str(place))


def test_a_disk_that_was_full_before(small_disk: Path) -> None:
    with pytest.raises(OSError, match="No space"):
        (small_disk / "filler").write_bytes(b"0" * 4_000_000)
    with pytest.raises(CounterclaimError) as caught:
        Ledger.open(small_disk / "one.db")
    assert caught.value.code == "E504"


def test_a_server_that_goes_away(tmp_path: Path) -> None:
    if binaries() is None:
        if os.environ.get("COUNTERCLAIM_REQUIRE_POSTGRES"):
            pytest.fail("PostgreSQL is required here and its programs are not installed")
        pytest.skip("no programs to start a PostgreSQL server")
    with Server() as server:
        process = worker(server.url, 0, MANY)
        assert process.stdout is not None
        told = [next(process.stdout).strip() for _ in range(30)]
        server.stop()
        rest, err = process.communicate()
        lines = [*told, *rest.split()]
        assert lines[-1] in ("E507", "E508"), err
        assert process.returncode == 2
        with pytest.raises(CounterclaimError) as caught:
            Ledger.open(server.url)
        assert caught.value.code == "E508"
        server.start()
        assert {int(line) for line in lines[1:-1]} <= assert_whole(server.url)
        with Ledger.open(server.url) as ledger:
            assert ledger.add(reading(MANY))
            server.stop()
            with pytest.raises(CounterclaimError):
                ledger.add(reading(MANY + 1))
            server.start()
            assert ledger.add(reading(MANY + 1))  # goes on with a new connection
