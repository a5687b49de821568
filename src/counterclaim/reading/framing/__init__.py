"""Framing: wording that judges, whom it judges, and how it could be said without judging."""

from __future__ import annotations

from counterclaim.reading.framing.stage import read_framing

__all__ = ["read_framing"]
