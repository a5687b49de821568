"""What intake allows, and sizes in words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What intake allows. `max_bytes` per document; `allow_private` lets an address lead to this machine or its network."""

    max_bytes: int = 20_000_000
    allow_private: bool = False
    timeout: float = 20.0


def megabytes(size: int) -> str:
    """Return a size in words."""
    return f"{size / 1_000_000:.0f} MB" if size >= 1_000_000 else f"{size:,} bytes"
