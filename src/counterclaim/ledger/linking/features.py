"""What linking compares: an account in the compact form that millions of comparisons need.

`prepare` does once per account all that costs time (folding, sines, ordinals), so that one comparison takes microseconds.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.ledger.families import EFFECT, family_of
from counterclaim.ledger.words import KNOWN
from counterclaim.records import Account, AccountPlace, Toll, When
from counterclaim.registry import fold
from counterclaim.registry.fold import sounds

UNPLACED = 9
_ARTICLES = frozenset({"al", "el", "as", "ash", "an", "ar", "at", "ad"})
_LEAST_SOUNDS = 3
_NEWS_DAYS = 6
KNOWN_WEIGHT = 0.15  # of a word of a known actor's name, against 1 of any other telling word


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: id, folded name, how that sounds (spellings of one name share it), position on the unit sphere, precision.

    The position is None and the precision `UNPLACED` where it is not known where the place is.
    """

    id: str
    name: str
    sound: str
    xyz: tuple[float, float, float] | None
    precision: int
    admin1: str
    country: str


@dataclass(frozen=True, slots=True)
class Features:
    """An account as linking compares it. Days are ordinals (`date.toordinal`), -1 where unknown."""

    id: str
    document: str
    main: bool
    first_day: int
    last_day: int
    day_precision: int
    published: int
    families: frozenset[str]
    kind: str
    spots: tuple[Spot, ...]
    initiators: frozenset[str]
    targets: frozenset[str]
    initiator_kinds: frozenset[str]
    killed: tuple[int, int, int] | None
    injured: tuple[int, int, int] | None
    weapon: str
    words: frozenset[str]
    known_words: frozenset[str]
    words_norm: float


def prepare(account: Account) -> Features:
    """Return the compact form of an account."""
    when = account.when
    by_id = {actor.id: actor for actor in account.actors}
    first, last = _days(when)
    published = account.published.toordinal() if account.published else -1
    if first < 0 and published > 0:  # an undated report of news tells of the last days
        first, last = published - _NEWS_DAYS, published
    telling = frozenset(word for word in account.names if not word.startswith(KNOWN))
    known = frozenset(account.names) - telling
    speaks_for = {actor.id: actor.represents or actor.id for actor in account.actors if actor.known}
    return Features(
        id=account.id,
        document=account.document,
        main=account.main,
        first_day=first,
        last_day=last,
        day_precision=(when.date_precision or UNPLACED) if when else UNPLACED,
        published=published,
        families=frozenset(family_of(frame) for frame in account.frames) - {EFFECT},
        kind=account.kind or "",
        spots=tuple(spot_of(place) for place in account.places),
        initiators=frozenset(speaks_for[ref] for ref in account.initiators if ref in speaks_for),
        targets=frozenset(speaks_for[ref] for ref in account.targets if ref in speaks_for),
        initiator_kinds=frozenset(
            by_id[ref].kind or "" for ref in account.initiators if ref in by_id and ref not in speaks_for
        ),
        killed=_range(account.killed),
        injured=_range(account.injured),
        weapon=fold(account.weapon or ""),
        words=telling,
        known_words=known,
        words_norm=math.sqrt(len(telling) + KNOWN_WEIGHT * len(known)),
    )


def _days(when: When | None) -> tuple[int, int]:
    if when is None:
        return -1, -1
    first = when.start or when.end
    last = when.end or when.start
    return (first.toordinal() if first else -1), (last.toordinal() if last else -1)


def spot_of(place: AccountPlace) -> Spot:
    xyz = None
    if place.lat is not None and place.lon is not None:
        lat, lon = math.radians(place.lat), math.radians(place.lon)
        xyz = (math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat))
    name = fold(place.name)
    return Spot(
        place.id,
        name,
        sound_of(name),
        xyz,
        place.geo_precision or UNPLACED,
        fold(place.admin1 or ""),
        place.country or "",
    )


@lru_cache(maxsize=65_536)
def sound_of(name: str) -> str:
    """Return a key that spellings of one transliterated name share ("Kafraya", "Kefraya"); "" for names too short for it."""
    return (
        key
        if len(key := "".join(sounds(word) for word in name.split() if word not in _ARTICLES)) >= _LEAST_SOUNDS
        else ""
    )


def _range(toll: Toll | None) -> tuple[int, int, int] | None:
    """Low, best and high of a toll; an open end is -1."""
    if toll is None or toll.best is None:
        return None
    return (toll.low if toll.low is not None else toll.best), toll.best, (toll.high if toll.high is not None else -1)
