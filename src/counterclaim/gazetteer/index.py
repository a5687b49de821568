"""The gazetteer as the reader uses it: names in, places out, in batches.

`Gazetteer.find_many` asks for all names of a document in one query; `sound_many` for spellings near a name within some
countries. A user's own places (`counterclaim gazetteer import`) lie in files beside the shipped index and win over it.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from counterclaim.errors import DataFileError
from counterclaim.gazetteer.build import content_hash, open_shipped
from counterclaim.gazetteer.fold import closeness, fold_place, sound_key
from counterclaim.gazetteer.place import GazetteerPlace
from counterclaim.gazetteer.supplement import check
from counterclaim.gazetteer.user import open_user, user_version

_COLUMNS = "p.id, p.name, p.kind, p.lat, p.lon, p.country, p.admin1, p.admin1_id, p.admin2_id, p.population"
_CHUNK = 400
_MOST = 120  # candidates kept for one name, by population
_CLOSE = 0.6
_MOST_MET = 5_000  # names whose places are kept in memory
_MOST_HEARD = 50_000  # pairs of a sound and a country, most of which have no name


class Gazetteer:
    """A set of indexes, asked one after the other.

    Args:
        indexes: open SQLite connections with the tables of `build`; the first wins where ids are the same.
    """

    def __init__(self, indexes: Sequence[sqlite3.Connection]) -> None:
        self._indexes = list(indexes)
        self._lock = threading.Lock()
        self._met: dict[str, list[GazetteerPlace]] = {}
        self._heard: dict[tuple[str, str], list[tuple[str, GazetteerPlace]]] = {}  # by sound and country

    def find(self, name: str) -> list[GazetteerPlace]:
        """All places of this name, countries first, then by size."""
        return self.find_many([fold_place(name)]).get(fold_place(name), [])

    def find_many(self, keys: Iterable[str]) -> dict[str, list[GazetteerPlace]]:
        """Places by folded name (see `fold_place`), for all names of a document at once; names without any are left out.

        The last thousands of names are kept: each stage asks for those of its document, and news names the same places.
        """
        met = {key: self._met.get(key) for key in sorted(set(keys))}
        unmet = [key for key, places in met.items() if places is None]
        if unmet:
            asked = self._ask(unmet)
            fresh = {key: asked.get(key, []) for key in unmet}
            met.update(fresh)
            if len(self._met) + len(unmet) > _MOST_MET:
                self._met.clear()
            self._met.update(fresh)
        return {key: list(places) for key, places in met.items() if places}

    def _ask(self, wanted: Sequence[str]) -> dict[str, list[GazetteerPlace]]:
        found: dict[str, dict[str, GazetteerPlace]] = {}
        for index in self._indexes:
            for at in range(0, len(wanted), _CHUNK):
                part = wanted[at : at + _CHUNK]
                marks = ",".join("?" * len(part))
                query = f"SELECT n.key, n.quality, {_COLUMNS} FROM name n JOIN place p ON p.n = n.n WHERE n.key IN ({marks})"
                for key, quality, *row in self._rows(index, query, part):
                    place = _place(row, quality, key)
                    have = found.setdefault(key, {})
                    if place.id not in have or (have[place.id].name == place.name and quality < have[place.id].quality):
                        have[place.id] = place
        return {key: _ordered(places.values()) for key, places in found.items()}

    def sound_many(self, keys: Iterable[str], countries: Iterable[str]) -> dict[str, list[GazetteerPlace]]:
        """Places of these countries whose name sounds like one of the folded names and is spelt nearly so."""
        sounds = {key: sound for key in keys if (sound := sound_key(key))}
        wanted, within = sorted(set(sounds.values())), sorted(set(countries))
        unmet = [sound for sound in wanted if any((sound, country) not in self._heard for country in within)]
        if unmet:
            if len(self._heard) + len(unmet) * len(within) > _MOST_HEARD:
                self._heard.clear()
                unmet = wanted
            self._heard.update(self._listen(unmet, within))
        heard = {sound: [one for country in within for one in self._heard[sound, country]] for sound in wanted}
        found: dict[str, list[GazetteerPlace]] = {}
        for key, sound in sounds.items():
            near: dict[str, tuple[float, GazetteerPlace]] = {}
            for name, place in heard.get(sound, ()):
                close = closeness(key, name)
                if close >= _CLOSE and close > near.get(place.id, (0.0, place))[0]:
                    near[place.id] = (close, place)
            if near:
                ordered = sorted(near.values(), key=lambda n: (-n[0], -n[1].population, n[1].id))
                found[key] = [place for _, place in ordered[:_MOST]]
        return found

    def _listen(
        self, sounds: Sequence[str], countries: Sequence[str]
    ) -> dict[tuple[str, str], list[tuple[str, GazetteerPlace]]]:
        """The names of each of these countries with each of these sounds, and their places."""
        heard: dict[tuple[str, str], list[tuple[str, GazetteerPlace]]] = {
            (sound, country): [] for sound in sounds for country in countries
        }
        for index in self._indexes:
            for at in range(0, len(sounds), _CHUNK):
                part = sounds[at : at + _CHUNK]
                query = (
                    f"SELECT s.key, s.country, s.name, {_COLUMNS} FROM sound s JOIN place p ON p.n = s.n"
                    f" WHERE s.key IN ({','.join('?' * len(part))}) AND s.country IN ({','.join('?' * len(countries))})"
                )
                for sound, country, name, *row in self._rows(index, query, [*part, *countries]):
                    heard[sound, country].append((name, _place(row, 3, name)))
        return heard

    def by_id(self, ids: Iterable[str]) -> dict[str, GazetteerPlace]:
        """Places by their ids."""
        wanted = sorted(set(ids))
        found: dict[str, GazetteerPlace] = {}
        for index in self._indexes:
            for at in range(0, len(wanted), _CHUNK):
                part = wanted[at : at + _CHUNK]
                query = f"SELECT {_COLUMNS} FROM place p WHERE p.id IN ({','.join('?' * len(part))})"
                for row in self._rows(index, query, part):
                    found.setdefault(str(row[0]), _place(row))
        return found

    def names_of(self, place_id: str) -> list[str]:
        """All folded names of a place, in alphabetical order."""
        query = "SELECT DISTINCT n.key FROM name n JOIN place p ON p.n = n.n WHERE p.id = ?"
        for index in self._indexes:
            rows = self._rows(index, query, [place_id])
            if rows:
                return sorted(str(row[0]) for row in rows)
        return []

    def settlements(self, population: int) -> list[GazetteerPlace]:
        """All settlements of at least this many people, largest first."""
        query = f"SELECT {_COLUMNS} FROM place p WHERE p.kind = 'settlement' AND p.population >= ?"
        found: dict[str, GazetteerPlace] = {}
        for index in self._indexes:
            for row in self._rows(index, query, [population]):
                found.setdefault(str(row[0]), _place(row))
        return sorted(found.values(), key=lambda p: (-p.population, p.id))

    def size(self) -> tuple[int, int]:
        """How many places and how many names there are."""
        places = sum(int(self._rows(i, "SELECT count(*) FROM place", [])[0][0]) for i in self._indexes)
        names = sum(int(self._rows(i, "SELECT count(*) FROM name", [])[0][0]) for i in self._indexes)
        return places, names

    def _rows(self, index: sqlite3.Connection, query: str, values: Sequence[str | int]) -> list[tuple[Any, ...]]:
        with self._lock:
            return index.execute(query, values).fetchall()


def _place(row: Sequence[Any], quality: int = 0, key: str = "") -> GazetteerPlace:
    place_id, name, kind, lat, lon, country, admin1, admin1_id, admin2_id, population = row
    return GazetteerPlace(
        place_id, name, kind, lat, lon, country, admin1, admin1_id, admin2_id, population, quality, key
    )


_ORDER = {"country": 0, "admin1": 1}


def _ordered(places: Iterable[GazetteerPlace]) -> list[GazetteerPlace]:
    return sorted(places, key=lambda p: (_ORDER.get(p.kind, 2), -p.population, p.quality, p.id))[:_MOST]


@lru_cache(maxsize=1)
def shared_gazetteer() -> Gazetteer:
    """The gazetteer of this process: a user's own places, then what ships. Built on first use."""
    return Gazetteer([*open_user(), open_shipped()])


def gazetteer_version() -> str:
    """What `made_by` says about the gazetteer: the hash of what ships, and of a user's own places where there are any."""
    own = user_version()
    return f"shipped {content_hash()}" + (f"; own {own}" if own else "")


def check_gazetteer() -> str:
    """Check the shipped files and say what is in the gazetteer.

    Raises:
        DataFileError: E301 with ``file:line`` of every problem.
    """
    problems = check()
    if problems:
        raise DataFileError(problems)
    places, names = shared_gazetteer().size()
    return f"{places:,} places, {names:,} names ({gazetteer_version()})"
