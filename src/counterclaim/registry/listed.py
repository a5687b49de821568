"""One listed name behind a form: how the tables on disk hold it, and what it stands for."""

from __future__ import annotations

from typing import NamedTuple

from counterclaim.registry.entry import Entry, Name

Record = tuple[int, int, int]  # number of the entry, number of its name, bits of the words that must be capitalised


class Listed(NamedTuple):
    """A listed name; `need` are the numbers of its words that must be capitalised."""

    entry: Entry
    name: Name
    need: tuple[int, ...]
