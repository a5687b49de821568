"""Word lists in running text."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of `text` as a set."""
    return frozenset(text.split())
