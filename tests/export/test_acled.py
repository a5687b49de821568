"""ACLED: one row per pair, place and day; types from the sides; the lowest number; what it does not take is counted."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.export import MemorySource, Options, Tally, export
from counterclaim.export.acled import COLUMNS, interaction, rows_of
from counterclaim.export.source import Units
from counterclaim.export.tables import INTER, acled_types, disorder_type
from counterclaim.export.toll import shares
from counterclaim.export.unit import Unit
from counterclaim.export.where import acled_day
from counterclaim.records import Toll, When

OPTIONS = Options(today=date(2026, 3, 20))
NAMES = """
event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2
assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude
geo_precision source source_scale notes fatalities tags timestamp
"""


def rows(world: MemorySource, folder: Path, options: Options = OPTIONS) -> dict[str, dict[str, str]]:
    export(world, "acled", folder, options=options)
    with (folder / "acled.csv").open(newline="") as stream:
        return {row["event_id_cnty"]: row for row in csv.DictReader(stream)}


def unit(world: MemorySource, number: int, **update: object) -> Unit:
    incident = next(i for i in world.incidents() if i.id == f"i{number:012x}")
    return Units(world).unit(incident.model_copy(update=update))


def one(found: Unit, options: Options = OPTIONS) -> dict[str, object]:
    tally = Tally()
    (row,) = rows_of(found, options, tally)
    return row


def test_columns_are_those_of_the_field_in_order() -> None:
    assert [column.name for column in COLUMNS] == NAMES.split()
    assert sum(len(entry.sub_event_types) for entry in acled_types()) == 25


def test_same_actors_place_and_day_are_one_event(world: MemorySource, folder: Path) -> None:
    row = rows(world, folder)["COD1"]
    assert row["fatalities"] == "8"  # the lowest of 7 and 9, and 1 of the second shelling
    assert "i000000000001" in row["tags"]
    assert "i000000000008" in row["tags"]
    assert row["source"] == "Example Wire; Third Paper"
    assert "Contested, killed: 7 (Pascal Bwira); 9 (Kivu Security Tracker)." in row["notes"]
    assert "Pascal Bwira (Example Wire, 2026-03-11) says: “March 23 Movement fighters shelled" in row["notes"]
    assert row["timestamp"] == "1773302400"


def test_a_row_by_the_conventions(world: MemorySource, folder: Path) -> None:
    row = rows(world, folder)["COD2"]
    assert (row["actor1"], row["inter1"]) == ("Military Forces of Democratic Republic of Congo", "State forces")
    assert (row["actor2"], row["inter2"]) == ("March 23 Movement", "Rebel group")
    assert row["interaction"] == "State forces-Rebel group"
    assert (row["iso"], row["region"], row["country"]) == ("180", "Middle Africa", "Democratic Republic of Congo")
    assert (row["latitude"], row["longitude"], row["geo_precision"]) == ("-1.1867", "29.4467", "1")
    assert (row["admin1"], row["admin2"], row["admin3"]) == ("North Kivu", "Rutshuru Territory", "")
    assert (row["event_date"], row["year"], row["time_precision"]) == ("2026-03-09", "2026", "1")
    assert row["civilian_targeting"] == ""


def test_what_acled_does_not_take_is_counted(world: MemorySource, folder: Path) -> None:
    tally, _ = export(world, "acled", folder, options=OPTIONS)
    assert tally.left_out == Counter(
        {
            "of a kind that ACLED does not record": 1,
            "known only by country, or at sea": 1,
            "only planned, feared, demanded or denied": 1,
            "no victim named, so that nobody can tell whether they were civilians": 1,
        }
    )


def test_several_places_divide_the_dead(world: MemorySource, folder: Path) -> None:
    found = [row for row in rows(world, folder).values() if "i000000000009" in row["tags"]]
    assert sorted((row["location"], row["fatalities"]) for row in found) == [("Goma", "3"), ("Rutshuru", "2")]
    assert all("5 dead divided over 2 rows." in row["notes"] for row in found)
    assert all(row["actor2"].startswith("Civilians (") for row in found)  # "men" not said to be armed


def test_vague_words_and_months(world: MemorySource, folder: Path) -> None:
    row = rows(world, folder)["COD3"]
    assert row["fatalities"] == "12"  # dozens
    assert (row["event_date"], row["time_precision"], row["geo_precision"]) == ("2026-03-16", "3", "3")
    assert row["event_type"] == "Battles"
    assert row["assoc_actor_1"] == row["assoc_actor_2"] == ""
    assert "side not told: Democratic Forces for the Liberation of Rwanda" in row["notes"]


def test_a_rule_replaces_the_lowest_number(world: MemorySource, folder: Path) -> None:
    found = rows(world, folder, replace(OPTIONS, rule="most_informative"))
    assert found["COD1"]["fatalities"] == "10"


def test_an_attack_on_fighters_is_a_battle(world: MemorySource) -> None:
    row = one(unit(world, 9, targets=("forces-cod",), initiators=("m23",), places=(unit(world, 9).incident.places[0],)))
    assert (row["event_type"], row["sub_event_type"], row["disorder_type"]) == (
        "Battles",
        "Armed clash",
        "Political violence",
    )
    assert row["civilian_targeting"] == ""


def test_forces_abroad_are_external(world: MemorySource) -> None:
    row = one(unit(world, 2, initiators=("forces-rwa",)))
    assert (row["actor1"], row["inter1"]) == ("Military Forces of Rwanda", "External/Other forces")
    assert row["interaction"] == "Rebel group-External/Other forces"


def test_the_unknown_side_of_an_armed_act(world: MemorySource) -> None:
    row = one(unit(world, 1, initiators=()))
    assert row["actor1"] == "Unidentified Armed Group (Democratic Republic of Congo)"
    row = one(unit(world, 3, initiators=("m23",)))
    assert row["actor2"] == "Unidentified Armed Group (Democratic Republic of Congo)"


def test_swapping_the_enemies_swaps_the_row(world: MemorySource) -> None:
    straight = one(unit(world, 2, acled=("Battles", "Armed clash")))
    turned = one(unit(world, 2, acled=("Battles", "Armed clash"), initiators=("m23",), targets=("forces-cod",)))
    for first, other in (("actor1", "actor2"), ("inter1", "inter2")):
        assert straight[first] == turned[other]
        assert straight[other] == turned[first]
    assert straight["interaction"] == turned["interaction"]


def test_demonstrators_come_first(world: MemorySource) -> None:
    kind = ("Protests", "Excessive force against protesters")
    row = one(unit(world, 2, acled=kind, initiators=("forces-cod",), targets=("residents",)))
    assert (row["actor1"], row["inter1"]) == ("Protesters (Democratic Republic of Congo)", "Protesters")
    assert row["actor2"] == "Military Forces of Democratic Republic of Congo"
    assert row["civilian_targeting"] == "Civilian targeting"
    assert row["disorder_type"] == "Political violence; Demonstrations"


def test_numbers_for_actor_types(world: MemorySource, folder: Path) -> None:
    row = rows(world, folder, replace(OPTIONS, numbers=True))["COD2"]
    assert (row["inter1"], row["inter2"], row["interaction"]) == ("1", "2", "12")


@given(st.sampled_from(INTER), st.sampled_from(INTER))
def test_interaction_does_not_know_an_order(first: str, other: str) -> None:
    assert interaction(first, other) == interaction(other, first)
    codes = interaction(first, other, numbers=True)
    assert codes == "".join(sorted(codes))
    assert interaction("Civilians", "External/Other forces") == "External/Other forces-Civilians"
    assert interaction(first, None) == f"{first} only"


@given(st.integers(0, 10_000), st.integers(1, 9))
def test_shares_add_up_and_the_first_has_the_rest(total: int, parts: int) -> None:
    found = shares(total, parts)
    assert sum(found) == total
    assert found[0] == max(found)
    assert len(set(found[1:])) <= 1


@pytest.mark.parametrize(("precision", "expected"), [(1, 1), (2, 2), (3, 2), (4, 3), (5, None)])
def test_time_precision(precision: int, expected: int | None) -> None:
    found = acled_day(When(start=date(2026, 3, 1), end=date(2026, 3, 9), date_precision=precision))
    assert (found[1] if found else None) == expected
    assert found is None or found[0] == (date(2026, 3, 1) if precision == 1 else date(2026, 3, 5))


def test_disorder_types() -> None:
    assert disorder_type("Riots", "Mob violence") == "Political violence"
    assert disorder_type("Riots", "Violent demonstration") == "Demonstrations"


def test_no_numbers_mean_none_dead(world: MemorySource) -> None:
    assert one(unit(world, 1, killed=None, fields=()))["fatalities"] == 0
    assert one(unit(world, 1, killed=Toll(high=5, best=5), fields=()))["fatalities"] == 5


def test_ids_stay_when_the_ledger_grows(world: MemorySource, tmp_path: Path) -> None:
    fewer = MemorySource(list(world.all_incidents)[:2], world.readings)
    export(fewer, "acled", tmp_path / "a", options=OPTIONS)
    with (tmp_path / "a" / "acled.csv").open(newline="") as stream:
        before = {row["event_id_cnty"] for row in csv.DictReader(stream)}
    assert before <= set(rows(world, tmp_path / "b"))


def test_a_place_without_coordinates_makes_no_row(world: MemorySource) -> None:
    found = unit(world, 9)
    nowhere = found.incident.places[1].model_copy(update={"lat": None, "lon": None})
    row = one(unit(world, 9, places=(found.incident.places[0], nowhere)))
    assert (row["location"], row["fatalities"]) == ("Goma", 5)


def test_people_who_flee_are_no_armed_group(world: MemorySource) -> None:
    row = one(unit(world, 2, acled=("Strategic developments", "Other"), initiators=("men",), targets=()))
    assert (row["actor1"], row["interaction"]) == ("Civilians (Democratic Republic of Congo)", "Civilians only")


def test_who_is_only_acted_on_stands_first(world: MemorySource) -> None:
    row = one(unit(world, 2, acled=("Strategic developments", "Arrests"), initiators=()))
    assert (row["actor1"], row["actor2"]) == ("March 23 Movement", "")


def test_names_come_before_descriptions(world: MemorySource) -> None:
    row = one(unit(world, 2, initiators=("gunmen", "forces-cod")))
    assert row["actor1"].startswith("Military Forces")  # type: ignore[attr-defined]
    assert row["assoc_actor_1"] == ""


def test_one_name_stands_on_one_side(world: MemorySource) -> None:
    row = one(unit(world, 2, targets=("army-speaker", "m23")))
    assert (row["actor2"], row["assoc_actor_2"]) == ("March 23 Movement", "")


def test_a_crowd_against_people_is_a_mob(world: MemorySource) -> None:
    row = one(unit(world, 9, initiators=("residents",), places=(unit(world, 9).incident.places[0],)))
    assert (row["event_type"], row["sub_event_type"], row["inter1"]) == ("Riots", "Mob violence", "Rioters")
    assert row["disorder_type"] == "Political violence"


def test_a_joined_row_has_the_id_of_what_was_told_first(world: MemorySource, folder: Path) -> None:
    renamed = [
        i.model_copy(update={"id": "i00000000000f"}) if i.id == "i000000000001" else i for i in world.incidents()
    ]
    found = rows(MemorySource(renamed, world.readings), folder)
    assert "COD15" in found  # told on the 11th; the other, COD8, on the 12th
    assert "COD8" not in found
