"""Which gold place names the gazetteer has near the gold point, has elsewhere, or lacks."""

from __future__ import annotations

from counterclaim.bench.toponyms import kilometres, measure_toponyms
from counterclaim.gazetteer import Gazetteer
from counterclaim.gazetteer.build import build_memory
from counterclaim.gazetteer.place import SourcePlace


def test_names_are_there_elsewhere_or_missing():
    places = [
        SourcePlace("x:1", ["Velmar"], "settlement", 10.0, 20.0, "SYR"),
        SourcePlace("x:2", ["Ostrel"], "settlement", 50.0, 60.0, "UKR"),
    ]
    marks = [
        ("Velmar", 10.5, 20.5),
        ("Ostrel", 10.0, 20.0),
        ("Nowhere", 1.0, 1.0),
        ("Syrian", 35.0, 38.0),
        ("Void", None, None),
    ]
    row = {"toponyms": [{"text": text, "lat": lat, "lon": lon, "geonameid": "7"} for text, lat, lon in marks]}
    found = measure_toponyms([row], Gazetteer([build_memory(places)]))
    assert (found.names, found.there) == (3, 1)
    assert dict(found.elsewhere) == {("Ostrel", "7"): 1}
    assert dict(found.missing) == {("Nowhere", "7"): 1}


def test_distances():
    assert abs(kilometres(0, 0, 0, 1) - 111.2) < 0.1
    assert abs(kilometres(0, 179.5, 0, -179.5) - 111.2) < 0.1
