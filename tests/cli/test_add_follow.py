"""Following when the ledger has trouble that passes."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest
from tests.ledger.store import made

from counterclaim import Ledger
from counterclaim.cli import add
from counterclaim.errors import CounterclaimError, Errors
from counterclaim.intake import Limits
from counterclaim.ledger.adding import Adding


def followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: Errors, capsys: Any) -> tuple[int, str]:
    """Follow a folder with a ledger that is in trouble at the second document; returns what is in at the end."""
    folder = tmp_path / "in"
    folder.mkdir()
    path = folder / "a.jsonl"
    path.write_text("".join(made.reading(number).to_json(indent=None) + "\n" for number in range(5)))
    os.utime(path, (time.time() - 60,) * 2)
    calls: list[object] = []

    with Ledger.open(tmp_path / "l.db") as ledger:
        really = ledger.add

        def troubled(*what: Any) -> bool:
            calls.append(what)
            if len(calls) == 2:
                raise trouble.error(where="the ledger", what="gone", seconds=1)
            return really(*what)

        def sleep(seconds: float) -> None:
            if len(calls) >= 5:
                raise KeyboardInterrupt

        monkeypatch.setattr(ledger, "add", troubled)
        monkeypatch.setattr(add.time, "sleep", sleep)
        add._follow(ledger, Adding(ledger), [str(folder)], Limits(), 900)
        return len(list(ledger.readings())), capsys.readouterr().err


def test_trouble_that_passes_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    documents, said = followed(tmp_path, monkeypatch, Errors.E507, capsys)
    assert documents == 5
    assert "[E507]" in said
    assert "trying again" in said


def test_other_trouble_ends_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    with pytest.raises(CounterclaimError, match="E505"):
        followed(tmp_path, monkeypatch, Errors.E505, capsys)
