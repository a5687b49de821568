"""Relations: the lasting ties between actors, with their triggers, from ``data/relations.yaml``."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import Literal

from pydantic import field_validator

from counterclaim.datafiles import DataEntry, load_entries
from counterclaim.lexicon.triggers import Trigger, parse_trigger
from counterclaim.lexicon.words import DATA
from counterclaim.records import RelationType


class RelationEntry(DataEntry):
    """One kind of tie. `compound` says what the word before the hyphen is in "X-backed Y".

    `ends` are verbs that say that the tie is over ("quit the alliance"), `denied` verbs that tell it where they are denied
    ("was not invited to the talks"), `prefixes` what stands before the hyphen in "anti-X militia".
    """

    id: RelationType
    meaning: str
    verbs: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    compounds: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    compound: Literal["of_source", "of_target", "mutual", "of_parties", "none"] = "none"

    @field_validator("verbs", "ends", "denied", "nouns")
    @classmethod
    def _compile(cls, texts: tuple[str, ...]) -> tuple[str, ...]:
        for text in texts:
            parse_trigger(text, "verb")
        return texts


Rows = tuple[tuple[RelationEntry, Trigger], ...]


@lru_cache(maxsize=1)
def relations() -> dict[str, RelationEntry]:
    """Return all relation entries by id.

    Raises:
        DataFileError: with file and line of each bad entry.
    """
    return {entry.id: entry for entry in load_entries(DATA / "relations.yaml", RelationEntry)}


@lru_cache(maxsize=1)
def relation_triggers() -> dict[tuple[str, str], Rows]:
    """Return (part, head word) → entries and triggers, the most specific first."""
    found: dict[tuple[str, str], list[tuple[RelationEntry, Trigger]]] = {}
    for entry in relations().values():
        for part, texts in (("verb", chain(entry.verbs, entry.ends, entry.denied)), ("noun", entry.nouns)):
            for text in texts:
                trigger = parse_trigger(text, part)
                found.setdefault((part, trigger.head), []).append((entry, trigger))
    return {key: tuple(sorted(rows, key=lambda row: row[1].rank)) for key, rows in found.items()}


@lru_cache(maxsize=1)
def adjective_triggers() -> dict[str, tuple[RelationEntry, dict[str, str]]]:
    """Return adjective → entry and its roles by slot."""
    found: dict[str, tuple[RelationEntry, dict[str, str]]] = {}
    for entry in relations().values():
        for text in entry.adjectives:
            trigger = parse_trigger(text, "adjective")
            found.setdefault(trigger.head, (entry, dict(trigger.roles)))
    return found


@lru_cache(maxsize=1)
def compound_words() -> dict[str, RelationEntry]:
    """Return the participles that make ties with a hyphen ("backed") → entry; the first entry that lists one wins."""
    found: dict[str, RelationEntry] = {}
    for entry in relations().values():
        if entry.compound != "none":
            for word in entry.compounds:
                found.setdefault(word, entry)
    return found


@lru_cache(maxsize=1)
def prefix_words() -> dict[str, RelationEntry]:
    """Return what stands before a hyphen and makes a tie ("anti") → entry."""
    return {word: entry for entry in relations().values() for word in entry.prefixes}
