"""Which incidents are exported: by actor, place, day, type, standing and precision, and how long ago they happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.export.unit import Unit
from counterclaim.gazetteer import fold_place
from counterclaim.registry import fold


@dataclass(frozen=True, slots=True)
class Choice:
    """What an incident must have; what is left empty does not matter.

    Attributes:
        actors: ids or names; one of them must be an initiator, a target or a claimant.
        places: ids or names of places, first-order divisions, or ISO codes of countries.
        since, until: first and last day; an incident without a date is not chosen when either is given.
        types: frames, or codes of PLOVER or ACLED (event or sub-event type).
        standings: of the incident.
        precision: the vaguest precision of place that is taken (UCDP's numbers).
    """

    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    types: tuple[str, ...] = ()
    standings: tuple[str, ...] = ()
    precision: int | None = None

    def takes(self, unit: Unit) -> bool:
        """Whether the incident is chosen."""
        return (
            (not self.standings or unit.incident.standing in self.standings)
            and (not self.types or self._type(unit))
            and self._days(unit)
            and (
                self.precision is None or (unit.place is not None and (unit.place.geo_precision or 9) <= self.precision)
            )
            and (not self.places or self._place(unit))
            and (not self.actors or self._actor(unit))
        )

    def takes_tie(self, unit: Unit) -> bool:
        """Whether a claim of a tie is chosen: by its actors, its type and when it was told; it has no place or standing."""
        if self.places or self.standings or self.precision is not None:
            return False
        published = unit.last_day
        told = published is not None and not (
            (self.since and published < self.since) or (self.until and published > self.until)
        )
        if (self.since or self.until) and not told:
            return False
        if not self.types:
            return not self.actors or self._actor(unit)
        kinds = {said.claim.relation.type for said in unit.said if said.claim.relation}
        return bool(kinds & set(self.types)) and (not self.actors or self._actor(unit))

    def _type(self, unit: Unit) -> bool:
        incident = unit.incident
        codes = {incident.type, incident.plover, *(incident.acled or ())}
        known = {code.casefold() for code in codes if code}
        return any(wanted.casefold() in known for wanted in self.types)

    def _days(self, unit: Unit) -> bool:
        if self.since is None and self.until is None:
            return True
        when = unit.incident.when
        if when is None or (when.start is None and when.end is None):
            return False
        first, last = when.start or when.end, when.end or when.start
        return not ((self.since and last and last < self.since) or (self.until and first and first > self.until))

    def _place(self, unit: Unit) -> bool:
        known: set[str] = set()
        for place in unit.incident.places:
            known |= {place.id, place.country or "", fold_place(place.name), fold_place(place.admin1 or "")}
        return any(wanted in known or fold_place(wanted) in known - {""} for wanted in self.places)

    def _actor(self, unit: Unit) -> bool:
        speakers = [said.claim.claimant.actor for said in unit.said if said.claim.claimant.actor]
        known: set[str] = set()
        ties = [said.claim.relation for said in unit.said if said.claim.relation]
        ends = [end for tie in ties for end in (tie.source, tie.target) if end]
        for actor in (*unit.incident.initiators, *unit.incident.targets, *speakers, *ends):
            found = unit.actors.get(actor)
            known |= {actor, *((fold(found.name), *map(fold, found.aliases)) if found else ())}
        return any(wanted in known or fold(wanted) in known for wanted in self.actors)


def embargoed(unit: Unit, days: int, today: date) -> bool:
    """Whether an incident happened too short ago to be published; one without any date counts as recent."""
    last = unit.last_day
    return last is None or last > today - timedelta(days=days)
