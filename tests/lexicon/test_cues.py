"""The cue and governor lexicons: size, shape, and messages for those who edit them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from counterclaim.errors import DataFileError
from counterclaim.lexicon.cues import cues, load_cues
from counterclaim.lexicon.governors import governors


def test_cues_are_many_and_of_all_parts_of_speech() -> None:
    entries = cues().entries
    assert len(entries) >= 250
    assert {entry.pos for entry in entries} == {"verb", "noun", "preposition", "adverb", "adjective"}
    assert any(len(entry.words) > 1 for entry in entries)


def test_no_cue_is_given_twice() -> None:
    found = Counter((entry.pos, entry.cue) for entry in cues().entries if not entry.only)  # one word, other objects
    assert [key for key, count in found.items() if count > 1] == []


def test_every_verb_and_noun_says_where_its_content_stands() -> None:
    assert [e.where for e in cues().entries if e.pos in ("verb", "noun") and not e.takes] == []


@pytest.mark.parametrize(
    ("lemma", "stance", "polarity"),
    [
        ("say", "states", "positive"),
        ("accuse", "accuses", "positive"),
        ("deny", "denies", "negative"),
        ("admit", "admits", "positive"),
        ("demand", "demands", "positive"),
        ("vow", "promises", "positive"),
        ("threaten", "threatens", "positive"),
        ("fear", "fears", "positive"),
        ("predict", "predicts", "positive"),
        ("doubt", "doubts", "positive"),
        ("condemn", "condemns", "positive"),
        ("praise", "praises", "positive"),
        ("ask", "asks", "positive"),
        ("boast", "claims_responsibility", "positive"),
    ],
)
def test_stances(lemma: str, stance: str, polarity: str) -> None:
    cue = cues().verb(lemma)
    assert cue is not None
    assert (cue.stance, cue.polarity) == (stance, polarity)


def test_longest_cue_comes_first() -> None:
    found = cues().starting("verb", "claim")
    assert [len(cue.words) for cue in found] == sorted((len(cue.words) for cue in found), reverse=True)


def test_a_mistake_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "cues.yaml"
    path.write_text(
        "- {cue: say, pos: verb}\n- {cue: Cry, pos: verb}\n- {cue: moan, pos: verb, stance: whines}\n", encoding="utf-8"
    )
    with pytest.raises(DataFileError) as raised:
        load_cues(path)
    message = str(raised.value)
    assert "cues.yaml:2" in message
    assert "cues.yaml:3" in message


def test_governors_load() -> None:
    effects = {governor.effect for found in governors().values() for governor in found}
    assert {"planned", "demanded", "feared", "prevented", "ended", "due"} <= effects


def test_of_one_word_with_two_entries_the_first_in_the_file_counts(tmp_path: Path) -> None:
    file = tmp_path / "cues.yaml"
    file.write_text(
        "- {cue: hold out, pos: verb, takes: [that]}\n"
        "- {cue: hold, pos: verb, takes: [that], stance: promises}\n"
        "- {cue: hold, pos: verb, takes: [that], stance: fears}\n",
        encoding="utf-8",
    )
    found = load_cues(file).verb("hold")
    assert found is not None
    assert found.stance == "promises"
