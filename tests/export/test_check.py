"""The checkers: they pass what holds (test_formats) and name what does not."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from counterclaim.errors import CounterclaimError
from counterclaim.export import MemorySource, Options, export
from counterclaim.export.check import check_export

Break = Callable[[str], str]


def swap(old: str, new: str) -> Break:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


CASES: list[tuple[str, str, Break, str]] = [
    ("acled", "acled.csv", swap("event_id_cnty,event_date", "event_date,event_id_cnty"), "another order"),
    ("acled", "acled.csv", swap(",notes,", ","), "missing notes"),
    ("acled", "acled.csv", swap("Air/drone strike", "Air raid"), "ACLED has no 'Air raid'"),
    ("acled", "acled.csv", swap("State forces-Rebel group", "Rebel group-State forces"), "interaction"),
    ("acled", "acled.csv", swap("-1.1867", "-1.18666"), "four decimals"),
    ("acled", "acled.csv", swap(",2026-03-09,2026,1,", ",2026-03-09,2025,1,"), "year"),
    ("acled", "acled.csv", swap(",2026-03-09,", ",2026-13-09,"), "is no date"),
    ("acled", "acled.csv", swap("COD2,", "COD1,"), "given twice"),
    ("acled", "acled.csv", swap("Middle Africa", "Central Africa"), "region"),
    ("acled", "acled.csv", swap("COD2,", '"COD2,'), "is not a table"),
    ("ucdp", "ged.csv", swap(",2,2,2,490", ",2,1,2,490"), "are not in order"),
    ("ucdp", "ged.csv", swap("POINT (29.44669 -1.18666)", "POINT (-1.18666 29.44669)"), "geom_wkt"),
    ("ucdp", "ged.csv", swap(",127859,", ",127860,"), "priogrid_gid"),
    ("ucdp", "ged.csv", swap(",0,0,7,0,7,9,7,", ",0,0,7,1,7,9,7,"), "together"),
    (
        "ucdp",
        "ged.csv",
        swap("1,COD-2026-3-i000000000001,2026,,,3", "1,COD-2026-3-i000000000001,2026,,,4"),
        "type_of_violence",
    ),
    ("plover", "plover.jsonl", swap('"ASSAULT"', '"FIGHT"'), "PLOVER has no 'FIGHT'"),
    ("plover", "plover.jsonl", swap('"heavy-weapons"', '"arrest"'), "mode"),
    ("plover", "plover.jsonl", swap('"2026-03-10"', '"10 March"'), "is no day"),
    ("plover", "plover.jsonl", swap('{"id"', '["id"'), "is no JSON object"),
    ("plover", "plover.jsonl", swap('"material conflict"', '"verbal conflict"'), "quad_code"),
    ("cameo", "events.tsv", swap("\t194\t194\t19\t", "\t194\t194\t18\t"), "EventRootCode"),
    ("cameo", "events.tsv", swap("\t-10.0\t", "\t-9.0\t"), "GoldsteinScale"),
    ("cameo", "events.tsv", swap("20260310\t202603\t2026\t", "20260310\t202603\t"), "60 cells instead of 61"),
    ("cameo", "mentions.tsv", lambda text: text.replace(text.split("\t")[0], "1", 1), "there is no event 1"),
    ("geojson", "incidents.geojson", swap("[29.33, -1.49]", "[29.33, -149]"), "no longitude and latitude"),
    ("geojson", "incidents.geojson", swap('"geo_precision": 1', '"geo_precision": 4'), "not flagged"),
    ("geojson", "incidents.geojson", swap("FeatureCollection", "Features"), "no FeatureCollection"),
    ("geojson", "incidents.geojson", lambda text: text[:-5], "not valid JSON"),
    ("gexf", "network.gexf", swap('target="m23"', 'target="nobody"'), "there is no node 'nobody'"),
    ("gexf", "network.gexf", swap("</edges>", ""), "not well-formed"),
    ("gexf", "network.gexf", swap('for="n0"', 'for="n9"'), "no attribute 'n9'"),
    ("csv", "claims.csv", swap(",i000000000001,", ",i999,"), "there is no incident 'i999'"),
    ("csv", "incidents.csv", swap("March 23 Movement", "=1+1"), "begins like a formula"),
    ("csv", "incidents.csv", lambda text: "", "without a heading"),
    ("parquet", "claims.parquet", lambda text: "no parquet", "is no Parquet file"),
    ("jsonl", "incidents.jsonl", swap('"standing": "contested"', '"standing": "true"'), "is no incident"),
    (
        "jsonl",
        "readings.jsonl",
        swap('"text": "March 23 Movement fighters', '"text": "The March 23 Movement fighters'),
        "does not stand",
    ),
    ("ftm", "entities.ftm.json", swap('"schema": "Event"', '"schema": "Incident"'), "there is no 'Incident'"),
    (
        "ftm",
        "entities.ftm.json",
        swap('"involved": ["cc-actor-m23"]', '"involved": ["cc-actor-x"]'),
        "no entity 'cc-actor-x'",
    ),
    ("ftm", "entities.ftm.json", swap('"country": ["cd"', '"country": ["COD"'), "no country code"),
    ("ftm", "entities.ftm.json", swap('"startDate"', '"started"'), "has no property 'started'"),
]


@pytest.fixture(scope="module")
def made(world: MemorySource, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    for name in sorted({case[0] for case in CASES}):
        export(world, name, folder / name, options=Options(today=date(2026, 3, 20)))
    return folder


@pytest.mark.parametrize(("name", "file", "change", "expected"), CASES, ids=[f"{c[0]}: {c[3]}" for c in CASES])
def test_a_broken_file_is_named(made: Path, tmp_path: Path, name: str, file: str, change: Break, expected: str) -> None:
    for path in (made / name).iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    text = (made / name / file).read_text(errors="replace")
    with (tmp_path / file).open("w", newline="") as stream:
        stream.write(change(text))
    problems = [p for p in check_export(tmp_path, name) if "datapackage" not in p and "data package" not in p]
    assert any(expected in problem for problem in problems), problems


def test_a_changed_file_no_longer_fits_its_data_package(made: Path, tmp_path: Path) -> None:
    for path in (made / "acled").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    text = (tmp_path / "acled.csv").read_text()
    (tmp_path / "acled.csv").write_text(text.replace("Example Wire", "Exemple Wire", 1))
    assert any("was changed since" in problem for problem in check_export(tmp_path, "acled"))


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("licenses", [], "licenses"),
        ("resources", [], "at least one"),
        ("resources", [{"name": "a", "path": "../x.csv"}], "relative"),
        ("resources", [{"name": "a", "path": "gone.csv"}], "is not there"),
    ],
)
def test_a_broken_data_package_is_named(made: Path, tmp_path: Path, key: str, value: object, expected: str) -> None:
    for path in (made / "acled").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    package = json.loads((tmp_path / "datapackage.json").read_text())
    (tmp_path / "datapackage.json").write_text(json.dumps({**package, key: value}))
    assert any(expected in problem for problem in check_export(tmp_path, "acled"))


def test_a_single_file_can_be_checked(made: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_bytes((made / "acled" / "acled.csv").read_bytes())
    assert check_export(tmp_path / "mine.csv", "acled") == []
    assert check_export(tmp_path / "mine.csv", "ucdp")


@pytest.mark.parametrize("junk", [b"", b"\xff\xfe\x00", b"{}", b"a,b\n1,2\n", b"<a/>", b"null\n[1]\n"])
def test_junk_is_never_a_traceback_nor_fine(tmp_path: Path, junk: bytes) -> None:
    for name in ("acled", "ucdp", "plover", "cameo", "geojson", "gexf", "csv", "parquet", "jsonl", "ftm"):
        (tmp_path / "junk").write_bytes(junk)
        problems = check_export(tmp_path / "junk", name)
        assert problems or (junk == b"" and name in ("plover", "cameo", "jsonl", "ftm")), name


def test_nothing_there(tmp_path: Path) -> None:
    with pytest.raises(CounterclaimError) as error:
        check_export(tmp_path / "none", "acled")
    assert error.value.code == "E107"
