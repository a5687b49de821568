"""Actors over time: who they are, their names and since when, whom they speak for, where a text names them."""

from counterclaim.registry.entry import Entry, Name, Tie
from counterclaim.registry.fold import fold
from counterclaim.registry.index import NameHit, NameIndex
from counterclaim.registry.registry import Registry, check, shared_registry

__all__ = ["Entry", "Name", "NameHit", "NameIndex", "Registry", "Tie", "check", "fold", "shared_registry"]
