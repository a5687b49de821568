"""Where exports take incidents and readings from: a ledger, or lists in memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from counterclaim.export.unit import Said, Unit, key_of
from counterclaim.records import Actor, Place, Reading
from counterclaim.records.incident import Incident

_KEPT = 128  # readings kept at hand: incidents of one day tend to share documents


class Source(Protocol):
    """What an export asks for."""

    def incidents(self) -> Iterator[Incident]:
        """Every incident, in a fixed order."""
        ...

    def documents(self) -> Iterator[str]:
        """The key of every document, in a fixed order."""
        ...

    def reading(self, document: str) -> Reading | None:
        """The current reading of a document, by its key."""
        ...

    def changed(self, incident: str) -> datetime | None:
        """When an incident last changed (UTC)."""
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

    def documents(self) -> Iterator[str]:
        """The keys of the documents, as given."""
        yield from self._by_key

    def reading(self, document: str) -> Reading | None:
        """The reading with this document key."""
        return self._by_key.get(document)

    def changed(self, incident: str) -> datetime | None:
        """When an incident last changed."""
        return self.changes.get(incident)


def _mentions(reading: Reading) -> dict[str, tuple[tuple[int, int], ...]]:
    return {actor.id: tuple((m.start_char, m.end_char) for m in actor.mentions) for actor in reading.actors}


class Units:
    """Makes a `Unit` of each incident, keeping a bounded number of readings at hand."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._kept: OrderedDict[str, Reading | None] = OrderedDict()

    def reading(self, document: str) -> Reading | None:
        """The reading of a document (by key or id), from what is at hand or from the source."""
        key = key_of(document)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        found = self._kept[key] = self._source.reading(key)
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return found

    def unit(self, incident: Incident) -> Unit:
        """The incident with its claims, documents, actors and places."""
        said: list[Said] = []
        actors: dict[str, Actor] = {}
        places: dict[str, Place] = {}
        for claim_key in incident.claims:
            document, _, claim_id = claim_key.rpartition("-")
            reading = self.reading(document)
            claim = reading.claim(claim_id) if reading else None
            if reading is None or claim is None:
                continue
            said.append(Said(claim_key, claim, reading.document, _mentions(reading)))
        for document in dict.fromkeys(s.document.id for s in said):
            found = self.reading(document)
            for actor in found.actors if found else ():
                have = actors.get(actor.id)
                if have is None or (have.represents is None and actor.represents is not None):
                    actors[actor.id] = actor
            for place in found.places if found else ():
                places.setdefault(place.id, place)
        return Unit(incident, tuple(said), actors, places, self._source.changed(incident.id), fetch=self.reading)
