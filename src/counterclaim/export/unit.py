"""What the formats are made from: one incident with everything its claims, documents, actors and places say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from counterclaim.export.tables import Nation, kinds, nations, people_words
from counterclaim.records import Actor, Claim, Document, Place, Reading
from counterclaim.records.incident import AccountPlace, FieldStanding, Incident
from counterclaim.render.plain import one_line


@dataclass(frozen=True, slots=True)
class Said:
    """One claim of an incident, with its document.

    `key` is the ledger's claim key; `mentions` are the spans of each actor in the document, by actor id.
    """

    key: str
    claim: Claim
    document: Document
    mentions: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Unit:
    """One incident ready to be written, in any format.

    Attributes:
        incident: as the ledger has it; coarsened where the user asked for that.
        said: its claims with their documents, in the incident's order.
        actors, places: what the readings say of every id that the claims name.
        changed: when the incident last changed in the ledger (UTC).
        withheld: true where sentences, headlines and exact names must not be shown (see `coarse`).
        level: ``incident``; ``claim`` where the unit is one claim that stands for itself; ``tie`` for a claim of a tie.
        fetch: gives the reading of a document by its id.
    """

    incident: Incident
    said: tuple[Said, ...]
    actors: Mapping[str, Actor]
    places: Mapping[str, Place] = field(default_factory=dict)
    changed: datetime | None = None
    withheld: bool = False
    level: str = "incident"
    fetch: Callable[[str], Reading | None] = lambda _: None

    def readings(self) -> Iterator[Reading]:
        """The readings of its documents, in order of publication."""
        for document in self.documents():
            reading = self.fetch(document.id)
            if reading is not None:
                yield reading

    def actor_name(self, actor: str) -> str:
        """Name of an actor; its id where no reading has it."""
        found = self.actors.get(actor)
        return one_line(found.name) if found else actor

    def kind(self, actor: str) -> str:
        """Kind of an actor; `unidentified` where no reading has it."""
        found = self.actors.get(actor)
        return found.kind if found else "unidentified"

    def armed(self, actor: str) -> str:
        """Whether an actor is a `state` or a `group` that can fight, or neither (`no`)."""
        return kinds()[self.kind(actor)].armed if self.kind(actor) in kinds() else "no"

    def stands_for(self, actor: str) -> str:
        """The actor that a person speaks for, where a reading says so and names it; else the actor itself."""
        found = self.actors.get(actor)
        if found and found.kind == "person" and found.represents and found.represents in self.actors:
            return found.represents
        return actor

    def fights(self, actor: str) -> bool:
        """Whether an actor can be a side of a fight: a state or a group, and not just people."""
        return self.armed(actor) != "no" and not self.is_people(actor)

    def is_people(self, actor: str) -> bool:
        """Whether the name only means people ("men", "victims")."""
        found = self.actors.get(actor)
        if found is None or found.known or found.kind not in ("unidentified", "person"):
            return False
        return all(word in people_words() for word in found.name.casefold().split())

    def documents(self) -> list[Document]:
        """Its documents, each once, in order of publication."""
        found = {said.document.id: said.document for said in self.said}
        return sorted(found.values(), key=lambda d: (d.published or date.max, d.id))

    def publishers(self) -> list[str]:
        """The outlets, each once, in order of publication."""
        return list(dict.fromkeys(one_line(d.publisher) for d in self.documents() if d.publisher))

    def standing_of(self, name: str) -> FieldStanding | None:
        """The standing of one field."""
        return next((entry for entry in self.incident.fields if entry.field == name), None)

    @property
    def place(self) -> AccountPlace | None:
        """The most exact place."""
        return self.incident.places[0] if self.incident.places else None

    @property
    def nation(self) -> Nation | None:
        """The country it happened in, where a place tells it."""
        code = next((place.country for place in self.incident.places if place.country), None)
        return nations().get(code) if code else None

    @property
    def last_day(self) -> date | None:
        """The last day on which it can have happened, else the last day on which it was told."""
        when = self.incident.when
        if when and (when.end or when.start):
            return when.end or when.start
        return max((d.published for d in self.documents() if d.published), default=None)


def key_of(document_id: str) -> str:
    """The ledger's key of a document: the first 16 hexadecimal digits of its id's hash."""
    return document_id.split(":", 1)[-1][:16]


def number_of(incident_id: str) -> int:
    """A whole number for an id made of hexadecimal digits (``i0123456789ab``), stable and below 2^48."""
    digits = "".join(char for char in incident_id.lower() if char in "0123456789abcdef")[-12:]
    return int(digits or "0", 16)


def realised(said: Iterable[Said]) -> bool:
    """Whether any claim says that it happened or is happening (not only that it may, will or did not)."""
    return any(s.claim.time in ("past", "ongoing") and s.claim.polarity == "positive" for s in said)
