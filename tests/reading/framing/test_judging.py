"""Sentences that judge as a whole, and which loaded words count in them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.reading.draft import draft_of
from counterclaim.reading.framing import read_framing
from counterclaim.reading.framing.debate import Voices
from counterclaim.reading.framing.loaded import loaded_words
from counterclaim.reading.parsed import Doc

Read = Callable[..., Doc]
STAGES = ["dates", "actors", "places", "coreference", "attribution"]


def judgement(draft: Read, text: str) -> float:
    doc = draft(text, None, STAGES)
    return Voices(doc, draft_of(doc)).judgement(doc[:])


def framed(draft: Read, text: str) -> list[str]:
    doc = read_framing(draft(text, None, STAGES))
    return [f.text for f in draft_of(doc).framing]


@pytest.mark.parametrize(
    "text",
    [
        "The minister's disgraceful budget is yet another slap in the face of every family in this city.",
        "Once again the feckless council is grovelling before the developers, and nobody should be surprised!",
        "The governor's brave and visionary plan will finally rescue our schools from decades of shameful neglect.",
    ],
)
def test_sentences_that_judge(draft: Read, text: str) -> None:
    assert judgement(draft, text) > 0


@pytest.mark.parametrize(
    "text",
    [
        "The council approved the budget on Tuesday by 12 votes to 9, the mayor's office said in a statement.",
        "Two soldiers were killed and five were wounded when a bomb exploded near the town on Sunday, police said.",
        "The ministry said on Monday that exports had fallen by 4 percent in the third quarter of the year.",
        "Opponents accused the government of ignoring the court, which it denied.",
    ],
)
def test_sentences_that_report(draft: Read, text: str) -> None:
    assert judgement(draft, text) < 0


def test_what_a_speaker_says_in_quotation_marks_is_not_the_texts_judgement(draft: Read) -> None:
    said = 'The mayor said on Tuesday: "This disgraceful budget is a slap in the face of our families."'
    own = "This disgraceful budget is a slap in the face of our families."
    assert judgement(draft, own) > 0 > judgement(draft, said)


def test_a_sentence_that_was_not_parsed_is_judged_by_its_words(parser: object) -> None:
    from spacy.lang.en import English

    from counterclaim.reading.framing.judging import judges

    doc = English()("The feckless, disgraceful, shameful council.")
    assert judges(doc[:], [w.word.strength for w in loaded_words(doc)], 0, (), ()) > 0
    assert judges(doc[:], [], 0, (), ()) < 0


def test_a_word_is_graded_as_it_stands_rather_than_by_its_dictionary_form(draft: Read) -> None:
    doc = draft("The besieged town was calm.", stages=[])
    assert [hit.word.term for hit in loaded_words(doc)] == ["besieged"]


def test_weak_words_count_only_where_the_sentence_judges(draft: Read) -> None:
    plain = "The court said on Friday that the claims of both companies were false."
    sharp = "The minister's false and despicable claims are an insult to every honest worker in this country!"
    assert "false" not in framed(draft, plain)
    assert {"false", "despicable"} <= set(framed(draft, sharp))


def test_the_longest_phrase_is_one_span_and_compounds_are_found_by_their_ending(draft: Read) -> None:
    text = "This donor-fuelled, jargon-ridden cabal has the audacity to lecture us, and it is a slap in the face!"
    assert {"donor-fuelled", "jargon-ridden", "has the audacity", "slap in the face"} <= {
        " ".join(t.split()).removeprefix("a ") for t in framed(draft, text)
    }


def test_names_judge_nobody(draft: Read) -> None:
    assert framed(draft, "The Daily Beast and the band Savage Garden were named in the report.") == []
