"""A ledger as the source of an export, and the filters that the ledger can apply by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from counterclaim.export.choose import Choice
from counterclaim.ledger.store import tables
from counterclaim.records import Reading
from counterclaim.records.incident import Incident

if TYPE_CHECKING:
    from counterclaim.ledger.ledger import Ledger


@dataclass(frozen=True, slots=True)
class LedgerSource:
    """Incidents and readings of a ledger that is open.

    Args:
        ledger: the ledger.
        choice: which incidents; filters of one value are applied by the ledger, so that the rest is not even read.
        each: called after each incident, for a progress bar.
    """

    ledger: Ledger
    choice: Choice = field(default_factory=Choice)
    each: Callable[[], None] | None = None

    @property
    def remaining(self) -> Choice:
        """What the ledger does not filter by itself and `export` has to."""
        return replace(
            self.choice,
            actors=self.choice.actors if len(self.choice.actors) > 1 else (),
            places=self.choice.places if len(self.choice.places) > 1 else (),
            standings=self.choice.standings if len(self.choice.standings) > 1 else (),
            since=None,
            until=None,
            precision=None,
        )

    def incidents(self) -> Iterator[Incident]:
        """Every incident that may be chosen, in order of days."""
        choice = self.choice
        found = self.ledger.incidents(
            order="when",
            actor=_only(choice.actors),
            place=_only(choice.places),
            since=choice.since,
            until=choice.until,
            standing=_only(choice.standings),
            geo_precision=choice.precision,
        )
        for incident in found:
            yield incident
            if self.each is not None:
                self.each()

    def ties(self) -> Iterator[str]:
        """The keys of all claims that state a tie."""
        yield from (stored.key for stored in self.ledger.claims(kind="relation"))

    def readings_of(self, documents: Iterable[str]) -> Iterator[Reading]:
        """The current readings of these documents."""
        yield from self.ledger.readings(documents)

    def changes_of(self, incidents: Iterable[str]) -> dict[str, datetime]:
        """When these incidents last changed, in one query."""
        r = tables.revisions.c
        query = select(r.incident, func.max(r.at)).where(r.incident.in_(list(incidents))).group_by(r.incident)
        with self.ledger.reads() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}


def _only(values: tuple[str, ...]) -> str | None:
    return values[0] if len(values) == 1 else None
