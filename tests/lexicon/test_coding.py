"""Deeds that are only promised, threatened or refused are coded by the verbal act."""

from __future__ import annotations

import pytest

from counterclaim.lexicon.coding import cameo_root_type, coded_as
from counterclaim.lexicon.frames import frames, general


@pytest.mark.parametrize(
    ("kind", "polarity", "time", "expected"),
    [
        ("AID", "positive", "past", "AID"),
        ("AID", "positive", "future", "AGREE"),
        ("ASSAULT", "positive", "future", "THREATEN"),
        ("YIELD", "negative", "future", "REJECT"),
        ("ASSAULT", "negative", "past", "ASSAULT"),
    ],
)
def test_coded_as(kind: str, polarity: str, time: str, expected: str) -> None:
    assert coded_as(kind, polarity, time) == expected  # type: ignore[arg-type]


def test_roots_follow_the_cameo_code() -> None:
    assert cameo_root_type("ceasefire") == "YIELD"
    assert cameo_root_type("convict") == "ACCUSE"
    assert cameo_root_type("election") is None


def test_every_kind_leads_to_a_general_frame() -> None:
    assert general("drone_strike") == "air_strike"
    assert general("no_such_frame") == "no_such_frame"
    for entry in frames().values():
        assert frames()[general(entry.id)].kind_of is None
