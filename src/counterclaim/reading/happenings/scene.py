"""Scene: who is who in one document, as far as it decides whether two tellings can have the same people."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from counterclaim.reading.draft import Draft, DraftActor

_STATE = {"state", "state_forces", "police"}
_ARMED = _STATE | {"rebel_group", "militia", "unidentified"}
_UNARMED = {"civilians", "protesters", "media", "monitor", "business"}


class Fit(Enum):
    """How two sets of people fit: one of each is the same, they are others, or that is open."""

    SAME = "same"
    OTHER = "other"
    OPEN = "open"


class Scene:
    """The people of one document.

    Args:
        draft: the document's draft.
    """

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self._named = {m.ref for m in draft.actor_mentions if m.how in {"name", "alias", "acronym"}}
        self._fits: dict[tuple[tuple[str, ...], tuple[str, ...]], Fit] = {}

    def fit(self, some: Iterable[str], others: Iterable[str]) -> Fit:
        """Return whether two lists of actor ids can stand for the same people.

        A state and its forces count as the same; people without a name ("a woman", "gunmen") may be anybody of their kind.
        """
        pair = tuple(some), tuple(others)
        found = self._fits.get(pair)
        if found is None:  # a document has few different lists, and each pair of its tellings asks
            found = self._fits[pair] = self._fit(*pair)
        return found

    def _fit(self, some: tuple[str, ...], others: tuple[str, ...]) -> Fit:
        first = [self.draft.actors[ref] for ref in some if ref in self.draft.actors]
        second = [self.draft.actors[ref] for ref in others if ref in self.draft.actors]
        if not first or not second:
            return Fit.OPEN
        if {_side(a) for a in first} & {_side(b) for b in second}:
            return Fit.SAME
        return Fit.OPEN if any(self._can_be(a, b) for a in first for b in second) else Fit.OTHER

    def persons(self, refs: Iterable[str]) -> bool:
        """Whether these are persons with names."""
        held = [ref for ref in refs if ref in self.draft.actors]
        return bool(held) and all(self.draft.actors[ref].kind == "person" and ref in self._named for ref in held)

    def _can_be(self, one: DraftActor, other: DraftActor) -> bool:
        if one.id in self._named and other.id in self._named:
            return False
        return not ({one.kind, other.kind} & _UNARMED and {one.kind, other.kind} & _ARMED)


def _side(actor: DraftActor) -> str:
    return f"state:{actor.country[0]}" if actor.kind in _STATE and actor.country else actor.id
