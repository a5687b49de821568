"""One publisher or claimant in full: whom it reports about, whom it copies, how it names everybody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from sqlalchemy import Connection, func, select

from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.sources.overview import claimants, publishers
from counterclaim.ledger.store import tables as t
from counterclaim.records import Reading

MOST_READINGS = 2_000  # that label profiles are counted in; the newest ones
_TOP = 10
_NAMING = {"loaded_label", "loaded_description", "so_called", "scare_quotes", "euphemism"}


@dataclass(frozen=True, slots=True)
class Naming:
    """How often a source calls an actor by these words; `device` says how they judge, None for a plain name."""

    actor: str
    name: str
    text: str
    device: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Profile:
    """What a source reports.

    `numbers` is its row of the overview; `about` names whom its claims are about, with how many; `copied_from` and
    `copied_by` other publishers with how many documents; `stances` and `types` what it does and tells; `labels` how it
    names everybody, counted in `counted` of its documents.
    """

    numbers: dict[str, Any]
    about: tuple[tuple[str, int], ...] = ()
    copied_from: tuple[tuple[str, int], ...] = ()
    copied_by: tuple[tuple[str, int], ...] = ()
    stances: tuple[tuple[str, int], ...] = ()
    types: tuple[tuple[str, int], ...] = ()
    labels: tuple[Naming, ...] = ()
    counted: int = 0
    heard_in: tuple[tuple[str, int], ...] = field(default=())


def profile_of(ledger: Ledger, *, publisher: str | None = None, actor: str | None = None) -> Profile | None:
    """Return the profile of a publisher (by its name) or of a claimant (by its actor id); None where there is none."""
    with ledger.reads() as connection:
        rows = publishers(connection, name=publisher) if publisher is not None else claimants(connection, actor=actor)
        if not rows:
            return None
        own = t.documents.c.publisher == publisher if publisher is not None else t.claims.c.claimant == actor
        profile = {
            "about": _about(connection, own),
            "stances": _counts(connection, t.claims.c.stance, own),
            "types": _counts(connection, t.claims.c.type, own),
        }
        if publisher is not None:
            profile |= {
                "copied_from": _copies(connection, publisher, of_others=False),
                "copied_by": _copies(connection, publisher, of_others=True),
            }
        else:
            profile["heard_in"] = _counts(connection, t.documents.c.publisher, own)
        documents = list(
            connection.scalars(
                select(t.documents.c.key)
                .join(t.claims, t.claims.c.document == t.documents.c.key)
                .where(own)
                .group_by(t.documents.c.key, t.documents.c.number)
                .order_by(t.documents.c.number.desc())
                .limit(MOST_READINGS)
            )
        )
    readings = ledger.readings(documents)
    labels = _labels(readings) if publisher is not None else _spoken(readings, str(actor))
    return Profile(numbers=rows[0], labels=labels, counted=len(documents), **profile)


def _about(connection: Connection, own: Any) -> tuple[tuple[str, int], ...]:
    query = (
        select(t.actors.c.name, func.count().label("count"))
        .select_from(t.claim_actors)
        .join(t.claims, t.claims.c.key == t.claim_actors.c.claim)
        .join(t.documents, t.documents.c.key == t.claims.c.document)
        .join(t.actors, t.actors.c.id == t.claim_actors.c.actor)
        .where(own, t.claim_actors.c.role.in_(("initiator", "target")))
        .group_by(t.actors.c.id, t.actors.c.name)
        .order_by(func.count().desc(), t.actors.c.name)
        .limit(_TOP)
    )
    return tuple((row.name, row.count) for row in connection.execute(query))  # type: ignore[misc]


def _counts(connection: Connection, column: Any, own: Any) -> tuple[tuple[str, int], ...]:
    query = (
        select(column.label("value"), func.count().label("number"))
        .select_from(t.claims)
        .join(t.documents, t.documents.c.key == t.claims.c.document)
        .where(own, column.is_not(None))
        .group_by(column)
        .order_by(func.count().desc(), column)
        .limit(_TOP)
    )
    return tuple((row.value, row.number) for row in connection.execute(query))


def _copies(connection: Connection, publisher: str, *, of_others: bool) -> tuple[tuple[str, int], ...]:
    earlier, later = t.documents.alias("earlier"), t.documents.alias("later")
    own, other = (earlier, later) if of_others else (later, earlier)
    query = (
        select(other.c.publisher, func.count().label("number"))
        .select_from(t.wire_members)
        .join(earlier, earlier.c.key == t.wire_members.c.copied_from)
        .join(later, later.c.key == t.wire_members.c.document)
        .where(own.c.publisher == publisher, other.c.publisher != publisher)
        .group_by(other.c.publisher)
        .order_by(func.count().desc(), other.c.publisher)
        .limit(_TOP)
    )
    return tuple((row.publisher, row.number) for row in connection.execute(query))


def _labels(readings: Iterable[Reading]) -> tuple[Naming, ...]:
    """How a publisher's documents name each actor: plain names and descriptions, and words that judge."""
    counts: Counter[tuple[str, str, str | None]] = Counter()
    names: dict[str, str] = {}
    for reading in readings:
        for actor in reading.actors:
            names.setdefault(actor.id, actor.name)
            for mention in actor.mentions:
                if mention.how != "pronoun":
                    counts[(actor.id, " ".join(mention.text.split()), None)] += 1
        for framing in reading.framing:
            if framing.target and framing.device in _NAMING and framing.voice != "quoted":
                counts[(framing.target, " ".join(framing.text.split()), framing.device)] += 1
    return _namings(counts, names)


def _spoken(readings: Iterable[Reading], claimant: str) -> tuple[Naming, ...]:
    """How a claimant's own claims name each actor, by the mentions and judging words within them."""
    counts: Counter[tuple[str, str, str | None]] = Counter()
    names: dict[str, str] = {}
    for reading in readings:
        spans = [(c.start_char, c.end_char) for c in reading.claims if c.claimant.actor == claimant]

        def within(start: int, end: int, spans: list[tuple[int, int]] = spans) -> bool:
            return any(first <= start and end <= last for first, last in spans)

        for actor in reading.actors:
            names.setdefault(actor.id, actor.name)
            for mention in actor.mentions:
                if mention.how != "pronoun" and within(mention.start_char, mention.end_char):
                    counts[(actor.id, " ".join(mention.text.split()), None)] += 1
        for framing in reading.framing:
            if (
                framing.target
                and framing.device in _NAMING
                and (framing.claimant == claimant or within(framing.start_char, framing.end_char))
            ):
                counts[(framing.target, " ".join(framing.text.split()), framing.device)] += 1
    return _namings(counts, names)


def _namings(counts: Counter[tuple[str, str, str | None]], names: dict[str, str]) -> tuple[Naming, ...]:
    """The most frequent words for the most frequent actors, words that judge first."""
    weight: Counter[str] = Counter()
    for (actor, _, _), count in counts.items():
        weight[actor] += count
    found = []
    for actor in sorted(weight, key=lambda a: (-weight[a], a))[:_TOP]:
        own = [(text, device, n) for (a, text, device), n in counts.items() if a == actor]
        own.sort(key=lambda row: (row[1] is None, -row[2], row[0]))
        loaded = list(islice((row for row in own if row[1]), 5))
        plain = list(islice((row for row in own if not row[1]), 4))
        found += [Naming(actor, names.get(actor, actor), text, device, n) for text, device, n in loaded + plain]
    return tuple(found)
