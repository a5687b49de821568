"""Agent nouns: the shipped file, plurals, the longest noun wins."""

from __future__ import annotations

import pytest
import spacy

from counterclaim.datafiles import load_entries
from counterclaim.errors import DataFileError
from counterclaim.lexicon.agents import Agent, agent_words, plural_of
from counterclaim.lexicon.wordlists import word_list


def test_the_shipped_file_has_many_nouns_and_no_noun_twice():
    nouns = [agent.noun for agent in agent_words().agents]
    assert len(nouns) >= 300
    assert len(nouns) == len(set(nouns))


@pytest.mark.parametrize(
    ("noun", "plural"), [("enemy", "enemies"), ("boy", "boys"), ("church", "churches"), ("rebel", "rebels")]
)
def test_plural(noun, plural):
    assert plural_of(noun) == plural


@pytest.mark.parametrize(
    ("text", "noun", "plural"),
    [
        ("the security forces", "security force", True),
        ("a police officer", "police officer", False),
        ("an army", "army", False),
    ],
)
def test_the_longest_noun_wins(text, noun, plural):
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    hit = agent_words().at(nlp(text)[-1])
    assert hit is not None
    assert (hit.agent.noun, hit.plural) == (noun, plural)


def test_an_unknown_kind_is_named_with_its_line(tmp_path):
    path = tmp_path / "agents.yaml"
    path.write_text("- {noun: knight, kind: hero}\n")
    with pytest.raises(DataFileError, match=r"agents.yaml:1: kind"):
        load_entries(path, Agent)


def test_word_lists_are_there():
    assert "city" in word_list("place_nouns")
    with pytest.raises(KeyError):
        word_list("no such list")
