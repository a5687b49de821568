"""The data files of made-up reports: sentences with blanks, kinds of deed, invented people. Loaded and checked once."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

from pydantic import Field, field_validator

from counterclaim.datafiles import DataEntry, load_entries
from counterclaim.records.claim import Polarity, RelationType

DATA = Path(__file__).parent / "data"
Use = Literal[
    "lead", "toll", "blame", "denial", "denied_report", "responsibility", "reaction", "update", "anniversary", "history",
    "tie", "filler",
]  # fmt: skip
USES: tuple[Use, ...] = get_args(Use)
SLOTS = {
    "initiator", "target", "initiator_party", "target_party", "place", "region", "when", "when_first", "today", "killed",
    "killed_number", "were", "injured", "noun", "a_noun", "active", "claimant", "blamed", "body", "backer", "idle", "idle_two",
}  # fmt: skip
_TOKEN = re.compile(r"\{([A-Za-z_]+)\}|([\[\]<>~])")
Token = tuple[str, str]


def tokens(text: str) -> tuple[Token, ...]:
    """Cut a sentence into ``("text", …)``, ``("slot", name)`` and ``("mark", one of [ ] < > ~)``.

    Raises:
        ValueError: for a blank that nothing fills.
    """
    found: list[Token] = []
    at = 0
    for match in _TOKEN.finditer(text):
        if match.start() > at:
            found.append(("text", text[at : match.start()]))
        slot, mark = match[1], match[2]
        if slot and slot.lower() not in SLOTS:
            raise ValueError(f"'{{{slot}}}' is not a blank; choose one of {', '.join(sorted(SLOTS))}")
        found.append(("slot", slot) if slot else ("mark", mark))
        at = match.end()
    if at < len(text):
        found.append(("text", text[at:]))
    return tuple(found)


class Sentence(DataEntry):
    """One sentence with blanks; see the head of `data/sentences.yaml`."""

    use: Use
    text: str
    shape: Literal["deed", "mutual"] | None = None
    act: str | None = None
    relation: RelationType | None = None
    source: Literal["initiator", "backer"] | None = None
    of: Literal["target", "backer"] | None = None
    polarity: Polarity = "positive"

    @field_validator("text")
    @classmethod
    def _cuts(cls, value: str) -> str:
        tokens(value)
        return value


class Deed(DataEntry):
    """One kind of violence and its wordings."""

    frame: str
    weight: int = Field(ge=1)
    mutual: bool = False
    only: str | None = None
    without: str | None = Field(default=None, alias="not")
    active: tuple[str, ...]
    noun: tuple[str, ...]
    a_noun: tuple[str, ...]
    weapon: str | None = None


class Parts(DataEntry):
    """One third of the sentences about nothing in particular."""

    part: Literal["opening", "middle", "end"]
    words: tuple[str, ...]


class People(DataEntry):
    """Invented names of persons and agencies, and real bodies by their ids in the registry."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    agencies: tuple[str, ...]
    bodies: tuple[str, ...]


@lru_cache(maxsize=1)
def sentences() -> dict[Use, tuple[Sentence, ...]]:
    """All sentences by use."""
    loaded = load_entries(DATA / "sentences.yaml", Sentence)
    return {use: tuple(s for s in loaded if s.use == use) for use in USES}


@lru_cache(maxsize=1)
def deeds() -> tuple[Deed, ...]:
    """All kinds of deed."""
    return tuple(load_entries(DATA / "deeds.yaml", Deed))


@lru_cache(maxsize=1)
def fillers() -> tuple[tuple[str, ...], ...]:
    """The three parts of sentences about nothing in particular."""
    loaded = {one.part: one.words for one in load_entries(DATA / "fillers.yaml", Parts)}
    return loaded["opening"], loaded["middle"], loaded["end"]


@lru_cache(maxsize=1)
def people() -> People:
    """The invented people."""
    return load_entries(DATA / "people.yaml", People)[0]


@lru_cache(maxsize=512)
def cut(text: str) -> tuple[Token, ...]:
    """`tokens`, remembered."""
    return tokens(text)
