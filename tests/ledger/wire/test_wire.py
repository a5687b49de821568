"""Which documents retell one text, found in spite of lost punctuation, cuts and additions."""

from __future__ import annotations

import random
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.ledger.wire import band_keys, shares, signature, telling, wire_groups

WIRE = """A bomb hidden in a fruit cart went off outside the central bakery of Norburg on Monday morning. At least sixteen
people died in the blast, the town's hospital said. Rescue teams dug through the rubble until dusk and pulled out two
children alive. The governor, who had lunched near by, spoke of a crime without equal. Nobody said that they had done it.
Shops stayed shut, and the feast that was to begin the next day was called off. Norburg's mayor asked the capital for
more police. The cart had stood there since dawn, a seller told us, and its owner had gone for tea."""
OTHER = """Ministers of the two neighbours met in the lake resort to talk about fishing rights and a ferry line. They
signed nothing, but both sides called the morning useful and will meet again in autumn. A dispute over nets has gone on
for nine years. Fishermen on the southern shore say that the quota leaves them with too little for their families."""


def test_a_copy_without_punctuation_is_a_copy() -> None:
    bare = WIRE.replace(",", "").replace("'", "").replace(".", "").upper()
    found = shares(telling("a", WIRE), telling("b", bare))
    assert found.of_first > 0.95
    groups = wire_groups([telling("a", WIRE), telling("b", bare), telling("c", OTHER)])
    assert [set(group.members) for group in groups] == [{"a", "b"}]


def test_a_short_retelling_of_a_long_text_is_found_and_says_whom_it_copied() -> None:
    sentences = WIRE.replace("\n", " ").split(". ")
    short = ". ".join(sentences[:3])
    early = telling("long", WIRE + " " + OTHER, date(2031, 5, 4))
    late = telling("short", short, date(2031, 5, 5))
    (group,) = wire_groups([late, early])
    assert group.original == "long"
    (copy,) = group.copies
    assert (copy.document, copy.copied_from) == ("short", "long")
    assert copy.share > 0.9 > copy.share_of_first


def test_background_that_an_outlet_puts_under_each_report_makes_no_copy() -> None:
    background = " ".join(OTHER.split()[:45])
    own = " ".join(reversed(OTHER.split()))
    one, two = f"{WIRE} {background}", f"{own} {background}"
    assert wire_groups([telling("a", one), telling("b", two)]) == []


@given(st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_the_order(shuffle: random.Random) -> None:
    texts = {"a": WIRE, "b": WIRE + " Reuters", "c": OTHER, "d": OTHER.replace(",", ""), "e": "A short note."}
    tellings = [telling(key, text, date(2031, 5, 4)) for key, text in texts.items()]
    wanted = wire_groups(tellings)
    shuffle.shuffle(tellings)
    assert wire_groups(tellings) == wanted
    assert len(wanted) == 2


def test_known_keys_are_used_and_the_same_text_has_the_same_signature() -> None:
    assert signature(WIRE) == signature(WIRE)
    keys = {"a": band_keys(signature(WIRE)), "b": band_keys(signature(WIRE)), "c": ()}
    tellings = [telling(key, WIRE) for key in "abc"]
    (group,) = wire_groups(tellings, keys)
    assert set(group.members) == {"a", "b"}


@given(st.text(max_size=60))
def test_any_text_can_be_signed(text: str) -> None:
    assert all(isinstance(key, str) for key in band_keys(signature(text)))
