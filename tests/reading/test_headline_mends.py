"""Headlines whose verb the parser takes for a noun; sentences that end with a full stop are left alone."""

from __future__ import annotations

import pytest

import counterclaim


def told(text: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...], int | None]]:
    reading = counterclaim.read(text, published="2016-05-16")
    names = {actor.id: actor.name for actor in reading.actors}
    return [
        (
            claim.event.type,
            tuple(names[i] for i in claim.event.initiators),
            tuple(names[i] for i in claim.event.targets),
            claim.event.killed.best if claim.event.killed else None,
        )
        for claim in reading.claims
        if claim.event
    ]


@pytest.mark.parametrize(
    ("text", "event", "initiators", "killed"),
    [
        ("Israel, Hezbollah trade fire", "armed_clash", ("Israel", "Hezbollah"), None),
        ("India, Pakistan exchange fire across border", "armed_clash", ("India", "Pakistan"), None),
        ("Armenia, Azerbaijan agree truce", "agreement", ("Armenia", "Azerbaijan"), None),
        ("Three killed as gunmen attack church in Nairobi", "attack", ("gunmen",), 3),
        ("Gunmen attack church, kill 12", "attack", ("Gunmen",), 12),
        ("Taliban capture district in Helmand", "takes_territory", ("Taliban",), None),
        ("Sudan army retakes bridge from RSF", "regains_territory", ("Armed forces of Sudan",), None),
        ("Soldier killed, two hurt in Kashmir grenade attack", "killing", (), 1),
        ("Police officer shot dead in Belfast", "killing", (), 1),
        # a verb and its subject that the parser has seen
        ("Boko Haram abducts 20 girls in Chibok", "abduction", ("Boko Haram",), None),
        ("Ten dead in rebel attack on church", "attack", ("armed opposition",), 10),
    ],
)
def test_headlines(text: str, event: str, initiators: tuple[str, ...], killed: int | None) -> None:
    found = told(text)
    assert any((e, i, k) == (event, initiators, killed) for e, i, _, k in found), found


def test_who_is_hurt_in_a_headline_is_counted() -> None:
    reading = counterclaim.read("Soldier killed, two hurt in Kashmir grenade attack", published="2016-05-16")
    assert [c.event.injured.best for c in reading.claims if c.event and c.event.injured] == [2]
