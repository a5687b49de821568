"""Scores two accounts: the sum of the weights of what they share and where they part, with the reasons."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from counterclaim.ledger.linking.comparing import FEATURES
from counterclaim.ledger.linking.features import Features, prepare
from counterclaim.ledger.linking.weights import base, plain_weights, weights
from counterclaim.records import Account, Link, Reason

SAME_DOCUMENT = -20.0  # one document tells its happenings apart itself
HOPELESS = -6.0  # log odds under which a pair is as good as never compared


def score(a: Account, b: Account) -> Link:
    """Compare two accounts.

    Args:
        a: an account.
        b: another one.

    Returns:
        The link; above 0 they are held to tell of one happening. Its accounts stand in the order of their ids.
    """
    return link(prepare(a), prepare(b))


def score_value(a: Features, b: Features) -> float:
    """Return only the score of two prepared accounts (log odds).

    Where no further feature can bring a pair above `HOPELESS`, the rest is not looked at and the score so far returned.
    """
    if a.document == b.document:
        return SAME_DOCUMENT
    total, plan = _plan()
    for feature, table, most in plan:
        total += table.get(feature(a, b), 0.0)
        if total + most < HOPELESS:
            return total
    return total


@lru_cache(maxsize=1)
def _plan() -> tuple[float, tuple[tuple[Callable[[Features, Features], str], dict[str, float], float], ...]]:
    """The base, and each feature with its weights and the most that the features after it can add."""
    table = plain_weights()
    tables = [table[feature.__name__] for feature in FEATURES]
    best = [max(0.0, *levels.values()) for levels in tables]
    return base(), tuple((feature, tables[i], sum(best[i + 1 :])) for i, feature in enumerate(FEATURES))


def link(a: Features, b: Features) -> Link:
    """Return the score of two prepared accounts with a reason for each feature that counts."""
    if b.id < a.id:
        a, b = b, a
    if a.document == b.document:
        reason = Reason(feature="document", first=a.document, other=b.document, weight=SAME_DOCUMENT)
        return Link(first=a.id, other=b.id, score=SAME_DOCUMENT, reasons=(reason,))
    table = weights()
    reasons = [Reason(feature="base", first="", other="", weight=base())]
    for feature in FEATURES:
        name = feature.__name__
        entry = table[name].get(feature(a, b))
        if entry is not None and entry.weight:
            show = _SHOW[name]
            first, other = show(a), show(b)
            reasons.append(Reason(feature=f"{name}: {entry.because}", first=first, other=other, weight=entry.weight))
    return Link(first=a.id, other=b.id, score=round(sum(r.weight for r in reasons), 4), reasons=tuple(reasons))


def _days(f: Features) -> str:
    if f.first_day < 0:
        return ""
    first, last = date.fromordinal(f.first_day).isoformat(), date.fromordinal(f.last_day).isoformat()
    return first if first == last else f"{first}..{last}"


def _toll(toll: tuple[int, int, int] | None) -> str:
    return "" if toll is None else str(toll[1])


def _listed(values: frozenset[str]) -> str:
    return ", ".join(sorted(values))


_SHOW: dict[str, Callable[[Features], str]] = {
    "day": _days,
    "published": lambda f: date.fromordinal(f.published).isoformat() if f.published > 0 else "",
    "place": lambda f: ", ".join(spot.name for spot in f.spots[:3]),
    "method": lambda f: _listed(f.families),
    "killed": lambda f: _toll(f.killed),
    "injured": lambda f: _toll(f.injured),
    "initiators": lambda f: _listed(f.initiators),
    "targets": lambda f: _listed(f.targets),
    "words": lambda f: _listed(f.words),
    "prominence": lambda f: "main" if f.main else "background",
}
