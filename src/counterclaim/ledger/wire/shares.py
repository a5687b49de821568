"""How much of two texts is one text, and whether one of them is a retelling of the other."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.ledger.wire.text import Telling

MOSTLY = 0.6  # of a text's runs: most of its sentences are the other's
HALF = 0.45  # enough where the lead is the other's, too
LEAD_HALF = 0.5
_LEAD = 0.4  # of a text: what follows is often background that an outlet puts under every report
FEWEST = 25  # runs; shorter texts are too short to tell a copy from a set phrase


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares of the runs of each text that stand in the other, 0 to 1; `lead` of the shorter text's first two fifths."""

    of_first: float
    of_other: float
    lead: float
    runs: int

    @property
    def most(self) -> float:
        """The larger share: how much of the text that has less of its own is the other's."""
        return max(self.of_first, self.of_other)


def shares(first: Telling, other: Telling) -> Shares:
    """Return how much of each text stands in the other."""
    ours, theirs = first.run_set, other.run_set
    common = ours & theirs
    if not common:
        return Shares(0.0, 0.0, 0.0, 0)
    of_first, of_other = len(common) / len(ours), len(common) / len(theirs)
    shorter = first if of_first >= of_other else other
    lead = shorter.runs[: max(1, int(len(shorter.runs) * _LEAD))]
    return Shares(of_first, of_other, sum(run in common for run in lead) / len(lead), len(common))


def is_retelling(found: Shares) -> bool:
    """Whether one of the two texts is a retelling: mostly the other's words, or half of them with the lead."""
    if found.runs < FEWEST:
        return False
    return (found.most >= MOSTLY and found.lead >= LEAD_HALF / 2) or (found.most >= HALF and found.lead >= LEAD_HALF)
