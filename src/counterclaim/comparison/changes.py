"""What changed between two tellings of one claim: who says it, how firmly, who did it, how many."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.comparison.align import Keys, meet
from counterclaim.comparison.records import Change, ChangeKind
from counterclaim.records import TOLLS, Claim, Event, Reading, When

_FIRMNESS = {"certain": 3, "probable": 2, "possible": 1, "unknown": 0}
_REAL = {"past", "ongoing"}


def changes(first: Reading, a: Claim, other: Reading, b: Claim) -> tuple[Change, ...]:
    """Return the changes from claim `a` of the first telling to claim `b` of the other."""
    return (
        *_claimant(first, a, other, b),
        *_firmness(a, b),
        *(_event(first, a.event, other, b.event) if a.event and b.event else ()),
    )


def _claimant(first: Reading, a: Claim, other: Reading, b: Claim) -> Iterator[Change]:
    before, after = _who(a), _who(b)
    if not a.claimant.document and b.claimant.document:
        yield Change(kind="attribution_lost", before=before, after=after)
    elif a.claimant.document and not b.claimant.document:
        yield Change(kind="attribution_added", before=before, after=after)
    elif not a.claimant.document and Keys(first).of(a.claimant.actor) != Keys(other).of(b.claimant.actor):
        yield Change(kind="claimant_changed", before=before, after=after)


def _who(claim: Claim) -> str:
    return "the document itself" if claim.claimant.document else claim.claimant.name or "nobody named"


def _firmness(a: Claim, b: Claim) -> Iterator[Change]:
    if a.polarity != b.polarity:
        yield Change(kind="reversed", before=a.polarity, after=b.polarity)
        return
    rank_a = (a.time in _REAL, _FIRMNESS[a.certainty])
    rank_b = (b.time in _REAL, _FIRMNESS[b.certainty])
    if rank_a != rank_b:
        kind: ChangeKind = "hardened" if rank_b > rank_a else "softened"
        yield Change(kind=kind, before=f"{a.certainty}, {a.time}", after=f"{b.certainty}, {b.time}")


def _event(first: Reading, a: Event, other: Reading, b: Event) -> Iterator[Change]:
    yield from _sides(first, a, other, b)
    for what in TOLLS:
        one = getattr(getattr(a, what), "best", None)
        two = getattr(getattr(b, what), "best", None)
        if one == two:
            continue
        kind: ChangeKind = "number_changed"
        if one is None or two is None:
            kind = "number_added" if one is None else "number_dropped"
        yield Change(kind=kind, before=_count(one, what), after=_count(two, what))
    if a.when and b.when and not meet(a.when, b.when):
        yield Change(kind="date_changed", before=_days(a.when), after=_days(b.when))


def _sides(first: Reading, a: Event, other: Reading, b: Event) -> Iterator[Change]:
    ours, theirs = Keys(first), Keys(other)
    before, after = _names(first, a.initiators), _names(other, b.initiators)
    if a.initiators and not b.initiators:
        yield Change(kind="initiator_dropped", before=before, after=None)
    elif b.initiators and not a.initiators:
        yield Change(kind="initiator_added", before=None, after=after)
    elif not ours.all(a.initiators) & theirs.all(b.initiators) and a.initiators:
        yield Change(kind="initiator_changed", before=before, after=after)
    if a.targets and b.targets and not ours.all(a.targets) & theirs.all(b.targets):
        yield Change(kind="target_changed", before=_names(first, a.targets), after=_names(other, b.targets))
    if a.places and b.places and not ours.all(a.places) & theirs.all(b.places):
        yield Change(kind="place_changed", before=_names(first, a.places), after=_names(other, b.places))


def _names(reading: Reading, refs: tuple[str, ...]) -> str:
    return ", ".join(reading.name_of(ref) for ref in refs)


def _count(number: int | None, what: str) -> str | None:
    return None if number is None else f"{number} {what}"


def _days(when: When) -> str:
    return str(when.start) if when.start == when.end else f"{when.start} to {when.end}"
