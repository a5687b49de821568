"""The registry's data, its checks, and its answers over time."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from counterclaim.errors import DataFileError
from counterclaim.registry import Registry, check
from counterclaim.registry.entry import KINDS


@pytest.fixture(scope="module")
def registry() -> Registry:
    return Registry.load()


def own(tmp_path: Path, text: str) -> list[Path]:
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    return [path]


def test_the_shipped_files_hold() -> None:
    assert check() == []


def test_coverage(registry: Registry) -> None:
    written = [e for e in registry.actors.values() if not e.generated]
    assert sum(e.kind != "person" for e in written) >= 1500
    assert sum(e.kind == "person" for e in written) >= 1000
    assert sum(e.id.startswith("state-") for e in registry.actors.values()) >= 195


def test_every_state_has_its_branches(registry: Registry) -> None:
    for code in registry.countries:
        for prefix in ("state", "forces", "police", "parliament", "mfa", "mod", "moi", "moh"):
            assert f"{prefix}-{code.lower()}" in registry.actors
        assert registry.represents(f"forces-{code.lower()}") == f"state-{code.lower()}"


def test_kinds_are_those_of_the_contract(registry: Registry) -> None:
    assert {e.kind for e in registry.actors.values()} <= set(KINDS)


def test_a_renamed_group_is_one_actor(registry: Registry) -> None:
    assert registry.name_at("jabhat-fateh-al-sham", date(2015, 6, 1)) == "al-Nusra Front"
    assert registry.name_at("jabhat-fateh-al-sham", date(2016, 9, 1)) == "Jabhat Fateh al-Sham"
    assert registry.name_at("islamic-state", date(2008, 1, 1)) == "Islamic State of Iraq"
    assert registry.name_at("islamic-state", date(2015, 1, 1)) == "Islamic State"
    assert registry.name_at("state-cod", date(1990, 1, 1)) == "Zaire"
    assert "al-Nusra Front" in registry.aliases("jabhat-fateh-al-sham", date(2017, 7, 1))


def test_an_operation_does_not_rename_an_army(registry: Registry) -> None:
    assert registry.name_at("forces-fra", date(2015, 1, 1)) == "Armed forces of France"


def test_ties_hold_in_their_time(registry: Registry) -> None:
    assert [t.actor for t in registry.ties("jabhat-fateh-al-sham", date(2015, 1, 1)) if t.type == "part_of"] == [
        "al-qaeda"
    ]
    assert registry.tied("hezbollah", "state-isr", date(2020, 1, 1))[0][1].type == "opposes"


def test_offices_over_time(registry: Registry) -> None:
    holder = registry.holder("president", "state-fra", date(2017, 7, 1))
    assert holder is not None
    assert holder.name == "Emmanuel Macron"
    assert registry.represents("boris-johnson", date(2020, 1, 1)) == "state-gbr"
    assert registry.represents("boris-johnson", date(2024, 1, 1)) is None


def test_outlets_and_whom_they_speak_for(registry: Registry) -> None:
    assert registry.represents("sana") == "state-syr"
    assert registry.represents("amaq") == "islamic-state"
    assert registry.represents("reuters") is None


def test_demonyms(registry: Registry) -> None:
    assert registry.demonym("Syrian") == registry.demonym("Syrians") == "SYR"
    assert registry.demonym("Frenchmen") == "FRA"
    assert registry.demonym("Purple") is None


def test_an_entry_of_ones_own_wins(tmp_path: Path) -> None:
    paths = own(tmp_path, "- {id: hamas, name: Hamas, kind: political_body, country: PSE}\n")
    assert Registry.load(paths).actors["hamas"].kind == "political_body"
    assert Registry.load().actors["hamas"].kind == "rebel_group"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- {id: a, name: Group A, kind: rebels}", "mine.yaml:1: kind"),
        ("- {id: a, name: Group A, kind: militia, country: XYZ}", "mine.yaml:1: country: 'XYZ'"),
        ("- {id: a, name: Group A, kind: militia, opposes: [nobody-known]}", "'nobody-known' in a is no actor's id"),
        ("- {id: a, name: Group A, kind: militia, from: 2015-02-30}", "not a date that exists"),
        ("- {id: a, name: Group A, kind: militia, nmaes: [B]}", "nmaes"),
        ("- {id: a, name: Group A, kind: militia}\n- {id: a, name: Group B, kind: militia}", "mine.yaml:2: id: 'a'"),
    ],
)
def test_mistakes_are_named_with_file_and_line(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(DataFileError) as error:
        Registry.load(own(tmp_path, text))
    assert says in str(error.value)


def test_a_name_that_two_share_must_say_so(tmp_path: Path) -> None:
    problems = check(own(tmp_path, "- {id: other-hamas, name: Hamas, kind: militia}"))
    assert len(problems) == 1
    assert "'hamas'" in problems[0]


@pytest.mark.usefixtures("small")
def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setenv("COUNTERCLAIM_CACHE", str(blocked / "below"))
    assert "red-band" in Registry.load().actors


@pytest.mark.usefixtures("small")
def test_a_broken_cache_is_built_again(tmp_path: Path) -> None:
    first = Registry.load()
    assert first.find("Red Band") == "red-band"
    paths = sorted((tmp_path / "cache").glob("registry-*.json*"))
    assert len(paths) == 2
    for path in paths:
        path.write_text("{", encoding="utf-8")
    for _ in range(2):
        assert Registry.load().actors == first.actors
        assert Registry.load().find("Red Band") == "red-band"


def test_ministers_of_most_states_are_known(registry: Registry) -> None:
    held = {(t.office, t.actor) for a in registry.actors.values() for t in registry.ties(a.id) if t.office}
    for office, least in (("foreign_minister", 195), ("defence_minister", 165)):
        assert sum(of.startswith("state-") for name, of in held if name == office) >= least


@pytest.mark.parametrize(
    ("office", "state", "day", "name"),
    [
        ("foreign_minister", "state-isr", date(1995, 6, 1), "Shimon Peres"),
        ("foreign_minister", "state-are", date(2015, 1, 1), "Abdullah bin Zayed Al Nahyan"),
        ("defence_minister", "state-egy", date(2012, 1, 1), "Hussein Tantawi"),
        ("defence_minister", "state-arm", date(2020, 10, 1), "Davit Tonoyan"),
        ("prime_minister", "state-pak", date(1992, 1, 1), "Nawaz Sharif"),
    ],
)
def test_who_held_an_office_that_day(registry: Registry, office: str, state: str, day: date, name: str) -> None:
    holder = registry.holder(office, state, day)
    assert holder is not None
    assert holder.name == name
