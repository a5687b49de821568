"""Which documents tell an incident: reports, copies of a wire text, later tolls, denials, reactions, anniversaries, roundups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Literal, get_args

from counterclaim.ledger.generator.story import Attack
from counterclaim.ledger.generator.wording import people

Cut = Literal["whole", "drop", "part"]
_CUTS: tuple[Cut, ...] = get_args(Cut)
Kind = Literal["report", "copy", "part", "update", "denial", "reaction", "anniversary", "roundup"]


@dataclass(frozen=True)
class Plan:
    """One document to be written.

    Attributes:
        attacks: what it tells of; a roundup has several.
        seed: draws its words; a copy has the seed of what it copies.
        text_day: the day that its words count from; a copy keeps that of its original.
        agency: the wire agency whose text it is, or None.
        cut: how much of the copied text is kept: ``whole``, ``drop`` (a sentence is left out), ``part`` (only the beginning).
    """

    kind: Kind
    attacks: tuple[Attack, ...]
    published: date
    publisher: str
    seed: str
    text_day: date
    agency: str | None = None
    cut: Cut = "whole"
    history: Attack | None = None

    @property
    def wire(self) -> str:
        """The name of the text that it tells."""
        return self.seed


def plans_of(attack: Attack, draw: Random, past: Sequence[Attack]) -> Iterator[Plan]:
    """All documents about one incident, in no order. `past` are older incidents that reports may look back on."""
    outlets = list(attack.conflict.outlets)
    draw.shuffle(outlets)
    texts = 1 + min(int(draw.expovariate(0.8)), 5)
    for n in range(texts):
        published = attack.day + timedelta(days=draw.choices((0, 1, 2), (50, 40, 10))[0])
        agency = draw.choice(people().agencies) if n == 0 and draw.random() < 0.6 else None
        history = draw.choice(past) if past and draw.random() < 0.12 else None
        seed = f"{attack.id}/{n}"
        plan = Plan(
            "report",
            (attack,),
            published,
            agency or outlets[n % len(outlets)],
            seed,
            published,
            agency,
            history=history,
        )
        yield plan
        if agency or draw.random() < 0.15:
            yield from _copies(plan, draw, outlets)
    for kind, chance, first, last in (
        ("update", 0.3 if attack.killed > 2 else 0.0, 1, 4),
        ("update", 0.1 if attack.killed > 8 else 0.0, 3, 9),
        ("denial", 0.0 if attack.deed.mutual else 0.15, 1, 3),
        ("reaction", 0.25 if attack.killed > 4 else 0.03, 1, 24),
        ("anniversary", 0.3 if attack.killed > 20 else 0.01, 365, 365),
    ):
        if draw.random() < chance:
            published = attack.day + timedelta(draw.randint(first, last))
            seed = f"{attack.id}/{kind}{first}"
            plan = Plan(kind, (attack,), published, draw.choice(outlets), seed, published)  # type: ignore[arg-type]
            yield plan
            if draw.random() < 0.2:
                yield from _copies(plan, draw, outlets)


def _copies(plan: Plan, draw: Random, outlets: list[str]) -> Iterator[Plan]:
    for n in range(min(int(draw.expovariate(0.6)), 8)):
        cut = draw.choices(_CUTS, (45, 35, 20))[0]
        published = plan.published + timedelta(draw.choices((0, 1), (75, 25))[0])
        yield replace(
            plan,
            kind="part" if cut == "part" else "copy",
            published=published,
            publisher=outlets[(n + 3) % len(outlets)],
            cut=cut,
        )


def roundups(day: date, attacks: Sequence[Attack], draw: Random) -> Iterator[Plan]:
    """Reports that tell several incidents of one country, of that day and the four before it."""
    by_country: dict[str, list[Attack]] = {}
    for attack in attacks:
        if day - timedelta(5) < attack.day <= day:
            by_country.setdefault(attack.conflict.country, []).append(attack)
    for country, told in sorted(by_country.items()):
        if len(told) > 1 and draw.random() < 0.25:
            chosen = tuple(draw.sample(told, min(len(told), draw.randint(2, 4))))
            publisher = draw.choice(chosen[0].conflict.outlets)
            published = day + timedelta(1)
            yield Plan("roundup", chosen, published, publisher, f"r{day}{country}", published)
