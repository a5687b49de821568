"""What is true of a made-up document, beside its reading."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class TollSaid:
    """A toll as one claimant of the document gives it: `incident` is the true incident, `claimant` an actor id or ''."""

    incident: str
    claimant: str
    killed: int


@dataclass(frozen=True)
class Truth:
    """The truth about one document.

    Attributes:
        document: id of the document.
        kind: report, copy, part, update, denial, reaction, anniversary or roundup.
        incidents: true incident of each happening of the reading.
        wire: name of the text it tells, the same for all that copy it (a text that nobody copies has a name of its own).
        episodes: true episode of its incidents that are part of a longer fight.
        tolls: who gives which number of killed.
    """

    document: str
    kind: str
    incidents: dict[str, str]
    wire: str
    episodes: dict[str, str]
    tolls: tuple[TollSaid, ...]
