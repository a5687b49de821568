"""A user's own actors in the registry: precedence, additions, and where they hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.api import read, read_many
from counterclaim.errors import CounterclaimError, DataFileError
from counterclaim.registry import Registry, registry_with, shared, shared_registry, use_registry

OWN = "- {id: plain-shield, name: Shield of the Plain, kind: rebel_group, country: SYR, names: [Ahrar al-Sham]}\n"


def written(tmp_path: Path, text: str, name: str = "mine.yaml") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_users_name_wins_over_the_shipped(tmp_path: Path) -> None:
    registry = registry_with([written(tmp_path, OWN)])
    assert registry.find("Ahrar al-Sham") == "plain-shield"
    [hit] = registry.index.find("Fighters of Ahrar al-Sham left.")
    assert hit.actor_ids == ("plain-shield",)
    assert not hit.ambiguous
    assert shared_registry().find("Ahrar al-Sham") == "ahrar-al-sham"


def test_an_entry_can_add_to_a_shipped_actor(tmp_path: Path) -> None:
    text = "- {id: state-syr, name: Syria, kind: state, adds: true, names: [Land of Jasmine, LJX]}\n"
    registry = registry_with([written(tmp_path, text)])
    assert registry.find("Land of Jasmine") == registry.find("Syria") == "state-syr"
    assert registry.find("Syrian Arab Republic") == "state-syr"
    assert registry.name_at("state-syr", None) == "Syria"


def test_adding_to_nobody_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match=r"mine.yaml:1: adds: no actor"):
        registry_with([written(tmp_path, "- {id: nobody-here, name: Nobody Here, kind: militia, adds: true}\n")])


def test_a_block_ends_the_use_of_own_files(tmp_path: Path) -> None:
    default = shared_registry()
    with use_registry(registry_with([written(tmp_path, OWN)])) as inner:
        assert shared_registry() is inner
        assert registry_with() is inner
    assert shared_registry() is default


def test_an_edited_file_is_read_again_and_an_unchanged_one_is_not(tmp_path: Path) -> None:
    path = written(tmp_path, OWN)
    first = registry_with([path])
    assert registry_with([str(path)]) is first
    written(tmp_path, OWN.replace("Plain", "Hills"))
    again = registry_with([path])
    assert again.find("Shield of the Hills") == "plain-shield"
    assert again.fingerprint != first.fingerprint


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CounterclaimError, match="E107"):
        registry_with([tmp_path / "none.yaml"])


def test_the_environment_names_files_for_every_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = written(tmp_path, "- {id: hill-guard, name: Guard of the Hill, kind: militia}\n", "other.yaml")
    monkeypatch.setenv(shared.VARIABLE, str(written(tmp_path, OWN)))
    shared._default.cache_clear()
    try:
        assert shared_registry().find("Shield of the Plain") == "plain-shield"
        both = registry_with([other])
        assert both.find("Shield of the Plain") == "plain-shield"
        assert both.find("Guard of the Hill") == "hill-guard"
    finally:
        monkeypatch.undo()
        shared._default.cache_clear()


def test_a_reading_with_own_actors(tmp_path: Path) -> None:
    text = "The Shield of the Plain said it had shelled Saraqeb on Friday."
    path = written(tmp_path, OWN)
    plain, own = read(text), read(text, actors=[path])
    assert "plain-shield" not in {actor.id for actor in plain.actors}
    found = next(actor for actor in own.actors if actor.id == "plain-shield")
    assert found.known
    assert found.kind == "rebel_group"
    assert own.made_by.registry == Registry.load([path]).fingerprint != plain.made_by.registry


def test_a_stream_does_not_lend_its_registry_to_others(tmp_path: Path) -> None:
    stream = read_many(["The Shield of the Plain left.", "It came back."], actors=[written(tmp_path, OWN)])
    default = shared_registry()
    next(stream)
    assert default.find("Shield of the Plain") is None
    assert shared_registry() is default
    stream.close()
