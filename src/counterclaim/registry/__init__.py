"""Actors over time: who they are, their names and since when, whom they speak for, where a text names them."""

from counterclaim.registry.entry import Entry, Name, Tie
from counterclaim.registry.fold import fold
from counterclaim.registry.index import NameHit, NameIndex
from counterclaim.registry.registry import Registry, check
from counterclaim.registry.shared import registry_with, shared_registry, use_registry

__all__ = [
    "Entry",
    "Name",
    "NameHit",
    "NameIndex",
    "Registry",
    "Tie",
    "check",
    "fold",
    "registry_with",
    "shared_registry",
    "use_registry",
]
