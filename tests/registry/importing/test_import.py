"""Lists of actors in the shapes that users bring; all samples are made up for these tests."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.registry import Registry, shared_registry
from counterclaim.registry.entry import Entry
from counterclaim.registry.importing import Built, Format, Problems, build, detect, load_own, read_list, to_yaml
from counterclaim.registry.importing.listed import proper_case

PETRARCH = """\
# a made-up dictionary
VELMAR_HILL_FRONT_ ; the front
+VHF_
+FRONT_OF_THE_VELMAR_HILLS_
\t[SYRREB >19870101]
\t[SYRGOV <040322]
DORAN_KESTREL_ [AFGGOV 331108-730717][AFGELI]
+KESTREL_
SYRIA_ [SYR]
+SYRIAN_
+LAND_OF_JASMINE_
MARSH_WORKERS_UNION_ [IRQLAB]
BROKEN_ONE_ [AFGGOV 991399-000101]
NOBODY_
POLICE_OFFICER_ [~COP]
"""
UCDP = """\
ActorId,NameData,NameFull,NewNameFull,Org,Location,GWNoLoc
9001,Government of Syria,,,4,Syria,652
9002,VHF,Velmar Hill Front,Front of the Velmar Hills,1,"Syria, Iraq",652
9003,Stone Creek clan,,,3,Kenya,501
9004,,Nameless,,1,Kenya,501
"""
ACLED = """\
event_id,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,country
X1,Military Forces of Syria (2000-2024),Military Forces of Syria (2000-2024) Velmar Brigade,1,VHF: Velmar Hill Front,,2,Syria
X2,Police Forces of Kenya (2022-) Prison Guards,,1,Unidentified Armed Group (Kenya),,3,Kenya
X3,Protesters (Kenya),Stone Creek Communal Militia (Kenya); Marsh Union,6,Islamic State (Kenya),,2,Kenya
"""


def taken(tmp_path: Path, text: str, name: str = "list.txt", format: Format | None = None) -> tuple[Built, Problems]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    problems = Problems(path)
    shape = format or detect(path)
    built = build(read_list(path, shape, shared_registry(), problems), shared_registry(), problems)
    out = tmp_path / "made.yaml"
    out.write_text(to_yaml(built.entries), encoding="utf-8")
    Registry.load([out])  # what is written always holds
    return built, problems


def named(built: Built, name: str) -> Entry:
    return next(entry for entry in built.entries if entry.name == name)


@pytest.mark.parametrize(
    ("name", "text", "format"),
    [
        ("a.txt", PETRARCH, Format.petrarch),
        ("a.csv", UCDP, Format.ucdp),
        ("a.csv", ACLED, Format.acled),
        ("a.txt", "Military Forces of Kenya (2013-2022)\nRioters (Kenya)\n", Format.acled),
        ("a.json", '{"id": "x", "schema": "Person", "properties": {"name": ["A B"]}}\n', Format.ftm),
        ("a.csv", "name,alias\nVelmar Hill Front,VHF\n", Format.csv),
        ("a.csv", "Velmar Hill Front,VHF\n", Format.csv),
        ("a.yaml", "- {id: a, name: Aa, kind: militia}\n", Format.own),
    ],
)
def test_the_shape_is_found_out(tmp_path: Path, name: str, text: str, format: Format) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert detect(path) is format


def test_petrarch_names_dates_and_kinds(tmp_path: Path) -> None:
    built, problems = taken(tmp_path, PETRARCH)
    front = named(built, "Velmar Hill Front")
    assert front.kind == "rebel_group"  # rebels that came to govern
    assert front.country == ("SYR",)
    assert [name.name for name in front.names] == ["VHF", "Front of the Velmar Hills"]
    person = named(built, "Doran Kestrel")
    assert person.kind == "person"
    assert [(link.actor, link.start, link.end) for link in person.represents] == [
        ("state-afg", "1933-11-08", "1973-07-17")
    ]
    state = named(built, "Syria")
    assert state.adds
    assert [name.name for name in state.names] == ["Land of Jasmine"]  # "Syrian" is read by rule
    assert named(built, "Marsh Workers Union").kind == "civilians"
    assert [line.split(":")[1] for line in problems.lines] == ["13", "14"]
    assert "day that does not exist" in problems.lines[0]
    assert problems.left_out


def test_petrarch_dates_of_either_length(tmp_path: Path) -> None:
    text = "ORIN_VALE_\n [KENGOV 010101-20021231]\n [KENGOV >20050600]\nMERA_TOLL_ [KENGOV <960000]\n"
    built, _ = taken(tmp_path, text)
    links = named(built, "Orin Vale").represents
    assert [(link.start, link.end) for link in links] == [("2001-01-01", "2002-12-31"), ("2005-06", None)]
    assert [(link.start, link.end) for link in named(built, "Mera Toll").represents] == [(None, "1996")]


def test_ucdp(tmp_path: Path) -> None:
    built, problems = taken(tmp_path, UCDP)
    assert built.nothing_new == 1  # the state with all its names
    front = named(built, "VHF")
    assert front.country == ("SYR", "IRQ")
    assert {name.name for name in front.names} == {"Velmar Hill Front", "Front of the Velmar Hills"}
    assert front.note == "UCDP actor 9002"
    assert named(built, "Stone Creek clan").kind == "militia"
    assert problems.lines == ["list.txt:5: NameData is empty; fill it in, or take the line out"]


def test_acled(tmp_path: Path) -> None:
    built, problems = taken(tmp_path, ACLED, "list.csv")
    assert not problems.lines
    forces = next(entry for entry in built.entries if entry.id == "forces-syr")
    assert [name.name for name in forces.names] == ["Military Forces of Syria"]
    unit = named(built, "Military Forces of Syria: Velmar Brigade")
    assert [(tie.type, tie.actor) for tie in unit.ties] == [("part_of", "forces-syr")]
    front = named(built, "Velmar Hill Front")
    assert (front.kind, [name.name for name in front.names]) == ("rebel_group", ["VHF"])
    assert named(built, "Unidentified Armed Group (Kenya)").kind == "unidentified"
    assert named(built, "Protesters (Kenya)").kind == "protesters"
    assert named(built, "Stone Creek Communal Militia").country == ("KEN",)
    branch = next(entry for entry in built.entries if entry.id == "islamic-state")
    assert branch.adds
    assert "Islamic State" not in [name.name for name in branch.names]
    assert "Police Forces of Kenya: Prison Guards" in [entry.name for entry in built.entries]


def test_acronyms_lead_to_known_actors(tmp_path: Path) -> None:
    built, _ = taken(tmp_path, "JNIM: Union for the Help of Islam\nVelmar Province (VPFX)\nRioters (Mali)\n")
    [known] = [entry for entry in built.entries if entry.adds]
    assert known.id == shared_registry().find("JNIM")
    assert [name.name for name in named(built, "Velmar Province").names] == ["VPFX"]


def test_followthemoney(tmp_path: Path) -> None:
    entities = [
        {"id": "q1", "schema": "Person", "properties": {"name": ["KESTREL, Doran", "Доран"], "nationality": ["sy"]}},
        {
            "id": "q2",
            "schema": "Organization",
            "properties": {"name": ["Velmar Hill Front"], "weakAlias": ["Hillmen"], "topics": ["crime.terror"]},
        },
        {"id": "q3", "schema": "Vessel", "properties": {"name": ["Marsh Queen"]}},
        {"id": "q4", "schema": "Company", "properties": {"name": ["Velmar Steel"], "jurisdiction": ["us"]}},
        {"id": "q5", "schema": "Person", "properties": {"name": ["Доран"]}},
    ]
    text = "\n".join(json.dumps(entity) for entity in entities) + "\n{broken\n"
    built, problems = taken(tmp_path, text, "list.json")
    person = named(built, "Doran Kestrel")
    assert (person.kind, person.country) == ("person", ("SYR",))
    front = named(built, "Velmar Hill Front")
    assert front.kind == "rebel_group"
    assert [(name.name, name.ambiguous) for name in front.names] == [("Hillmen", True)]
    assert named(built, "Velmar Steel").country == ("USA",)
    assert sorted(line.split(":")[1] for line in problems.lines) == ["5", "6"]
    assert sum(problems.left_out.values()) == 2


def test_plain_table(tmp_path: Path) -> None:
    text = (
        "name;alias;kind;country;from;to\n"
        "Velmar Hill Front;VHF|Hillmen;rebel_group;Syria;2012-03;\n"
        "Marsh Guard;;;KEN;;\n"
        "Wrong One;;warriors;;;\n"
        "Late One;;militia;;2013-02-30;\n"
    )
    built, problems = taken(tmp_path, text, "list.csv")
    front = named(built, "Velmar Hill Front")
    assert (front.kind, front.country, front.start) == ("rebel_group", ("SYR",), "2012-03")
    assert [name.name for name in front.names] == ["VHF", "Hillmen"]
    assert [line.split(":")[1] for line in problems.lines] == ["4", "5"]


def test_a_known_actor_only_gets_new_names(tmp_path: Path) -> None:
    built, _ = taken(tmp_path, "Hezbollah,Hizbullah,Party of the Cedars\nal-Nusra Front\n", "list.csv")
    [entry] = built.entries
    assert (entry.id, entry.adds, [name.name for name in entry.names]) == ("hezbollah", True, ["Party of the Cedars"])
    assert built.nothing_new == 1


def test_own_format_keeps_what_holds(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(
        "- {id: a-one, name: One Front, kind: militia, country: SYR, backed_by: [state-ken]}\n"
        "- {id: b-two, name: Two Front, kind: warriors}\n"
        "- {id: c-three, name: Three Front, kind: militia, opposes: [nobody-there]}\n",
        encoding="utf-8",
    )
    problems = Problems(path)
    entries = load_own(path, shared_registry(), problems)
    assert [entry.id for entry in entries] == ["a-one"]
    assert [line.split(":")[1] for line in problems.lines] == ["2", "3"]
    assert "backed_by" in to_yaml(entries)


def test_capitals_as_texts_print_them() -> None:
    assert proper_case("FRONT OF THE HILLS") == "Front of the Hills"
    assert proper_case("VHF") == "VHF"
    assert proper_case("HILL-FRONT") == "Hill-Front"


@settings(max_examples=40)
@given(st.text(max_size=200), st.sampled_from(sorted(set(Format) - {Format.own})))
def test_no_list_breaks_the_readers(text: str, format: Format) -> None:
    from counterclaim.registry.importing.countries import Countries
    from counterclaim.registry.importing.formats import FORMATS

    problems = Problems(Path("x"))
    lines = list(enumerate(text.splitlines(), 1))
    build(
        FORMATS[format](lines, Countries(shared_registry()), problems),
        shared_registry(),
        problems,
    )
