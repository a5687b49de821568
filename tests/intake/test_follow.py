"""Watched folders: files are taken once, when they have stopped growing, and again when they change."""

from __future__ import annotations

import os
import time
from pathlib import Path

from counterclaim.intake.follow import Watch


def test_a_growing_file_is_let_grow(tmp_path: Path) -> None:
    watch = Watch([tmp_path])
    path = tmp_path / "a.txt"
    path.write_text("one")
    assert watch.ready() == []
    path.write_text("one two")
    assert watch.ready() == []
    assert watch.ready() == [path]
    assert watch.ready() == []
    path.write_text("one two three")
    assert watch.ready() == []
    assert watch.ready() == [path]


def test_old_files_are_ready_at_once_and_odd_ones_never(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("in/a.txt", "b.jsonl.part", ".c.txt", "d.exe", "empty.txt"):
        path = tmp_path / name
        path.write_text("" if name == "empty.txt" else "words")
        os.utime(path, (time.time() - 60,) * 2)
    watch = Watch([tmp_path])
    assert watch.ready() == [tmp_path / "in" / "a.txt"]
    assert watch.ready() == []


def test_a_file_that_goes_and_comes_back_is_ready_again(tmp_path: Path) -> None:
    watch = Watch([tmp_path, tmp_path / "gone"])
    path = tmp_path / "a.txt"
    path.write_text("one")
    watch.ready()
    assert watch.ready() == [path]
    path.unlink()
    assert watch.ready() == []
    path.write_text("two")
    watch.ready()
    assert watch.ready() == [path]
