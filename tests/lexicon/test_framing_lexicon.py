"""The framing lexicon: well formed, large enough, and of no side."""

from __future__ import annotations

import re

import pytest

from counterclaim.lexicon.framing import Wording, framing_lexicon

SIDES = re.compile(
    r"\b(?:islam\w*|muslim\w*|christian\w*|jew\w*|zionis\w*|shi\W?[ai]\w*|sunni\w*|kurd\w*|arab\w*|russia\w*|ukrain\w*|israel\w*|palestin\w*|american?|"
    r"iran\w*|syria\w*|turk\w*|leftist|left-wing|right-wing|communis\w*|republican|democrat\w*|rebels?|insurgents?|separatists?)\b"
)


def test_the_lexicon_is_large_and_has_all_worded_devices() -> None:
    entries = framing_lexicon().entries
    assert len(entries) >= 150
    assert {e.device for e in entries} == {
        "loaded_label",
        "loaded_description",
        "loaded_verb",
        "so_called",
        "source_boost",
        "source_discredit",
        "euphemism",
    }


def test_no_entry_names_a_side() -> None:
    assert [e.term for e in framing_lexicon().entries if SIDES.search(e.term)] == []


def test_no_term_stands_twice_for_the_same_part_of_speech() -> None:
    seen = [(e.term, e.pos, e.next) for e in framing_lexicon().entries]
    assert [one for one in set(seen) if seen.count(one) > 1] == []


def test_terms_are_written_small() -> None:
    with pytest.raises(ValueError, match="small letters"):
        Wording.model_validate({"term": "Regime", "device": "loaded_label"})


def test_a_hyphen_is_a_word() -> None:
    assert Wording.model_validate({"term": "so-called", "device": "so_called"}).words == ("so", "-", "called")
