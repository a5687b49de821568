"""Where exports take incidents and readings from: a ledger, or lists in memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from typing import Protocol

from counterclaim.export.unit import Said, Unit, key_of
from counterclaim.records import Actor, Place, Reading
from counterclaim.records.incident import Incident

_KEPT = 400  # readings kept at hand: incidents of one day tend to share documents
_AT_ONCE = 30  # incidents whose readings are fetched together


class Source(Protocol):
    """What an export asks for."""

    def incidents(self) -> Iterator[Incident]:
        """Every incident, in a fixed order."""
        ...

    def ties(self) -> Iterator[str]:
        """The key of every claim that states a lasting tie."""
        ...

    def readings_of(self, documents: Iterable[str]) -> Iterator[Reading]:
        """The current readings of these documents (keys); those that are not there are left out."""
        ...

    def changes_of(self, incidents: Iterable[str]) -> dict[str, datetime]:
        """When these incidents last changed (UTC); those of which nothing is known are left out."""
        ...


@dataclass
class MemorySource:
    """Incidents and readings held in lists.

    Args:
        all_incidents: the incidents.
        readings: the readings of their documents.
        changes: when each incident last changed, by id.
    """

    all_incidents: Iterable[Incident]
    readings: Iterable[Reading]
    changes: Mapping[str, datetime] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._by_key = {key_of(reading.document.id): reading for reading in self.readings}

    def incidents(self) -> Iterator[Incident]:
        """Every incident, as given."""
        yield from self.all_incidents

    def ties(self) -> Iterator[str]:
        """The keys of the claims that state a tie, in the order of documents and texts."""
        for key, reading in self._by_key.items():
            yield from (f"{key}-{claim.id}" for claim in reading.claims if claim.relation is not None)

    def readings_of(self, documents: Iterable[str]) -> Iterator[Reading]:
        """The readings with these document keys."""
        yield from (self._by_key[key] for key in documents if key in self._by_key)

    def changes_of(self, incidents: Iterable[str]) -> dict[str, datetime]:
        """When these incidents last changed."""
        return {one: self.changes[one] for one in incidents if one in self.changes}


def _mentions(reading: Reading) -> dict[str, tuple[tuple[int, int], ...]]:
    return {actor.id: tuple((m.start_char, m.end_char) for m in actor.mentions) for actor in reading.actors}


class Units:
    """Makes a `Unit` of each incident, keeping a bounded number of readings at hand.

    Args:
        source: where incidents and readings come from.
        made_by: takes up the versions that made the readings, as JSON.
    """

    def __init__(self, source: Source, made_by: set[str] | None = None) -> None:
        self._source = source
        self._made_by = made_by if made_by is not None else set()
        self._kept: OrderedDict[str, Reading | None] = OrderedDict()

    def units(self, incidents: Iterable[Incident]) -> Iterator[Unit]:
        """A unit of each incident, in order; readings are fetched for many at once."""
        waiting = iter(incidents)
        while batch := list(islice(waiting, _AT_ONCE)):
            wanted = dict.fromkeys(key.rpartition("-")[0] for incident in batch for key in incident.claims)
            self._fetch([key for key in wanted if key not in self._kept][: _KEPT // 2])
            changes = self._source.changes_of([incident.id for incident in batch])
            for incident in batch:
                yield self._unit(incident, changes.get(incident.id))

    def ties(self, keys: Iterable[str]) -> Iterator[Unit]:
        """A unit of each claim that states a tie; it has no incident of its own."""
        made = (Incident(id=key, title="", type="tie", standing="single_source", claims=(key,)) for key in keys)
        yield from (replace(unit, level="tie") for unit in self.units(made))

    def _fetch(self, keys: list[str]) -> None:
        for reading in self._source.readings_of(keys):
            self._keep(key_of(reading.document.id), reading)

    def _keep(self, key: str, reading: Reading | None) -> None:
        self._kept[key] = reading
        if reading is not None:
            self._made_by.add(reading.made_by.model_dump_json())
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)

    def reading(self, document: str) -> Reading | None:
        """The reading of a document (by key or id), from what is at hand or from the source."""
        key = key_of(document)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        found = next(iter(self._source.readings_of([key])), None)
        self._keep(key, found)
        return found

    def unit(self, incident: Incident) -> Unit:
        """The incident with its claims, documents, actors and places."""
        return next(self.units([incident]))

    def _unit(self, incident: Incident, changed: datetime | None) -> Unit:
        said: list[Said] = []
        actors: dict[str, Actor] = {}
        places: dict[str, Place] = {}
        mentions: dict[str, dict[str, tuple[tuple[int, int], ...]]] = {}
        for claim_key in incident.claims:
            document, _, claim_id = claim_key.rpartition("-")
            reading = self.reading(document)
            claim = reading.claim(claim_id) if reading else None
            if reading is None or claim is None:
                continue
            if document not in mentions:
                mentions[document] = _mentions(reading)
            said.append(Said(claim_key, claim, reading.document, mentions[document]))
        for document in dict.fromkeys(s.document.id for s in said):
            found = self.reading(document)
            for actor in found.actors if found else ():
                have = actors.get(actor.id)
                if have is None or (have.represents is None and actor.represents is not None):
                    actors[actor.id] = actor
            for place in found.places if found else ():
                places.setdefault(place.id, place)
        return Unit(incident, tuple(said), actors, places, changed, fetch=self.reading)
