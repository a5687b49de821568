"""Ministries by what they are for, coalitions by whom they fight, agencies by who tells them, pairs of states."""

from __future__ import annotations

import pytest

from counterclaim.registry import shared_registry
from counterclaim.registry.topics import ministry_topics


def ids(doc, text):
    """Ids of the actors whose mention holds `text`."""
    return {m.ref for m in doc._.counterclaim.actor_mentions if text in m.text}


@pytest.mark.parametrize(
    ("text", "name", "actor"),
    [
        ("Iraq's Oil Ministry denied the report on Monday.", "Oil Ministry", "ministry-oil-irq"),
        ("The Iraqi Ministry of Culture denied it.", "Ministry of Culture", "ministry-culture-irq"),
        ("Clashes went on in Kenya. The Ministry of Finance denied it.", "Ministry of Finance", "ministry-finance-ken"),
        ("Clashes went on in India. The home ministry said two rebels died.", "home ministry", "moi-ind"),
        ("Houthi fighters shelled Aden. Warplanes of the coalition bombed Sanaa.", "Warplanes", "coalition-yemen"),
        ("Houthi fighters shelled Aden. Coalition strikes killed two of them.", "Coalition", "coalition-yemen"),
        ("Daesh lost a town. The Coalition said it struck two bridges.", "Coalition", "coalition-counter-is"),
        ("A shopkeeper told AFP that shells had hit the market.", "AFP", "afp"),
        ("An AP photographer saw two bodies in the street.", "AP", "ap"),
        ("In Manila the AFP said that rebels killed two soldiers.", "AFP", "forces-phl"),
        ("The UK-France summit condemned the attack.", "France", "state-fra"),
        ("The Russia-Ukraine war has killed thousands.", "Russia", "state-rus"),
        ("The governments of Iraq and Jordan condemned the attack.", "Iraq", "state-irq"),
    ],
)
def test_institutions_are_known(draft, text, name, actor):
    assert actor in ids(draft(text, "2017-05-01", ["actors", "coreference"]), name)


@pytest.mark.parametrize(
    ("text", "name", "actor"),
    [
        ("The Houthi Health Ministry in Yemen said two men died.", "Ministry", "moh-yem"),
        ("The ruling coalition lost the vote. Daesh lost a town.", "coalition", "coalition-counter-is"),
        ("The coalition lost the vote in Canberra.", "coalition", "coalition-counter-is"),
        ("Daesh and Houthi fighters gave up. The Coalition was pleased.", "Coalition", "coalition-counter-is"),
        ("Fighting went on near the Syria-Turkey border.", "Turkey", "state-tur"),
    ],
)
def test_what_is_somebody_elses_is_not_taken(draft, text, name, actor):
    assert actor not in ids(draft(text, "2017-05-01", ["actors", "coreference"]), name)


def test_the_coalition_of_a_text_without_a_day(draft):
    doc = draft("The Coalition bombed a bridge. A VBIED and two IEDs were destroyed.", None, ["actors", "coreference"])
    assert ids(doc, "Coalition") == {"coalition"}
    assert not ids(doc, "VBIED") | ids(doc, "IEDs")  # weapons are nobody
    doc = draft("The US-led coalition met. The Coalition bombed a bridge.", None, ["actors", "coreference"])
    assert "coalition" not in ids(doc, "Coalition")


def test_every_state_has_every_ministry():
    known = shared_registry()
    states = [country.code.lower() for country in known.countries.values()]
    assert len(states) > 190
    assert all(f"{first}-{code}" in known.actors for code in states for first in set(ministry_topics().values()))
    assert all(known.represents(f"ministry-oil-{code}") == f"state-{code}" for code in states)
