"""The page of figures is made from the floors, and names every task and measure."""

from __future__ import annotations

from counterclaim.bench.figures import METRICS, TITLES, figures_page
from counterclaim.bench.floors import PARTS, Floor


def test_the_page_shows_each_floor() -> None:
    page = figures_page(
        {"dates/timebank.dev": Floor("dates/timebank.dev", {"f1": 0.5, "relaxed.f1": 0.75}, "sha256:1", 100)}
    )
    assert "| timebank | 100 | F1 | 0.500 |" in page
    assert "| timebank | 100 | relaxed spans, F1 | 0.750 |" in page
    assert "## Places" not in page


def test_every_part_has_words() -> None:
    assert {part.task for part in PARTS} <= set(TITLES)
    assert {metric for part in PARTS for metric in part.metrics} <= set(METRICS)
