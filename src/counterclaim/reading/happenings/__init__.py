"""Happenings: which events of one document tell of one happening, and which are background."""

from counterclaim.reading.happenings.stage import read_happenings

__all__ = ["read_happenings"]
