"""The lexicon: frames, cues, agents, numbers, weapons, relations and framing, as data files that people edit."""

from __future__ import annotations

from pathlib import Path

from counterclaim.datafiles import fingerprint

DATA = Path(__file__).parent / "data"


def data_files() -> list[Path]:
    """Return all lexicon files, sorted."""
    return sorted(DATA.rglob("*.yaml"))


def lexicon_fingerprint() -> str:
    """Return ``sha256:…`` over all lexicon files."""
    return fingerprint(data_files())
