"""The frozen records of a reading: the public contract `counterclaim.reading/1`."""

from counterclaim.records.actor import Actor, ActorKind, How, Mention
from counterclaim.records.claim import (
    Certainty,
    Claim,
    Claimant,
    Event,
    Interest,
    Polarity,
    Quoted,
    Relation,
    RelationType,
    Span,
    Stance,
    Time,
    Toll,
)
from counterclaim.records.document import Document, MadeBy
from counterclaim.records.framing import Device, Framing
from counterclaim.records.place import Place, PlaceKind
from counterclaim.records.reading import SCHEMA, Reading, json_schema
from counterclaim.records.when import DateMention, When

__all__ = [
    "SCHEMA",
    "Actor",
    "ActorKind",
    "Certainty",
    "Claim",
    "Claimant",
    "DateMention",
    "Device",
    "Document",
    "Event",
    "Framing",
    "How",
    "Interest",
    "MadeBy",
    "Mention",
    "Place",
    "PlaceKind",
    "Polarity",
    "Quoted",
    "Reading",
    "Relation",
    "RelationType",
    "Span",
    "Stance",
    "Time",
    "Toll",
    "When",
    "json_schema",
]
