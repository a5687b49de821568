"""A tie between two actors over time, after the Security Force Monitor's model: everything is bound to days, and the first
and last day are sightings unless somebody knows that they are the real beginning and end."""

from __future__ import annotations

from datetime import date
from typing import Literal

from counterclaim.records.base import Record
from counterclaim.records.claim import Interest
from counterclaim.records.incident import Standing

Origin = Literal["claimed", "incidents", "registry"]
Status = Literal["asserted", "denied", "contested"]
Holds = Literal["yes", "seen before"]
BOTH_WAYS = frozenset({"allied_with", "opposes", "linked_to", "also_known_as", "fights"})


class Edge(Record):
    """The first or last sighting of a tie.

    `earliest` and `latest` bound it; `precise` says that it held on every one of these days (else on at least one, or, where
    `from_publication`, on that day or before it). `real` is true only where it is known as the beginning or end itself.
    """

    earliest: date | None = None
    latest: date | None = None
    precise: bool = False
    from_publication: bool = False
    real: bool = False


class Sayer(Record):
    """One claimant of a tie: how many documents and tellings carry its word (copies of one text are one telling)."""

    name: str
    actor: str | None = None
    interest: Interest = "unknown"
    denies: bool = False
    documents: int = 0
    tellings: int = 0
    first_published: date | None = None
    last_published: date | None = None
    claims: tuple[str, ...] = ()


class Tie(Record):
    """One tie. `source` and `target` are actor ids (a place id for `controls`), None where the texts leave it open.

    `origin` tells claimed ties (from relations in documents), `incidents` (they fought) and ties of the registry apart.
    `holds` answers `at`: ``yes`` between the first and last sighting, ``seen before`` when the last one is earlier.
    """

    type: str
    source: str | None
    target: str | None
    source_name: str = ""
    target_name: str = ""
    origin: Origin
    status: Status = "asserted"
    standing: Standing | None = None
    first: Edge = Edge()
    last: Edge = Edge()
    holds: Holds | None = None
    office: str | None = None
    incidents: int = 0
    said_by: tuple[Sayer, ...] = ()
