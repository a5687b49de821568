"""Whose side an actor of a document is on: a state, its forces and whoever speaks for them are one."""

from __future__ import annotations

from counterclaim.reading.draft import Draft

STATE = frozenset({"state", "state_forces", "police"})
_SPEAKS_FOR = 4  # steps from a speaker over a ministry to the state


def side_of(draft: Draft, ref: str) -> str:
    """Return a name for the side of an actor: "state:" and a country, else the id of the one spoken for."""
    actor = draft.actors.get(ref)
    for _ in range(_SPEAKS_FOR):
        if actor is None or actor.represents is None or actor.represents not in draft.actors:
            break
        actor = draft.actors[actor.represents]
    if actor is None:
        return ref
    return f"state:{actor.country[0]}" if actor.kind in STATE and actor.country else actor.id
