"""Ties: for and against two tellings being of one happening, each with its weight and a word of why.

The weights are set by hand on published texts with marked events; their order is what matters: what cannot be (`NEVER`),
what says that it is the same, what only fits.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from counterclaim.reading.happenings.background import LONG
from counterclaim.reading.happenings.kin import APART, KIN, LOOSE, SAME, effect, kinship
from counterclaim.reading.happenings.places import APART as ELSEWHERE
from counterclaim.reading.happenings.places import INSIDE, OPEN, places_fit
from counterclaim.reading.happenings.places import SAME as SAME_PLACE
from counterclaim.reading.happenings.scene import Fit, Scene
from counterclaim.reading.happenings.telling import Telling
from counterclaim.records import Toll

NEVER = -99.0
ENOUGH = 2.0
_DAY = timedelta(days=1)


class Tie(NamedTuple):
    """One reason for (positive) or against (negative) with its weight."""

    weight: float
    why: str


def comparable(new: Telling, old: Telling) -> bool:
    """Whether both tell of one kind of thing, and both of what has happened or both of what has not."""
    return new.unreal == old.unreal and kinship(new.event.frame, old.event.frame) != APART


def ties(scene: Scene, new: Telling, old: Telling) -> Iterator[Tie]:
    """Yield what speaks for and against `new` telling of the same happening as the earlier, `comparable` telling `old`."""
    kin = kinship(new.event.frame, old.event.frame)
    shared = new.words & old.words
    if shared:
        yield Tie(2.0 if kin == SAME else 1.2, f"the same word '{min(shared)}'")
    yield Tie({SAME: 0.8, KIN: 0.5, LOOSE: 0.4}[kin], "a word of the same kind")
    yield from _reference(new, old)
    yield from _time(new, old)
    yield from _place(scene, new, old)
    yield from _people(scene, new, old)
    yield from _numbers(new, old)
    gap = new.sentence - old.sentence
    if old.headline and 0 < gap <= 2:
        yield Tie(0.8, "headline and lead")
    if gap == 0 and not shared:
        yield Tie(0.3, "told in one sentence")
    elif gap == 1:
        yield Tie(0.5, "told in the next sentence")
    elif gap > 6:
        yield Tie(-0.3, "far from each other")


def _reference(new: Telling, old: Telling) -> Iterator[Tie]:
    if new.other or (new.away and new.sentence > old.sentence):
        yield Tie(-3.0, "told as another one")
    if new.definite and not new.plural:
        yield Tie(1.3, "taken up with a definite word")
    elif new.definite and old.plural:
        yield Tie(0.6, "taken up with a definite word")
    if new.sentence != old.sentence:  # in one sentence the clauses hold each other's words
        yield from _words(new, old)
    if new.indefinite and old.sentence > 1:
        yield Tie(-1.0, "introduced as a new one")
    if new.plural != old.plural and new.noun and old.noun:
        yield Tie(-0.8, "one told as several, the other as one")
    if (new.earlier is None) != (old.earlier is None):
        yield Tie(-3.0, "one of them is background")
    elif (new.old is None) != (old.old is None) and not (new.days and old.days):
        yield Tie(-0.5 if new.sentence - old.sentence <= 1 else -1.5, "one of them is background")
    if effect(new.event.frame) and not effect(old.event.frame) and 0 <= new.sentence - old.sentence <= 1:
        yield Tie(0.7, "the effect told right after the deed")


def _words(new: Telling, old: Telling) -> Iterator[Tie]:
    """What both name: "the market attack" after "hit a market", "the soldier guarding the substation"."""
    shared = new.about & old.about
    told = sorted(new.named & (old.about | old.named)) if new.named else []
    if told:
        yield Tie(1.2, f"of '{told[0]}'")
    if not shared:
        return
    names = sorted(shared & (new.proper | old.proper))
    if names and not told:
        yield Tie(0.6, f"'{names[0]}' in both")
    plain = sorted(shared - new.proper - old.proper - new.named)
    if plain:
        yield Tie(min(0.6 * len(plain), 1.2), f"'{plain[0]}' in both")


def _time(new: Telling, old: Telling) -> Iterator[Tie]:
    a, b = new.days or new.near_days, old.days or old.near_days
    if a is None or b is None:
        return
    tied = new.days is not None and old.days is not None
    if tied and (a[1] - a[0] > LONG) != (b[1] - b[0] > LONG):
        yield Tie(-3.0, "one of them is told of a long time together")
    if a[0] <= b[1] and b[0] <= a[1]:
        if new.exact and old.exact:
            yield Tie(0.8, "the same day")
        elif tied:
            yield Tie(0.2, "days that fit")
    elif tied:
        near = a[0] <= b[1] + _DAY and b[0] <= a[1] + _DAY
        yield Tie(-1.5, "the day before or after") if near else Tie(NEVER, "other days")
    else:
        yield Tie(-1.0, "the passage is about other days")


def _place(scene: Scene, new: Telling, old: Telling) -> Iterator[Tie]:
    fit = places_fit(scene.draft, new.event.places, old.event.places)
    if fit == SAME_PLACE:
        yield Tie(1.0 if new.sentence != old.sentence else 0.5, "the same place")
    elif fit == INSIDE:
        yield Tie(0.4, "places one in the other")
    elif fit == ELSEWHERE:
        yield Tie(NEVER, "other places")
    elif fit == OPEN and new.event.places and old.event.places:
        yield Tie(-1.0, "places that are not told to be one")


def _people(scene: Scene, new: Telling, old: Telling) -> Iterator[Tie]:
    doers = scene.fit(new.event.initiators, old.event.initiators)
    hit = scene.fit(new.event.targets, old.event.targets)
    if new.mutual or old.mutual:
        both = scene.fit([*new.event.initiators, *new.event.targets], [*old.event.initiators, *old.event.targets])
        if both is not Fit.OPEN:
            yield Tie(1.0, "the same parties") if both is Fit.SAME else Tie(-1.5, "other parties")
        return
    if doers is Fit.SAME:
        yield Tie(0.8, "done by the same")
    elif doers is Fit.OTHER:
        if new.speech:
            yield Tie(NEVER, "said by others")
        yield Tie(-1.2 if new.voice == old.voice else -0.4, "done by others")
    elif new.speech:
        yield Tie(-0.6, "not told to be said by the same")
    if hit is Fit.SAME:
        yield Tie(1.2, "done to the same")
    elif hit is Fit.OTHER:
        if scene.persons(new.event.targets) and scene.persons(old.event.targets):
            yield Tie(NEVER, "done to other persons")
        yield Tie(-0.8, "done to others")
    elif new.event.targets and set(new.event.targets) <= set(old.event.initiators):
        yield Tie(-1.5, "the one hit is the one who did it")


def _numbers(new: Telling, old: Telling) -> Iterator[Tie]:
    for kind in sorted(new.tolls.keys() & old.tolls.keys()) if new.tolls and old.tolls else ():
        one, two = new.tolls[kind], old.tolls[kind]
        if one.best is not None and one.best == two.best:
            yield Tie(1.5 if one.best > 1 else 0.3, f"the same number {kind}")
        elif _meet(one, two):
            yield Tie(0.5, f"numbers {kind} that fit")
        elif new.update or new.voice != old.voice:
            yield Tie(-0.2, f"another number {kind}, by another or at another time")
        else:
            yield Tie(-1.5, f"another number {kind}")


def _meet(one: Toll, two: Toll) -> bool:
    low1, low2 = one.low or one.best, two.low or two.best
    high1, high2 = one.high or one.best, two.high or two.best
    if low1 is None or low2 is None:
        return False
    return (high1 is None or high1 >= low2) and (high2 is None or high2 >= low1)
