"""Words and word runs of a text, for telling how much two texts share."""

from __future__ import annotations

import re

from counterclaim.registry import fold

_WORD = re.compile(r"\w+")
RUN = 5  # words: the usual length of a shingle for finding retellings of news text (Broder 1997)
COPY_SHARE = 0.5


def content_words(text: str) -> frozenset[str]:
    """Return the folded words of four letters or more, and all numbers, cut to their first six letters as a rough stem."""
    words = (fold(word) for word in _WORD.findall(text))
    return frozenset(word[:6] for word in words if len(word) > 3 or word.isdigit())


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much of the shorter list stands in the longer one, 0 to 1; short lists count for less."""
    shorter = min(len(one), len(other))
    return len(one & other) / max(shorter, 3) if shorter else 0.0


def runs(text: str) -> frozenset[tuple[str, ...]]:
    """Return all runs of five folded words."""
    words = [fold(word) for word in _WORD.findall(text)]
    return frozenset(tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def shared_share(text: str, first: str) -> float:
    """Return the share of the runs of `text` that stand in `first`, 0 to 1."""
    own = runs(text)
    return len(own & runs(first)) / len(own) if own else 0.0
