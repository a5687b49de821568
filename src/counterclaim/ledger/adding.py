"""Adding: a stream of documents goes into the ledger, read once each, with a list of what could not come in.

Each document is stored in one transaction of its own. What is there already (by content hash) is not read again, so the
same command can be given again after a break, and goes on where it stopped.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import select

from counterclaim.errors import CounterclaimError
from counterclaim.intake import Arrival, Given, Limits, Outcome, Refusal, stream
from counterclaim.intake.opening import Meter
from counterclaim.intake.origin import Origin as Found
from counterclaim.ledger.failing import Standing, lasting
from counterclaim.ledger.keys import document_key
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.store import tables as t
from counterclaim.ledger.store.adding import Origin, insert_rows
from counterclaim.ledger.store.columns import now
from counterclaim.ledger.store.sound import sound_text
from counterclaim.ledger.summary import Summary
from counterclaim.pool import How, Task, Unread, read_all
from counterclaim.records import Reading

_BATCH = 16  # documents that are parsed together
_BATCH_CHARACTERS = 200_000
_LOOK = 256  # outcomes whose documents are looked up together
_LOOK_CHARACTERS = 2_000_000


@dataclass(slots=True)
class _Batch:
    """Documents on their way: those to read, and readings that came as such; `again` are later finds of the same."""

    arrivals: list[Arrival] = field(default_factory=list)
    again: list[Arrival] = field(default_factory=list)
    characters: int = 0
    position: int = 0

    def tasks(self) -> list[Task]:
        return [(a.document, a.notes) for a in self.arrivals if a.reading is None]

    def full(self) -> bool:
        return len(self.arrivals) >= _BATCH or self.characters >= _BATCH_CHARACTERS


class Adding:
    """Adds documents to a ledger.

    Args:
        ledger: the open ledger.
        how: model and actors.
        given: what the user says of all sources; kept with failures, so that they can be tried again in the same way.
        workers: processes that read.
    """

    def __init__(
        self,
        ledger: Ledger,
        *,
        how: How | None = None,
        given: Given | None = None,
        workers: int = 1,
    ) -> None:
        self.ledger = ledger
        self.how = how or How()
        self.given = given or Given()
        self.workers = workers
        self.summary = Summary()
        self._each: Callable[[Summary], None] = lambda summary: None
        self._position: Callable[[], int] = lambda: 0
        self._standing = Standing(ledger, self.given)
        self._on_their_way: set[str] = set()
        self._stored_lately: set[str] = set()  # since documents were last looked up
        self._through: list[str] = []
        self._unread: dict[str, Unread] = {}  # documents that nobody needs to try again in this run

    def watch(self, each: Callable[[Summary], None], position: Callable[[], int]) -> None:
        """Have `each` called after every document and failure.

        Args:
            each: gets the summary, whose `position` tells how much of the sources is dealt with.
            position: how much of them is read, in bytes.
        """
        self._each, self._position = each, position

    def add(self, targets: Iterable[str], limits: Limits | None = None, meter: Meter | None = None) -> Summary:
        """Add files, folders, addresses and feeds; see `intake.stream`."""
        return self.add_outcomes(stream(targets, self.given, limits, meter))

    def add_outcomes(self, outcomes: Iterable[Outcome]) -> Summary:
        """Add what intake yields.

        Raises:
            CounterclaimError: E5xx of the store, and E3xx when the installation is at fault; what was stored is safe.
        """
        self._on_their_way.clear()
        self._through.clear()
        batches = ((batch, batch.tasks()) for batch in self._batches(self._watched(outcomes)))
        for batch, found in read_all(batches, self.how, self.workers):
            self._store(batch, found)
        for locator in self._through:
            self._resolve(locator, "")
        return self.summary

    def _watched(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """Pass outcomes on, and remember the sources that got through without a failure of all of them."""
        current, whole = None, True
        for outcome in outcomes:
            locator = outcome.origin.locator
            if locator != current:
                if current is not None and whole:
                    self._is_through(current)
                current, whole = locator, True
            if isinstance(outcome, Refusal) and not outcome.origin.part:
                whole = False
            yield outcome
        if current is not None and whole:
            self._is_through(current)

    def _is_through(self, locator: str) -> None:
        """An earlier failure of all of the source is over, once its documents are stored."""
        if self._standing.has(locator):
            self._through.append(locator)

    def _batches(self, outcomes: Iterable[Outcome]) -> Iterator[_Batch]:
        batch = _Batch()
        for arrivals in self._looks(outcomes):
            self._stored_lately.clear()
            there = self._known(arrivals)
            present = []
            for arrival in arrivals:
                name = arrival.document.id
                if name in there or name in self._stored_lately:
                    present.append(arrival)
                elif name in self._unread:
                    self._cannot_read(arrival, self._unread[name])
                elif name in self._on_their_way:
                    batch.again.append(arrival)
                    if len(batch.again) >= _LOOK:
                        batch.position = self._position()
                        yield batch
                        batch = _Batch()
                else:
                    self._on_their_way.add(name)
                    batch.arrivals.append(arrival)
                    batch.characters += len(arrival.document.text)
                    if batch.full():
                        batch.position = self._position()
                        yield batch
                        batch = _Batch()
            if not self._on_their_way:
                self.summary.position = self._position()
            self._note_present(present)
        if batch.arrivals or batch.again:
            batch.position = self._position()
            yield batch

    def _looks(self, outcomes: Iterable[Outcome]) -> Iterator[list[Arrival]]:
        """Arrivals in groups to look up together; refusals are listed as they pass."""
        group: list[Arrival] = []
        characters = 0
        for outcome in outcomes:
            if isinstance(outcome, Refusal):
                self._refuse(outcome.origin, outcome.error)
                continue
            for flag in outcome.flags:
                self.summary.flag(str(outcome.origin), flag)
            group.append(outcome)
            characters += len(outcome.document.text)
            # the first few at once, so that a short list or a slow source shows results soon
            if len(group) >= min(_LOOK, max(_BATCH, self.summary.present)) or characters >= _LOOK_CHARACTERS:
                yield group
                group, characters = [], 0
        if group:
            yield group

    def _known(self, arrivals: list[Arrival]) -> set[str]:
        ids = {arrival.document.id for arrival in arrivals}
        with self.ledger.reads() as connection:
            return set(connection.scalars(select(t.documents.c.id).where(t.documents.c.id.in_(ids))))

    def _note_present(self, arrivals: list[Arrival]) -> None:
        """Count documents that are there, and note where else they were found."""
        if not arrivals:
            return
        rows = []
        for arrival in arrivals:
            origin = self._origin(arrival)
            row = {
                "locator": sound_text(origin.locator),
                "part": sound_text(origin.part),
                "format": origin.format,
                "added": now(),
            }
            fields = json.dumps(dict(origin.fields)) if origin.fields else None
            rows.append({"document": document_key(arrival.document.id), "fields": fields, **row})
        with self.ledger.writes() as connection:
            insert_rows(connection, t.sources, rows, ignore=True)
        for arrival in arrivals:
            self._resolve(arrival.origin.locator, arrival.origin.part)
            self.summary.present += 1
            self._each(self.summary)

    def _store(self, batch: _Batch, found: list[Reading | Unread]) -> None:
        self.summary.position = max(self.summary.position, batch.position)
        readings = iter(found)
        for arrival in batch.arrivals:
            reading = arrival.reading or next(readings)
            if isinstance(reading, Unread):
                self._unread[arrival.document.id] = reading
                self._cannot_read(arrival, reading)
            else:
                new = self.ledger.add(reading, self._origin(arrival))
                self.summary.added += new
                self.summary.present += not new  # another process was faster
                self._stored_lately.add(arrival.document.id)
                self._resolve(arrival.origin.locator, arrival.origin.part)
                self._each(self.summary)
            self._on_their_way.discard(arrival.document.id)
        self._note_present([arrival for arrival in batch.again if arrival.document.id not in self._unread])
        for arrival in batch.again:
            if arrival.document.id in self._unread:
                self._cannot_read(arrival, self._unread[arrival.document.id])

    def _cannot_read(self, arrival: Arrival, why: Unread) -> None:
        origin = arrival.origin
        error = CounterclaimError(why.code, why.message.replace("the document", str(origin), 1))
        self._refuse(origin, error)

    def _origin(self, arrival: Arrival) -> Origin:
        fields: dict[str, object] = {"id": arrival.own_id} if arrival.own_id else {}
        if arrival.notes and arrival.reading is None:
            fields["notes"] = list(arrival.notes)
        return Origin(lasting(arrival.origin.locator), arrival.origin.part, arrival.origin.format, fields)

    def _refuse(self, origin: Found, error: CounterclaimError) -> None:
        self._standing.fail(origin, error)
        self.summary.fail(str(origin), error)
        self._each(self.summary)

    def _resolve(self, locator: str, part: str) -> None:
        self.summary.resolved += self._standing.resolve(locator, part)
