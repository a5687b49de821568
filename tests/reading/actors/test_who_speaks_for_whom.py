"""For whom those speak who have no name: officials of ministries, spokesmen of rebels and of "the group"."""

from __future__ import annotations

import pytest

import counterclaim


def sides(text: str) -> list[tuple[str, str | None]]:
    """Name and side of every claimant that is somebody."""
    reading = counterclaim.read(text, published="2016-05-16")
    actors = {a.id: a for a in reading.actors}
    return [
        (actors[c.claimant.actor].name, actors[c.claimant.actor].represents) for c in reading.claims if c.claimant.actor
    ]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("An interior ministry official said two policemen were killed in Cairo.", "state-egy"),
        ("A defence ministry spokesman said troops had shelled Goma.", "state-cod"),
        ("A security official said two men were shot in Baghdad.", "state-irq"),
        ("Government officials said gunmen had shelled Goma.", "state-cod"),
        ("A Kenyan interior ministry official said two men were shot.", "moi-ken"),
        ("M23 attacked Goma on Monday, a spokesman for the group said.", "m23"),
        ("A local official said two men were shot in Baghdad.", None),
        ("Lawmakers said two men were shot in Baghdad.", None),
    ],
)
def test_for_whom(text: str, side: str | None) -> None:
    assert sides(text)[0][1] == side


def test_a_rebel_spokesman_speaks_for_the_rebels() -> None:
    [(name, side)] = sides("A rebel spokesman said the army had shelled Goma.")
    assert name == "rebel spokesman"
    assert side is not None
    assert side.startswith("armed-opposition")


def answers(text: str) -> list[tuple[str, str, str]]:
    reading = counterclaim.read(text, published="2016-05-16")
    name = {a.id: a.name for a in reading.actors}
    return [
        (name.get(c.claimant.actor or "", ""), c.event.type, "+".join(name[t] for t in c.event.targets))
        for c in reading.claims
        if c.stance == "denies" and c.event
    ]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (
            "Lawyers say 14 students were beaten in a military jail in Minya. An interior ministry official called the"
            " allegations lies.",
            ("interior ministry official", "beating", "students"),
        ),
        (
            "Refugees said soldiers had raped women in Kutupalong, an account the military called baseless.",
            ("military", "sexual_violence", "women"),
        ),
        ("RSF commanders denied losing the base.", ("RSF commanders", "takes_territory", "RSF commanders")),
    ],
)
def test_what_is_answered(text: str, answer: tuple[str, str, str]) -> None:
    assert answers(text) == [answer]


def test_what_is_called_a_word_is_not_denied() -> None:
    assert answers("Refugees said soldiers had raped women, an account the military called a report.") == []
