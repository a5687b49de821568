"""The cache folder: whole files or none, and never a reason to fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim import kept


def test_a_file_is_kept_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "below" / "one.txt"
    assert kept.keep(path, lambda part: part.write_text("whole", encoding="utf-8"))
    assert path.read_text(encoding="utf-8") == "whole"

    def broken(part: Path) -> None:
        part.write_text("half", encoding="utf-8")
        raise OSError("disk full")

    assert not kept.keep(path, broken)
    assert path.read_text(encoding="utf-8") == "whole"
    assert [file.name for file in path.parent.iterdir()] == ["one.txt"]


def test_what_cannot_be_written_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert not kept.keep(tmp_path / "file" / "one.txt", lambda part: part.write_text("x", encoding="utf-8"))


def test_the_folder_can_be_moved_and_switched_off(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(kept.VARIABLE, str(tmp_path))
    assert kept.folder() == tmp_path
    monkeypatch.setenv(kept.VARIABLE, "off")
    assert kept.folder() is None
    monkeypatch.delenv(kept.VARIABLE)
    home = kept.folder()
    assert home is not None
    assert home.name == "counterclaim"
