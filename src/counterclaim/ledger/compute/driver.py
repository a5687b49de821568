"""Computes the incidents of a ledger: only what changed since the last time, or everything anew, with one result.

What comes out depends on the stored readings, the order in which their documents were stored, the judgements and the rule
for tolls; never on how often or in how many steps it was computed. What changed is computed some hundred documents at a
time, each time in one transaction together with taking back their marks. Everything anew is stored step by step, so that
adding goes on beside it; when it is cut short, the next computation makes everything anew.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, func, select

from counterclaim import __version__
from counterclaim.datafiles import fingerprint
from counterclaim.ledger import linking as linking_package
from counterclaim.ledger.compute import episodes
from counterclaim.ledger.compute.building import Builder, changed_groups
from counterclaim.ledger.compute.grouping import Grouping
from counterclaim.ledger.compute.linking import Linking
from counterclaim.ledger.compute.scoring import Scorer
from counterclaim.ledger.compute.session import Session
from counterclaim.ledger.compute.texts import Texts, sign_texts
from counterclaim.ledger.compute.wiring import Wiring
from counterclaim.ledger.compute.workers import Workers, how_many
from counterclaim.ledger.judgements.log import consistent, judgements
from counterclaim.ledger.judgements.merges import bonds, merges
from counterclaim.ledger.keys import incident_id
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.store import bulk
from counterclaim.ledger.store import tables as t
from counterclaim.ledger.store.computing import Dirty, Writer
from counterclaim.ledger.ties import storing as ties
from counterclaim.records import Incident, TollRule

_MANY = 0.15  # share of documents that changed from which making everything anew is faster (12 against 2 ms a document)
_FEW = 300
_SIGNED = 1_000  # documents signed at once
_SLICE = 400  # documents computed in one transaction
Progress = Callable[[str, int, int], None]


@dataclass
class Computed:
    """What a computation did.

    Attributes:
        kind: ``full``, ``incremental`` or ``none`` (there was nothing to do).
        documents: how many documents it looked at because they were new, read again or judged.
        incidents: how many incidents it wrote.
        conflicts: judgements that contradict earlier ones and are not followed.
        seconds: by stage.
    """

    kind: str
    documents: int = 0
    incidents: int = 0
    conflicts: int = 0
    rule: TollRule = "most_representative"
    seconds: dict[str, float] = field(default_factory=dict)


def compute(
    ledger: Ledger,
    full: bool = False,
    *,
    rule: TollRule | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Computed:
    """Bring the incidents of a ledger up to date.

    Args:
        full: make everything anew, whatever changed.
        rule: how the shown tolls are made of the claimants' numbers; that of the last computation if left out.
        workers: processes for making everything of a large ledger anew; this one alone if left out. A script that gives more
            needs ``if __name__ == "__main__":`` around what it does, as always with processes in Python.
        progress: called with (stage, done, of how many) now and then.

    Returns:
        What was done. Another computation that goes on at the same time is waited for.

    Raises:
        CounterclaimError: E512 when another computation goes on for too long; E504 to E511 when the store fails.
    """
    with ledger.computing():
        settings = _settings(ledger, rule)
        with ledger.reads() as connection:
            marks = _marks(connection)
            documents = connection.scalar(select(func.count()).select_from(t.documents)) or 0
        full = full or _last(ledger) != settings or len(marks) > max(_FEW, _MANY * documents)
        if not full and not marks:
            return Computed("none", rule=settings["rule"])
        return _Run(ledger, marks, settings, workers, progress).run(full)


def _marks(connection: Connection) -> dict[str, list[tuple[int, str]]]:
    """Marked documents in the order in which they were stored, with the numbers of their marks and why they were made."""
    m, d = t.dirty.c, t.documents.c
    query = select(m.document, m.number, m.why).join(t.documents, d.key == m.document).order_by(d.number, m.number)
    found: dict[str, list[tuple[int, str]]] = {}
    for row in connection.execute(query):
        found.setdefault(row.document, []).append((row.number, row.why))
    return found


def _settings(ledger: Ledger, rule: TollRule | None) -> dict[str, Any]:
    """What a result depends on beside the ledger itself."""
    package = Path(linking_package.__file__).parent.parent
    files = sorted((*package.glob("*.yaml"), *package.glob("linking/data/*.yaml"), *package.glob("standing/**/*.yaml")))
    chosen = rule or (_last(ledger) or {}).get("rule") or "most_representative"
    return {"rule": chosen, "counterclaim": __version__, "data": fingerprint(files)}


def _last(ledger: Ledger) -> dict[str, Any] | None:
    """The settings of the last computation; None where there was none, or where one of everything was cut short."""
    c = t.computations.c
    with ledger.reads() as connection:
        row = connection.execute(select(c.kind, c.detail).order_by(c.number.desc()).limit(1)).first()
    found: dict[str, Any] | None = json.loads(row.detail).get("settings") if row and row.detail else None
    return found


class _Run:
    """One computation."""

    def __init__(
        self,
        ledger: Ledger,
        marks: dict[str, list[tuple[int, str]]],
        settings: dict[str, Any],
        workers: int | None,
        progress: Progress | None,
    ) -> None:
        self.ledger, self.marks, self.settings = ledger, marks, settings
        self.session = Session(ledger)
        self.rule: TollRule = settings["rule"]
        self.workers = workers
        self.progress = progress or (lambda stage, done, of: None)
        self.seconds: dict[str, float] = {}
        self._at = time.perf_counter()
        with ledger.reads() as connection:
            made = judgements(connection)
            holding = consistent(made)
            followed = [one for one in made if one.number in holding.followed]
            self.conflicts = len(holding.conflicts)
            self.merges = merges(connection, followed)
            self.judged = bonds(connection, followed)
        self.grouping = Grouping(self.session, self.judged)
        self.builder = Builder(self.session, self.merges, self.rule)
        self.scorer = Scorer(self.session, self.merges)
        self.texts = Texts(self.session)

    def run(self, full: bool) -> Computed:
        """Compute everything, or what the marks ask for: slice by slice, each stored as a whole with its marks."""
        incidents = 0
        if full:
            with self.session.writes() as connection:
                writer = Writer(connection, kind="full", rule=self.rule)
            self._everything(writer)
            with self.session.writes() as connection:
                self._done(writer, connection, list(self.marks))
            incidents = writer.incidents
        else:
            slices = list(bulk.batches(self.marks, _SLICE))
            for n, documents in enumerate(slices):
                with self.session.whole() as connection:
                    writer = Writer(connection, kind="incremental", rule=self.rule)
                    self._what_changed(writer, documents)
                    self._done(writer, connection, documents)
                incidents += writer.incidents
                self.progress("incidents", n + 1, len(slices))
        kind = "full" if full else "incremental"
        return Computed(kind, len(self.marks), incidents, self.conflicts, self.rule, dict(self.seconds))

    def _done(self, writer: Writer, connection: Connection, documents: Sequence[str]) -> None:
        writer.connection = connection
        marks = tuple(number for document in documents for number, _ in self.marks[document])
        writer.done(Dirty(tuple(documents), marks), {"settings": self.settings, "seconds": self.seconds})

    def _everything(self, writer: Writer) -> None:
        wiring = Wiring(self.session, writer, self.texts)
        with self.session.reads() as connection:
            d = t.documents.c
            keys = list(connection.scalars(select(d.key).order_by(d.number)))
            known = set(connection.scalars(select(t.incidents.c.id)))
        seen: set[str] = set()
        with Workers(self.session, self.merges, self.rule, how_many(len(keys), self.workers)) as workers:
            unsigned, done = wiring.unsigned(keys), 0
            for signed in workers.signed(bulk.batches(unsigned, _SIGNED)):
                wiring.put(signed)
                done += len(signed)
                self.progress("signatures", done, len(unsigned))
            self._stage("signatures")
            wiring.regroup_all()
            self._stage("wire groups")
            Linking(self.session, writer, self.merges, self.scorer).relink_all(workers.scored, self.progress)
            self._stage("links")
            with self.session.reads() as connection:
                accounts, done = connection.scalar(select(func.count()).select_from(t.accounts)) or 0, 0
            for built in workers.built(self.grouping.all_groups()):
                seen |= self._put(writer, built)
                done += sum(len(incident.accounts) for incident, _ in built)
                self.progress("incidents", done, accounts)
        with self.session.writes() as connection:
            writer.connection = connection
            writer.put_incidents([], {}, gone=known - seen)
            episodes.mark(connection, episodes.all_places(connection))
        self._stage("incidents")
        self._all_ties(keys)
        self._stage("ties")

    def _what_changed(self, writer: Writer, documents: Sequence[str]) -> None:
        wiring = Wiring(self.session, writer, self.texts)
        wiring.put(sign_texts(self.session, wiring.unsigned(documents)))
        rewired = wiring.regroup([d for d in documents if any(why == "added" for _, why in self.marks[d])])
        self._stage("wire groups")
        with self.session.reads() as connection:
            touched = {a.id for a in bulk.accounts_where(connection, "document", sorted({*documents, *rewired}))}
        seeds = touched | Linking(self.session, writer, self.merges, self.scorer).relink(documents)
        self._stage("links")
        with self.session.reads() as connection:
            lost = set(bulk.incidents_with(connection, seeds).values())
            places = episodes.places_of(connection, lost)
        kept: set[str] = set()
        for groups in self.grouping.groups_around(seeds):
            with self.session.reads() as connection:
                changed, old = changed_groups(connection, groups, touched)
                places |= episodes.places_of(connection, old)
            lost |= old
            kept.update(incident_id(group[0]) for group in groups)
            self._put(writer, self.builder.build(changed))
        with self.session.writes() as connection:
            writer.connection = connection
            writer.put_incidents([], {}, gone=lost - kept)
            episodes.mark(connection, places | episodes.places_of(connection, kept))
        self._stage("incidents")
        with self.session.writes() as connection:
            ties.rebuild(connection, ties.assign(connection, documents, self.merges), self.merges)
        self._stage("ties")

    def _all_ties(self, documents: Sequence[str]) -> None:
        with self.session.writes() as connection:
            connection.execute(delete(t.tie_claims))
            connection.execute(delete(t.ties))
        changed: set[str] = set()
        for batch in bulk.batches(documents, 2_000):
            with self.session.writes() as connection:
                changed |= ties.assign(connection, batch, self.merges, fresh=True)
        for part in bulk.batches(sorted(changed), 500):
            with self.session.writes() as connection:
                ties.rebuild(connection, part, self.merges)

    def _put(self, writer: Writer, built: Sequence[tuple[Incident, str]]) -> set[str]:
        with self.session.writes() as connection:
            writer.connection = connection
            writer.put_incidents([one for one, _ in built], {one.id: founder for one, founder in built})
        return {one.id for one, _ in built}

    def _stage(self, name: str) -> None:
        now = time.perf_counter()
        self.seconds[name] = round(self.seconds.get(name, 0.0) + now - self._at, 3)
        self._at = now
        self.progress(name, 1, 1)
