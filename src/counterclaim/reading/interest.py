"""Interest: what a claimant has to do with what it reports.

`party`: it is, or speaks for, an initiator or target. `aligned`: it is tied to one (allied, backer, part of one coalition), in
the registry at that date or in this document's own words, or the document calls it sympathetic to one. `independent`: a
monitor, outlet or international body without such a tie. `unknown`: all else. No list of good or bad sources exists.
"""

from __future__ import annotations

from datetime import date

from counterclaim.reading.draft import Draft
from counterclaim.records import Interest
from counterclaim.registry import Registry

_INDEPENDENT = {"monitor", "media", "intergovernmental"}
_SPEAKS_FOR = {"represents", "mouthpiece_of", "leads"}
_SIDES_WITH = {"allied_with", "backed_by", "part_of", "member_of", "linked_to", "sympathetic_to"}
_TOLD_TIES = {"backs", "allied_with", "part_of", "member_of"}


class InterestRule:
    """Computes interest for the claims of one document.

    Args:
        draft: the document's draft, after all stages.
        registry: the actors over time.
    """

    def __init__(self, draft: Draft, registry: Registry) -> None:
        self._draft = draft
        self._registry = registry
        self._day = draft.published or date.today()
        self._stood_for: dict[str, set[str]] = {}

    def judge(self, claimant: str | None, parties: list[str]) -> tuple[Interest, str | None]:
        """Return the interest of `claimant` (an actor id) in a claim about `parties`, with the reason in words."""
        if claimant is None or not parties:
            return ("unknown", None) if claimant is None or not self._neutral(claimant) else ("independent", None)
        mine = self.stands_for(claimant)
        theirs = {root for party in parties for root in self.stands_for(party)}
        if claimant in parties:
            return "party", "initiator or target of the event it reports"
        if shared := sorted(mine & theirs):
            return "party", f"speaks for {self._name(shared[0])}, a party to what it reports"
        for ref in self._draft.actors[claimant].sympathetic_to if claimant in self._draft.actors else []:
            if self.stands_for(ref) & theirs:
                return "aligned", f"the document calls it sympathetic to {self._name(ref)}"
        if tie := self._tie(mine, theirs):
            return "aligned", tie
        if self._neutral(claimant):
            return "independent", "no tie to a party is known at this date"
        return "unknown", None

    def stands_for(self, actor_id: str) -> set[str]:
        """Return the ids this actor is or speaks for: itself, whom it represents, what it is part of."""
        if actor_id not in self._stood_for:
            found = {actor_id}
            frontier = [actor_id]
            while frontier:
                current = frontier.pop()
                for ref in self._above(current):
                    if ref not in found and len(found) < 12:
                        found.add(ref)
                        frontier.append(ref)
            self._stood_for[actor_id] = found
        return self._stood_for[actor_id]

    def _above(self, actor_id: str) -> list[str]:
        above: list[str] = []
        draft_actor = self._draft.actors.get(actor_id)
        if draft_actor and draft_actor.represents:
            above.append(draft_actor.represents)
        if actor_id in self._registry.actors:
            above += [t.actor for t in self._registry.ties(actor_id, on=self._day) if t.type in _SPEAKS_FOR]
        return above

    def _tie(self, mine: set[str], theirs: set[str]) -> str | None:
        for ref in sorted(mine | theirs):
            others = theirs if ref in mine else mine
            if ref not in self._registry.actors:
                continue
            for tie in self._registry.ties(ref, on=self._day):
                if tie.type in _SIDES_WITH and tie.actor in others:
                    return f"{self._name(ref)} {tie.type.replace('_', ' ')} {self._name(tie.actor)} (registry)"
        for relation in self._draft.relations:
            if relation.type in _TOLD_TIES and relation.polarity == "positive":
                ends = {relation.source, relation.target}
                if ends & mine and ends & theirs:
                    return f"the document tells a tie: {relation.type.replace('_', ' ')}"
        return None

    def _neutral(self, actor_id: str) -> bool:
        actor = self._draft.actors.get(actor_id)
        return actor is not None and actor.kind in _INDEPENDENT and len(self.stands_for(actor_id)) == 1

    def _name(self, actor_id: str) -> str:
        actor = self._draft.actors.get(actor_id)
        if actor:
            return actor.name
        entry = self._registry.actors.get(actor_id)
        return entry.name if entry else actor_id
