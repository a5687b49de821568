"""The tables of names: kept on disk between runs, made anew where they do not hold, the same either way."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.registry.entry import Entry, Name
from counterclaim.registry.index import NameIndex
from counterclaim.registry.table import Table
from counterclaim.registry.tables import tables

ENTRIES = [
    Entry(id="plain-front", name="Front of the Plain", kind="rebel_group", country=("SYR",), names=(Name(name="FOP"),)),
    Entry(id="plain-youth", name="Youth of the Plain Front", kind="militia", country=("SYR",)),
    Entry(
        id="old-guard", name="Harakat Rijal al-Sahl", kind="militia", country=("SYR",), names=(Name(name="the Guard"),)
    ),
]
TEXT = (
    "The FOP and the Youth of the Plain Front fought men of Harakat Rijaal as-Sahl; a fop left, and the Guard stayed."
)


def hits(index: NameIndex) -> list[tuple[str, tuple[str, ...]]]:
    return [(TEXT[hit.start : hit.end], hit.actor_ids) for hit in index.find(TEXT)]


EXPECTED = [
    ("FOP", ("plain-front",)),
    ("Youth of the Plain Front", ("plain-youth",)),
    ("Harakat Rijaal as-Sahl", ("old-guard",)),
    ("the Guard", ("old-guard",)),
]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COUNTERCLAIM_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_kept_tables_find_what_built_ones_find(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert hits(NameIndex(ENTRIES)) == EXPECTED
    assert not home.exists()  # without a fingerprint nothing is kept
    assert hits(NameIndex(ENTRIES, "sha256:one")) == EXPECTED
    monkeypatch.setattr("counterclaim.registry.tables._built", lambda entries: pytest.fail("built again"))
    assert hits(NameIndex(ENTRIES, "sha256:one")) == EXPECTED


def test_a_file_that_is_cut_short_is_made_again(home: Path) -> None:
    NameIndex(ENTRIES, "sha256:one")
    files = sorted(home.iterdir())
    assert len(files) == 12
    for file in files:
        whole = file.read_bytes()
        if not whole:
            continue
        file.write_bytes(whole[:-1])
        assert hits(NameIndex(ENTRIES, "sha256:one")) == EXPECTED
        assert file.read_bytes() == whole


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    monkeypatch.setenv("COUNTERCLAIM_CACHE", str(tmp_path / "file"))
    assert hits(NameIndex(ENTRIES, "sha256:one")) == EXPECTED


def test_old_tables_make_room(home: Path) -> None:
    for number in range(9):
        tables(ENTRIES, f"sha256:{number}")
    assert len({file.name.partition(".")[0] for file in home.iterdir()}) == 6


def _found(_: int) -> list[tuple[str, tuple[str, ...]]]:
    return hits(NameIndex(ENTRIES, "sha256:both"))


def test_processes_that_build_at_once_all_find_everything(home: Path) -> None:
    with multiprocessing.get_context("fork").Pool(4) as pool:
        assert pool.map(_found, range(16), chunksize=1) == [EXPECTED] * 16
    assert not list(home.glob("*.part"))


words = st.text("abü' -", min_size=1, max_size=8)
records = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 2**32 - 1)), min_size=1, max_size=3)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(words, records, max_size=12), words)
def test_a_table_holds_what_was_put_in(found: dict[str, list[tuple[int, int, int]]], text: str) -> None:
    table = Table.of(found)
    assert {form: table.get(form) for form in found} == found
    assert table.get(text) == found.get(text, [])
    assert sorted(table.begins(text, 0)) == sorted(form for form in found if text.startswith(form))
