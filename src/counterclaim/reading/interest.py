"""Interest: what a claimant has to do with what it reports.

`party`: it is, or speaks for, an initiator or target, or an opponent of one (on the other side of the violence that
this document tells, or opposed to it in the registry at that date): a fighter's word about its enemy is a party's
word, and so is its word about violence of which it does not say who did it. A state is a party to what another state's
forces or another country's armed group do on its ground. `aligned`: it is tied to one (allied, backer, part of one
coalition), in the registry at that date or in this document's own words, or to an opponent of one, or the document
calls it sympathetic to one. `independent`: a monitor, outlet or international body without such a tie.
`unknown`: all else. No list of good or bad sources exists.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from itertools import permutations

from counterclaim.lexicon.frames import frames
from counterclaim.reading.actors.generic import OPPOSITION_RULE
from counterclaim.reading.draft import Draft, DraftEvent
from counterclaim.records import Interest
from counterclaim.registry import Registry
from counterclaim.registry.entry import Tie

_SIDES = {"state", "state_forces", "police", "rebel_group", "militia", "political_body", "unidentified"}
_STATE = {"state", "state_forces", "police"}
_FORCES = _STATE | {"rebel_group", "militia"}
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
        # without a date no tie of the registry can be held against anybody
        self._day_known = draft.published is not None
        self._day = draft.published or date.min
        self._stood_for: dict[str, frozenset[str]] = {}
        self._foes: dict[str, frozenset[str]] = {}
        self._judged: dict[tuple[str, frozenset[str]], tuple[Interest, str | None]] = {}
        self._enemies: dict[tuple[frozenset[str], frozenset[str]], str | None] = {}
        self._fighting: dict[tuple[str, str], bool] = {}
        self._bearing_arms: dict[str, bool] = {}
        self._tied: dict[str, list[Tie]] = {}
        self._opponents = self._fights()
        self._fighters = {ref for event in draft.events if frames()[event.frame].violent for ref in event.initiators}
        self._fighters |= {ref for ref, foes in self._opponents.items() if foes}

    def judge(
        self, claimant: str | None, parties: list[str], event: DraftEvent | None = None
    ) -> tuple[Interest, str | None]:
        """Return the interest of `claimant` (an actor id) in a claim about `parties`, with the reason in words.

        `event` is the event that the claim tells of, where it tells of one.
        """
        if claimant is not None and event is not None and (ground := self._own_ground(claimant, event)):
            return "party", ground
        if claimant is not None and event is not None and (side := self._a_side_on_a_doer_unknown(claimant, event)):
            return "party", side
        if claimant in self._draft.actors and event is not None and frames()[event.frame].violent:
            favoured = self._draft.actors[claimant].sympathetic_to
            found = self._judge(claimant, frozenset(parties)) if parties and favoured else ("unknown", None)
            if favoured and found[0] != "party":  # of violence that the pro-rebel site tells of, the rebels are a side
                return "aligned", f"the document calls it sympathetic to {self._name(favoured[0])}"
        if claimant is None or not parties:
            return ("unknown", None) if claimant is None or not self._neutral(claimant) else ("independent", None)
        key = claimant, frozenset(parties)
        if key not in self._judged:  # many claims of a document are about the same actors
            self._judged[key] = self._judge(*key)
        return self._judged[key]

    def _judge(self, claimant: str, parties: frozenset[str]) -> tuple[Interest, str | None]:
        mine = self.stands_for(claimant)
        theirs = frozenset(root for party in parties for root in self.stands_for(party))
        if claimant in parties:
            return "party", "initiator or target of the event it reports"
        if shared := sorted(mine & theirs):
            return "party", f"speaks for {self._name(shared[0])}, a party to what it reports"
        if enemy := self._enemy(mine, theirs):
            return "party", enemy
        for ref in self._draft.actors[claimant].sympathetic_to if claimant in self._draft.actors else []:
            if self.stands_for(ref) & theirs:
                return "aligned", f"the document calls it sympathetic to {self._name(ref)}"
        if tie := self._tie(mine, theirs):
            return "aligned", tie
        if tie := self._ally_of_an_enemy(mine, theirs):
            return "aligned", tie
        if self._neutral(claimant):
            return "independent", "no tie to a party is known at this date"
        return "unknown", None

    def side_by_side(self, one: str, other: str) -> str | None:
        """Return the tie that puts two actors on one side, in words; None where there is none, or they are opponents too."""
        here, there = self.stands_for(one), self.stands_for(other)
        if here & there or any(self._opposed(a, b) for a in here for b in there):
            return None
        return self._tie(here, there)

    def stands_for(self, actor_id: str) -> frozenset[str]:
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
            self._stood_for[actor_id] = frozenset(found)
        return self._stood_for[actor_id]

    @cached_property
    def _armed_actors(self) -> list[str]:
        return [ref for ref in sorted(self._draft.actors) if self._armed(ref)]

    def _fights(self) -> dict[str, set[str]]:
        """Return for each actor whom it fights in this document: the two sides of each act of violence."""
        known = frames()
        found: dict[str, set[str]] = {}
        for event in self._draft.events:
            if not known[event.frame].violent:
                continue
            sides = [event.initiators, event.targets] if event.targets else [[ref] for ref in event.initiators]
            for here, there in permutations(sides, 2):
                for ref in here:
                    found.setdefault(ref, set()).update(there)
        return found

    def _enemy(self, mine: frozenset[str], theirs: frozenset[str]) -> str | None:
        key = mine, theirs
        if key not in self._enemies:
            self._enemies[key] = self._find_enemy(mine, theirs)
        return self._enemies[key]

    def _find_enemy(self, mine: frozenset[str], theirs: frozenset[str]) -> str | None:
        others = [other for other in sorted(theirs - mine) if self._armed(other)]
        for ref in sorted(mine) if others else ():
            if not self._armed(ref):
                continue
            for other in others:
                if self._fight(ref, other):
                    return f"{self._name(ref)} and {self._name(other)} are opponents, and it reports on {self._name(other)}"
        return None

    def _fight(self, one: str, other: str) -> bool:
        """Whether two armed actors are opponents in this document, in the registry, or as a state and its opposition."""
        found = self._fighting.get((one, other))
        if found is None:
            found = self._fighting[one, other] = (
                other in self._opponents.get(one, ()) or self._opposed(one, other) or self._opposition_to(one, other)
            )
        return found

    def _a_side_on_a_doer_unknown(self, claimant: str, event: DraftEvent) -> str | None:
        """Who fights in this document, or speaks for it, on violence of which it does not say who did it."""
        if event.initiators or not frames()[event.frame].violent or self._neutral(claimant):
            return None
        for ref in sorted(self.stands_for(claimant)):
            if ref in self._fighters and self._armed(ref):
                return f"{self._name(ref)} is a side of the fighting that this document tells of"
        return None

    def _own_ground(self, claimant: str, event: DraftEvent) -> str | None:
        """A state, or who speaks for it, on violence that another state or an armed group of another did on its ground."""
        if not frames()[event.frame].violent or claimant in event.initiators:
            return None
        where = {place.country for ref in event.places if (place := self._draft.places.get(ref)) and place.country}
        doers = [actor for ref in event.initiators if (actor := self._draft.actors.get(ref))]
        if len(where) != 1 or not any(a.kind in _FORCES and a.country and not where & set(a.country) for a in doers):
            return None
        for ref in sorted(self.stands_for(claimant)):
            state = self._draft.actors.get(ref) or self._registry.actors.get(ref)
            if state is not None and state.kind == "state" and where & set(state.country):
                return f"what it reports was done on the ground of {self._name(ref)} by others"
        return None

    def _ally_of_an_enemy(self, mine: frozenset[str], theirs: frozenset[str]) -> str | None:
        """The tie to somebody who fights whom the claim is about: an ally's word about its ally's enemy."""
        own, others = mine | theirs, theirs - mine
        armed = [other for other in others if self._armed(other)]
        for foe in self._armed_actors if armed else ():
            if foe in own or not any(self._fight(foe, other) for other in armed):
                continue
            if tie := self._tie(mine, self.stands_for(foe)):
                return f"{tie}; {self._name(foe)} is an opponent of whom it reports on"
        return None

    def _opposition_to(self, one: str, other: str) -> bool:
        """Whether one is a state or its forces and the other the unnamed armed opposition of that country."""
        actors = self._draft.actors
        for ref, foe in ((one, other), (other, one)):
            state = actors.get(ref) or self._registry.actors.get(ref)
            unnamed = actors.get(foe)
            if state is None or unnamed is None or state.kind not in _STATE or unnamed.rule != OPPOSITION_RULE:
                continue
            if set(state.country) & set(unnamed.country):
                return True
        return False

    def _opposed(self, one: str, other: str) -> bool:
        return other in self._foes_of(one) or one in self._foes_of(other)

    def _foes_of(self, actor_id: str) -> frozenset[str]:
        """Whom the registry says that an actor opposes on the day of the report."""
        if actor_id not in self._foes:
            ties = self._ties_of(actor_id) if self._day_known else []
            self._foes[actor_id] = frozenset(tie.actor for tie in ties if tie.type == "opposes")
        return self._foes[actor_id]

    def _ties_of(self, actor_id: str) -> list[Tie]:
        """The ties that the registry has of an actor on the day of the report."""
        if actor_id not in self._tied:
            known = actor_id in self._registry.actors
            self._tied[actor_id] = self._registry.ties(actor_id, on=self._day) if known else []
        return self._tied[actor_id]

    def _armed(self, actor_id: str) -> bool:
        found = self._bearing_arms.get(actor_id)
        if found is None:
            actor = self._draft.actors.get(actor_id) or self._registry.actors.get(actor_id)
            found = self._bearing_arms[actor_id] = actor is not None and actor.kind in _SIDES
        return found

    def _above(self, actor_id: str) -> list[str]:
        above: list[str] = []
        draft_actor = self._draft.actors.get(actor_id)
        if draft_actor and draft_actor.represents:
            above.append(draft_actor.represents)
        above += [
            r.target
            for r in self._draft.relations
            if r.type == "represents" and r.source == actor_id and r.target and r.polarity == "positive"
        ]
        above += [t.actor for t in self._ties_of(actor_id) if t.type in _SPEAKS_FOR]
        return above

    def _tie(self, mine: frozenset[str], theirs: frozenset[str]) -> str | None:
        for ref in sorted(mine | theirs):
            others = theirs if ref in mine else mine
            for tie in self._ties_of(ref):
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
        if actor is not None and actor.kind == "person":  # "a UN spokesman" is as independent as whom he speaks for
            others = [ref for ref in self.stands_for(actor_id) if ref != actor_id]
            return len(others) == 1 and self._neutral(others[0])
        return actor is not None and actor.kind in _INDEPENDENT and len(self.stands_for(actor_id)) == 1

    def _name(self, actor_id: str) -> str:
        actor = self._draft.actors.get(actor_id)
        if actor:
            return actor.name
        entry = self._registry.actors.get(actor_id)
        return entry.name if entry else actor_id
