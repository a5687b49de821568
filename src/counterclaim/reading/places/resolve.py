"""Chooses what each name means, all names of a document together.

Every name has options from the gazetteer. An option scores by its size and kind, by how the name belongs to it, by the
feature word, by what the text says holds it ("X, Y"), and by how well it sits with the likely meanings of the other names:
near them, in the same division, in the same country (spatial minimality). The last part needs the others' meanings, so it
is worked out in a few rounds, each with the probabilities of the round before.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from counterclaim.gazetteer import GazetteerPlace, countries, fold_place
from counterclaim.reading.places.features import fits
from counterclaim.reading.places.strays import without_strays
from counterclaim.records.place import PlaceKind

Floats = NDArray[np.float64]
_MOST = 1400  # options in one document: the tables below are this squared


@dataclass(slots=True)
class Name:
    """One name of a document with its options; `weight` grows with how often it stands there."""

    key: str
    options: list[GazetteerPlace]
    hint: PlaceKind | None = None
    weight: float = 1.0
    shown: bool = True
    holders: list[tuple[int, float]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Weights:
    """What each reason counts; set on the development halves of the public corpora."""

    population: float = 1.54
    country: float = 2.1
    admin1: float = 1.0
    capital: float = 0.75
    shadow: float = 1.6
    area: float = 2.0
    other_name: float = -0.8
    made_name: float = -2.0
    misfit: float = -3.0
    holder: float = 2.5
    context: float = 3.0
    same_country: float = 0.13
    same_admin1: float = 1.6
    in_country: float = 0.25
    near: float = 4.5
    near_km: float = 144.0
    half: float = 2.4
    rounds: int = 4


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Choice:
    """The meaning of a name: the place, its probability among the options, and the others in order."""

    place: GazetteerPlace
    probability: float
    others: list[tuple[GazetteerPlace, float]]
    because: str


def resolve(names: list[Name], weights: Weights = WEIGHTS) -> list[Choice | None]:
    """Choose a meaning for each name; None where it has no option."""
    most = max(3, _MOST // max(1, len(names)))
    flat: list[GazetteerPlace] = []
    owner: list[int] = []
    starts: list[int] = []
    for at, name in enumerate(names):
        starts.append(len(flat))
        kept = name.options[:most]
        flat += kept
        owner += [at] * len(kept)
    if not flat:
        return [None] * len(names)
    own = np.array(owner)
    towns = [_with_town(name) for name in names]
    prior = np.array([_prior(names[o], place, towns[o], weights) for o, place in zip(owner, flat, strict=True)])
    table = _affinity(flat, weights)
    marks: dict[str, int] = {}
    same = np.array([marks.setdefault(place.id, len(marks)) for place in flat])
    table[(own[:, None] == own[None, :]) | (same[:, None] == same[None, :])] = 0.0
    filled = [at for at in range(len(names)) if names[at].options]
    cuts = np.array([starts[at] for at in filled])
    lengths = np.diff(cuts, append=len(flat))
    counts = np.array([names[at].weight for at in filled])
    held = _holders(names, flat, own, starts)
    score = prior
    probability = _softmax(score, cuts, lengths)
    context = np.zeros(len(flat))
    for _ in range(weights.rounds):
        support = np.maximum.reduceat(table * probability[None, :], cuts, axis=1) @ counts
        context = support / (support + weights.half)
        score = prior + weights.context * context + weights.holder * (held @ probability if held is not None else 0.0)
        probability = _softmax(score, cuts, lengths)
    return without_strays(names, _choices(names, flat, starts, score, probability, context))


@lru_cache(maxsize=1)
def capitals() -> dict[str, tuple[str, ...]]:
    """Folded names of national capitals by country code."""
    return {country.code: (fold_place(country.capital),) for country in countries() if country.capital}


@lru_cache(maxsize=10_000)
def _size(population: int) -> float:
    return float(np.log10(population + 30))


def _prior(name: Name, place: GazetteerPlace, with_town: set[str | None], w: Weights) -> float:
    """How likely a place is meant by a name, whatever else the text names; `with_town` as `_with_town` gives it."""
    score = w.population * _size(place.population) / 3.0
    if place.kind == "country":
        score = w.population * 7.5 / 3.0 + w.country
    elif place.kind == "admin1":
        score = min(score, w.population * 7.0 / 3.0) + w.admin1
        if name.hint in (None, "region") and place.country in with_town:
            score -= w.shadow  # "Aleppo" alone is the city and not the province named after it
    elif place.kind == "admin2" and name.hint in (None, "region") and place.country in with_town:
        score -= w.shadow / 2
    elif place.kind == "settlement" and place.key in capitals().get(place.country or "", ()):
        score += w.capital
    elif place.id.startswith(("own:", "user:")):
        score = max(score, w.population * 5.0 / 3.0) + w.area
    score += (0.0, w.other_name, w.made_name, w.made_name)[place.quality]
    if not fits(name.hint, place.kind):
        score += w.misfit
    return score


def _with_town(name: Name) -> set[str | None]:
    """Countries where a sizeable town has this name."""
    return {p.country for p in name.options if p.kind == "settlement" and p.population >= 20_000 and p.quality < 2}


def _affinity(flat: list[GazetteerPlace], w: Weights) -> Floats:
    """How well each pair of options goes together, 0 to about 2."""
    lat = np.radians(np.array([p.lat for p in flat]))
    lon = np.radians(np.array([p.lon for p in flat]))
    codes: dict[str, int] = {}
    country = np.array([codes.setdefault(p.country, len(codes)) if p.country else -1 for p in flat])
    marks: dict[str, int] = {}
    admin = np.array([marks.setdefault(p.admin1_id, len(marks)) if p.admin1_id else -1 for p in flat])
    is_country = np.array([p.kind == "country" for p in flat])
    wide = np.array([p.kind in ("country", "admin1") for p in flat])
    half = np.sin((lat[:, None] - lat[None, :]) / 2) ** 2
    half += np.cos(lat)[:, None] * np.cos(lat)[None, :] * np.sin((lon[:, None] - lon[None, :]) / 2) ** 2
    km = 12742.0 * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    near = np.exp(-km / w.near_km)
    near[wide, :] *= 0.3
    near[:, wide] *= 0.3
    same = (country[:, None] == country[None, :]) & (country >= 0)[:, None]
    one = (admin[:, None] == admin[None, :]) & (admin >= 0)[:, None]
    table: Floats = w.near * near + w.same_country * same + w.same_admin1 * one
    table += w.in_country * (same & (is_country[None, :] | is_country[:, None]))
    return table


def _holders(names: list[Name], flat: list[GazetteerPlace], own: NDArray[np.int_], starts: list[int]) -> Floats | None:
    """Rows: options; columns: options that hold them by what the text says ("X, Y")."""
    if not any(name.holders for name in names):
        return None
    table = np.zeros((len(flat), len(flat)))
    by_owner: dict[int, list[int]] = {}
    for at, o in enumerate(own.tolist()):
        by_owner.setdefault(o, []).append(at)
    for number, name in enumerate(names):
        for holder, weight in name.holders:
            for a in by_owner.get(number, ()):
                for b in by_owner.get(holder, ()):
                    if holds(flat[b], flat[a]):
                        table[a, b] = max(table[a, b], weight)
                        table[b, a] = max(table[b, a], weight * 0.5)
    return table


def holds(big: GazetteerPlace, small: GazetteerPlace) -> bool:
    """Whether one place lies in another, by the divisions it belongs to."""
    if big.id == small.id:
        return False
    if big.kind == "country":
        return big.country == small.country and small.kind != "country"
    if big.kind == "admin1":
        return small.admin1_id == big.id and small.kind not in ("country", "admin1")
    if big.kind == "admin2":
        return small.admin2_id == big.id
    if big.kind == "settlement" and small.kind in ("settlement", "facility"):  # a quarter of a city
        return big.population > small.population and abs(big.lat - small.lat) < 0.4 and abs(big.lon - small.lon) < 0.5
    return (
        big.kind in ("region", "natural")
        and (big.country == small.country or big.country is None)
        and (abs(big.lat - small.lat) < 2.5 and abs(big.lon - small.lon) < 3)
    )


def _softmax(score: Floats, cuts: NDArray[np.int_], lengths: NDArray[np.int_]) -> Floats:
    """The probabilities of the options of each name, whose options begin at `cuts` and are `lengths` many."""
    top = np.repeat(np.maximum.reduceat(score, cuts), lengths)
    raised = np.exp(score - top)
    out: Floats = raised / np.repeat(np.add.reduceat(raised, cuts), lengths)
    return out


def _choices(
    names: list[Name],
    flat: list[GazetteerPlace],
    starts: list[int],
    score: Floats,
    probability: Floats,
    context: Floats,
) -> list[Choice | None]:
    found: list[Choice | None] = []
    for at, name in enumerate(names):
        end = starts[at + 1] if at + 1 < len(names) else len(flat)
        order = sorted(range(starts[at], end), key=lambda i: (-score[i], flat[i].id))
        if not order or not name.options:
            found.append(None)
            continue
        best = order[0]
        because = f"best of {len(order)}: size and kind, context {context[best]:.2f}"
        others = [(flat[i], round(float(probability[i]), 3)) for i in order[1:4]]
        found.append(Choice(flat[best], float(probability[best]), others, because))
    return found
