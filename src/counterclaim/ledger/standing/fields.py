"""The fields of an incident: the values that claimants give, when two values agree, and the standing of each field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
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
from counterclaim.ledger.standing.weapons import weapon_classes
from counterclaim.records import AccountPlace, FieldName, FieldStanding, FieldValue, Toll, Voice

T = TypeVar("T", bound=Hashable)
_RIVAL = 2  # a later count of one document over twice its first is a larger sum
_OF_STATE = {"state", "state_forces", "police"}
_TELLERS = {"media", "monitor"}
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
    """Who did it, or to whom: named actors only; who is not named contradicts nobody.

    Outlets and monitors that are quoted are no sides, and what acts of another kind did is not looked at.
    """
    speakers = {one.claim.claimant.actor for one in sayings}
    acts = _main_acts(sayings)
    said: list[tuple[_Side, Saying]] = []
    for one in sayings:
        if one.denies or not (is_effect(one.event.type) or family_of(one.event.type) in acts):
            continue
        described = {actor.id: actor for actor in one.account.actors}
        for ref in one.event.initiators if field == "initiators" else one.event.targets:
            actor = described.get(ref)
            teller = actor is not None and actor.kind in _TELLERS and (field == "initiators" or ref in speakers)
            if actor is not None and actor.known and not teller:
                state = actor.country if actor.kind in _OF_STATE else ()
                said.append((_Side(actor.represents or actor.id, actor.name, frozenset(state)), one))
    return _plain(field, said, _one_side, lambda side: side.name, together=True)


def _one_side(a: _Side, b: _Side) -> bool:
    """A state and its army are one side."""
    return a.id == b.id or not a.state.isdisjoint(b.state)


@dataclass(frozen=True, slots=True)
class _Side:
    id: str
    name: str
    state: frozenset[str] = frozenset()


def _main_acts(sayings: Sequence[Saying]) -> set[str]:
    """The families of acts that most documents tell of."""
    told = {(s.voice.document, family_of(s.event.type)) for s in sayings if not is_effect(s.event.type)}
    votes = Counter(family for _, family in told)
    return {family for family, many in votes.items() if many == max(votes.values())}


def places(sayings: Sequence[Saying]) -> FieldStanding | None:
    """Where it was; places within 30 km, one inside the other, or spelt as sounds the same, agree."""
    said: list[tuple[Spot, Saying]] = []
    names: dict[str, str] = {}
    for one in sayings:
        known = {place.id: place for place in one.account.places}
        for ref in one.event.places:
            place = known.get(ref)
            if place is not None and not one.denies and (place.geo_precision or 9) <= 4:
                said.append((spot_of(place), one))
                names[place.id] = _place_name(place)
    return _plain("place", said, _one_place, lambda spot: names[spot.id], together=True)


def _one_place(a: Spot, b: Spot) -> bool:
    return place_level(a, b) in _GOOD_PLACE or (a.sound != "" and a.sound == b.sound)


def days(sayings: Sequence[Saying]) -> FieldStanding | None:
    """When it was; ranges of days that meet, or lie one day apart, agree."""
    said: list[tuple[tuple[int, int, int], Saying]] = []
    for one in sayings:
        when = one.event.when
        if when is not None and when.start and when.end and not one.denies and (when.date_precision or 9) <= 3:
            said.append(((when.start.toordinal(), when.end.toordinal(), when.date_precision or 9), one))
    return _plain("when", said, lambda a, b: max(a[0], b[0]) - min(a[1], b[1]) <= 1, _days, together=True)


def weapons(sayings: Sequence[Saying]) -> FieldStanding | None:
    """With what; words of one class of weapon (the lexicon's), or words in common, agree."""
    said = [(s.event.weapon.casefold(), s) for s in sayings if s.event.weapon and not s.denies]
    return _plain("weapon", said, _one_weapon, str, together=True)


def _one_weapon(one: str, other: str) -> bool:
    ours, theirs = weapon_classes(one), weapon_classes(other)
    return not ours or not theirs or not ours.isdisjoint(theirs) or not set(one.split()).isdisjoint(other.split())


def counted(sayings: Sequence[Saying], part: str) -> list[tuple[Range, Saying]]:
    """Return the numbers of ``killed``, ``civilians``, ``injured`` or ``detained`` that count for the whole incident.

    Of each document the first number in text order counts; a vague one ("scores"), or one of children or women alone, only
    where it gives no other. A further one counts where another claimant gives it and it is up to twice the first; a larger
    one is a sum over days or places, and a smaller one a part ("eight of them in one house") unless a party says it, which
    is a rival count (down to half the first). What a document only mentions counts where it is not far off what documents
    on the incident itself give (half to twice). Sums over months count nowhere.
    """
    numbered = [(number, one) for one in sayings if (number := _number(one, part)) is not None and _counts(number, one)]
    numbered.sort(key=lambda item: (item[1].voice.document, item[1].claim.start_char, item[1].key))
    whole = {one.voice.document for number, one in numbered if not number.vague and not _of_some(one, part)}
    found: list[tuple[Range, Saying]] = []
    first: dict[str, tuple[int, set[str]]] = {}
    for number, one in numbered:
        document = one.voice.document
        if document in whole and (number.vague or _of_some(one, part)):
            continue
        best, said_by = first.setdefault(document, (number.best, set()))
        least = best / _RIVAL if one.party else best
        if one.who not in said_by and (not said_by or least <= number.best <= best * _RIVAL):
            said_by.add(one.who)
            found.append((number, one))
    return _near_main(found)


def _near_main(found: list[tuple[Range, Saying]]) -> list[tuple[Range, Saying]]:
    """Leave out what a document only mentions and that lies far off all that documents on the incident itself give."""
    main = [number.best for number, one in found if one.account.main]
    if not main:
        return found
    least, most = min(main) / _RIVAL, max(main) * _RIVAL
    return [(number, one) for number, one in found if one.account.main or least <= number.best <= most]


def _of_some(one: Saying, part: str) -> bool:
    killed = one.event.killed
    return part == "killed" and killed is not None and killed.best in (killed.children, killed.women)


def _counts(number: Range, one: Saying) -> bool:
    return not one.denies and number.best <= SUMMED_DEAD and not summed(one.claim)


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
    field: FieldName,
    said: Sequence[tuple[T, Saying]],
    fits: Callable[[T, T], bool],
    name: Callable[[T], str],
    *,
    together: bool = False,
) -> FieldStanding | None:
    """The standing of a field without numbers; `together`: what one telling says of it is one list, whoever says it there."""
    if not said:
        return None
    against = contradiction(units_of(said, together=together), fits)
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
