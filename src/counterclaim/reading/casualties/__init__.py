"""Casualties: numbers of killed, injured and detained people, each with low, best and high."""

from counterclaim.reading.casualties.stage import read_casualties

__all__ = ["read_casualties"]
