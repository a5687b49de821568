"""Intake: bytes to `Document`. Files, standard input and web addresses; text, HTML and PDF."""

from counterclaim.intake.arrival import Arrival, arrive
from counterclaim.intake.source import Limits

__all__ = ["Arrival", "Limits", "arrive"]
