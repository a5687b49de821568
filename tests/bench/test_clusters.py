"""Scores of groupings, by hand."""

from __future__ import annotations

import pytest

from counterclaim.bench.clusters import cluster_scores


def test_scores_by_hand() -> None:
    scores = cluster_scores({"a": 1, "b": 1, "c": 1, "d": 2}, {"a": "x", "b": "x", "c": "y", "d": "y"})
    assert scores["pairwise_precision"] == pytest.approx(1 / 3, abs=1e-4)
    assert scores["pairwise_recall"] == pytest.approx(1 / 2)
    assert scores["b_cubed_precision"] == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4, abs=1e-4)
    assert scores["b_cubed_recall"] == pytest.approx((1 + 1 + 1 / 2 + 1 / 2) / 4)


def test_the_same_grouping_is_perfect_and_what_is_missing_does_not_count() -> None:
    assert set(cluster_scores({"a": 1, "b": 1, "c": 2}, {"a": "x", "b": "x", "z": "x"}).values()) == {1.0}
