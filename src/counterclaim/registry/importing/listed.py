"""What every list of actors boils down to: an actor as the source has it, with the line it stands on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from counterclaim.records.actor import ActorKind
from counterclaim.registry.entry import Link, Name, Tie
from counterclaim.registry.fold import fold

_SMALL = frozenset(
    ("of", "the", "and", "for", "in", "on", "at", "to", "de", "del", "la", "le", "les", "du", "des", "da", "do", "dos",
     "al", "el", "bin", "ibn", "wa", "ul", "y", "e")
)  # fmt: skip


@dataclass(slots=True)
class Listed:
    """One actor of a source.

    Attributes:
        name: the name to show. line: where it stands in the file.
        kind, country: None and empty where the source does not tell.
        names: all other names. represents, ties: whom it speaks for or belongs to.
        branch: the country only says where it is active ("Islamic State (Mali)"), not which actor it is.
        generic: the name says a sort of actor, no certain one ("Protesters (Mali)").
    """

    name: str
    line: int
    kind: ActorKind | None = None
    country: tuple[str, ...] = ()
    names: list[Name] = field(default_factory=list)
    represents: list[Link] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    start: str | None = None
    end: str | None = None
    branch: bool = False
    generic: bool = False
    note: str | None = None


class Problems:
    """Lines that could not be used, as ``file:line: what is wrong; what to do``, and counts of what was left out."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines: list[str] = []
        self.left_out: dict[str, int] = {}

    def add(self, line: int, what: str) -> None:
        """Note a line that cannot be used; `what` says what is wrong and what to do."""
        self.lines.append(f"{self.path.name}:{line}: {what}")

    def leave_out(self, what: str) -> None:
        """Count something that is left out on purpose."""
        self.left_out[what] = self.left_out.get(what, 0) + 1


def lines_of(path: Path) -> Iterator[tuple[int, str]]:
    """Yield (number, line) of a text file in UTF-8, or in the Windows encoding that older lists have."""
    with path.open("rb") as handle:
        for number, raw in enumerate(handle, 1):
            try:
                line = raw.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError:
                line = raw.decode("cp1252", errors="replace")
            yield number, line.rstrip("\r\n")


def is_latin(name: str) -> bool:
    """Whether the name is written in letters that English texts use."""
    folded = fold(name)
    return "\x02" not in folded and any(char.isalpha() for char in folded)


def proper_case(name: str) -> str:
    """A name in capitals as texts print it: ``FRONT_OF_THE_HILLS`` was split before; one short word stays an acronym."""
    words = name.split()
    if not name.isupper():
        return name
    if len(words) == 1 and "-" not in name and (len(name) <= 4 or not re.search(r"[AEIOUY]", name)):
        return name
    parts = [_capital(word) if number == 0 or word.lower() not in _SMALL else word.lower()
             for number, word in enumerate(words)]  # fmt: skip
    return " ".join(parts)


def _capital(word: str) -> str:
    if re.fullmatch(r"(?:[A-Z]\.)+", word):
        return word
    return "-".join(part if part.isdigit() else part.capitalize() for part in word.split("-"))
