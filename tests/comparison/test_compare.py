"""Two tellings side by side: kept, dropped, added, attribution lost, numbers changed, actors relabelled, copies."""

from __future__ import annotations

import json

import pytest

import counterclaim
from counterclaim.comparison import Comparison, compare
from counterclaim.comparison.align import align
from counterclaim.comparison.labels import actor_names
from counterclaim.comparison.words import shared_share
from counterclaim.render.comparison import comparison_text

WIRE = (
    "Rebels of Ahrar al-Sham shelled the town of Saraqeb on Friday, killing three civilians, the Syrian Observatory for "
    "Human Rights said.\nThe Syrian army took two villages near Hama on Thursday, state media reported.\n"
    "Turkey called for a ceasefire."
)
RETOLD = (
    "Terrorists of Ahrar al-Sham shelled the town of Saraqeb on Friday, killing eleven civilians.\n"
    "The so-called Syrian Observatory for Human Rights said nothing.\n"
    "Russia delivered food to Aleppo on Saturday."
)


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare([counterclaim.read(text, published="2017-07-16") for text in (WIRE, RETOLD)])


def test_the_shelling_is_kept_and_its_changes_told(comparison: Comparison) -> None:
    pair = next(p for p in comparison.tellings[0].kept if "shelled" in p.before.text and "shelled" in p.after.text)
    changes = {change.kind: change for change in pair.changes}
    assert "attribution_lost" in changes
    assert (changes["number_changed"].before, changes["number_changed"].after) == ("3 killed", "11 killed")
    assert pair.because


def test_what_was_dropped_and_added(comparison: Comparison) -> None:
    telling = comparison.tellings[0]
    assert any("two villages" in evidence.text for evidence in telling.dropped)
    assert any("food" in evidence.text for evidence in telling.added)
    assert not any("food" in evidence.text for evidence in telling.dropped)


def test_actors_relabelled_and_sources_discredited(comparison: Comparison) -> None:
    telling = comparison.tellings[0]
    names = {entry.name: [label.text.lower() for label in entry.after] for entry in telling.relabelled}
    assert any("terrorist" in text for text in names["Ahrar al-Sham"])
    assert [d.name for d in telling.discredited] == ["Syrian Observatory for Human Rights"]


def test_evidence_points_at_its_text(comparison: Comparison) -> None:
    telling = comparison.tellings[0]
    for evidence in [
        *telling.dropped,
        *telling.added,
        *(p.before for p in telling.kept),
        *(p.after for p in telling.kept),
    ]:
        text = (WIRE, RETOLD)[evidence.telling]
        assert text[evidence.start_char : evidence.end_char] == evidence.text


def test_a_copy_is_no_independent_telling() -> None:
    copied = "In brief: " + WIRE
    readings = [counterclaim.read(text, published="2017-07-16") for text in (WIRE, copied, RETOLD)]
    copy, other = compare(readings).tellings
    assert copy.copy_of_first
    assert copy.shared_share > 0.9
    assert not copy.dropped
    assert not other.copy_of_first


def test_a_text_against_itself_has_no_changes() -> None:
    reading = counterclaim.read(WIRE, published="2017-07-16")
    telling = compare([reading, reading]).tellings[0]
    assert not telling.dropped
    assert not telling.added
    assert not telling.relabelled
    assert not [pair for pair in telling.kept if pair.changes]


def test_the_terminal_text_fits_and_the_json_reads_back(comparison: Comparison) -> None:
    text = comparison_text(comparison)
    assert max(map(len, text.splitlines())) <= 80
    assert "attribution lost" in text
    assert json.loads(comparison.to_json())["schema"] == "counterclaim.comparison/1"


def test_one_reading_is_not_enough() -> None:
    with pytest.raises(ValueError, match="two readings"):
        compare([counterclaim.read(WIRE)])


def test_shared_share_of_unlike_texts_is_nothing() -> None:
    assert shared_share("one two three four five six", "seven eight nine ten eleven twelve") == 0.0


def test_the_page_is_whole_and_escapes_the_documents() -> None:
    from counterclaim.render.comparison_page import comparison_page

    hostile = 'The army <img src=x onerror=alert(1)> shelled the town, "<script>alert(2)</script>" it said.'
    page = comparison_page(compare([counterclaim.read(WIRE), counterclaim.read(hostile)]))
    assert page.startswith("<!doctype html>")
    assert "<script" not in page
    assert "<img" not in page
    assert "http://" not in page
    assert "https://" not in page


def test_parts_that_retell_are_shown_though_most_is_new() -> None:
    own = (
        "Residents of Saraqeb had left in the night. Shops stayed shut and the mill was empty when reporters came.\n"
        "Rebels of Ahrar al-Sham shelled the town of Saraqeb on Friday, killing three civilians, a war monitor said.\n"
        "Nobody knows who will bury the dead, and the road to the north is closed. The mayor asked for buses and bread."
    )
    telling = compare([counterclaim.read(text, published="2017-07-16") for text in (WIRE, own)]).tellings[0]
    assert not telling.copy_of_first
    assert [p.sentences for p in telling.passages] == [1]
    passage = telling.passages[0]
    assert passage.before.text.startswith("Rebels of Ahrar al-Sham")
    assert own[passage.after.start_char : passage.after.end_char] == passage.after.text
    assert 0.5 <= passage.share < 1
    assert 0 < telling.retold_share < 1
    assert "shared passages" in comparison_text(compare([counterclaim.read(WIRE), counterclaim.read(own)]))


def test_neighbours_that_retell_neighbours_are_one_passage() -> None:
    copied = "A word before the news came in late that day.\n" + WIRE
    telling = compare([counterclaim.read(text, published="2017-07-16") for text in (WIRE, copied)]).tellings[0]
    assert [p.sentences for p in telling.passages] == [2]
    assert telling.passages[0].share == 1.0


def test_each_document_says_how_it_names_its_actors(comparison: Comparison) -> None:
    first, second = comparison.documents
    named = {row.name: [label.text for label in row.labels] for row in second.labels}
    assert named["Ahrar al-Sham"][0].startswith("Terrorists")
    assert "Terrorists" not in {label.text for row in first.labels for label in row.labels}


@pytest.mark.parametrize(
    "other",
    [
        "Fighters of the Wazalendo fought alongside the Congolese army on Friday.",  # another ally, in like words
        "Rwandan troops fought alongside M23 on Friday.",
    ],
)
def test_what_is_told_of_other_parties_is_another_claim(other: str) -> None:
    first = counterclaim.read(
        "Fighters of the FDLR fought alongside the Congolese army on Friday.", published="2026-03-11"
    )
    assert align(first, first)
    assert not align(first, counterclaim.read(other, published="2026-03-11"))


def test_what_two_are_called_together_is_a_name_of_neither() -> None:
    reading = counterclaim.read("M23 fought the FDLR. Both sides lost men.", published="2026-03-11")
    assert "Both sides" in {m.text for a in reading.actors for m in a.mentions}
    assert "Both sides" not in {label.text for row in actor_names(reading) for label in row.labels}
