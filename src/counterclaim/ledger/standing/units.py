"""Standing of one field from units of sayings: who agrees, who contradicts, who denies.

A unit is one claimant in one telling. What a unit says of a field is a set: a report that names two towns says both. Two
units contradict each other only where nothing that one says agrees with anything that the other says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from counterclaim.ledger.standing.sayings import Saying, independent
from counterclaim.records import Standing

T = TypeVar("T")
_MOST = 60  # different sets that are compared pair by pair; a field with more values than that is contested anyway


@dataclass(slots=True)
class Unit(Generic[T]):
    """What one claimant says of a field in one telling, in order of saying."""

    who: str
    telling: str
    values: dict[T, list[Saying]] = field(default_factory=dict)


def units_of(said: Iterable[tuple[T, Saying]], *, together: bool = False) -> list[Unit[T]]:
    """Gather (value, saying) into units, in order of first appearance; `together`: all of one telling into one unit,
    but for what parties say, which stays apart.
    """
    found: dict[tuple[str, str], Unit[T]] = {}
    for value, saying in said:
        key = ("" if together and not saying.party else saying.who, saying.voice.telling)
        unit = found.get(key)
        if unit is None:
            unit = found[key] = Unit(*key)
        unit.values.setdefault(value, []).append(saying)
    return list(found.values())


def contradiction(units: Sequence[Unit[T]], agree: Callable[[T, T], bool]) -> tuple[Unit[T], Unit[T]] | None:
    """Return the first two units that contradict each other, or None."""
    different: dict[frozenset[T], Unit[T]] = {}
    for unit in units:
        different.setdefault(frozenset(unit.values), unit)
    listed = list(different.values())[:_MOST]
    for i, one in enumerate(listed):
        for other in listed[i + 1 :]:
            if not any(agree(a, b) for a in one.values for b in other.values):
                return one, other
    return None


def judge(sayings: Sequence[Saying], conflict: str | None = None) -> tuple[Standing, str]:
    """Return the standing of what all these sayings say, and why.

    Args:
        sayings: all that say (or deny) it.
        conflict: in words, where claimants contradict each other.
    """
    affirming = [one for one in sayings if not one.denies]
    denying = [one for one in sayings if one.denies]
    free = independent(affirming)
    if denying and affirming:
        deniers = _names(denying)
        if free:
            return "contested", f"{_names(affirming)} say so, {deniers} deny it"
        return "denied", f"{deniers} deny it and nobody independent of the parties says so"
    if denying:
        return "denied", f"{_names(denying)} deny it and nobody says so"
    if conflict is not None:
        return "contested", conflict
    if len(free) >= 2:
        return (
            "corroborated",
            f"{len(free)} independent claimants agree: {_names(one for one in affirming if not one.party)}",
        )
    if affirming and all(one.party for one in affirming):
        return "party_only", f"only parties say so: {_names(affirming)}"
    return "single_source", f"one independent claimant says so: {_names(one for one in affirming if not one.party)}"


def _names(sayings: Iterable[Saying], most: int = 4) -> str:
    names = list(dict.fromkeys(one.voice.claimant for one in sayings))
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
