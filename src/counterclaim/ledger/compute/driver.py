"""Computes the incidents of a ledger: only what changed since the last time, or everything anew, with one result.

What comes out depends on the stored readings, the order in which their documents were stored, the judgements and the rule
for tolls; never on how often or in how many steps it was computed. Marks on changed documents stay until all is stored, so
a computation that was cut short is done again by the next one.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from counterclaim import __version__
from counterclaim.datafiles import fingerprint
from counterclaim.ledger import linking as linking_package
from counterclaim.ledger.compute.building import Builder, changed_groups
from counterclaim.ledger.compute.grouping import Grouping
from counterclaim.ledger.compute.linking import Linking
from counterclaim.ledger.compute.scoring import Scorer
from counterclaim.ledger.compute.wiring import Wiring
from counterclaim.ledger.judgements.log import consistent, judgements
from counterclaim.ledger.judgements.merges import Merges, bonds, merges
from counterclaim.ledger.keys import incident_id
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.store import bulk
from counterclaim.ledger.store import tables as t
from counterclaim.ledger.store.computing import Dirty, Writer
from counterclaim.records import Incident, TollRule

_MANY = 0.3  # share of documents that changed from which making everything anew is faster
_FEW = 3_000
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
        workers: processes for large computations; as many as there are processors, at most four, if left out.
        progress: called with (stage, done, of how many) now and then.

    Returns:
        What was done. Another computation that goes on at the same time is waited for.

    Raises:
        CounterclaimError: E512 when another computation goes on for too long; E504 to E511 when the store fails.
    """
    with ledger.computing():
        settings = _settings(ledger, rule)
        seen = ledger.dirty_documents()
        with ledger.reads() as connection:
            documents = connection.scalar(select(func.count()).select_from(t.documents)) or 0
        last = _last_settings(ledger)
        full = full or last is None or last != settings or len(seen.documents) > max(_FEW, _MANY * documents)
        if not full and not seen:
            return Computed("none", rule=settings["rule"])
        return _Run(ledger, seen, settings, full, documents, workers, progress).run()


def _settings(ledger: Ledger, rule: TollRule | None) -> dict[str, Any]:
    """What a result depends on beside the ledger itself."""
    package = Path(linking_package.__file__).parent.parent
    files = sorted((*package.glob("*.yaml"), *package.glob("linking/data/*.yaml"), *package.glob("standing/**/*.yaml")))
    last = _last_settings(ledger)
    chosen = rule or (last or {}).get("rule") or "most_representative"
    return {"rule": chosen, "counterclaim": __version__, "data": fingerprint(files)}


def _last_settings(ledger: Ledger) -> dict[str, Any] | None:
    c = t.computations.c
    query = select(c.detail).where(c.detail.is_not(None)).order_by(c.number.desc()).limit(1)
    with ledger.reads() as connection:
        found = connection.scalar(query)
    return json.loads(found).get("settings") if found else None


class _Run:
    """One computation."""

    def __init__(
        self,
        ledger: Ledger,
        seen: Dirty,
        settings: dict[str, Any],
        full: bool,
        documents: int,
        workers: int | None,
        progress: Progress | None,
    ) -> None:
        self.ledger, self.seen, self.settings, self.full = ledger, seen, settings, full
        self.documents = documents
        self.workers = workers
        self.progress = progress or (lambda stage, done, of: None)
        self.seconds: dict[str, float] = {}
        self._at = time.perf_counter()

    def run(self) -> Computed:
        ledger, kind = self.ledger, "full" if self.full else "incremental"
        rule: TollRule = self.settings["rule"]
        with ledger.reads() as connection:
            made = judgements(connection)
            holding = consistent(made)
            followed = [one for one in made if one.number in holding.followed]
            one = merges(connection, followed)
            judged = bonds(connection, followed)
        with ledger.writes() as connection:
            writer = Writer(connection, kind=kind, rule=rule)
        grouping = Grouping(ledger, judged)
        builder = Builder(ledger, one, rule)
        if self.full:
            self._everything(writer, one, grouping, builder)
        else:
            self._what_changed(writer, one, grouping, builder)
        with ledger.writes() as connection:
            writer.connection = connection
            writer.done(self.seen, {"settings": self.settings, "seconds": self.seconds})
        return Computed(
            kind, len(self.seen.documents), writer.incidents, len(holding.conflicts), rule, dict(self.seconds)
        )

    def _everything(self, writer: Writer, one: Merges, grouping: Grouping, builder: Builder) -> None:
        ledger = self.ledger
        wiring = Wiring(ledger, writer)
        with ledger.reads() as connection:
            d = t.documents.c
            keys = list(connection.scalars(select(d.key).order_by(d.number)))
            known = set(connection.scalars(select(t.incidents.c.id)))
        wiring.sign(keys)
        self._stage("signatures")
        wiring.regroup_all()
        self._stage("wire groups")
        Linking(ledger, writer, one, Scorer(ledger, one)).relink_all()
        self._stage("links")
        seen: set[str] = set()
        for groups in grouping.all_groups():
            seen |= self._put(writer, builder.build(groups))
        with ledger.writes() as connection:
            writer.connection = connection
            writer.put_incidents([], {}, gone=known - seen)
        self._stage("incidents")

    def _what_changed(self, writer: Writer, one: Merges, grouping: Grouping, builder: Builder) -> None:
        ledger = self.ledger
        wiring = Wiring(ledger, writer)
        documents = list(self.seen.documents)
        rewired = wiring.regroup(wiring.sign(documents))
        self._stage("wire groups")
        with ledger.reads() as connection:
            touched = {a.id for a in bulk.accounts_where(connection, "document", sorted({*documents, *rewired}))}
        seeds = set(touched)
        linking = Linking(ledger, writer, one, Scorer(ledger, one))
        for batch in bulk.batches(documents, 1_000):
            seeds |= linking.relink(batch)
        self._stage("links")
        with ledger.reads() as connection:
            lost = set(bulk.incidents_with(connection, seeds).values())
        kept: set[str] = set()
        for groups in grouping.groups_around(seeds):
            with ledger.reads() as connection:
                changed, old = changed_groups(connection, groups, touched)
            lost |= old
            kept.update(incident_id(group[0]) for group in groups)
            self._put(writer, builder.build(changed))
        with ledger.writes() as connection:
            writer.connection = connection
            writer.put_incidents([], {}, gone=lost - kept)
        self._stage("incidents")

    def _put(self, writer: Writer, built: Sequence[tuple[Incident, str]]) -> set[str]:
        with self.ledger.writes() as connection:
            writer.connection = connection
            writer.put_incidents([one for one, _ in built], {one.id: founder for one, founder in built})
        return {one.id for one, _ in built}

    def _stage(self, name: str) -> None:
        now = time.perf_counter()
        self.seconds[name] = round(self.seconds.get(name, 0.0) + now - self._at, 3)
        self._at = now
        self.progress(name, 1, 1)
