"""Frames: the kinds of event that counterclaim knows, with triggers, roles, and codes in four public schemes.

The frames stand in ``data/frames/*.yaml``, one entry each, for people to edit. `frames()` loads and checks them all;
`triggers_of` is the index that the events stage uses. Editions: PLOVER draft 2.0, CAMEO 1.1b3, ACLED codebook of 2023 on,
UCDP GED 23.1 on (types of violence 1 state-based, 2 non-state, 3 one-sided).
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from counterclaim.datafiles import DataEntry, load_entries
from counterclaim.errors import DataFileError
from counterclaim.lexicon.shapes import noun_roles, verb_roles
from counterclaim.lexicon.triggers import Trigger, parse_trigger
from counterclaim.lexicon.words import DATA

EDITIONS = {"plover": "draft 2.0", "cameo": "1.1b3", "acled": "2023", "ucdp": "GED 23.1"}
Shape = Literal["deed", "suffered", "own", "sending", "mutual", "telling"]
Plover = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip


class Codes(BaseModel):
    """Codes of a frame in other schemes; null where the scheme has no home for it.

    `ucdp` is ``armed`` where UCDP would count it as an act of violence if somebody died: the type (1, 2, 3) then follows from
    the kinds of the two sides (`ucdp_type`).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    plover: Plover | None = None
    mode: str | None = None
    cameo: str | None = Field(default=None, pattern=r"^\d{2,4}$")
    acled: tuple[str, str] | None = None
    ucdp: Literal["armed", "one_sided"] | None = None


class Example(BaseModel):
    """A sentence of our own with what must be read in it; it is run as a test. Names are given as written."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    trigger: str | None = None
    initiators: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()


class Frame(DataEntry):
    """One kind of event."""

    id: str = Field(pattern=r"^[a-z_]+$")
    meaning: str
    shape: Shape = "deed"
    kind_of: str | None = None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    roles: dict[str, str] = Field(default_factory=dict)
    noun_roles: dict[str, str] = Field(default_factory=dict)
    codes: Codes = Codes()
    examples: tuple[Example, ...] = ()
    is_not: str | None = Field(default=None, alias="not")

    @field_validator("roles", "noun_roles", mode="before")
    @classmethod
    def _on_is_a_word(cls, value: object) -> object:
        """YAML reads a bare ``on`` as true; here it is the preposition."""
        if isinstance(value, dict):
            return {"on" if key is True else key: role for key, role in value.items()}
        return value

    @model_validator(mode="after")
    def _compiles(self) -> Frame:
        for part, texts in (("verb", self.verbs), ("noun", self.nouns), ("adjective", self.adjectives)):
            for text in texts:
                parse_trigger(text, part)
        return self

    def roles_for(self, part: str) -> dict[str, str]:
        """Return slot → role for triggers of this part of speech."""
        return self.noun_slots if part == "noun" else self.verb_slots

    @cached_property
    def noun_slots(self) -> dict[str, str]:
        """Slot → role for nouns."""
        return {**noun_roles(self.shape), **self.noun_roles}

    @cached_property
    def verb_slots(self) -> dict[str, str]:
        """Slot → role for verbs and adjectives."""
        return {**verb_roles(self.shape), **self.roles}

    @property
    def violent(self) -> bool:
        """Whether it is an act of violence (PLOVER ASSAULT)."""
        return self.codes.plover == "ASSAULT"


@lru_cache(maxsize=1024)
def general(frame_id: str) -> str:
    """Return the most general frame that this one is a kind of ("drone_strike": "air_strike"), or its own id."""
    entry = frames().get(frame_id)
    for _ in range(5):
        if entry is None or entry.kind_of is None:
            break
        entry = frames().get(entry.kind_of)
    return entry.id if entry is not None else frame_id


@lru_cache(maxsize=1)
def frames() -> dict[str, Frame]:
    """Return all frames by id, in file order.

    Raises:
        DataFileError: with file and line of each bad entry, or of an id given twice.
    """
    found: dict[str, Frame] = {}
    twice: list[str] = []
    for entry in load_entries(sorted((DATA / "frames").glob("*.yaml")), Frame):
        if entry.id in found:
            twice.append(f"{entry.where}: the id '{entry.id}' is already used at {found[entry.id].where}")
        found[entry.id] = entry
    twice.extend(
        f"{entry.where}: kind_of: there is no frame '{entry.kind_of}'"
        for entry in found.values()
        if entry.kind_of is not None and entry.kind_of not in found
    )
    if twice:
        raise DataFileError(twice)
    return found


def frame(frame_id: str) -> Frame:
    """Return one frame; an unknown id raises `KeyError`."""
    return frames()[frame_id]


def _rank(row: tuple[Frame, Trigger]) -> tuple[int, int, int]:
    """The heaviest trigger first; among equals those of the detailed files (``acts_*.yaml``), then the narrowest."""
    entry, trigger = row
    weight, width = trigger.rank
    return weight, 0 if entry.source_file.startswith("acts_") else 1, width


@lru_cache(maxsize=1)
def triggers_by_head() -> dict[tuple[str, str], tuple[tuple[Frame, Trigger], ...]]:
    """Return (part, head word) → frames and triggers, the most specific first, then in file order."""
    found: dict[tuple[str, str], list[tuple[Frame, Trigger]]] = {}
    for entry in frames().values():
        for part, texts in (("verb", entry.verbs), ("noun", entry.nouns), ("adjective", entry.adjectives)):
            for text in texts:
                trigger = parse_trigger(text, part)
                found.setdefault((part, trigger.head), []).append((entry, trigger))
    return {key: tuple(sorted(rows, key=_rank)) for key, rows in found.items()}


_STATE = {"state", "state_forces", "police"}
_ARMED = {"rebel_group", "militia", "unidentified", "religious_body", "political_body"}
_UNARMED = {"civilians", "person", "protesters", "media", "monitor", "business"}


def ucdp_type(frame_id: str, initiator_kinds: set[str], target_kinds: set[str]) -> int | None:
    """Return UCDP's type of violence for a frame between actors of these kinds, or null where it cannot be told.

    1 a state against an organised group or state, 2 between organised groups, 3 one-sided, against civilians
    (UCDP GED codebook; see `EDITIONS`).
    """
    kind = frame(frame_id).codes.ucdp
    if kind is None:
        return None
    if kind == "one_sided" or (target_kinds and target_kinds <= _UNARMED):
        return 3
    sides = initiator_kinds | target_kinds
    if not target_kinds or not initiator_kinds:
        two_groups = len(sides & (_ARMED | _STATE)) > 1
        return 1 if two_groups and sides & _STATE else None
    if sides & _STATE:
        return 1
    return 2 if sides & _ARMED else None
