"""The gazetteer: folding, look-up, sound, building, imports, checks."""

from __future__ import annotations

import multiprocessing
import os
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from counterclaim.datafiles import load_entries
from counterclaim.errors import CounterclaimError, DataFileError
from counterclaim.gazetteer import (
    Gazetteer,
    check,
    countries,
    fold_place,
    gazetteer_version,
    shared_gazetteer,
    sound_key,
)
from counterclaim.gazetteer import import_places as take_in
from counterclaim.gazetteer.build import build_file, build_memory, connect, remove_stale
from counterclaim.gazetteer.fold import closeness
from counterclaim.gazetteer.place import SourcePlace
from counterclaim.gazetteer.supplement import PlaceEntry, place_files


@pytest.mark.parametrize(
    "spellings",
    [
        ("Al Fu‘ah", "al-Fu'ah", "El-Fuah"),
        ("St. Louis", "Saint Louis"),
        ("Sarāqib", "saraqib", "SARAQIB"),
        ("Deir ez-Zor", "Deir al Zor", "Deir ez Zor"),
        ("Côte d’Ivoire", "Cote d'Ivoire"),
        ("U.S.", "US"),
    ],
)
def test_spellings_fold_to_one_key(spellings: tuple[str, ...]) -> None:
    assert len({fold_place(name) for name in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Tel Touqan", "Tall Tuqan"), ("Sarjeh", "Sarjah"), ("Hassajik", "Hasajik"), ("Jableh", "Jabla")]
)
def test_transliterations_sound_alike(one: str, other: str) -> None:
    a, b = fold_place(one), fold_place(other)
    assert sound_key(a) == sound_key(b)
    assert closeness(a, b) >= 0.6


@example("𝓐")
@given(st.text(max_size=60))
def test_folding_never_fails_and_is_stable(name: str) -> None:
    assert fold_place(fold_place(name)) == fold_place(name) or not fold_place(name).isascii()


def _small() -> list[SourcePlace]:
    return [
        SourcePlace("own:a", ["Norhafen", "Norhaven"], "settlement", 10.0, 20.0, "SYR", population=5),
        SourcePlace("own:b", ["Sharqah"], "settlement", 11.0, 21.0, "ARE", population=500),
    ]


def test_find_by_any_name_and_by_sound_only_within_countries() -> None:
    gazetteer = Gazetteer([build_memory(_small())])
    assert [place.id for place in gazetteer.find("NORHAVEN")] == ["own:a"]
    assert gazetteer.sound_many([fold_place("Sharga")], ["SYR"]) == {}
    assert gazetteer.sound_many([fold_place("Sharga")], ["ARE"])[fold_place("Sharga")][0].id == "own:b"
    assert gazetteer.by_id(["own:b"])["own:b"].name == "Sharqah"
    assert gazetteer.names_of("own:a") == ["norhafen", "norhaven"]


def _build(path: str) -> None:
    build_file(Path(path), _small())


def test_two_processes_may_build_at_once(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_build, args=(str(path),)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [p.name for p in tmp_path.iterdir()] == ["index.sqlite"]
    assert Gazetteer([connect(path)]).size() == (2, 3)


def test_shipped_places() -> None:
    gazetteer = shared_gazetteer()
    assert gazetteer.find("Saraqeb")[0].country == "SYR"
    assert {place.country for place in gazetteer.find("Georgia")[:2]} == {"GEO", "USA"}
    assert gazetteer.find("Kabardino-Balkaria")[0].kind == "admin1"
    assert gazetteer.find("Hodeidah")[0].country == "YEM"
    assert gazetteer.sound_many(["sarja"], ["SYR"])["sarja"][0].country == "SYR"
    assert gazetteer_version().startswith("shipped ")


def test_shipped_files_hold_and_are_many() -> None:
    assert check() == []
    assert len(load_entries(place_files(), PlaceEntry)) >= 1000
    assert len(countries()) == 250


def test_import_of_a_csv_wins_over_what_ships(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERCLAIM_DATA", str(tmp_path / "data"))
    source = tmp_path / "mine.csv"
    source.write_text(
        "name,lat,lon,country,aliases\nKhirbet Test,35.5,36.5,SYR,Kherbet Test;Old Test\n", encoding="utf-8"
    )
    target, count = take_in(source)
    assert count == 1
    assert [place.id for place in Gazetteer([connect(target)]).find("old test")] == ["user:khirbet-test-syr"]
    assert "own" in gazetteer_version()


def test_import_of_a_geonames_dump(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERCLAIM_DATA", str(tmp_path / "data"))
    row = "163900\tTall Test\tTall Test\t\t35.1\t36.2\tP\tPPL\tSY\t\t12\t\t\t\t40\t\t\tAsia/Damascus\t2012-01-01\n"
    dump = tmp_path / "SY.txt"
    dump.write_text(row, encoding="utf-8")
    names = tmp_path / "names.txt"
    names.write_text("1\t163900\ten\tTest Hill\t\t\t\t\n2\t163900\tja\tx\t\t\t\t\n", encoding="utf-8")
    target, count = take_in(dump, names)
    assert count == 1
    assert Gazetteer([connect(target)]).find("test hill")[0].country == "SYR"


def test_import_names_file_and_line_of_what_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERCLAIM_DATA", str(tmp_path / "data"))
    source = tmp_path / "bad.csv"
    source.write_text("name,lat,lon\nA,1,2\nB,99,2\nC,x,2\n", encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        take_in(source)
    assert [problem.split(": ")[0] for problem in caught.value.problems] == ["bad.csv:3", "bad.csv:4"]
    with pytest.raises(CounterclaimError, match="E107"):
        take_in(tmp_path / "none.csv")


def test_a_dump_gives_divisions_kinds_and_names_of_what_was_taken_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNTERCLAIM_DATA", str(tmp_path / "data"))
    rows = [
        ("10", "Tall Test", "P", "PPL", "SY", "12", "7"),
        ("11", "Test Province", "A", "ADM1", "SY", "12", ""),
        ("12", "Test District", "A", "ADM2", "SY", "12", "7"),
        ("13", "Test Street", "R", "ST", "SY", "12", ""),
    ]
    dump = tmp_path / "SY.txt"
    dump.write_text(
        "".join(
            f"{n}\t{name}\t{name}\t\t35.1\t36.2\t{kind}\t{code}\t{cc}\t\t{one}\t{two}\t\t\t40\t\t\tUTC\t2012-01-01\n"
            for n, name, kind, code, cc, one, two in rows
        )
        + "no row at all\n",
        encoding="utf-8",
    )
    names = tmp_path / "names.txt"
    names.write_text("1\t10\ten\tTall Test\t\t\n2\t13\ten\tTest Road\t\t\n3\t99\ten\tNowhere\t\t\n", encoding="utf-8")
    target, count = take_in(dump, names)
    assert count == 3  # streets are left out
    gazetteer = Gazetteer([connect(target)])
    town = gazetteer.find("tall test")[0]
    assert (town.admin1_id, town.admin2_id, town.quality) == ("geonames:11", "geonames:12", 0)
    assert gazetteer.find("Test Province")[0].kind == "admin1"
    assert gazetteer.find("Test Road") == gazetteer.find("Nowhere") == []


def test_a_wrong_file_never_replaces_a_good_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERCLAIM_DATA", str(tmp_path / "data"))
    dump = tmp_path / "SY.txt"
    dump.write_text(
        "10\tTall Test\tTall Test\t\t35.1\t36.2\tP\tPPL\tSY\t\t12\t\t\t\t40\t\t\tUTC\t2012-01-01\n", encoding="utf-8"
    )
    target, _ = take_in(dump)
    for text in ("", "<html>404</html>\n", "10\tTall Test\tTall Test\t\tnorth\t36.2\tP\tPPL\tSY" + "\t" * 10 + "\n"):
        dump.write_text(text, encoding="utf-8")
        with pytest.raises(DataFileError):
            take_in(dump)
    broken = tmp_path / "SY.zip"
    broken.write_bytes(b"PK no zip")
    with pytest.raises(DataFileError):
        take_in(broken)
    assert len(Gazetteer([connect(target)]).find("tall test")) == 1
    assert not list(target.parent.glob("*.part"))


def test_older_indexes_go_when_a_new_one_is_built(tmp_path: Path) -> None:
    for number, name in enumerate(("a", "b", "c")):
        path = tmp_path / f"gazetteer-{name}.sqlite"
        path.write_bytes(b"old")
        os.utime(path, (number, number))
    (tmp_path / "gazetteer-d.part").write_bytes(b"broken off")
    os.utime(tmp_path / "gazetteer-d.part", (0, 0))
    new = tmp_path / "gazetteer-new.sqlite"
    build_file(new, [SourcePlace("x:1", ["Tall Test"], "settlement", 1.0, 2.0)])
    assert sorted(path.name for path in remove_stale(new)) == [
        "gazetteer-a.sqlite",
        "gazetteer-b.sqlite",
        "gazetteer-d.part",
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["gazetteer-c.sqlite", "gazetteer-new.sqlite"]
