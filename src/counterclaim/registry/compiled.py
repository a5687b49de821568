"""The checked registry as one file that is there at once: an entry is made of its line when somebody asks for it.

A document names a few dozen of many thousand actors; to make them all took most of the time of starting. The file's first
line is its head: the ids in order, the countries, and a checksum of the lines that follow, one entry each as JSON.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import overload

from counterclaim.registry.country import Country
from counterclaim.registry.entry import Entry


class Actors(Mapping[str, Entry]):
    """Entries by id, in the order of their ids.

    Args:
        ids: the ids, sorted.
        lines: the entry of each id as JSON.
    """

    def __init__(self, ids: Sequence[str], lines: Sequence[bytes]) -> None:
        self._number = {actor_id: number for number, actor_id in enumerate(ids)}
        self.in_order: Sequence[Entry] = _Made(lines)
        self._lines = lines

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Actors:
        """The same of entries at hand."""
        lines = {entry.id: _dumped(entry) for entry in entries}
        ids = sorted(lines)
        return cls(ids, [lines[actor_id] for actor_id in ids])

    def __getitem__(self, actor_id: str) -> Entry:
        return self.in_order[self._number[actor_id]]

    def __contains__(self, actor_id: object) -> bool:
        return actor_id in self._number

    def __iter__(self) -> Iterator[str]:
        return iter(self._number)

    def __len__(self) -> int:
        return len(self._number)

    def with_changed(self, changed: Mapping[str, Entry]) -> Actors:
        """These actors, with others in place of those of the same id, or new."""
        lines = dict(zip(self._number, self._lines, strict=True))
        lines.update((actor_id, _dumped(entry)) for actor_id, entry in changed.items())
        ids = sorted(lines)
        return Actors(ids, [lines[actor_id] for actor_id in ids])

    def save(self, path: Path, countries: Iterable[Country]) -> None:
        """Write the file."""
        body = b"\n".join(self._lines)
        head = {
            "ids": list(self._number),
            "countries": [country.model_dump(mode="json", exclude_unset=True) for country in countries],
            "crc": zlib.crc32(body),
        }
        path.write_bytes(json.dumps(head).encode() + b"\n" + body)


def read(path: Path) -> tuple[Actors, list[Country]]:
    """Read such a file.

    Raises:
        OSError: when it cannot be read.
        ValueError: when it is not whole.
    """
    first, _, body = path.read_bytes().partition(b"\n")
    head = json.loads(first)
    if not isinstance(head, dict) or head.get("crc") != zlib.crc32(body):
        raise ValueError(f"{path.name} is not whole")
    lines = body.split(b"\n") if body else []
    countries = [Country.model_validate(country) for country in head["countries"]]
    return Actors(head["ids"], lines), countries


class _Made(Sequence[Entry]):
    """Entries in their order, each made when it is asked for."""

    def __init__(self, lines: Sequence[bytes]) -> None:
        self._lines = lines
        self._made: dict[int, Entry] = {}

    @overload
    def __getitem__(self, number: int) -> Entry: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Entry]: ...
    def __getitem__(self, number: int | slice) -> Entry | Sequence[Entry]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        made = self._made.get(number)
        if made is None:
            # two threads may make it at once: the first one stays
            made = self._made.setdefault(number, Entry.model_validate_json(self._lines[number]))
        return made

    def __len__(self) -> int:
        return len(self._lines)


def _dumped(entry: Entry) -> bytes:
    return entry.model_dump_json(exclude_unset=True).encode()
