"""The fields of an incident: the values that claimants give, when two values agree, and the standing of each field."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from typing import TypeVar

from counterclaim.ledger.families import are_near, family_of, is_effect
from counterclaim.ledger.happenings import SUMMED_DEAD, summed
from counterclaim.ledger.linking.comparing import place_level
from counterclaim.ledger.linking.features import Spot, spot_of
from counterclaim.ledger.standing.numbers import Range, agree, range_of
from counterclaim.ledger.standing.sayings import Saying
from counterclaim.ledger.standing.tolls import Count
from counterclaim.ledger.standing.units import contradiction, judge, units_of
from counterclaim.records import AccountPlace, FieldName, FieldStanding, FieldValue, Toll, Voice

T = TypeVar("T", bound=Hashable)
_PART = 0.5  # a later count under half of the document's first one is taken for a part of it
_GOOD_PLACE = {"same", "same_name", "near", "inside", "country", "unknown"}


def happened(sayings: Sequence[Saying]) -> FieldStanding:
    """Who says that it took place, and who denies it."""
    standing, because = judge(sayings)
    values = [("yes", [s for s in sayings if not s.denies]), ("no", [s for s in sayings if s.denies])]
    return FieldStanding(
        field="happened",
        standing=standing,
        value="yes" if values[0][1] else "no",
        values=tuple(FieldValue(value=v, said_by=_voices(said)) for v, said in values if said),
        because=because,
    )


def kinds(sayings: Sequence[Saying]) -> FieldStanding | None:
    """What kind of act it was; words for what any act does (killed, attacked) name no kind."""
    said = [(family_of(s.event.type), s) for s in sayings if not s.denies and not is_effect(s.event.type)]
    return _plain("type", said, lambda a, b: a == b or are_near(a, b), str)


def sides(field: FieldName, sayings: Sequence[Saying]) -> FieldStanding | None:
    """Who did it, or to whom: named actors only; who is not named contradicts nobody."""
    said: list[tuple[tuple[str, str], Saying]] = []
    for one in sayings:
        if one.denies:
            continue
        described = {actor.id: actor for actor in one.account.actors}
        for ref in one.event.initiators if field == "initiators" else one.event.targets:
            actor = described.get(ref)
            if actor is not None and actor.known:
                said.append(((actor.represents or actor.id, actor.name), one))
    return _plain(field, said, lambda a, b: a[0] == b[0], lambda value: value[1])


def places(sayings: Sequence[Saying]) -> FieldStanding | None:
    """Where it was; places within 30 km, or one inside the other, agree."""
    said: list[tuple[Spot, Saying]] = []
    names: dict[str, str] = {}
    for one in sayings:
        known = {place.id: place for place in one.account.places}
        for ref in one.event.places:
            place = known.get(ref)
            if place is not None and not one.denies and (place.geo_precision or 9) <= 4:
                said.append((spot_of(place), one))
                names[place.id] = _place_name(place)
    return _plain("place", said, lambda a, b: place_level(a, b) in _GOOD_PLACE, lambda spot: names[spot.id])


def days(sayings: Sequence[Saying]) -> FieldStanding | None:
    """When it was; ranges of days that meet, or lie one day apart, agree."""
    said: list[tuple[tuple[int, int, int], Saying]] = []
    for one in sayings:
        when = one.event.when
        if when is not None and when.start and when.end and not one.denies and (when.date_precision or 9) <= 3:
            said.append(((when.start.toordinal(), when.end.toordinal(), when.date_precision or 9), one))
    return _plain("when", said, lambda a, b: max(a[0], b[0]) - min(a[1], b[1]) <= 1, _days)


def weapons(sayings: Sequence[Saying]) -> FieldStanding | None:
    """With what; one weapon said in more or fewer words agrees."""
    said = [(s.event.weapon.casefold(), s) for s in sayings if s.event.weapon and not s.denies]
    return _plain("weapon", said, _words_meet, str)


def counted(sayings: Sequence[Saying], part: str) -> list[tuple[Range, Saying]]:
    """Return the numbers of ``killed``, ``civilians``, ``injured`` or ``detained`` that count for the whole incident.

    Of each document, the first number in text order counts; a vague one ("scores") only where it gives no other; a further
    one only where another claimant gives it and it is not under half of the first (a part of it: "among them four
    children"). Sums over months count nowhere.
    """
    found: list[tuple[Range, Saying]] = []
    first: dict[str, tuple[Range, set[str]]] = {}
    for one in sorted(
        sayings, key=lambda s: (s.voice.published is None, s.voice.published, s.voice.document, s.claim.start_char)
    ):
        number = _number(one, part)
        if (
            number is None
            or one.denies
            or number.best > SUMMED_DEAD
            or (part in ("killed", "civilians") and summed(one.claim))
        ):
            continue
        known = first.get(one.voice.document)
        if known is None:
            first[one.voice.document] = (number, {one.who})
        elif one.who in known[1] or number.best < known[0].best * _PART:
            continue
        else:
            known[1].add(one.who)
        found.append((number, one))
    return found


def numbers(field: FieldName, said: Sequence[tuple[Range, Saying]]) -> FieldStanding | None:
    """The standing of a number."""
    if not said:
        return None
    units = units_of(said)
    against = contradiction(units, agree)
    conflict = None
    if against is not None:
        (one, a), (two, b) = (next(iter(unit.values.items())) for unit in against)
        conflict = f"{a[0].voice.claimant} says {one}, {b[0].voice.claimant} says {two}"
    standing, because = judge([saying for _, saying in said], conflict)
    grouped: dict[Range, list[Saying]] = {}
    for value, saying in said:
        grouped.setdefault(value, []).append(saying)
    values = tuple(
        FieldValue(value=str(r), low=r.low, best=r.best, high=None if r.open else r.high, said_by=_voices(grouped[r]))
        for r in sorted(grouped)
    )
    return FieldStanding(field=field, standing=standing, values=values, because=because)


def counts(said: Iterable[tuple[Range, Saying]]) -> list[Count]:
    """Return the numbers for the toll rules: one for each claimant and telling."""
    found: dict[tuple[str, str, Range], Count] = {}
    for number, one in said:
        found.setdefault((one.who, one.voice.telling, number), Count(number, one.voice.published, one.party))
    return list(found.values())


def _number(one: Saying, part: str) -> Range | None:
    if part == "civilians":
        killed = one.event.killed
        return range_of(Toll(low=killed.civilians, best=killed.civilians, high=killed.civilians)) if killed else None
    toll: Toll | None = getattr(one.event, part)
    return range_of(toll)


def _plain(
    field: FieldName, said: Sequence[tuple[T, Saying]], fits: Callable[[T, T], bool], name: Callable[[T], str]
) -> FieldStanding | None:
    if not said:
        return None
    against = contradiction(units_of(said), fits)
    conflict = None
    if against is not None:
        (one, a), (two, b) = (next(iter(unit.values.items())) for unit in against)
        conflict = f"{a[0].voice.claimant} says {name(one)}, {b[0].voice.claimant} says {name(two)}"
    standing, because = judge([saying for _, saying in said], conflict)
    grouped: dict[str, list[Saying]] = {}
    for value, saying in said:
        grouped.setdefault(name(value), []).append(saying)
    tellings = {value: len({s.voice.telling for s in ones}) for value, ones in grouped.items()}
    ordered = sorted(grouped, key=lambda value: (-tellings[value], value))
    return FieldStanding(
        field=field,
        standing=standing,
        value=ordered[0],
        values=tuple(FieldValue(value=value, said_by=_voices(grouped[value])) for value in ordered),
        because=because,
    )


def _voices(sayings: Iterable[Saying]) -> tuple[Voice, ...]:
    return tuple(one.voice for one in sayings)


def _place_name(place: AccountPlace) -> str:
    return f"{place.name} ({place.admin1})" if place.admin1 and place.admin1 != place.name else place.name


def _days(value: tuple[int, int, int]) -> str:

    first, last = date.fromordinal(value[0]).isoformat(), date.fromordinal(value[1]).isoformat()
    return first if first == last else f"{first} to {last}"


def _words_meet(one: str, other: str) -> bool:
    return not set(one.split()).isdisjoint(other.split())
