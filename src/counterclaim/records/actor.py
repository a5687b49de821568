"""Actors: anything that acts or speaks, with every mention of it in the text."""

from __future__ import annotations

from typing import Literal

from counterclaim.records.base import Record

ActorKind = Literal[
    "state",
    "state_forces",
    "police",
    "rebel_group",
    "militia",
    "political_body",
    "intergovernmental",
    "media",
    "monitor",
    "civilians",
    "person",
    "business",
    "religious_body",
    "protesters",
    "unidentified",
]
How = Literal["name", "alias", "acronym", "description", "pronoun"]


class Mention(Record):
    """One place in the text that stands for an actor or a place (characters, half open)."""

    start_char: int
    end_char: int
    text: str
    how: How


class Actor(Record):
    """Anything that acts or speaks.

    `country` holds ISO 3166-1 alpha-3 codes; `represents` the id of the actor a person or an outlet speaks for;
    `aliases` the other names valid at the document's date and older and later names of the same actor.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: ActorKind
    country: tuple[str, ...] = ()
    represents: str | None = None
    known: bool = False
    mentions: tuple[Mention, ...] = ()
