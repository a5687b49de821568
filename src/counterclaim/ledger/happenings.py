"""Groups the event claims of one document into happenings, and finds the one that the document is about.

Where the reading has already said which claims tell of one happening (`Event.happening`), that is used. Otherwise claims are
put together in text order by written rules: same family of acts, dates that meet, places that can be one, and counts that
do not speak against it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from counterclaim.ledger.families import family_of, is_effect
from counterclaim.records import Claim, Reading, When

UNTOLD = frozenset({"future", "hypothetical"})
NOT_TELLING = frozenset(
    {"fears", "predicts", "asks"}
)  # who demands or promises something after a past act tells of the act
SUMMED_DAYS = 40  # a count over more days than that is a sum over a war, not the toll of one happening
SUMMED_DEAD = 2_000
_EARLY = 1_200  # characters: what comes later in a report is mostly background
_NEAR = 300  # characters between an act and what it did


@dataclass(slots=True)
class Happening:
    """The claims of one document about one happening, in text order."""

    key: str
    claims: list[Claim] = field(default_factory=list)
    families: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    when: When | None = None


def tells_event(claim: Claim) -> bool:
    """Whether the claim says (or denies) that something took place: no plans, demands, threats or fears."""
    event = claim.event
    return (
        event is not None and event.plover is not None and claim.time not in UNTOLD and claim.stance not in NOT_TELLING
    )


def happenings_of(reading: Reading) -> list[Happening]:
    """Return the happenings of a document in text order; claims that tell of no event are in none."""
    found: list[Happening] = []
    by_key: dict[str, Happening] = {}
    made = 0
    for claim in sorted((c for c in reading.claims if tells_event(c)), key=lambda c: (c.start_char, c.end_char, c.id)):
        assert claim.event is not None
        if claim.event.happening is not None:
            home = by_key.get(claim.event.happening)
            if home is None:
                home = by_key[claim.event.happening] = Happening(claim.event.happening)
                found.append(home)
        else:
            home = next((one for one in reversed(found) if _fits(reading, one, claim)), None)
            if home is None:
                made += 1
                home = Happening(f"h{made}")
                found.append(home)
        _put(reading, home, claim)
    return _around_main(reading, _with_effects(reading, found))


def _around_main(reading: Reading, found: list[Happening]) -> list[Happening]:
    """Join with what the document is about all that tells it over again: a headline, its effects, a later fuller count."""
    main = main_of(found)
    if main is None or not _violent(main):
        return found
    kept = []
    for one in found:
        if one is not main and _violent(one) and _retells(reading, main, one):
            for claim in one.claims:
                _put(reading, main, claim)
        else:
            kept.append(one)
    main.claims.sort(key=lambda c: (c.start_char, c.end_char, c.id))
    kept.sort(key=lambda one: one.claims[0].start_char)
    return kept


def _retells(reading: Reading, main: Happening, one: Happening) -> bool:
    if not _foreground(one) or _count(one) not in (None, _count(main)):
        return False
    if one.families and main.families and one.families.isdisjoint(main.families):
        return False
    if not _meet(main.when, one.when) or (one.places and main.places and not one.places & main.places):
        return False
    ours, theirs = _named_initiators(reading, main), _named_initiators(reading, one)
    return not ours or not theirs or not ours.isdisjoint(theirs)


def _count(one: Happening) -> int | None:
    """The first counted toll of a happening; vague words are no count."""
    best = max(one.claims, key=prominence)
    toll = best.event.killed if best.event else None
    if toll is None or toll.best is None or (toll.high is not None and toll.high > 2 * toll.best):
        return None
    return toll.best


def _violent(one: Happening) -> bool:
    return one.claims[0].event is not None and one.claims[0].event.plover == "ASSAULT"


def _with_effects(reading: Reading, found: list[Happening]) -> list[Happening]:
    """Join what only tells an effect ("killed 31") with the act near by that it can be the effect of ("the shelling")."""
    kept: list[Happening] = []
    for one in found:
        if not _violent(one):
            kept.append(one)
            continue
        home = next((other for other in reversed(kept) if _act_and_effect(reading, other, one)), None)
        if home is None:
            kept.append(one)
            continue
        for claim in one.claims:
            _put(reading, home, claim)
        home.claims.sort(key=lambda c: (c.start_char, c.end_char, c.id))
    return kept


def _act_and_effect(reading: Reading, one: Happening, other: Happening) -> bool:
    if bool(one.families) == bool(other.families):
        return False
    if not _violent(one) or _foreground(one) != _foreground(other):
        return False
    gap = min(abs(a.start_char - b.start_char) for a in one.claims for b in other.claims)
    if (
        gap > _NEAR
        or not _meet(one.when, other.when)
        or (one.places and other.places and not one.places & other.places)
    ):
        return False
    if any(_other_count(one, claim) for claim in other.claims) or any(
        _other_count(other, claim) for claim in one.claims
    ):
        return False
    ours, theirs = _named_initiators(reading, one), _named_initiators(reading, other)
    return not ours or not theirs or not ours.isdisjoint(theirs)


def _foreground(one: Happening) -> bool:
    return any(claim.event is not None and claim.event.foreground for claim in one.claims)


def _named_initiators(reading: Reading, one: Happening) -> set[str]:
    known = {actor.id: actor.represents or actor.id for actor in reading.actors if actor.known}
    return {known[ref] for claim in one.claims if claim.event for ref in claim.event.initiators if ref in known}


def main_of(happenings: Iterable[Happening]) -> Happening | None:
    """Return the happening that the document is about: the first counted act of violence, else the first act told."""
    return max(happenings, key=lambda one: max(prominence(claim) for claim in one.claims), default=None)


def prominence(claim: Claim) -> tuple[int, int, int, int]:
    """How much a claim is what its document is about: foreground before history, violence before talk, counted before not.

    A count that is vague, summed over a war, or comes late in the text makes no difference. Among equals the first counts.
    """
    event = claim.event
    assert event is not None
    counted = 0
    if event.killed is not None and event.killed.best:
        vague = event.killed.high is not None and event.killed.high > 2 * event.killed.best
        counted = 1 if vague or summed(claim) or claim.start_char > _EARLY else 2
    told = claim.polarity == "positive" and (event.foreground or counted == 2)
    return int(told), int(event.plover == "ASSAULT"), counted, -claim.start_char


def summed(claim: Claim) -> bool:
    """Whether the claim's count is a sum over a long time ("more than 300,000 since 2011") and no toll of a happening."""
    event = claim.event
    if event is None or event.killed is None or event.killed.best is None:
        return False
    if event.killed.best > SUMMED_DEAD:
        return True
    when = event.when
    return bool(when and when.start and when.end and (when.end - when.start).days > SUMMED_DAYS)


def _put(reading: Reading, home: Happening, claim: Claim) -> None:
    event = claim.event
    assert event is not None
    home.claims.append(claim)
    if not is_effect(event.type):
        home.families.add(family_of(event.type))
    home.places.update(ref for ref in event.places if exact(reading, ref))
    if event.when is not None and (home.when is None or closer(event.when, home.when)):
        home.when = event.when


def closer(one: When, other: When) -> bool:
    """Whether one date says more exactly when than another."""
    return (one.date_precision or 9) < (other.date_precision or 9)


def exact(reading: Reading, ref: str) -> bool:
    """Whether a place is a settlement or something inside or near one."""
    place = reading.place(ref)
    return place is not None and place.geo_precision is not None and place.geo_precision <= 2


def _fits(reading: Reading, home: Happening, claim: Claim) -> bool:
    event = claim.event
    assert event is not None
    violent = event.plover == "ASSAULT"
    told = home.claims[0].event
    assert told is not None
    if violent != (told.plover == "ASSAULT") or (not violent and told.type != event.type):
        return False
    if not is_effect(event.type) and home.families and family_of(event.type) not in home.families:
        return False
    if not _meet(home.when, event.when):
        return False
    places = {ref for ref in event.places if exact(reading, ref)}
    if places and home.places and not places & home.places:
        return False
    return not _other_count(home, claim)


def _meet(one: When | None, two: When | None) -> bool:
    if one is None or two is None:
        return one is two
    if one.start is None or one.end is None or two.start is None or two.end is None:
        return True
    if max(one.start, two.start) > min(one.end, two.end):
        return False
    # a year that holds a day is background to it
    return abs((one.end - one.start).days - (two.end - two.start).days) <= SUMMED_DAYS


def _other_count(home: Happening, claim: Claim) -> bool:
    """Two counts of the dead by one claimant that cannot be one: the larger one more than three times the other."""
    ours = [c.event.killed.best for c in home.claims if c.event and c.event.killed and c.event.killed.best]
    new = claim.event.killed.best if claim.event and claim.event.killed else None
    return bool(ours and new and summed(claim) != summed(home.claims[0]) and new > 3 * max(ours))
