"""How well a grouping meets another: pairwise and B-cubed precision, recall and F1 (Bagga and Baldwin 1998)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from math import comb


def cluster_scores(found: Mapping[str, Hashable], true: Mapping[str, Hashable]) -> dict[str, float]:
    """Compare two groupings of the items that both have.

    Args:
        found: item → its group as computed.
        true: item → its group in truth.

    Returns:
        ``pairwise_precision``, ``pairwise_recall``, ``pairwise_f1`` and the same for ``b_cubed``, 0 to 1.
    """
    items = [item for item in true if item in found]
    both = Counter((found[item], true[item]) for item in items)
    sizes = Counter(found[item] for item in items)
    true_sizes = Counter(true[item] for item in items)
    together = sum(comb(n, 2) for n in both.values())
    precision = _share(together, sum(comb(n, 2) for n in sizes.values()))
    recall = _share(together, sum(comb(n, 2) for n in true_sizes.values()))
    close = _share(sum(n * n / sizes[group] for (group, _), n in both.items()), len(items))
    whole = _share(sum(n * n / true_sizes[group] for (_, group), n in both.items()), len(items))
    return {
        "pairwise_precision": round(precision, 4),
        "pairwise_recall": round(recall, 4),
        "pairwise_f1": _f1(precision, recall),
        "b_cubed_precision": round(close, 4),
        "b_cubed_recall": round(whole, 4),
        "b_cubed_f1": _f1(close, whole),
    }


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 1.0


def _f1(precision: float, recall: float) -> float:
    return round(2 * precision * recall / (precision + recall), 4) if precision + recall else 0.0
