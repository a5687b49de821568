"""Relations: lasting ties between actors, or between an actor and a place."""

from counterclaim.reading.relations.stage import read_relations

__all__ = ["read_relations"]
