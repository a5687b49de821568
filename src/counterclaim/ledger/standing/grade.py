"""A grade in the manner of Airwars' assessment of claims of harm, beside the standing (their published definitions).

confirmed: a belligerent accepts that it did it. contested: claimants name different sides as responsible. discounted: those
killed are said to be fighters only. fair: two independent claimants or more. weak: one. An incident without anybody killed or
injured has no grade.
"""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.ledger.standing.sayings import Saying, independent
from counterclaim.records import FieldStanding, Grade

_ACCEPTS = frozenset({"admits", "claims_responsibility"})
_ARMED = frozenset({"state_forces", "rebel_group", "militia", "police"})


def grade_of(sayings: Sequence[Saying], initiators: FieldStanding | None) -> Grade | None:
    """Return the grade, or None where nobody is said to have been killed or injured."""
    harm = [s for s in sayings if not s.denies and (_some(s.event.killed) or _some(s.event.injured))]
    if not harm:
        return None
    if any(s.claim.stance in _ACCEPTS and s.party and not s.denies for s in sayings):
        return "confirmed"
    if initiators is not None and initiators.standing in ("contested", "denied"):
        return "contested"
    if _fighters_only(harm):
        return "discounted"
    return "fair" if len(independent(harm)) >= 2 else "weak"


def _some(toll: object) -> bool:
    return bool(getattr(toll, "best", None))


def _fighters_only(harm: Sequence[Saying]) -> bool:
    kinds: set[str | None] = set()
    for one in harm:
        described = {actor.id: actor.kind for actor in one.account.actors}
        if one.event.killed is not None and one.event.killed.civilians:
            return False
        kinds.update(described.get(ref) for ref in one.event.targets)
    return bool(kinds) and kinds <= _ARMED
