"""Groups documents into stories by their words: for texts of any subject, where no happening of conflict is read.

Words count once a text, weighted by how few texts have them, words written with a capital doubly; texts are joined by
average linkage of their cosines. It asks for all texts at once and counts words over them, so it is for a collection at hand
and not for a ledger that grows (there `group_accounts` links what was read).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

import numpy as np
from spacy.lang.en.stop_words import STOP_WORDS

from counterclaim.ledger.words import cut
from counterclaim.registry import fold

ENOUGH = 0.125  # mean cosine; chosen on two sets of stories of different size (ECB+ development and training topics)
_NAME = 2.0
_WORD = re.compile(r"[^\W_]+")


def stories(texts: Mapping[str, str], enough: float = ENOUGH) -> list[tuple[str, ...]]:
    """Group texts into stories.

    Args:
        texts: id → text; some thousands at most, as each is compared with each.
        enough: mean cosine above which two groups are joined.

    Returns:
        Groups of ids, each sorted, ordered by their first id. The order of the input never matters.
    """
    ids = sorted(texts)
    alike = _cosines([_weighted(texts[one]) for one in ids])
    return sorted(tuple(sorted(ids[i] for i in group)) for group in average_linkage(alike, enough))


def _weighted(text: str) -> dict[str, float]:
    """Words with their weight: 2 for one that stands with a capital and never without, else 1."""
    words = _WORD.findall(text)
    small = {word for word in words if word.islower()}
    found: dict[str, float] = {}
    for word in words:
        folded = fold(word)
        if len(folded) > 1 and folded not in STOP_WORDS:
            stem = cut(folded) if len(folded) > 3 else folded
            name = word[0].isupper() and word.lower() not in small
            found[stem] = max(found.get(stem, 0.0), _NAME if name else 1.0)
    return found


def _cosines(listed: list[dict[str, float]]) -> np.ndarray[Any, np.dtype[np.float64]]:
    among = Counter(word for words in listed for word in words)
    column = {word: i for i, word in enumerate(sorted(word for word, many in among.items() if many > 1))}
    matrix = np.zeros((len(listed), len(column)))
    for row, words in enumerate(listed):
        weighed = {word: weight * math.log(len(listed) / among[word]) for word, weight in words.items()}
        length = math.sqrt(sum(value * value for value in weighed.values())) or 1.0
        for word, value in weighed.items():
            if word in column:
                matrix[row, column[word]] = value / length
    return matrix @ matrix.T


def average_linkage(alike: np.ndarray[Any, np.dtype[np.float64]], enough: float) -> list[list[int]]:
    """Join the two groups of the highest mean likeness, again and again while it is above `enough`.

    Args:
        alike: how alike each two are, 0 to 1, a symmetric matrix; it is left as it was.
        enough: the mean likeness at which it ends.

    Returns:
        Groups of row numbers; alone is a group too.
    """
    means, many = np.round(alike, 9), len(alike)
    np.fill_diagonal(means, -1.0)
    sizes = np.ones(many)
    groups = {i: [i] for i in range(many)}
    while len(groups) > 1:
        a, b = sorted(divmod(int(means.argmax()), many))
        if means[a, b] <= enough:
            break
        joined = (means[a] * sizes[a] + means[b] * sizes[b]) / (sizes[a] + sizes[b])
        joined[means[a] < 0] = -1.0  # itself, and groups that are no more
        joined[a] = joined[b] = -1.0
        means[a], means[:, a] = joined, joined
        means[b], means[:, b] = -1.0, -1.0
        sizes[a] += sizes[b]
        groups[a] += groups.pop(b)
    return list(groups.values())
