"""One publisher or claimant in full: whom it reports about, whom it copies, how it names everybody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, func, select

from counterclaim.comparison.align import Keys
from counterclaim.comparison.profiles import ActorLabels, LabelUse, label_profiles
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.sources.overview import claimants, publishers
from counterclaim.ledger.store import tables as t
from counterclaim.records import Reading

MOST_READINGS = 2_000  # that label profiles are counted in; the newest ones
_TOP = 10


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
    labels: tuple[ActorLabels, ...] = ()
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
    labels = _labels(ledger.readings(documents), publisher, actor)
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


def _labels(readings: Iterable[Reading], publisher: str | None, actor: str | None) -> tuple[ActorLabels, ...]:
    """How the source names everybody: the most named actors, with the most frequent words for each."""
    if publisher is not None:
        profiles = label_profiles(readings, "publisher", source=publisher, examples=1)
    else:
        read = list(readings)
        # profiles know an actor of the registry by its id, any other by its folded name
        known = {Keys(reading).of(actor) or actor for reading in read if reading.actor(actor)}
        profiles = tuple(p for p in label_profiles(read, "claimant", examples=1) if p.source in known)
    return tuple(
        named.model_copy(update={"labels": _most(named.labels)}) for p in profiles for named in p.actors[:_TOP]
    )


def _most(labels: Sequence[LabelUse]) -> tuple[LabelUse, ...]:
    """The most frequent judging words and the most frequent plain ones, in that order."""
    judging = [one for one in labels if one.device]
    plain = [one for one in labels if not one.device]
    return (*judging[:5], *plain[:4])
