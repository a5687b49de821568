"""Who says what: the tree of attributions of a document."""

from __future__ import annotations

from counterclaim.reading.attribution.stage import find_tellings, read_attribution

__all__ = ["find_tellings", "read_attribution"]
