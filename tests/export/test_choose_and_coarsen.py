"""Filters, embargo, coarser places, rules for numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.errors import CounterclaimError
from counterclaim.export import Choice, MemorySource, Options, export
from counterclaim.export.coarse import as_coarsening, coarse_place, coarsened
from counterclaim.export.rules import under_rule
from counterclaim.export.source import Units
from counterclaim.records.incident import AccountPlace

TODAY = date(2026, 3, 20)


def chosen(world: MemorySource, **choice: object) -> set[int]:
    found = Choice(**choice)  # type: ignore[arg-type]
    units = Units(world)
    return {int(i.id[1:], 16) for i in world.incidents() if found.takes(units.unit(i))}


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ({}, set(range(1, 10))),
        ({"actors": ("forces-cod",)}, {2, 3, 4}),
        ({"actors": ("m2",)}, set()),
        ({"actors": ("March 23 Movement",)}, {1, 2, 3, 4, 6, 8}),  # as claimant too
        ({"actors": ("kivu-security-tracker",)}, {1}),
        ({"places": ("Kibumba",)}, {1, 8}),
        ({"places": ("north kivu",)}, {1, 2, 3, 6, 7, 8, 9}),
        ({"places": ("COD",)}, {1, 2, 3, 5, 6, 7, 8, 9}),
        ({"since": date(2026, 3, 10), "until": date(2026, 3, 10)}, {1, 3, 5, 6, 7, 8, 9}),  # the month may be that day
        ({"until": date(2026, 3, 9)}, {2, 3}),
        ({"types": ("shelling",)}, {1, 8}),
        ({"types": ("assault",)}, {1, 2, 3, 5, 6, 7, 8, 9}),
        ({"types": ("Battles", "CONSULT")}, {3, 4}),
        ({"standings": ("contested", "party_only")}, {1, 2}),
        ({"precision": 2}, {1, 2, 6, 7, 8, 9}),
    ],
)
def test_filters(world: MemorySource, choice: dict[str, object], expected: set[int]) -> None:
    assert chosen(world, **choice) == expected


def test_embargo_counts_from_the_last_day(world: MemorySource, folder: Path) -> None:
    options = Options(today=TODAY, embargo_days=10)
    tally, _ = export(world, "jsonl", folder, options=options)
    assert tally.written["incidents.jsonl"] == 7  # the month and the talks end later
    assert tally.left_out.total() == 2
    assert tally.left_out.keys() == {"embargo: fewer than 10 days ago, or without a date"}
    tally, _ = export(world, "jsonl", folder, options=replace(options, embargo_days=11), force=True)
    assert tally.written["incidents.jsonl"] == 1


def test_embargoed_documents_stay_away(world: MemorySource, folder: Path) -> None:
    export(world, "jsonl", folder, options=Options(today=TODAY, embargo_days=11))
    assert "Great Lakes Sentinel" not in (folder / "readings.jsonl").read_text()


PLACE = AccountPlace(
    id="own:kibumba-cod", name="Kibumba", lat=-1.49, lon=29.33, country="COD", admin1="North Kivu", geo_precision=1
)


@given(st.floats(0.01, 10), st.floats(-90, 90), st.floats(-180, 180))
def test_rounding_stays_near_and_in_the_world(degrees: float, lat: float, lon: float) -> None:
    found = coarse_place(PLACE.model_copy(update={"lat": lat, "lon": lon}), degrees)
    assert found.lat is not None
    assert found.lon is not None
    assert abs(found.lat - lat) <= degrees / 2 + 1e-5
    assert abs(found.lon - lon) <= degrees / 2 + 1e-5
    assert -90 <= found.lat <= 90
    assert -180 <= found.lon <= 180
    assert (found.geo_precision or 0) >= 2
    assert "Kibumba" not in found.model_dump_json()


def test_divisions() -> None:
    found = coarse_place(PLACE, "admin1")
    assert (found.name, found.geo_precision) == ("North Kivu", 4)
    assert found.lat not in (None, -1.49)
    found = coarse_place(PLACE, "country")
    assert (found.country, found.geo_precision, found.admin1) == ("COD", 6, None)
    province = AccountPlace(id="geonames:206938", name="North Kivu", lat=-0.8, lon=28.9, country="COD", geo_precision=4)
    assert coarse_place(province, "admin2") == province  # as coarse already


@pytest.mark.parametrize("name", ["acled", "ucdp", "plover", "cameo", "geojson", "gexf", "csv", "ftm"])
@pytest.mark.parametrize("coarsen", [0.5, "admin1"])
def test_no_exact_place_in_any_file(world: MemorySource, folder: Path, name: str, coarsen: float | str) -> None:
    export(world, name, folder, options=Options(today=TODAY, coarsen=coarsen))  # type: ignore[arg-type]
    for path in folder.iterdir():
        text = path.read_text()
        for secret in ("Kibumba", "kibumba", "Rutshuru", "RUTSHURU", "29.33", "1.49", "example.org", "216281"):
            assert secret not in text, (path.name, secret)


def test_names_stay_when_asked(world: MemorySource, folder: Path) -> None:
    export(world, "acled", folder, options=Options(today=TODAY, coarsen=0.5, keep_names=True))
    text = (folder / "acled.csv").read_text()
    assert "Kibumba,-1.5000,29.5000,2" in text
    assert "shelled Kibumba on Tuesday" in text


def test_whole_texts_cannot_be_coarsened(world: MemorySource, folder: Path) -> None:
    with pytest.raises(CounterclaimError) as error:
        export(world, "jsonl", folder, options=Options(today=TODAY, coarsen="admin1"))
    assert error.value.code == "E563"


@pytest.mark.parametrize("value", ["0", "-1", "nan", "inf", "11", "village", ""])
def test_what_is_no_coarsening(value: str) -> None:
    with pytest.raises(CounterclaimError) as error:
        as_coarsening(value)
    assert error.value.code == "E562"


def test_what_is_a_coarsening() -> None:
    assert as_coarsening(None) is None
    assert as_coarsening("0.25") == 0.25
    assert as_coarsening("admin2") == "admin2"


def test_rules_give_the_ledgers_numbers(world: MemorySource) -> None:
    incident = next(iter(world.incidents()))
    found = {}
    for rule in ("most_conservative", "most_informative", "latest_independent"):
        killed = under_rule(incident, rule).killed  # type: ignore[arg-type]
        assert killed is not None
        found[rule] = killed.best
    assert found == {"most_conservative": 7, "most_informative": 9, "latest_independent": 9}
    assert under_rule(incident, "most_representative") is incident


def test_coarsening_drops_the_values_of_the_place(world: MemorySource) -> None:
    unit = Units(world).unit(next(iter(world.incidents())))
    found = coarsened(unit, "admin1")
    assert found.withheld
    assert found.incident.title == "Shelling, North Kivu"
    assert [place.name for place in found.incident.places] == ["North Kivu"]
