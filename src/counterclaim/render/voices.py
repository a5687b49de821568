"""The claims of a reading grouped by who is responsible for them."""

from __future__ import annotations

from dataclasses import dataclass, field

from counterclaim.records import Claim, Reading
from counterclaim.records.claim import Interest
from counterclaim.render.naming import claimant_name


@dataclass(slots=True)
class Voice:
    """One claimant with all its claims, in text order; `interest` is the most interested one among them."""

    key: str
    name: str
    actor: str | None
    document: bool
    interest: Interest = "unknown"
    because: str | None = None
    claims: list[Claim] = field(default_factory=list)


_RANK: dict[Interest, int] = {"party": 3, "aligned": 2, "independent": 1, "unknown": 0}


def voices(reading: Reading) -> list[Voice]:
    """Return the claimants in order of their first claim, the report's own voice last.

    A claimant's interest can differ from claim to claim (it is judged by what the claim reports); the strongest one
    is shown for the group, because a reader must know that this voice has a stake.
    """
    found: dict[str, Voice] = {}
    for claim in reading.claims:
        claimant = claim.claimant
        name = claimant_name(claimant, reading)
        if claimant.document and claimant.name:
            name += " (the report’s own voice)"
        key = claimant.actor or ("" if claimant.document else f"name:{name}")
        voice = found.setdefault(key, Voice(key, name, claimant.actor, claimant.document and not claimant.actor))
        if not voice.claims or _RANK[claimant.interest] > _RANK[voice.interest]:
            voice.interest, voice.because = claimant.interest, claimant.interest_because
        voice.claims.append(claim)
    return sorted(found.values(), key=lambda v: v.document)
