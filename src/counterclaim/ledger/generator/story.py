"""True incidents of made-up corpora: who attacks whom, where, when, and what each claimant says of the dead."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate
from random import Random

from counterclaim.ledger.generator.cast import Conflict, Figure, Spot
from counterclaim.ledger.generator.wording import Deed, deeds, people

RESIDENTS = Figure("residents", "residents", "civilians", ("residents", "people in the town", "villagers"), known=False)
DOCTORS = Figure("doctors", "doctors", "civilians", ("doctors", "hospital staff", "a medic"), known=False)
OFFICIALS = Figure(
    "local-officials", "local officials", "state", ("local officials", "the governor's office"), known=False
)
CIVILIANS = Figure("civilians", "civilians", "civilians", ("civilians",), known=False)
PEOPLE = Figure("people", "people", "unidentified", ("people",), known=False)


@dataclass(frozen=True)
class Attack:
    """One true incident. `tolls` holds the number that each claimant gives (by its id), `known` the number known later."""

    id: str
    day: date
    conflict: Conflict
    spot: Spot
    deed: Deed
    initiator: Figure
    target: Figure
    victims: Figure
    killed: int
    injured: int
    known: int
    voices: tuple[Figure, ...]
    tolls: tuple[tuple[str, int], ...]
    noun: int
    episode: str | None = None

    def said_by(self, figure: Figure | None) -> int:
        """The number of killed that this claimant gives on the first days."""
        return dict(self.tolls).get(figure.id if figure else "", self.killed)


def attacks_of(day: date, draw: Random, conflicts: Sequence[Conflict], many: int) -> list[Attack]:
    """The incidents that begin on a day: some of them in the town of another one, some as fights of several days."""
    found: list[Attack] = []
    while len(found) < many:
        name = f"{day.isoformat()}-{len(found)}"
        conflict = draw.choices(conflicts, cum_weights=_weights(len(conflicts)))[0]
        front = Random(f"{conflict.id}{day.year}{day.month}").sample(conflict.spots, min(6, len(conflict.spots)))
        spot = draw.choice(front)
        if found and draw.random() < 0.12:  # another attack in the same town on the same day
            conflict, spot = found[-1].conflict, found[-1].spot
        attack = _attack(name, day, conflict, spot, draw)
        if attack.deed.mutual and draw.random() < 0.35:  # a fight that goes on
            days = draw.randint(2, 5)
            found += [
                _attack(f"{name}-{n}", day + timedelta(n), conflict, spot, draw, like=attack, episode=f"e{name}")
                for n in range(days)
            ]
        else:
            found.append(attack)
    return found


@lru_cache(maxsize=4)
def _weights(many: int) -> list[float]:
    """Some wars are told much more than others: the share falls with the rank."""
    return list(accumulate(1 / (rank + 8) for rank in range(many)))


def _attack(
    name: str,
    day: date,
    conflict: Conflict,
    spot: Spot,
    draw: Random,
    like: Attack | None = None,
    episode: str | None = None,
) -> Attack:
    one, other = conflict.sides if draw.random() < 0.5 else conflict.sides[::-1]
    fitting = [d for d in deeds() if d.only in (None, one.kind) and d.without != one.kind]
    deed = draw.choices(fitting, [d.weight for d in fitting])[0]
    if like is not None:
        one, other, deed = like.initiator, like.target, like.deed
    killed = 0 if draw.random() < 0.15 else min(400, int(math.exp(draw.gauss(1.5, 0.9))) + 1)
    fighters = deed.mutual or draw.random() < 0.2
    voices = [*conflict.monitors, RESIDENTS, DOCTORS, OFFICIALS, spokesman(one, draw), spokesman(other, draw)]
    tolls = {"": killed}
    for voice in voices:
        spread = 0.45 if voice.represents in (one.id, other.id) else 0.15
        tolls[voice.id] = killed if draw.random() < 0.55 else max(0, round(killed * draw.gauss(1.0, spread)))
    return Attack(
        id=f"t{name}",
        day=day,
        conflict=conflict,
        spot=spot,
        deed=deed,
        initiator=one,
        target=other,
        victims=PEOPLE if fighters else draw.choice((CIVILIANS, PEOPLE)),
        killed=killed,
        injured=int(killed * draw.uniform(0, 3)),
        known=killed + draw.randint(1, 2 + killed // 2),
        voices=tuple(voices),
        tolls=tuple(sorted(tolls.items())),
        noun=draw.randrange(100),
        episode=episode,
    )


def spokesman(side: Figure, draw: Random) -> Figure:
    """An invented person who speaks for a side."""
    names = people()
    name = f"{draw.choice(names.given)} {draw.choice(names.family)}"
    slug = name.lower().replace(" ", "-")
    words = (f"{side.words[0].removeprefix('the ')} spokesman {name}", name)
    return Figure(slug, name, "person", words, side.country, represents=side.id, known=False)
