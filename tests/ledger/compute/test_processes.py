"""Computing in several processes at once, and in processes that are killed."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.ledger.compute.test_compute import filled, state

from counterclaim.ledger.compute import compute
from counterclaim.ledger.generator import generate
from counterclaim.ledger.ledger import Ledger

ROOT = Path(__file__).parents[3]


def start(place: str, *what: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.ledger.compute.worker", place, *what]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_two_processes_add_and_compute_at_once(place: str, tmp_path: Path) -> None:
    path = tmp_path / "readings.jsonl"
    path.write_text("\n".join(made.reading.to_json(indent=None) for made in generate(60, seed=8)), encoding="utf-8")
    Ledger.open(place).close()
    both = [start(place, part, str(path)) for part in ("0/2", "1/2")]
    for process in both:
        _, errors = process.communicate(timeout=240)
        assert process.returncode == 0, errors
    with Ledger.open(place) as ledger:
        assert not ledger.dirty_documents()
        assert len(ledger.documents()) == 60
        stepwise = state(ledger)
        compute(ledger, full=True)
        assert state(ledger) == stepwise


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_killed_again_and_again_it_comes_out_right(place: str) -> None:
    readings = [made.reading for made in generate(60, seed=8)]
    with filled(place, readings) as ledger:
        for wait in (0.1, 0.3, 0.6):
            process = start(place, "full")
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            time.sleep(wait)
            process.send_signal(signal.SIGKILL)
            process.communicate(timeout=60)
        compute(ledger)
        assert not ledger.dirty_documents()
        repaired = state(ledger)
        compute(ledger, full=True)
        assert state(ledger) == repaired
        assert sum(map(len, repaired.values())) > 500
