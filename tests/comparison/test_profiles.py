"""How publishers and claimants name actors over several texts."""

from __future__ import annotations

import pytest

import counterclaim
from counterclaim.comparison import LabelProfile, label_profiles
from counterclaim.records import Reading

FIRST = (
    "Terrorists of Ahrar al-Sham shelled the town of Saraqeb on Friday. "
    '"The Syrian regime slaughtered ten villagers," a rebel spokesman said.'
)
SECOND = "Terrorists of Ahrar al-Sham attacked Saraqeb on Sunday. Ahrar al-Sham said nothing of it."


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    one = counterclaim.read(FIRST, published="2017-07-16", publisher="Hill Wire")
    other = counterclaim.read(SECOND, published="2017-07-18", publisher="Hill Wire")
    plain = counterclaim.read("Fighters of Ahrar al-Sham left.", published="2017-07-18", publisher="Coast News")
    return [one, other, plain]


def labels(profile: LabelProfile, name: str) -> dict[tuple[str, str | None], int]:
    actor = next(a for a in profile.actors if a.name == name)
    return {(label.text, label.device): label.count for label in actor.labels}


def test_counts_over_the_texts_of_a_publisher(readings: list[Reading]) -> None:
    first, *_ = label_profiles(readings)
    assert (first.source, first.texts) == ("Hill Wire", 2)
    assert labels(first, "Ahrar al-Sham")["Terrorists", "loaded_label"] == 2


def test_quoted_words_are_the_speakers(readings: list[Reading]) -> None:
    wire = next(p for p in label_profiles(readings) if p.source == "Hill Wire")
    assert "regime" not in {label.text for actor in wire.actors for label in actor.labels}
    spoken = [p for p in label_profiles(readings, "claimant") if p.name == "rebel spokesman"]
    assert labels(spoken[0], "Syria")["regime", "loaded_label"] == 1


def test_examples_point_at_their_text(readings: list[Reading]) -> None:
    texts = {r.document.id: r.document.text for r in readings}
    for profile in label_profiles(readings, examples=1):
        for actor in profile.actors:
            for label in actor.labels:
                assert len(label.examples) == 1
                example = label.examples[0]
                words = texts[example.document][example.start_char : example.end_char]
                assert " ".join(words.split()) == label.text


def test_one_source_alone(readings: list[Reading]) -> None:
    assert [p.source for p in label_profiles(readings, source="Coast News")] == ["Coast News"]
