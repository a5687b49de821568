"""The dead of each side in an incident: fighters whom claims count as one side's, made one number by the toll's rule."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.ledger.happenings import SUMMED_DEAD, summed
from counterclaim.ledger.standing.numbers import Range
from counterclaim.ledger.standing.sayings import Saying
from counterclaim.ledger.standing.tolls import TOLL_RULES, Count
from counterclaim.records import SideToll, Toll, TollRule


def dead_by_side(sayings: Sequence[Saying], killed: Toll, rule: TollRule) -> tuple[SideToll, ...]:
    """Return the fighters of each side among the dead, sides in the order of their ids.

    Of each claimant in a document the first number for a side counts; sums over months and what is denied do not. Where
    the sides together are more than anybody says were killed, the claims count different things, and no side is given.

    Args:
        sayings: all claims of the incident.
        killed: its toll.
        rule: how several claimants' numbers are made one.
    """
    told: dict[str, list[Count]] = {}
    seen: set[tuple[str, str, str]] = set()
    for one in sorted(sayings, key=lambda s: (s.voice.document, s.claim.start_char, s.key)):
        toll = one.event.killed
        if toll is None or one.denies or summed(one.claim):
            continue
        for part in toll.by_side:
            said_by = (one.voice.document, one.who, part.side)
            if said_by in seen or part.fighters > SUMMED_DEAD:
                continue
            seen.add(said_by)
            number = Range(part.fighters, part.fighters, part.fighters)
            told.setdefault(part.side, []).append(Count(number, one.voice.published, one.party))
    sides = tuple(SideToll(side=side, fighters=TOLL_RULES[rule](told[side]).best) for side in sorted(told))
    most = killed.high if killed.high is not None else killed.best
    if most is not None and sum(side.fighters for side in sides) > most:
        return ()
    return sides
