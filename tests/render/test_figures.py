"""The geometry behind network, timeline and map."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.render.page.geo import View, clip, distance_km, main_cluster
from counterclaim.render.page.layout import Box, place_boxes
from counterclaim.render.page.outlines import countries, division
from counterclaim.render.page.scale import DayScale


def test_a_far_capital_does_not_decide_the_view() -> None:
    villages = [(29.2, -1.7), (29.0, -1.6), (29.4, -1.2)]
    assert main_cluster([*villages, (51.5, 25.3)], [2.0, 2.0, 2.0, 1.0]) == [True, True, True, False]
    assert main_cluster([(0.0, 0.0)], [1.0]) == [True]


def test_distances_and_views() -> None:
    assert distance_km((0.0, 0.0), (1.0, 0.0)) == pytest.approx(111.2, abs=0.2)
    view = View.around([(29.0, -1.7), (29.5, -1.2)], 420, 330)
    assert view.holds((29.0, -1.7))
    assert view.xy((view.west, view.north)) == (0.0, 0.0)
    assert view.units(100) == pytest.approx(100 / 111.32 / (view.north - view.south) * 330)


@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-85, 85)), min_size=3, max_size=12))
def test_what_is_clipped_stays_near_the_view(ring: list[tuple[float, float]]) -> None:
    view = View.around([(10.0, 10.0), (12.0, 12.0)], 400, 300)
    pad_x, pad_y = (view.east - view.west) * 0.031, (view.north - view.south) * 0.031
    for lon, lat in clip(ring, view):
        assert view.west - pad_x <= lon <= view.east + pad_x
        assert view.south - pad_y <= lat <= view.north + pad_y


def test_outlines_are_found_by_id_and_by_name() -> None:
    assert countries()["COD"].name
    found = division("SYR", "geonames:170062", ())
    assert found is not None
    assert found.name == "Aleppo"
    assert division("SYR", "none", ("Aleppo",)) == found
    assert division("SYR", "none", ("Nowhere",)) is None
    assert division(None, "none", ("Aleppo",)) is None


@given(st.lists(st.dates(date(1990, 1, 1), date(2030, 1, 1)), min_size=1, max_size=12))
def test_the_scale_keeps_the_order_of_days(days: list[date]) -> None:
    scale = DayScale(days)
    places = [scale.at(day) for day in sorted(days)]
    assert places == sorted(places)
    assert all(0 <= place <= 100 for place in places)
    ticks = scale.ticks()
    assert ticks[0][1] == min(days)
    assert ticks[-1][1] == max(days)


def test_a_long_empty_time_is_cut_and_said_to_be() -> None:
    scale = DayScale([date(2011, 3, 1), date(2017, 7, 10), date(2017, 7, 12), date(2017, 7, 15)])
    assert len(scale.cuts) == 1
    assert scale.at(date(2017, 7, 10)) < 60


@settings(max_examples=15)
@given(st.integers(1, 10), st.data())
def test_the_network_is_always_the_same_and_stays_on_its_sheet(count: int, data: st.DataObject) -> None:
    ends = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1))
    edges = data.draw(st.lists(ends, max_size=12))
    drawings = []
    for _ in range(2):
        boxes = [Box(80, 30) for _ in range(count)]
        place_boxes(boxes, edges, 420, 130 + 34 * count)
        drawings.append([(box.x, box.y) for box in boxes])
        assert all(40 <= box.x <= 380 and 15 <= box.y <= 115 + 34 * count for box in boxes)
    assert drawings[0] == drawings[1]
