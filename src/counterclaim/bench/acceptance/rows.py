"""Whether an acceptance row holds in a reading: things a careful reader would find, and traps that must stay empty.

The row kinds: ``actor``, ``place``, ``date``, ``framing``, ``claim`` (some claim overlapping ``quote`` satisfies every
key) and ``never`` (claims overlap, and none satisfies every key).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from counterclaim.bench.acceptance.names import Entry, Names, fold, names_of, overlaps, same_days
from counterclaim.bench.scorers.common import kilometres
from counterclaim.errors import Errors

Test = Callable[[Entry], bool]
Tests = dict[str, Test]
KINDS = ("actor", "place", "date", "framing", "claim", "never")
_PLAIN_KEYS = ("stance", "polarity", "certainty", "time", "quoted")
_EVENT_KEYS = {
    *("plover", "type", "initiators", "targets", "dyad", "any_actor", "mediators", "places", "when", "killed_best")
}
_RELATION_KEYS = {"type", "from", "to", "either_direction"}


def kind_of(row: Entry) -> str:
    """Return the kind of a row."""
    return next((kind for kind in KINDS if kind in row), "?")


def row_holds(names: Names, row: Entry) -> bool:
    """Return whether the row holds.

    Raises:
        CounterclaimError: E205, for a row of no known kind, an unknown key, or a quote that is not in the text.
    """
    kind = kind_of(row)
    if kind in _SIMPLE:
        return _SIMPLE[kind](names, row[kind])
    claims = claims_at(names, row)
    tests = claim_tests(names, row)
    hit = any(all(test(claim) for test in tests.values()) for claim in claims)
    return hit if kind == "claim" else bool(claims) and not hit


def claims_at(names: Names, row: Entry) -> list[Entry]:
    """Return the claims that overlap the row's quote."""
    where = names.where(row.get("quote", "")) if row.get("quote") else []
    if not where:
        raise _unusable(row, "the quote is not in the text")
    return [claim for claim in names.reading.get("claims", []) if overlaps(claim, where)]


def claim_tests(names: Names, row: Entry) -> Tests:
    """Return the tests that one claim must pass, by key; those of events and relations as ``event.places`` etc."""
    kind = kind_of(row)
    if kind not in ("claim", "never"):
        raise _unusable(row, f"it has none of {', '.join(KINDS)}")
    tests: Tests = {}
    for key, wanted in row[kind].items():
        if key == "claimant":
            tests[key] = _claimant(names, [wanted] if isinstance(wanted, str) else wanted)
        elif key == "via":
            tests[key] = _all_among(names, lambda c: [outer.get("actor") for outer in c.get("via", [])], wanted)
        elif key == "mentions":
            tests[key] = _all_among(names, _everyone, wanted)
        elif key == "interest":
            tests[key] = _one_of(lambda c: (c.get("claimant") or {}).get("interest"), wanted)
        elif key in _PLAIN_KEYS:
            tests[key] = _one_of(_getter(key), wanted)
        elif key == "event":
            tests |= _event(names, wanted, row)
        elif key == "relation":
            tests |= _relation(names, wanted, row)
        else:
            raise _unusable(row, f"the key {key} is not known")
    return tests


def _unusable(row: Entry, what: str) -> Exception:
    return Errors.E205.error(path="the rows file", line=row.get("id", "?"), what=what)


def _claimant(names: Names, wanted: list[str]) -> Test:
    def test(claim: Entry) -> bool:
        claimant = claim.get("claimant") or {}
        ref = claimant.get("actor")
        own_voice = ref is None and bool(claimant.get("document"))
        return any(own_voice if name == "@document" else names.is_actor(ref, name) for name in wanted)

    return test


def _getter(key: str) -> Callable[[Entry], Any]:
    return lambda entry: entry.get(key)


def _one_of(field: Callable[[Entry], Any], wanted: Sequence[str]) -> Test:
    return lambda claim: field(claim) in wanted


def _all_among(names: Names, refs: Callable[[Entry], list[str | None]], wanted: Sequence[str]) -> Test:
    return lambda claim: all(names.any_actor(refs(claim), name) for name in wanted)


def _everyone(claim: Entry) -> list[str | None]:
    event, relation = claim.get("event") or {}, claim.get("relation") or {}
    return [
        *event.get("initiators", []),
        *event.get("targets", []),
        relation.get("source"),
        relation.get("target"),
        *claim.get("mentions", []),
    ]


def _event(names: Names, wanted: Mapping[str, object], row: Entry) -> Tests:
    if unknown := set(wanted) - _EVENT_KEYS:
        raise _unusable(row, f"the event keys {sorted(unknown)} are not known")
    tests: Tests = {"event": lambda c: c.get("event") is not None}

    def on_event(key: str, test: Test) -> None:
        tests[f"event.{key}"] = lambda c: c.get("event") is not None and test(c["event"])

    def actors(key: str, fields: tuple[str, ...], every: bool = True) -> None:
        if key not in wanted:
            return
        quantifier = all if every else any
        asked: list[str] = list(wanted[key])  # type: ignore[call-overload]
        on_event(
            key, lambda e: quantifier(names.any_actor([r for f in fields for r in e.get(f, [])], n) for n in asked)
        )

    # a frame's name is a hint beside the PLOVER root: either suffices
    codes = {key: wanted[key] for key in ("plover", "type") if key in wanted}
    if codes:
        on_event("type", lambda e: any(e.get(key) in values for key, values in codes.items()))  # type: ignore[operator]
    actors("initiators", ("initiators",))
    actors("targets", ("targets",))
    actors("mediators", ("mediators",))
    actors("dyad", ("initiators", "targets"))
    actors("any_actor", ("initiators", "targets"), every=False)
    if "places" in wanted:
        places: list[str] = list(wanted["places"])  # type: ignore[call-overload]
        on_event("places", lambda e: all(any(names.is_place(ref, n) for ref in e.get("places", [])) for n in places))
    if "when" in wanted:
        on_event("when", lambda e: same_days(e.get("when"), wanted["when"]))  # type: ignore[arg-type]
    if "killed_best" in wanted:
        on_event("killed_best", lambda e: (e.get("killed") or {}).get("best") == wanted["killed_best"])
    return tests


def _relation(names: Names, wanted: Entry, row: Entry) -> Tests:
    if unknown := set(wanted) - _RELATION_KEYS:
        raise _unusable(row, f"the relation keys {sorted(unknown)} are not known")

    def end(ref: str | None, name: str | None) -> bool:
        return not name or names.is_actor(ref, name) or names.is_place(ref, name)

    def ends(claim: Entry) -> bool:
        relation = claim.get("relation")
        if relation is None:
            return False
        source, target = relation.get("source"), relation.get("target")
        one, other = wanted.get("from"), wanted.get("to")
        straight = end(source, one) and end(target, other)
        return straight or (bool(wanted.get("either_direction")) and end(target, one) and end(source, other))

    return {
        "relation.type": lambda c: (c.get("relation") or {}).get("type") in wanted["type"],
        "relation.ends": ends,
    }


def _actor(names: Names, wanted: Entry) -> bool:
    def fits(actor: Entry) -> bool:
        known = names_of(actor)
        called = [wanted["name"], *wanted.get("same_as", []), *wanted.get("known_as", [])]
        return (
            all(fold(name) in known for name in called)
            and (not wanted.get("kind") or actor.get("kind") in wanted["kind"])
            and (not wanted.get("country") or wanted["country"] in (actor.get("country") or []))
            and (not wanted.get("represents") or names.is_actor(actor.get("represents"), wanted["represents"]))
        )

    return any(fits(actor) for actor in names.reading.get("actors", []))


def _place(names: Names, wanted: Entry) -> bool:
    return any(
        fold(wanted["name"]) in names_of(place)
        and place.get("lat") is not None
        and (not wanted.get("country") or place.get("country") == wanted["country"])
        and kilometres(place["lat"], place["lon"], wanted["lat"], wanted["lon"]) <= wanted["within_km"]
        for place in names.reading.get("places", [])
    )


def _date(names: Names, wanted: Entry) -> bool:
    where = names.where(wanted["text"])[: wanted.get("nth") or None]
    asked = fold(wanted["text"])
    return any(
        (asked in fold(found["text"]) or fold(found["text"]) in asked)
        and overlaps(found, where)
        and same_days(found, wanted)
        for found in names.reading.get("dates", [])
    )


def _framing(names: Names, wanted: Entry) -> bool:
    where = names.where(wanted["text"])
    return any(
        overlaps(found, where)
        and found.get("device") in wanted["device"]
        and (not wanted.get("target") or names.is_actor(found.get("target"), wanted["target"]))
        for found in names.reading.get("framing", [])
    )


_SIMPLE: Mapping[str, Callable[[Names, Entry], bool]] = {
    "actor": _actor,
    "place": _place,
    "date": _date,
    "framing": _framing,
}
