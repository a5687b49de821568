"""Lists and pages of incidents: the number that the rule chose is always there, and no line is too long."""

from __future__ import annotations

import pytest

from counterclaim.records import Toll
from counterclaim.render.incident import _toll
from counterclaim.render.source import wrapped


@pytest.mark.parametrize(
    ("toll", "told"),
    [
        (Toll(low=8, best=19, high=19), "19 (8–19)"),
        (Toll(low=8, best=8, high=19), "8 (8–19)"),
        (Toll(low=8, best=11, high=19), "11 (8–19)"),
        (Toll(low=8, best=8, high=19, children=3), "8 (8–19; 3 children)"),
        (Toll(low=5, best=5, high=5), "5"),
        (Toll(low=5, high=9), "5–9"),
        (None, ""),
    ],
)
def test_a_toll_shows_what_the_rule_chose(toll: Toll | None, told: str) -> None:
    assert _toll(toll) == told


def test_long_lines_are_set_in() -> None:
    lines = wrapped("  Army: " + "“the army” 2; " * 12, 60).split("\n")
    assert len(lines) > 2
    assert all(len(line) <= 60 for line in lines)
    assert lines[0].startswith("  Army")
    assert all(line.startswith("    ") for line in lines[1:])
