"""Families of acts: which frames can be words for one happening. The table is ``families.yaml``, for people to edit."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from counterclaim.datafiles import DataEntry, load_entries
from counterclaim.lexicon.frames import general

_FILE = Path(__file__).with_name("families.yaml")
EFFECT = "effect"


class Family(DataEntry):
    """One family: its frames, and the families that reports of one happening often call it by."""

    family: str
    frames: tuple[str, ...]
    near: tuple[str, ...] = ()
    effect: bool = False


@lru_cache(maxsize=1)
def families() -> tuple[Family, ...]:
    """Return all families, in file order.

    Raises:
        DataFileError: with file and line of each bad entry.
    """
    return tuple(load_entries(_FILE, Family))


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, Family], dict[str, Family]]:
    entries = families()
    return {frame: entry for entry in entries for frame in entry.frames}, {entry.family: entry for entry in entries}


@lru_cache(maxsize=4096)
def family_of(frame: str) -> str:
    """Return the family of a frame: by its own id, else by that of the general frame it is a kind of, else the general id."""
    by_frame, _ = _table()
    entry = by_frame.get(frame) or by_frame.get(general(frame))
    return entry.family if entry else general(frame)


@lru_cache(maxsize=4096)
def is_effect(frame: str) -> bool:
    """Whether a frame only tells what an act of any kind did (killed, wounded, attacked, destroyed)."""
    _, by_family = _table()
    entry = by_family.get(family_of(frame))
    return entry is not None and entry.effect


@lru_cache(maxsize=4096)
def are_near(one: str, other: str) -> bool:
    """Whether reports of one happening often call it by these two families."""
    _, by_family = _table()
    ours, theirs = by_family.get(one), by_family.get(other)
    return bool((ours and other in ours.near) or (theirs and one in theirs.near))
