"""Predictions made from gold by a fixed rule: rows and items dropped, spans shifted, labels and numbers exchanged."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Mapping
from typing import Any

POOLED = {
    *("type", "root", "event", "class", "label", "technique", "bias", "polarity", "certainty", "time", "event_type"),
    *("sub_event_type", "country", "role", "code", "governorate", "cause", "actor", "date", "location", "actor1"),
    *("actor2", "geonameid", "cluster", "chain", "incident", "labels"),
}
KEPT = frozenset({"id", "text", "corpus", "kind", "set", "title", "url"})


def perturbed(gold: Mapping[str, Mapping[str, Any]], seed: str) -> dict[str, Any]:
    """Return predictions that differ from gold in about a fifth of all things; the same for the same seed."""
    pools: dict[str, list[Any]] = {}
    for row in gold.values():
        _collect(row, None, pools)
    pools = {key: sorted(set(values), key=str) for key, values in pools.items()}
    found: dict[str, Any] = {}
    for key, row in gold.items():
        chance = random.Random(hashlib.sha256(f"{seed}:{key}".encode()).hexdigest())
        if chance.random() < 0.93:
            found[key] = {name: _change(value, name, chance, pools) for name, value in row.items()}
    return found


def _collect(value: Any, name: str | None, pools: dict[str, list[Any]]) -> None:
    if isinstance(value, Mapping):
        for key, item in value.items():
            _collect(item, key, pools)
    elif isinstance(value, list):
        for item in value:
            _collect(item, name, pools)
    elif name in POOLED and isinstance(value, str | int):
        pools.setdefault(name, []).append(value)


def _change(value: Any, name: str | None, chance: random.Random, pools: dict[str, list[Any]]) -> Any:
    if name in KEPT:
        return value
    if isinstance(value, Mapping):
        return _shifted({key: _change(item, key, chance, pools) for key, item in value.items()}, chance)
    if isinstance(value, list):
        if len(value) == 2 and all(isinstance(x, int) for x in value):
            start, end = value
            by = chance.choice([0, 0, 0, 0, 1, -3, 7])
            return [max(0, start + by), max(1, end + by)]
        if name in ("any", "of"):
            return value
        kept = [_change(item, name, chance, pools) for item in value if chance.random() > 0.12]
        if kept and chance.random() < 0.1:
            kept.append(kept[0])
        return kept
    if name in pools and value is not None and chance.random() < 0.15:
        return chance.choice(pools[name])
    if name == "value" and isinstance(value, str) and chance.random() < 0.2:
        return value[:7]
    if name in ("value", "lat", "lon") and isinstance(value, float):
        return value + chance.choice([0, 0, 0, 0.4, -2.5])
    if name in ("fatalities", "killed_total") and isinstance(value, int) and chance.random() < 0.3:
        return value + 1
    return value


def _shifted(span: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    if isinstance(span.get("start"), int) and isinstance(span.get("end"), int):
        by = chance.choice([0, 0, 0, 0, 0, 1, -2, 9])
        span["start"], span["end"] = max(0, span["start"] + by), max(1, span["end"] + by)
    return span
