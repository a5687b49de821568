"""UCDP, PLOVER, CAMEO, GeoJSON, GEXF, tables, JSON lines, FollowTheMoney: what each must get right."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import networkx
import pandas
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.export import Choice, MemorySource, Options, Tally, export
from counterclaim.export.cameo import EVENTS, MENTIONS
from counterclaim.export.check.ftm import schemata
from counterclaim.export.jsonl import read_incidents, read_readings
from counterclaim.export.pairs import told_pairs
from counterclaim.export.source import Units
from counterclaim.export.toll import bounds
from counterclaim.export.ucdp import COLUMNS as GED
from counterclaim.export.ucdp import row_of
from counterclaim.export.unit import Unit
from counterclaim.export.where import priogrid_gid
from counterclaim.records import Toll

OPTIONS = Options(today=date(2026, 3, 20))


def unit(world: MemorySource, number: int, **update: object) -> Unit:
    incident = next(i for i in world.incidents() if i.id == f"i{number:012x}")
    return Units(world).unit(incident.model_copy(update=update))


def text(world: MemorySource, name: str, folder: Path, file: str, **options: Any) -> str:
    export(world, name, folder, options=replace(OPTIONS, **options))
    return (folder / file).read_text()


def lines(world: MemorySource, name: str, folder: Path, file: str, **options: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text(world, name, folder, file, **options).splitlines()]


# -- UCDP ---------------------------------------------------------------------------------------------------------


def test_ged_columns_and_sides(world: MemorySource, folder: Path) -> None:
    assert len(GED) == 49
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(text(world, "ucdp", folder, "ged.csv")))}
    assert set(rows) == {"1", "2", "3", "8"}  # only deadly ones between named sides
    state = rows["2"]
    assert (state["type_of_violence"], state["side_a"], state["side_b"]) == (
        "1",
        "Government of DR Congo (Zaire)",
        "March 23 Movement",
    )
    assert (state["gwnoa"], state["gwnob"], state["country_id"]) == ("490", "", "490")
    assert (state["deaths_a"], state["deaths_b"], state["deaths_unknown"]) == ("0", "2", "0")
    one_sided = rows["1"]
    assert (one_sided["type_of_violence"], one_sided["side_a"], one_sided["side_b"]) == (
        "3",
        "March 23 Movement",
        "Civilians",
    )
    assert (one_sided["low"], one_sided["best"], one_sided["high"], one_sided["deaths_civilians"]) == (
        "7",
        "7",
        "9",
        "7",
    )
    assert one_sided["source_original"] == "Pascal Bwira;Kivu Security Tracker"
    assert one_sided["source_office"] == "Example Wire"
    assert (rows["3"]["where_prec"], rows["3"]["date_prec"]) == ("4", "4")
    assert (rows["3"]["date_start"], rows["3"]["date_end"]) == ("2026-03-01", "2026-03-31")


def test_the_government_is_side_a_whoever_began(world: MemorySource) -> None:
    turned = row_of(unit(world, 2, initiators=("m23",), targets=("forces-cod",)), Tally())
    straight = row_of(unit(world, 2), Tally())
    assert turned is not None
    assert straight is not None
    assert turned["side_a"] == straight["side_a"]
    assert turned["dyad_name"] == straight["dyad_name"]


def test_an_event_needs_a_death_in_some_estimate(world: MemorySource) -> None:
    tally = Tally()
    assert row_of(unit(world, 2, killed=Toll(low=0, best=0, high=0)), tally) is None
    assert tally.left_out["nobody is said to have died"] == 1
    assert row_of(unit(world, 2, killed=Toll(low=0, best=0, high=3)), tally) is not None


@given(st.integers(-900_000, 900_000), st.integers(-1_800_000, 1_800_000))
def test_priogrid_cells(north: int, east: int) -> None:
    lat, lon = north / 10_000, east / 10_000
    cell = priogrid_gid(lat, lon)
    assert 1 <= cell <= 259_200
    row, column = divmod(cell - 1, 720)
    assert -90 + row * 0.5 <= lat <= -90 + (row + 1) * 0.5
    assert -180 + column * 0.5 <= lon <= -180 + (column + 1) * 0.5


def test_priogrid_known_cell() -> None:
    assert priogrid_gid(-90, -180) == 1
    assert priogrid_gid(0.25, 0.25) == 129_961  # row 181, column 361


@given(*[st.none() | st.integers(0, 500)] * 3)
def test_bounds_are_in_order(low: int | None, best: int | None, high: int | None) -> None:
    found = bounds(Toll(low=low, best=best, high=high))
    assert (found is None) == (low is None and best is None and high is None)
    assert found is None or found[0] <= found[1] <= found[2]


# -- PLOVER -------------------------------------------------------------------------------------------------------


def test_plover_keeps_actors_in_lists(world: MemorySource, folder: Path) -> None:
    records = {record["id"]: record for record in lines(world, "plover", folder, "plover.jsonl")}
    clash = records["i000000000003"]
    assert [actor["id"] for actor in clash["actor"]] == ["m23", "forces-cod", "fdlr"]
    assert clash["recipient"] == []  # reciprocal
    assert clash["event_loc"][0]["resolution"] == 2
    shelling = records["i000000000001"]
    assert (shelling["event"], shelling["mode"], shelling["size"]) == (["ASSAULT"], ["heavy-weapons"], {"dead": 7})
    assert shelling["actor"][0]["code"] == "COD REB"
    assert shelling["text_info"][0]["claimant"] == "Pascal Bwira"
    assert records["i000000000004"]["mode"][-1] == "future"
    assert records["i000000000006"]["mode"] == ["hypothetical"]


def test_plover_by_claims(world: MemorySource, folder: Path) -> None:
    records = lines(world, "plover", folder, "plover.jsonl", level="claim")
    shellings = [record for record in records if record.get("event_loc", [{}])[0].get("placename") == "Kibumba"]
    assert [record["size"]["dead"] for record in shellings if "size" in record] == [7, 1]  # the monitor names no actor
    talks = [record for record in records if record["event"] == ["AGREE"]]
    assert len(talks) == 1  # future cooperation


# -- CAMEO --------------------------------------------------------------------------------------------------------


def test_gdelt_columns(world: MemorySource, folder: Path) -> None:
    assert (len(EVENTS), len(MENTIONS)) == (61, 16)
    names = [column.name for column in EVENTS]
    frame = pandas.read_csv(io.StringIO(text(world, "cameo", folder, "events.tsv")), sep="\t", header=None, names=names)
    shelling = frame[frame["ActionGeo_FeatureID"] == "own:kibumba-cod"].iloc[0]
    assert (shelling["EventCode"], shelling["EventRootCode"], shelling["QuadClass"]) == (194, 19, 4)
    assert shelling["GoldsteinScale"] == -10.0
    assert (shelling["NumMentions"], shelling["NumSources"], shelling["NumArticles"]) == (2, 1, 1)
    assert frame["GlobalEventID"].is_unique
    mentions = pandas.read_csv(folder / "mentions.tsv", sep="\t", header=None, names=[c.name for c in MENTIONS])
    first = mentions[mentions["GlobalEventID"] == shelling["GlobalEventID"]].iloc[0]
    words = next(r for r in world.readings if r.document.publisher == "Example Wire").document.text
    assert words[first["ActionCharOffset"] :].startswith("shelled")
    assert words[first["Actor1CharOffset"] :].startswith("March 23 Movement")
    assert mentions["Extras"].str.contains("claimant=Pascal Bwira").any()


def test_what_was_only_announced_is_not_coded_as_done(world: MemorySource, folder: Path) -> None:
    rows = text(world, "cameo", folder, "events.tsv").splitlines()
    codes = [row.split("\t")[26] for row in rows]
    assert "030" in codes  # talks that are to be held
    assert len([row for row in rows if "RESIDENTS" in row]) == 0  # an attack that is feared


def test_quad_tables(world: MemorySource, folder: Path) -> None:
    rows = text(world, "cameo", folder, "events.tsv", quads="phoenix").splitlines()
    assert {row.split("\t")[29] for row in rows if row.split("\t")[28] == "03"} == {"1"}


# -- GeoJSON ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("draw", "province", "country"),
    [("points", None, None), ("areas", "MultiPolygon", "MultiPolygon"), ("all", "Point", "Point")],
)
def test_no_point_for_an_area_unless_asked(
    world: MemorySource, folder: Path, draw: str, province: str, country: str
) -> None:
    features = {
        f["id"]: f for f in json.loads(text(world, "geojson", folder, "incidents.geojson", draw=draw))["features"]
    }
    assert features["i000000000001"]["geometry"] == {"type": "Point", "coordinates": [29.33, -1.49]}
    for number, expected in (("i000000000003", province), ("i000000000005", country)):
        geometry = features[number]["geometry"]
        assert (geometry and geometry["type"]) == expected
    if draw == "all":
        assert features["i000000000003"]["properties"]["drawn_as"].startswith("representative point")
    assert features["i000000000006"]["properties"]["told_as_happened"] is False


def test_rounded_places_are_drawn_as_cells(world: MemorySource, folder: Path) -> None:
    found = json.loads(text(world, "geojson", folder, "incidents.geojson", draw="areas", coarsen=0.5))["features"]
    ring = next(f for f in found if f["id"] == "i000000000001")["geometry"]["coordinates"][0][0]
    assert ring[0] == [29.25, -1.75]
    assert ring[2] == [29.75, -1.25]


# -- GEXF ---------------------------------------------------------------------------------------------------------


def test_networkx_reads_the_network(world: MemorySource, folder: Path) -> None:
    export(world, "gexf", folder, options=OPTIONS)
    graph = networkx.read_gexf(folder / "network.gexf")
    assert graph.nodes["m23"]["label"] == "March 23 Movement"
    assert graph.nodes["m23"]["kind"] == "rebel_group"
    edge = next(d for _, _, d in graph.out_edges("m23", data=True) if d["relation"] == "shelling")
    assert (edge["incidents"], edge["claims"], edge["claimants"]) == (2, 3, 3)
    assert (edge["killed_low"], edge["killed_high"]) == (8, 10)
    assert any(d["relation"] == "backs" for _, _, d in graph.out_edges("forces-rwa", data=True))


# -- tables -------------------------------------------------------------------------------------------------------


def test_cells_that_would_run_as_formulas_are_guarded(world: MemorySource, folder: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(text(world, "ucdp", folder, "ged.csv"))))
    assert any(row["source_headline"].startswith("'=HYPERLINK") for row in rows)
    for file in ("incidents.csv", "claims.csv", "fields.csv"):
        out = folder.parent / file
        for row in csv.reader(io.StringIO(text(world, "csv", out, file))):
            assert not any(cell.startswith(("=", "+", "@")) for cell in row)
            assert not any("\n" in cell or "\t" in cell for cell in row)
    assert "-1.49" in text(world, "csv", folder.parent / "again", "incidents.csv")  # numbers stay numbers


def test_fields_say_who_gives_which_value(world: MemorySource, folder: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(text(world, "csv", folder, "fields.csv"))))
    assert [(row["value"], row["claimant"], row["shown"]) for row in rows] == [
        ("7", "Pascal Bwira", "true"),
        ("9", "Kivu Security Tracker", "false"),
    ]


def test_parquet_is_typed(world: MemorySource, folder: Path) -> None:
    export(world, "parquet", folder, options=OPTIONS)
    table = pyarrow.parquet.read_table(folder / "incidents.parquet")
    assert table.num_rows == 9
    assert str(table.schema.field("date_start").type) == "date32[day]"
    assert b"loses" in table.schema.metadata


# -- JSON lines ---------------------------------------------------------------------------------------------------


def test_json_lines_come_back_as_they_were(world: MemorySource, folder: Path) -> None:
    export(world, "jsonl", folder, options=OPTIONS)
    assert list(read_incidents(folder / "incidents.jsonl")) == list(world.incidents())
    back = {reading.document.id: reading for reading in read_readings(folder / "readings.jsonl")}
    assert back == {reading.document.id: reading for reading in world.readings}


# -- FollowTheMoney -----------------------------------------------------------------------------------------------


def test_entities(world: MemorySource, folder: Path) -> None:
    found = {entity["id"]: entity for entity in lines(world, "ftm", folder, "entities.ftm.json")}
    event = found["cc-event-i000000000001"]
    assert event["schema"] == "Event"
    assert event["properties"]["involved"] == ["cc-actor-m23"]
    assert event["properties"]["country"] == ["cd"]
    assert found["cc-actor-forces-cod"]["schema"] == "PublicBody"
    assert "cc-actor-civilians" not in found
    roles = [e["properties"]["role"][0] for e in found.values() if e["schema"] == "Documentation"]
    assert "Pascal Bwira (states)" in roles
    assert found["cc-tie-backs-forces-rwa-m23"]["properties"]["object"] == ["cc-actor-m23"]
    assert set(schemata()) >= {entity["schema"] for entity in found.values()}


# -- sides and places as real reports have them ---------------------------------------------------------------------


def test_a_named_side_comes_before_a_described_one(world: MemorySource) -> None:
    row = row_of(unit(world, 2, initiators=("gunmen", "forces-cod")), Tally())
    assert row is not None
    assert row["side_a"] == "Government of DR Congo (Zaire)"


def test_a_side_cannot_fight_itself(world: MemorySource) -> None:
    tally = Tally()
    assert row_of(unit(world, 2, targets=("army-speaker",), initiators=("forces-cod", "m23")), tally) is None
    assert tally.left_out.total() == 1


def test_people_are_no_side(world: MemorySource) -> None:
    row = row_of(unit(world, 2, targets=("men",)), Tally())
    assert row is not None
    assert (row["type_of_violence"], row["side_b"], row["deaths_civilians"]) == (3, "Civilians", 2)


def test_ties_come_from_all_documents(world: MemorySource, folder: Path) -> None:
    alone = MemorySource([], world.readings)
    export(alone, "gexf", folder, options=OPTIONS)
    graph = networkx.read_gexf(folder / "network.gexf")
    assert [(a, b, d["relation"]) for a, b, d in graph.edges(data=True)] == [("forces-rwa", "m23", "backs")]


@pytest.mark.parametrize(
    ("choice", "edges"),
    [
        (Choice(actors=("forces-rwa",)), 1),
        (Choice(actors=("fdlr",)), 0),
        (Choice(types=("backs",)), 1),
        (Choice(types=("shelling",)), 0),
        (Choice(since=date(2026, 3, 12)), 0),
        (Choice(until=date(2026, 3, 12)), 1),
        (Choice(standings=("contested",)), 0),
    ],
)
def test_ties_are_chosen_by_actor_type_and_day(world: MemorySource, folder: Path, choice: Choice, edges: int) -> None:
    export(MemorySource([], world.readings), "gexf", folder, options=OPTIONS, choice=choice)
    assert networkx.read_gexf(folder / "network.gexf").number_of_edges() == edges


def test_only_pairs_that_somebody_names_together(world: MemorySource, folder: Path) -> None:
    first, second = unit(world, 1), unit(world, 2)
    joined = first.incident.model_copy(
        update={
            "initiators": ("m23", "forces-cod"),
            "targets": ("civilians", "m23"),
            "claims": (*first.incident.claims, *second.incident.claims),
        }
    )
    found = told_pairs(Units(world).unit(joined))
    assert [(pair, len(said)) for pair, said in found] == [(("m23", "civilians"), 2), (("forces-cod", "m23"), 1)]
    tally, _ = export(MemorySource([joined], world.readings), "cameo", folder, options=OPTIONS)
    assert (tally.written["events.tsv"], tally.written["mentions.tsv"]) == (2, 3)


def test_parties_of_a_mutual_fight_pair_up(world: MemorySource) -> None:
    found = told_pairs(unit(world, 3))
    assert [pair for pair, _ in found] == [("m23", "forces-cod"), ("m23", "fdlr"), ("forces-cod", "fdlr")]
