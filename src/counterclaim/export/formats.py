"""What a format is: a name, what it loses, its files, and a function that writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from counterclaim.export.job import Options, Table, Tally
from counterclaim.export.out import Out
from counterclaim.export.unit import Unit

Write = Callable[[Iterator[Unit], Out, Options, Tally], None]


@dataclass(frozen=True, slots=True)
class Format:
    """One shape that incidents can be exported in.

    Attributes:
        loses: what the shape cannot hold, a sentence each.
        tables: its files, the main one first.
        write: writes all units to the files.
        sentences: whether the shape is made of whole texts, which coarsening cannot make safe.
        ties: whether it also holds lasting ties, which come after the incidents as units of their own.
        settings: options that mean something for this format only.
    """

    name: str
    title: str
    loses: tuple[str, ...]
    tables: tuple[Table, ...]
    write: Write
    sentences: bool = False
    ties: bool = False
    settings: tuple[str, ...] = ()

    @property
    def main(self) -> str:
        """Name of the main file."""
        return self.tables[0].path

    @property
    def one_file(self) -> bool:
        """Whether it is a single file (besides the data package)."""
        return len(self.tables) == 1
