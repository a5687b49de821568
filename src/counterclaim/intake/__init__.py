"""Intake: bytes to `Document`. Files of many kinds, folders, feeds, standard input and web addresses."""

from counterclaim.intake.arrival import Arrival, Given, Outcome, Refusal
from counterclaim.intake.limits import Limits
from counterclaim.intake.origin import Origin
from counterclaim.intake.stream import arrive, stream

__all__ = ["Arrival", "Given", "Limits", "Origin", "Outcome", "Refusal", "arrive", "stream"]
