"""Chains over the texts of a topic."""

import numpy as np
import pytest
import spacy

from counterclaim.bench.predict.across import SELDOM, Thing, direction, gather
from counterclaim.reading.parsed import Doc

NONE = np.zeros(1)


def actor(chain: str, name: str | None = None, above: str | None = None) -> Thing:
    return Thing(chain, name, above, True, NONE)


def thing(chain: str, *words: float) -> Thing:
    length = float(np.linalg.norm(words))
    return Thing(chain, None, None, False, np.array(words) / length)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Selim T. Okafor", "Selim Okafor"),
        ("N.C.U.", "National Congress of Uplands"),
        ("NRC", "National Relief Committee"),
    ],
)
def test_one_name_spelled_in_two_ways(one: str, other: str) -> None:
    assert len(set(gather([actor("a", one), actor("b", other)], wide=False))) == 1


def test_two_people_of_one_family_stay_two() -> None:
    assert (
        len(set(gather([actor("a", "Amina Okafor"), actor("b", "Selim Okafor"), actor("c", "Okafor")], wide=True))) == 3
    )


def test_who_is_named_seldom_counts_with_the_body_above() -> None:
    often = [actor("a", "Selim Okafor", "state")] * (SELDOM + 1)
    assert gather([*often, actor("b", "Amina Diallo", "state")], wide=True) == ["a"] * (SELDOM + 1) + ["state"]
    assert gather([*often, actor("b", "Amina Diallo", "state")], wide=False)[-1] == "b"
    assert gather([actor("c", "Ivo Brandt")], wide=True) == ["c"]


def test_things_meet_by_their_words_and_actors_do_not() -> None:
    chains = gather(
        [thing("tariff", 1.0, 0.2), thing("duty", 0.9, 0.3), thing("visit", 0.0, 1.0), actor("x"), actor("y")],
        wide=True,
    )
    assert chains[0] == chains[1] != chains[2]
    assert chains[3:] == ["x", "y"]


def test_words_without_vectors_join_nothing() -> None:
    doc = Doc(spacy.blank("en")("The tariffs and the duties hurt."))
    words = direction(doc[0:2], doc[1])
    assert not words.any()
    assert gather([Thing(c, None, None, False, words) for c in ("a", "b")], wide=True) == ["a", "b"]
