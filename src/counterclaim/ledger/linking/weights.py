"""The weights of linking, read from ``data/weights.yaml``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from counterclaim.datafiles import DataEntry, load_entries

_FILE = Path(__file__).parent / "data" / "weights.yaml"
BASE = "base"


class Weight(DataEntry):
    """What one level of one feature counts for or against one happening, as log odds, and why in words."""

    feature: str
    level: str
    weight: float
    because: str


@lru_cache(maxsize=1)
def weights() -> dict[str, dict[str, Weight]]:
    """Return feature → level → weight.

    Raises:
        DataFileError: with file and line of each bad entry.
    """
    found: dict[str, dict[str, Weight]] = {}
    for entry in load_entries(_FILE, Weight):
        found.setdefault(entry.feature, {})[entry.level] = entry
    return found


@lru_cache(maxsize=1)
def plain_weights() -> dict[str, dict[str, float]]:
    """Return feature → level → number, for the hot path."""
    return {feature: {level: entry.weight for level, entry in levels.items()} for feature, levels in weights().items()}


def base() -> float:
    """Return the log odds of a pair about which nothing is known."""
    return plain_weights().get(BASE, {}).get(BASE, 0.0)
