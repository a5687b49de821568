"""Who fights whom and where, taken from the shipped registry and gazetteer: the cast of made-up corpora.

Only forms that the registry and gazetteer have are used; who stands for which side in which corpus is drawn by the seed.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from counterclaim.gazetteer.index import shared_gazetteer
from counterclaim.gazetteer.place import GazetteerPlace
from counterclaim.ledger.generator.wording import people
from counterclaim.records import Place
from counterclaim.records.actor import ActorKind
from counterclaim.registry.entry import Entry
from counterclaim.registry.registry import Registry
from counterclaim.registry.shared import shared_registry

_ARMED = ("rebel_group", "militia")
_TOWNS = 60  # of a country, in up to six of its divisions
_SHOWN = {"name", "alias", "acronym"}


@dataclass(frozen=True)
class Figure:
    """Somebody who acts or speaks in made-up reports: what the reading says of it, and the words that stand for it."""

    id: str
    name: str
    kind: ActorKind
    words: tuple[str, ...]
    country: tuple[str, ...] = ()
    represents: str | None = None
    known: bool = True
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Spot:
    """A town with the division it lies in."""

    town: Place
    region: Place | None


@dataclass(frozen=True)
class Conflict:
    """Two enemies in one country, the towns they fight over, and who watches and backs them."""

    id: str
    country: str
    country_name: str
    sides: tuple[Figure, Figure]
    spots: tuple[Spot, ...]
    monitors: tuple[Figure, ...]
    backers: tuple[Figure, ...]
    outlets: tuple[str, ...]


@lru_cache(maxsize=1)
def conflicts() -> tuple[Conflict, ...]:
    """All conflicts of the cast, in a fixed order: a country's forces against each of its armed groups, and groups that
    oppose each other."""
    registry = shared_registry()
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in registry.actors.values():
        if entry.kind in _ARMED and entry.country and not entry.generated:
            groups[entry.country[0]].append(entry)
    towns = _towns(frozenset(groups))
    found: list[Conflict] = []
    for country, armed in sorted(groups.items()):
        spots, forces = towns.get(country, ()), registry.forces_for(country)
        if len(armed) < 3 or forces is None or len(spots) < 10:
            continue
        known = {entry.id for entry in armed}
        pairs = [(forces, group) for group in armed[:6]]
        pairs += [
            (a, registry.actors[t.actor]) for a in armed for t in a.ties if t.type == "opposes" and t.actor in known
        ]
        seen: set[frozenset[str]] = set()
        for one, other in pairs[:9]:
            if frozenset((one.id, other.id)) in seen or one.id == other.id:
                continue
            seen.add(frozenset((one.id, other.id)))
            found.append(_conflict(registry, country, one, other, spots))
    return tuple(found)


def _conflict(registry: Registry, country: str, one: Entry, other: Entry, spots: tuple[Spot, ...]) -> Conflict:
    name = f"{one.id}/{other.id}"
    draw = Random(name)
    monitors = [e for e in registry.actors.values() if e.kind == "monitor" and country in e.country]
    backers = [registry.actors[t.actor] for e in (one, other) for t in e.ties if t.type == "backed_by"]
    backers = [e for e in backers if e.kind == "state"] or [
        e for e in registry.actors.values() if e.kind == "state" and e.id.startswith("state-") and len(e.id) == 9
    ]
    media = [e for e in registry.actors.values() if e.kind == "media"]
    local = [e.name for e in media if country in e.country]
    far = [e.name for e in draw.sample(media, min(6, len(media)))]
    return Conflict(
        id=name,
        country=country,
        country_name=registry.countries[country].name if country in registry.countries else country,
        sides=(_figure(registry, one), _figure(registry, other)),
        spots=tuple(draw.sample(spots, min(25, len(spots)))),
        monitors=tuple(_figure(registry, e) for e in draw.sample(monitors, min(3, len(monitors)))),
        backers=tuple(_figure(registry, e) for e in draw.sample(backers, min(2, len(backers)))),
        outlets=tuple(dict.fromkeys([*local, *far])),
    )


@lru_cache(maxsize=1)
def bodies() -> tuple[Figure, ...]:
    """International bodies that react to attacks anywhere."""
    registry = shared_registry()
    return tuple(_figure(registry, registry.actors[i]) for i in people().bodies if i in registry.actors)


def _figure(registry: Registry, entry: Entry) -> Figure:
    names = [n for n in entry.all_names() if not n.ambiguous and not n.short]
    if entry.kind == "state_forces":
        words = [n.name for n in names if n.form == "description" and n.name.lower().endswith((" army", " troops"))][:2]
        words = [f"the {word}" if word.endswith("army") else word for word in words]
    else:
        words = [n.name for n in names if n.form in _SHOWN][:3]
    return Figure(
        id=entry.id,
        name=entry.name,
        kind=entry.kind,
        words=tuple(words) or (entry.name,),
        country=entry.country,
        represents=registry.represents(entry.id, None),
        aliases=tuple(registry.aliases(entry.id))[:4],
    )


def _towns(countries: frozenset[str]) -> dict[str, tuple[Spot, ...]]:
    """Towns of these countries that have a name of their own, with their divisions; by population, then id."""
    towns: dict[str, dict[str, list[GazetteerPlace]]] = defaultdict(lambda: defaultdict(list))
    gazetteer = shared_gazetteer()
    for place in gazetteer.settlements(1000):
        if place.country in countries and place.name.isascii() and place.name[0].isupper():
            towns[place.country][place.name].append(place)
    found: dict[str, tuple[Spot, ...]] = {}
    for country, named in towns.items():
        chosen = [places[0] for places in named.values() if len(places) == 1][: 8 * _TOWNS]
        chosen = chosen[:: max(1, len(chosen) // _TOWNS)]
        regions = gazetteer.by_id({p.admin1_id for p in chosen if p.admin1_id})
        found[country] = tuple(_spot(place, regions) for place in chosen)
    return found


def _spot(town: GazetteerPlace, regions: dict[str, GazetteerPlace]) -> Spot:
    region = regions.get(town.admin1_id or "")
    return Spot(_place(town, 1), _place(region, 4) if region else None)


def _place(found: GazetteerPlace, precision: int) -> Place:
    return Place(
        id=found.id,
        name=found.name,
        kind=found.kind,
        lat=found.lat,
        lon=found.lon,
        country=found.country,
        admin1=found.admin1,
        geo_precision=precision,
    )
