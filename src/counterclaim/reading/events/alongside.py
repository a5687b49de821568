"""Who fought "with" whom: against each other, unless a tie of that time puts them on one side; then they fought alongside."""

from __future__ import annotations

from counterclaim.reading.actors.known import registry
from counterclaim.reading.draft import Draft, DraftEvent
from counterclaim.reading.events.match import Match
from counterclaim.reading.events.slots import norm
from counterclaim.reading.interest import InterestRule

_CLASH, _TOGETHER = "armed_clash", "military_cooperation"


def fought_alongside(draft: Draft, match: Match, event: DraftEvent) -> None:
    """Make a fight "with" an ally what it is: both are on one side of it. In place; other events stay."""
    if event.frame != _CLASH or norm(match.token) != "fight" or match.part != "verb" or not match.slots.own.get("with"):
        return
    if len(event.initiators) != 1 or len(event.targets) != 1 or match.slots.own.get("against"):
        return
    tie = InterestRule(draft, registry()).side_by_side(event.initiators[0], event.targets[0])
    if tie is not None:
        event.frame, event.initiators, event.targets = _TOGETHER, [*event.initiators, *event.targets], []
        event.because["type"] = f"'{match.token.text} with' an ally: {tie}"
