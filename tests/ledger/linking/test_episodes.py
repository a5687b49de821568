"""Fights that go on from day to day are one episode of several incidents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.ledger.made import account

from counterclaim import Ledger
from counterclaim.ledger.compute import compute
from counterclaim.ledger.generator import generate
from counterclaim.ledger.linking import episodes
from counterclaim.ledger.standing import build_incident
from counterclaim.records import Incident


def fight(
    key: str, on: str, sides: Sequence[str] = ("army", "front"), place: str = "Norburg", frame: str = "armed_clash"
) -> Incident:
    """One day of a fight."""
    return build_incident([account(key, place, on, frames=(frame,), initiators=sides[:1], targets=sides[1:])], {})


def test_days_of_one_battle_are_one_episode_whoever_attacks() -> None:
    days = [
        fight("a", "2031-05-04"),
        fight("b", "2031-05-05", ("front", "army")),
        fight("c", "2031-05-08", frame="shelling"),
    ]
    found = episodes(days)
    assert set(found) == {one.id for one in days}
    assert len(set(found.values())) == 1
    assert episodes(reversed(days)) == found


def test_other_places_sides_kinds_and_later_fights_are_not_of_it() -> None:
    first = fight("a", "2031-05-04")
    others = [
        fight("b", "2031-05-05", place="Sudhaven"),
        fight("c", "2031-05-05", ("army", "people")),
        fight("d", "2031-05-05", frame="agreement"),
        fight("e", "2031-05-20"),
    ]
    assert episodes([first, *others]) == {}


def test_a_ledger_marks_episodes_and_adding_bit_by_bit_gives_the_same(tmp_path: Path) -> None:
    readings = [made.reading for made in generate(300, seed=4)]
    found = []
    for name, step in (("whole", len(readings)), ("parts", 75)):
        with Ledger.open(str(tmp_path / f"{name}.db")) as ledger:
            for at in range(0, len(readings), step):
                for reading in readings[at : at + step]:
                    ledger.add(reading)
                compute(ledger)
            found.append({one.id: one.episode for one in ledger.incidents() if one.episode})
    assert found[0] == found[1]
    assert len(set(found[0].values())) >= 1
