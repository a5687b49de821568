"""Distance statements give points with their precision; a publisher's country is a hint of last resort."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reading.draft import draft_of
from counterclaim.reading.places import event_place
from counterclaim.reading.places.distances import POINT, destination


def points(doc):
    """Places that were reckoned from others."""
    return [place for place in draft_of(doc).places.values() if place.id.startswith(POINT)]


@pytest.mark.parametrize(
    ("text", "north", "east", "kind", "precision"),
    [
        ("A bomb went off in a village 30 km north of Aleppo.", 30, 0, "settlement", 2),
        ("Rebels hit a base some 10 miles (16 km) south-east of the town of Baidoa.", -11.4, 11.4, "facility", 2),
        ("A mine went off ten kilometres to the west of the provincial capital Lashkar Gah.", 0, -10, "unknown", 2),
        ("A convoy was hit 120 km east of Aleppo.", 0, 120, "unknown", 3),
    ],
)
def test_a_distance_and_a_direction_are_a_point(draft, text, north, east, kind, precision):
    doc = draft(text, "2017-05-01")
    (point,) = points(doc)
    base = next(p for p in draft_of(doc).places.values() if p.id.startswith("geonames:"))
    assert (point.lat - base.lat) * 111.2 == pytest.approx(north, abs=1.5)
    assert (point.lon - base.lon) * 111.2 * math.cos(math.radians(base.lat)) == pytest.approx(east, abs=1.5)
    assert (point.kind, point.geo_precision, point.country) == (kind, precision, base.country)
    assert "give or take" in point.rule


def test_the_event_was_at_the_point_near_the_town(draft):
    doc = draft("Rebels attacked a convoy 30 km north of Aleppo on Sunday.", "2017-05-01")
    trigger = next(token for token in doc if token.text == "attacked")
    places, _ = event_place(doc, trigger.i)
    assert len(places) == 2  # and the town it is near comes after it
    assert places[0].startswith(POINT)
    assert draft_of(doc).places[places[1]].name == "Aleppo"


def test_a_place_nobody_lists_takes_the_point_beside_it(draft):
    doc = draft("Fighting broke out in the village of Qalat Zub, about 15 kilometres west of Idlib.", "2017-05-01")
    place = draft_of(doc).places["name:qalat-zub"]
    assert place.lat == pytest.approx(35.93, abs=0.01)
    assert place.lon == pytest.approx(36.467, abs=0.01)
    assert place.geo_precision == 2


@pytest.mark.parametrize(
    "text",
    [
        "Troops were 5 km from Aleppo.",
        "They marched 900 km north of Aleppo.",
        "The wind blew at 30 km an hour north of Aleppo.",
        "The border is 30 km north of Syria.",
    ],
)
def test_what_gives_no_point(draft, text):
    assert points(draft(text, "2017-05-01")) == []


def test_a_distance_alone_only_widens(draft):
    places = draft_of(draft("Troops were 5 km from Aleppo.", "2017-05-01")).places
    assert [p.geo_precision for p in places.values()] == [2]


def test_the_publishers_country_decides_where_the_text_does_not(draft):
    def country(text, publisher):
        places = draft_of(draft(text, "2017-05-01", publisher=publisher)).places.values()
        return [p.country for p in places if p.name == "Hyderabad"]

    text = "Police in Hyderabad arrested two men on Friday."
    assert country(text, "Dawn") == ["PAK"]
    assert country(text, "The Hindu") == ["IND"]
    assert country("Indian police in Hyderabad arrested two men on Friday.", "Dawn") == ["IND"]


@given(st.floats(-60, 60), st.floats(-179, 179), st.floats(1, 500), st.sampled_from(range(0, 360, 45)))
def test_going_there_and_back_ends_where_it_began(lat, lon, km, bearing):
    there = destination(lat, lon, km, bearing)
    back = destination(*there, km, (bearing + 180) % 360)
    assert abs(back[0] - lat) < 0.6
    if bearing in (0, 180):
        assert abs(there[0] - lat) == pytest.approx(km / 111.19, rel=0.01, abs=0.0002)
