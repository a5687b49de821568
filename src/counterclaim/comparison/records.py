"""The records of a comparison. Its public shape is ``counterclaim.comparison/1``."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import ConfigDict, Field

from counterclaim.records.base import Record
from counterclaim.records.framing import Device

SCHEMA = "counterclaim.comparison/1"

ChangeKind = Literal[
    "attribution_lost",
    "attribution_added",
    "claimant_changed",
    "hardened",
    "softened",
    "reversed",
    "number_changed",
    "number_dropped",
    "number_added",
    "initiator_dropped",
    "initiator_added",
    "initiator_changed",
    "target_changed",
    "place_changed",
    "date_changed",
]


class Evidence(Record):
    """Words of one telling (`telling` counts from 0), and the claim they belong to."""

    telling: int
    claim: str | None = None
    start_char: int
    end_char: int
    text: str


class Change(Record):
    """What is different between two tellings of one claim; `before` and `after` in words."""

    kind: ChangeKind
    before: str | None = None
    after: str | None = None


class Pair(Record):
    """One claim in two tellings, with the score that paired them, the reasons of the score, and what changed."""

    before: Evidence
    after: Evidence
    score: float
    because: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()


class Label(Record):
    """What an actor is called, how often, and the framing device where the name judges."""

    text: str
    count: int
    device: Device | None = None


class Relabelling(Record):
    """An actor that two tellings call by different names."""

    actor: str
    name: str
    before: tuple[Label, ...] = ()
    after: tuple[Label, ...] = ()


class Discredit(Record):
    """Words of the later telling that lower the standing of a source, and are not in the first."""

    actor: str | None
    name: str | None
    device: Device
    evidence: Evidence


class Passage(Record):
    """Sentences of a telling that retell sentences of the first one; `share` of their three-word runs stand there."""

    before: Evidence
    after: Evidence
    sentences: int
    share: float


class Telling(Record):
    """What one telling did with the first one.

    `shared_share` is the share of this telling's five-word runs that stand in the first one; `copy_of_first` tells that it is
    a retelling of the same text and no independent account. `passages` are the parts that retell parts of the first,
    also where most of the text is new; `retold_share` is the share of the first one's sentences that they hold.
    """

    number: int
    shared_share: float
    copy_of_first: bool
    retold_share: float = 0.0
    passages: tuple[Passage, ...] = ()
    kept: tuple[Pair, ...] = ()
    dropped: tuple[Evidence, ...] = ()
    added: tuple[Evidence, ...] = ()
    relabelled: tuple[Relabelling, ...] = ()
    discredited: tuple[Discredit, ...] = ()


class ActorNames(Record):
    """What a document calls an actor in its own words, judging words first."""

    actor: str
    name: str
    labels: tuple[Label, ...]


class Source(Record):
    """Which document a telling is, and how it names its actors."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    claims: int
    labels: tuple[ActorNames, ...] = ()


class Comparison(Record):
    """All tellings against the first one given."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    schema_: str = Field(default=SCHEMA, alias="schema")
    documents: tuple[Source, ...]
    tellings: tuple[Telling, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON-ready values."""
        return self.model_dump(mode="json", by_alias=True)

    def to_json(self, indent: int | None = 2) -> str:
        """Return the comparison as JSON."""
        return self.model_dump_json(by_alias=True, indent=indent)
