"""The frames: every example is read as written, every id that others rely on exists, codes are codes of their schemes."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.datafiles import load_entries
from counterclaim.errors import DataFileError
from counterclaim.lexicon import lexicon_fingerprint
from counterclaim.lexicon.check import describe, holds
from counterclaim.lexicon.coverage import ACLED, PLOVER, coverage
from counterclaim.lexicon.frames import Example, Frame, frame, frames, triggers_by_head, ucdp_type
from counterclaim.lexicon.relations import relations
from counterclaim.lexicon.triggers import parse_trigger
from counterclaim.reading.events.match import matches
from counterclaim.reading.parse import Parser
from counterclaim.reading.parsed import Doc

ROWS = [(f, e) for f in frames().values() for e in f.examples]
PUBLIC_IDS = [
    "armed_clash",
    "ceasefire",
    "air_strike",
    "bombing",
    "detention",
    "meeting",
    "statement",
    "shooting",
    "attack",
    "assassination",
    "execution",
    "takes_territory",
    "siege",
    "suicide_bombing",
    "shelling",
    "force_movement",
    "agreement",
    "withdrawal",
    "military_aid",
]


@pytest.fixture(scope="module")
def parsed(parser: Parser) -> dict[str, Doc]:
    texts = list(dict.fromkeys(e.text for _, e in ROWS))
    return dict(zip(texts, map(Doc, parser.nlp.pipe(texts)), strict=True))


@pytest.mark.parametrize(("entry", "example"), ROWS, ids=[f"{f.id}-{e.text[:30]}" for f, e in ROWS])
def test_example_is_read_as_written(entry: Frame, example: Example, parsed: dict[str, Doc]) -> None:
    found = matches(parsed[example.text])
    assert any(holds(m, entry, example) for m in found), [describe(m) for m in found]


def test_at_least_sixty_frames_and_each_has_an_example_and_a_trigger() -> None:
    assert len(frames()) >= 60
    for entry in frames().values():
        assert entry.examples, entry.id
        assert entry.verbs or entry.nouns, entry.id


@pytest.mark.parametrize("frame_id", PUBLIC_IDS)
def test_public_ids_exist(frame_id: str) -> None:
    assert frame(frame_id).meaning


def test_codes_are_codes_of_their_schemes() -> None:
    for entry in frames().values():
        codes = entry.codes
        if codes.plover:
            assert codes.mode is None or codes.mode in PLOVER[codes.plover], entry.id
        if codes.acled:
            assert codes.acled[1] in ACLED[codes.acled[0]], entry.id


def test_every_plover_type_and_nearly_every_acled_sub_event_type_has_a_frame() -> None:
    without = [row for row in coverage() if not row.frames]
    assert not [row for row in without if row.scheme == "PLOVER" and " " not in row.type]
    assert len([row for row in without if row.scheme == "ACLED"]) <= 1


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        (({"state_forces"}, {"rebel_group"}), 1),
        (({"militia"}, {"rebel_group"}), 2),
        (({"rebel_group"}, {"civilians"}), 3),
        (({"rebel_group"}, set()), None),
        ((set(), {"civilians"}), 3),
    ],
)
def test_ucdp_type_follows_from_the_kinds_of_both_sides(sides: tuple[set[str], set[str]], expected: int | None) -> None:
    assert ucdp_type("attack", *sides) == expected
    assert ucdp_type("meeting", *sides) is None


def test_the_most_specific_trigger_comes_first() -> None:
    rows = triggers_by_head()[("verb", "fire")]
    weights = [trigger.weight for _, trigger in rows]
    assert weights == sorted(weights, reverse=True)


@pytest.mark.parametrize("text", ["", "fire obj=", "fire obj=@nothing", "fire => obj"])
def test_bad_triggers_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_trigger(text, "verb")


def test_a_bad_entry_is_reported_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(
        "- id: good\n  meaning: x\n- id: bad\n  meaning: y\n  verbs: ['fire obj=@nothing']\n", encoding="utf-8"
    )
    with pytest.raises(DataFileError) as raised:
        load_entries(path, Frame)
    assert "bad.yaml:3" in str(raised.value)


def test_words_that_a_comma_parts_are_reported(tmp_path: Path) -> None:
    path = tmp_path / "torn.yaml"
    path.write_text("- id: one\n  meaning: x\n  verbs: [shell, hack obj=network,site]\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=r"torn.yaml:3: put quotes round 'hack obj=network,site"):
        load_entries(path, Frame)


def test_on_may_be_written_without_quotes(tmp_path: Path) -> None:
    path = tmp_path / "on.yaml"
    path.write_text("- id: one\n  meaning: x\n  roles: {on: target}\n", encoding="utf-8")
    assert load_entries(path, Frame)[0].roles == {"on": "target"}


def test_relations_load_and_the_fingerprint_is_stable() -> None:
    assert {"backs", "leads", "controls", "excluded_from"} <= set(relations())
    assert lexicon_fingerprint() == lexicon_fingerprint()
    assert lexicon_fingerprint().startswith("sha256:")
