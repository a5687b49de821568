"""A registry small enough to be read again and again."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.registry import loader

SHIPPED = {
    "countries.yaml": "- {code: AAA, name: Aland, people: Alish, capital: Alcity}\n- {code: BBB, name: Beland, people: Belish}\n",
    "groups.yaml": "- {id: red-band, name: Red Band, kind: militia, country: AAA, opposes: [state-bbb]}\n",
    "offices_heads.yaml": "- {of: state-aaa, office: president, holders: ['Jane Doe, 2001 to 2003', 'Ann Poe, 2003 to']}\n",
}  # fmt: skip


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small registry in place of the shipped files, which take seconds to read, and a cache of its own."""
    folder = tmp_path / "data"
    folder.mkdir()
    for name, text in SHIPPED.items():
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(loader, "DATA", folder)
    monkeypatch.setenv("COUNTERCLAIM_CACHE", str(tmp_path / "cache"))
