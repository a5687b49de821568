"""Events: who did what to whom, from frames matched on the dependency graph."""

from counterclaim.reading.events.stage import read_events

__all__ = ["read_events"]
