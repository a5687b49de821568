"""The checked registry is kept, entries are made when they are asked for, and of own files only these are read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from counterclaim.errors import DataFileError
from counterclaim.registry import Registry, compiled, loader
from counterclaim.registry.compiled import Actors
from counterclaim.registry.entry import Entry, Name

ENTRIES = [
    Entry(
        id="old-guard", name="Old Guard", kind="militia", country=("SYR",), names=(Name(name="OG", ambiguous=False),)
    ),
    Entry(id="coast-front", name="Front of the Coast\u2028", kind="rebel_group", ties=()),
]
OWN = """\
- {id: red-band, name: Red Band, kind: political_body, country: AAA, opposes: [my-band]}
- {id: my-band, name: Band of the Hill, kind: militia, country: BBB, part_of: [red-band]}
- {id: jane-doe, adds: true, name: Jane Doe, kind: person, names: [Jane of the Hill]}
- {id: state-bbb, adds: true, name: Beland, kind: state, names: [Hillmen], allied_with: [my-band]}
"""


def _own(folder: Path, text: str, name: str = "mine.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_entries_come_back_as_they_were(tmp_path: Path) -> None:
    Actors.of(ENTRIES).save(tmp_path / "kept", [])
    actors, countries = compiled.read(tmp_path / "kept")
    assert countries == []
    assert list(actors) == ["coast-front", "old-guard"]
    assert dict(actors) == {entry.id: entry for entry in ENTRIES}
    assert actors["old-guard"] is actors["old-guard"]
    assert [entry.model_fields_set for entry in actors["old-guard"].names] == [{"name", "form", "ambiguous"}]
    assert "nobody" not in actors
    assert actors.get("nobody") is None


def test_what_is_not_whole_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    Actors.of(ENTRIES).save(path, [])
    whole = path.read_bytes()
    for broken in (whole[:-1], whole.replace(b"Old", b"New"), b"", b"{}", b"[]\n"):
        path.write_bytes(broken)
        with pytest.raises(ValueError, match=r"whole|Expecting"):
            compiled.read(path)


@pytest.mark.usefixtures("small")
def test_only_own_files_are_read_on_top_of_the_kept_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _own(tmp_path, OWN)
    whole, _ = loader.load([path])
    Registry.load()  # keeps what is shipped
    monkeypatch.setattr(loader, "load", lambda paths: pytest.fail("all files were read"))
    for _ in range(2):  # made, and kept
        registry = Registry.load([path])
        assert dict(registry.actors) == {entry.id: entry for entry in whole}
        assert [entry.id for entry in registry.actors.in_order] == sorted(entry.id for entry in whole)
        assert registry.find("Jane of the Hill") == "jane-doe"
        assert registry.index.lookup("Hillmen") == ("state-bbb",)
        holder = registry.holder("president", "state-aaa", date(2002, 1, 1))
        assert holder is not None
        assert holder.id == "jane-doe"


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("mine.yaml", "- {id: jane-doe, name: Jane Doe, kind: person}\n"),  # an office list makes her
        ("offices_mine.yaml", "- {of: red-band, office: spokesperson, holders: ['Kim Roe, 2001 to 2003']}\n"),
        ("countries.yaml", "- {code: CCC, name: Celand, people: Celish}\n"),
    ],
)
def test_files_that_change_more_are_read_with_all_others(tmp_path: Path, name: str, text: str) -> None:
    path = _own(tmp_path, text, name)
    whole, _ = loader.load([path])
    assert dict(Registry.load([path]).actors) == {entry.id: entry for entry in whole}


@pytest.mark.usefixtures("small")
def test_mistakes_are_those_of_all_files_together(tmp_path: Path) -> None:
    path = _own(
        tmp_path,
        "- {id: a, name: Group A, kind: militia, opposes: [nobody-known]}\n"
        "- {id: a, name: Group B, kind: militia, country: XYZ, names: [Bees, Bees]}\n"
        "- {id: nobody, adds: true, name: Nobody, kind: militia}\n",
    )
    with pytest.raises(DataFileError) as together:
        loader.load([path])
    with pytest.raises(DataFileError) as quick:
        Registry.load([path])
    assert quick.value.problems == together.value.problems
    assert len(quick.value.problems) == 4


@pytest.mark.usefixtures("small")
def test_what_is_worked_out_of_all_entries_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Registry.load().named_like("red ba") == ["red-band"]
    monkeypatch.setattr(Entry, "all_names", lambda self: pytest.fail("worked out again"))
    assert Registry.load().named_like("red ba") == ["red-band"]
