"""Judging words, whom they judge, and short words in quotation marks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

import counterclaim
from counterclaim.reading.draft import DraftActor, DraftFraming, draft_of
from counterclaim.reading.framing import read_framing
from counterclaim.reading.framing.quotes import short_quotes
from counterclaim.reading.parsed import Doc
from counterclaim.records import Reading

Read = Callable[..., Doc]


def framed(draft: Read, text: str, *actors: str) -> list[DraftFraming]:
    """Frame a text in which these words are actors."""
    doc = draft(text, None, [])
    found = draft_of(doc)
    for token in doc:
        if token.text in actors:
            found.add_actor(DraftActor(id=token.text.lower(), name=token.text, kind="rebel_group"))
            found.add_actor_mention(doc, token.i, token.i + 1, token.text.lower(), "name")
    read_framing(doc)
    return draft_of(doc).framing


@pytest.mark.parametrize(
    ("text", "word", "device", "target"),
    [
        ("Norvian terrorists took the town.", "terrorists", "loaded_label", "norvian"),
        ("The Norvian regime denied it.", "regime", "loaded_label", "norvian"),
        ("The so-called Norvian Council met.", "so-called", "so_called", "norvian"),
        ("The Norvian army launched a brutal attack.", "brutal", "loaded_description", None),
        ("Norvia slaughtered ten villagers.", "slaughtered", "loaded_verb", "norvia"),
        ("Ten villagers were slaughtered by Norvia.", "slaughtered", "loaded_verb", "norvia"),
        ("Norvia said that Suldia is a dictatorship.", "dictatorship", "loaded_label", "suldia"),
        ("The atrocities committed by Norvia go on.", "atrocities", "loaded_description", "norvia"),
        ("Norvia neutralised two men.", "neutralised", "euphemism", "norvia"),
        ("Norvia is sympathetic to the militants.", "sympathetic to", "source_discredit", "norvia"),
        ("They described Norvia as a terrorist state.", "terrorist", "loaded_label", None),
    ],
)
def test_devices_and_targets(draft: Read, text: str, word: str, device: str, target: str | None) -> None:
    found = [f for f in framed(draft, text, "Norvian", "Norvia", "Suldia") if f.text == word]
    assert [f.device for f in found] == [device]
    if target is not None:
        assert found[0].target == target, found[0].rule


def test_owning_up_to_an_attack_is_no_doubtful_claim(draft: Read) -> None:
    doubted = "The corrupt, brutal regime claimed that the cowardly militia lied."
    owned = "The corrupt, brutal militia claimed the cowardly attack."
    for text, judged in ((doubted, True), (owned, False)):
        assert ("claimed" in [f.text for f in draft_of(draft(text, "2026-03-11")).framing]) is judged, text


def test_a_distanced_thing_is_no_actor(draft: Read) -> None:
    found = framed(draft, "The army broke a so-called truce that Norvia never meant to keep.", "Norvia")
    assert [(f.device, f.target) for f in found if f.text == "so-called"] == [("so_called", None)]


@pytest.mark.parametrize(
    "text",
    [
        "The army took the town.",
        "The anti-terrorist squad came.",
        "The sanctions regime was eased.",
        "He spoke at the criminal court.",
        "The fighters of Ahrar al-Sham left.",
        "The mayor left and the council met.",
    ],
)
def test_plain_words_judge_nobody(draft: Read, text: str) -> None:
    assert framed(draft, text) == []


def test_a_neutral_wording_is_given(draft: Read) -> None:
    assert [(f.text, f.neutral) for f in framed(draft, "The regime fell.")] == [("regime", "government")]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('They spoke of the "liberation" of the town.', ["liberation"]),
        ("The “elections” were held on time.", ["elections"]),
        ("He blamed the ‘moderate rebels’ for it.", ["moderate rebels"]),
        ('They decried ""tyranny."" in the land.', ["tyranny"]),
        ('"We will win," he said. "They will not."', []),
        ('The ship "Sea Star" sank.', []),
        ('An operation called "iron fist" began.', []),
        ('He saw "3 dead men" there.', []),
        ("The soldiers' wives didn't leave their men's side.", []),
        ("", []),
    ],
)
def test_short_quotes(text: str, inside: list[str]) -> None:
    assert [text[a:b] for a, b in short_quotes(text)] == inside


@given(st.text(alphabet="ab \"'“”‘’.,\n", max_size=120))
def test_short_quotes_of_any_text_lie_inside_it(text: str) -> None:
    for start, end in short_quotes(text):
        assert 0 <= start < end <= len(text)


def test_swapping_the_enemies_swaps_the_targets(draft: Read) -> None:
    text = "Norvian terrorists fled. The Suldan regime boasted. The so-called Norvian Council lied."
    swapped = text.replace("Norvian", "X").replace("Suldan", "Norvian").replace("X", "Suldan")
    swap = {"norvian": "suldan", "suldan": "norvian", None: None}
    one, two = (framed(draft, t, "Norvian", "Suldan") for t in (text, swapped))
    assert [(f.text, f.device, swap[f.target]) for f in one] == [(f.text, f.device, f.target) for f in two]


def test_words_of_a_speaker_are_said_to_be_his(draft: Read) -> None:
    doc = draft(
        'Minister Arn Bolt of Norvia said: "The regime is finished."',
        None,
        ["actors", "coreference", "attribution", "framing"],
    )
    found = draft_of(doc).framing
    assert [f.text for f in found] == ["regime"]
    assert (found[0].voice, found[0].claimant) == ("quoted", "arn-bolt")


@pytest.mark.parametrize(
    ("text", "word", "voice", "speaker"),
    [
        ("Terrorists took the town of Sarjeh.", "Terrorists", "document", None),
        ('"The terrorists left the town," the governor said.', "terrorists", "quoted", "governor"),
        ("The governor said the terrorists had left the town.", "terrorists", "reported", "governor"),
        ('"The terrorists left the town."', "terrorists", "quoted", None),
    ],
)
def test_whose_wording_it_is(text: str, word: str, voice: str, speaker: str | None) -> None:
    reading = counterclaim.read(text, published="2017-07-16")
    found = next(f for f in reading.framing if f.text == word)
    assert found.voice == voice
    assert reading.name_of(found.claimant) == (speaker or "")
    if found.claim is not None:
        claim = reading.claim(found.claim)
        assert claim is not None
        assert claim.start_char <= found.start_char < found.end_char <= claim.end_char
        assert claim.claimant.actor == found.claimant


SIDES = ("Ahrar al-Sham", "Suqour al-Sham")
DEVICES = (
    "The so-called fighters of {a} met.",
    "{a} slaughtered ten villagers near Sarjeh.",
    "{a} carried out a brutal attack on {b}.",
    "{a} liberated the town of Sarjeh from {b}.",
    "{a} neutralised six fighters of {b}.",
    'The "victory" of {a} was over.',
    "{a} said nothing of the barbaric crimes of {b}.",
)


@pytest.mark.parametrize("template", DEVICES)
def test_a_device_fires_for_either_side(template: str) -> None:
    one, other = SIDES
    straight = counterclaim.read(template.format(a=one, b=other), published="2017-07-16")
    turned = counterclaim.read(template.format(a=other, b=one), published="2017-07-16")
    assert straight.framing
    names = {one: other, other: one}

    def told(reading: Reading) -> list[tuple[str, str, str | None]]:
        return [(f.text, f.device, reading.name_of(f.target) or None) for f in reading.framing]

    assert [(t, d, names.get(n or "", n)) for t, d, n in told(straight)] == told(turned)


def test_words_that_lend_weight_to_a_source() -> None:
    text = "Reliable sources in Idlib said rebels shelled the mill at Sarjeh. Reliable engines are rare."
    found = counterclaim.read(text, published="2017-07-16").framing
    assert [(f.text, f.device) for f in found] == [("Reliable", "source_boost")]


@pytest.mark.parametrize(
    ("text", "word", "called"),
    [
        ("{a} is a liar and a coward.", "liar", "{a}"),
        ("{a}, a ruthless tyrant, spoke on Friday.", "tyrant", "{a}"),
        ("The stooge {a} spoke on Friday.", "stooge", "{a}"),
        ("You are a coward, {a}!", "coward", "{a}"),
        ("{a} called {b} a despot.", "despot", "{b}"),
        ("The cronies of {a} voted for it.", "cronies", "{a}"),
    ],
)
@pytest.mark.parametrize(("a", "b"), [("Vladimir Putin", "Joe Biden"), ("Joe Biden", "Vladimir Putin")])
def test_a_name_called_is_a_label_of_the_one_it_is_put_on(text: str, word: str, called: str, a: str, b: str) -> None:
    reading = counterclaim.read(text.format(a=a, b=b), published="2022-07-16")
    found = [f for f in reading.framing if f.text == word]
    assert [(f.device, reading.name_of(f.target)) for f in found] == [("loaded_label", called.format(a=a, b=b))]


def test_whom_a_name_for_somebody_is_put_on(draft: Read) -> None:
    found = framed(draft, "He called the Zordans murderers of children.", "Zordans", "children")
    assert {f.target for f in found} == {"zordans"}
