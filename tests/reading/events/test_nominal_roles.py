"""Roles around deeds told by nouns, in relative clauses and by bare numbers."""

from __future__ import annotations

from datetime import date

import pytest

import counterclaim


def roles(text: str, kind: str) -> tuple[set[str], set[str], int | None]:
    """Who did the first event of a kind, whom it met, and how many died."""
    reading = counterclaim.read(text, published=date(2024, 5, 10))
    found = next(c.event for c in reading.claims if c.event and c.event.type == kind)
    return (
        {reading.name_of(i).lower() for i in found.initiators},
        {reading.name_of(i).lower() for i in found.targets},
        found.killed.best if found.killed else None,
    )


@pytest.mark.parametrize(
    ("text", "kind", "doers", "targets", "killed"),
    [
        ("The judge's killing by gunmen shocked the town.", "killing", {"gunmen"}, {"judge"}, None),
        ("The gunmen's killing of a judge shocked the town.", "killing", {"gunmen"}, {"judge"}, 1),
        ("The judge's killing shocked the town.", "killing", set(), {"judge"}, None),
        ("The bombing of a hospital by Russian warplanes killed ten nurses.", "air_strike",
         {"armed forces of russia"}, {"nurses"}, 10),
        ("A strike by a Turkish drone on a car killed two guards.", "drone_strike", {"turkey"}, {"guards"}, 2),
        ("The abduction by gunmen of two nurses from a hospital was condemned.", "abduction", {"gunmen"}, {"nurses"}, None),
        ("An attack in which gunmen killed ten nurses shocked the town.", "attack", {"gunmen"}, {"nurses"}, 10),
        ("Two nurses were arrested in Khartoum and three were beaten by gunmen.", "beating", {"gunmen"}, {"nurses"}, None),
        ("The raid condemned by the bishop shocked the town.", "attack", set(), set(), None),
        ("The raid carried out by gunmen shocked the town.", "attack", {"gunmen"}, set(), None),
        ("The ambush claimed by Hezbollah killed ten guards.", "attack", {"hezbollah"}, {"guards"}, 10),
        ("Goma fell to Hezbollah on Monday.", "takes_territory", {"hezbollah"}, set(), None),
        ("Hezbollah lost Goma to M23 on Monday.", "takes_territory", {"march 23 movement"}, {"hezbollah"}, None),
        ("Two nurses were arrested in a Turkish raid on a clinic.", "detention", {"turkey"}, {"nurses"}, None),
        ("The envoys documented 20 killings of nurses by Hezbollah.", "killing", {"hezbollah"}, {"nurses"}, None),
        # what somebody's supporters or relatives do or suffer, they do not
        ("Two nurses were beaten by supporters of Joseph Kabila.", "beating", {"supporters of joseph kabila"}, {"nurses"}, None),
        ("Two nurses were attacked in Tunis by supporters of the president.", "attack", set(), {"nurses"}, None),
        ("Supporters of Hezbollah attacked two nurses.", "attack", {"hezbollah"}, {"nurses"}, None),
        ("The guards responsible for killing two nurses were arrested.", "killing", {"guards"}, {"nurses"}, 2),
        ("At least ten nurses were killed and four wounded by gunmen on motorcycles.", "killing", {"gunmen"}, {"nurses"}, 10),
    ],
)  # fmt: skip
def test_who_did_it_and_whom_it_met(
    text: str, kind: str, doers: set[str], targets: set[str], killed: int | None
) -> None:
    assert roles(text, kind) == (doers, targets, killed)
