"""Incidents: what several claims tell about one happening, with the standing of the whole and of each field."""

from __future__ import annotations

from datetime import date
from typing import Literal

from counterclaim.records.base import Record
from counterclaim.records.claim import Interest, Toll
from counterclaim.records.when import When

Standing = Literal["corroborated", "single_source", "party_only", "contested", "denied"]
TollRule = Literal["most_conservative", "most_informative", "most_representative", "latest_independent"]
Grade = Literal["confirmed", "fair", "weak", "contested", "discounted"]
FieldName = Literal[
    "happened", "type", "initiators", "targets", "place", "when", "weapon", "killed", "civilians", "injured", "detained"
]


class AccountPlace(Record):
    """A place as an account has it: enough of its hierarchy to compare it with another (degrees WGS 84, codes ISO 3166-1)."""

    id: str
    name: str
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    geo_precision: int | None = None


class AccountActor(Record):
    """An actor as an account has it: enough to tell a named side from a generic one and whom it speaks for."""

    id: str
    name: str
    kind: str | None = None
    known: bool = False
    country: tuple[str, ...] = ()
    represents: str | None = None


class Account(Record):
    """The claims of one document about one happening: the unit that linking joins into incidents.

    `id` is `<document key>-<happening>`; `claims` hold ledger claim keys (`<document key>-<claim id>`), the document
    key being the first 16 hexadecimal digits of the document's id. `initiators` and `targets` are actor ids, `places`
    place ids, most exact first. `names` are folded rare names and words that tell this happening from others. `actors`
    describe initiators, targets and claimants; `title` is the document's, for the main account only.
    """

    id: str
    document: str
    publisher: str | None = None
    published: date | None = None
    claims: tuple[str, ...]
    main: bool = False
    foreground: bool = True
    frames: tuple[str, ...] = ()
    kind: str | None = None
    initiators: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    places: tuple[AccountPlace, ...] = ()
    when: When | None = None
    killed: Toll | None = None
    injured: Toll | None = None
    weapon: str | None = None
    names: tuple[str, ...] = ()
    actors: tuple[AccountActor, ...] = ()
    title: str | None = None


class Reason(Record):
    """One reason of a link: the feature, the value on each side, and its weight in the score (log odds, may be negative)."""

    feature: str
    first: str
    other: str
    weight: float


class Link(Record):
    """Two accounts held to tell of one happening (or not): the score is the sum of the reasons' weights."""

    first: str
    other: str
    score: float
    reasons: tuple[Reason, ...] = ()


class Voice(Record):
    """Who says a value: claimant, interest, and the telling it came in (a wire group, or the document itself)."""

    claimant: str
    actor: str | None = None
    interest: Interest = "unknown"
    publisher: str | None = None
    published: date | None = None
    claim: str
    document: str
    telling: str
    denies: bool = False


class FieldValue(Record):
    """One value that a field has in some accounts, and everybody who says so. `low` and `high` are set for numbers."""

    value: str
    low: int | None = None
    best: int | None = None
    high: int | None = None
    said_by: tuple[Voice, ...]


class FieldStanding(Record):
    """A field of an incident: its standing, the values by claimant, the value shown, and why, in words."""

    field: FieldName
    standing: Standing
    value: str | None = None
    values: tuple[FieldValue, ...] = ()
    because: str = ""


class Incident(Record):
    """What several claims tell about the same happening.

    `id` belongs to the first account that was stored of it and never goes to another incident; `merged` holds the ids
    of incidents that were joined into this one. `killed` and `injured` follow `rule`. `tellings` counts documents with
    copies of one text counted once; `voices` counts claimants who are independent of each other and of the parties.
    """

    id: str
    title: str
    type: str
    plover: str | None = None
    cameo: str | None = None
    acled: tuple[str, ...] | None = None
    ucdp: int | None = None
    when: When | None = None
    places: tuple[AccountPlace, ...] = ()
    initiators: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    killed: Toll | None = None
    injured: Toll | None = None
    detained: Toll | None = None
    weapon: str | None = None
    rule: TollRule = "most_representative"
    standing: Standing
    grade: Grade | None = None
    fields: tuple[FieldStanding, ...] = ()
    accounts: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    tellings: int = 1
    voices: int = 0
    episode: str | None = None
    merged: tuple[str, ...] = ()
