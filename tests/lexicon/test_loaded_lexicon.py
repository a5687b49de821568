"""The loaded words of public debate: well formed, many, of no side, and even-handed between left and right."""

from __future__ import annotations

import re

import pytest

from counterclaim.errors import DataFileError
from counterclaim.lexicon.loaded import LoadedGroup, lexicon_of, loaded_lexicon

SIDES = re.compile(
    r"\b(?:islam\w*|muslim\w*|christian\w*|jew\w*|zionis\w*|shi\W?[ai]\w*|sunni\w*|kurd\w*|arab\w*|russia\w*|ukrain\w*|israel\w*|palestin\w*|americ\w*|"
    r"iran\w*|syria\w*|turk\w*|chin(?:a|ese)|communis\w*|socialis\w*|marxis\w*|nazi\w*|republicans?|democrats?|obama\w*)\b"
)


def group(**values: object) -> LoadedGroup:
    return LoadedGroup.model_validate({"strength": 2, "words": ["vile"], **values})


def test_there_are_thousands_of_words_of_every_kind_and_strength() -> None:
    entries = loaded_lexicon().entries
    assert len(entries) > 5000
    assert {(e.pos, e.strength) for e in entries} >= {(p, s) for p in ("ADJ", "ADV", "NOUN", "VERB") for s in (1, 2, 3)}


def test_no_word_names_a_side() -> None:
    assert [e.term for e in loaded_lexicon().entries if SIDES.search(e.term)] == []


def test_what_is_listed_for_the_left_is_listed_for_the_right() -> None:
    of = {(e.term, e.pos): e.strength for e in loaded_lexicon().entries}
    pairs = 0
    for (term, pos), strength in of.items():
        for one, other in (
            ("left", "right"),
            ("right", "left"),
            ("liberal", "conservative"),
            ("conservative", "liberal"),
        ):
            camp = re.search(
                rf"(?:^|far-|hard-|ultra-|extreme |radical |arch-|the far |the radical ){one}(?:y|ist|ism|-wing(?:er)?| media)?$",
                term,
            )
            if camp and len(term) > len("right"):
                pairs += 1
                assert of.get((term.replace(one, other), pos)) == strength, term
    assert pairs > 20


def test_terms_are_cut_as_the_tokeniser_cuts_them() -> None:
    lexicon = lexicon_of([group(words=["can't be trusted", "pandora's box", "mean-spirited"])])
    assert [e.words for e in lexicon.entries[:3]] == [
        ("ca", "n't", "be", "trusted"),
        ("pandora", "'s", "box"),
        ("mean", "-", "spirited"),
    ]


def test_an_adjective_brings_its_adverb() -> None:
    adverbs = {
        e.term
        for e in lexicon_of([group(pos="ADJ", words=["vile", "horrible", "nasty", "barbaric"])]).entries
        if e.pos == "ADV"
    }
    assert adverbs == {"vilely", "horribly", "nastily", "barbarically"}


def test_a_word_that_stands_twice_is_refused_with_its_lines() -> None:
    with pytest.raises(DataFileError, match="'vile' stands here and in"):
        lexicon_of([group(pos="ADJ"), group(pos="ADJ", strength=3)])


def test_words_are_written_small() -> None:
    with pytest.raises(ValueError, match="small letters"):
        group(words=["Vile"])


def test_a_phrase_is_looked_at_only_where_its_second_word_follows() -> None:
    lexicon = lexicon_of([group(words=["so", "so much hot air", "so vile"])])
    assert [e.term for e in lexicon.beginning("so", {"much"})] == ["so much hot air", "so vile", "so"]
    assert [e.term for e in lexicon.beginning("so", {"far"})] == ["so"]
    assert [e.term for e in lexicon.beginning("so", ())] == ["so"]
    assert lexicon.beginning("far", {"much"}) == ()
