"""How a ledger grows: seconds, memory and accuracy of computing the incidents of a made-up corpus, and times of queries.

The corpus is `counterclaim.ledger.generator`'s, whose truth is known; nothing here says how well real texts are linked
(`counterclaim bench incidents` does). Times are wall-clock seconds and seconds of processor time, this process's and its
workers'; on a busy machine the second says more.
"""

from __future__ import annotations

import math
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from counterclaim.bench.clusters import cluster_scores
from counterclaim.ledger.accounts import document_key
from counterclaim.ledger.compute import compute, processors
from counterclaim.ledger.generator import Made, Truth, generate
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.store import tables as t

_REPEAT = 5
_FEW = 3_000


@dataclass
class Times:
    """Seconds by the clock and of processor time."""

    seconds: float
    processor: float


@dataclass
class Growth:
    """What was measured for one size of the corpus.

    Attributes:
        generated_per_second: documents that the generator makes in a second of processor time.
        stages: times of generating and adding, and of computing; `compute_stages` those of each stage, by the clock.
        peak_mb: most memory that this process, and its largest worker, have had so far.
        incidents, wire: scores of the grouping of accounts and of documents against the truth.
        one_document: times of adding one document and computing, the median and the longest.
        queries: milliseconds of each query by the clock, and of processor time: the median.
    """

    documents: int
    accounts: int = 0
    links: int = 0
    found: int = 0
    generated_per_second: int = 0
    stages: dict[str, Times] = field(default_factory=dict)
    compute_stages: dict[str, float] = field(default_factory=dict)
    peak_mb: int = 0
    workers_mb: int = 0
    incidents: dict[str, float] = field(default_factory=dict)
    wire: dict[str, float] = field(default_factory=dict)
    one_document: dict[str, float] = field(default_factory=dict)
    queries: dict[str, tuple[float, float]] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON-ready values."""
        return asdict(self)


def measure_growth(ledger: Ledger, documents: int, seed: int = 1, workers: int | None = None) -> Growth:
    """Fill an empty ledger with a made-up corpus, compute it, and measure everything.

    Args:
        documents: size of the corpus; a few more are added one by one afterwards.
    """
    found = Growth(documents)
    truths: dict[str, Truth] = {}
    for _ in generate(10, seed):  # the registry and gazetteer are loaded once
        pass
    few = min(documents, _FEW)
    began = time.process_time()
    for _ in generate(few, seed):  # apart from adding, so that its own time is known
        pass
    found.generated_per_second = round(few / (time.process_time() - began))
    stream = generate(documents + 2 * _REPEAT, seed)
    with _timed(found.stages, "generate and add"):
        for _ in ledger.add_many((made.reading, None) for made in _noted(_first(stream, documents), truths)):
            pass
    with _timed(found.stages, "compute"):
        done = compute(ledger, full=True, workers=workers or processors())
    found.compute_stages = done.seconds
    _count(ledger, found)
    found.incidents, found.wire = accuracy(ledger, truths)
    found.one_document = _one_by_one(ledger, stream)
    found.queries = query_times(ledger)
    found.peak_mb = _peak(resource.RUSAGE_SELF)
    found.workers_mb = _peak(resource.RUSAGE_CHILDREN)
    return found


def accuracy(ledger: Ledger, truths: dict[str, Truth]) -> tuple[dict[str, float], dict[str, float]]:
    """Score incidents (groups of accounts) and wire groups (groups of documents) against the truth."""
    with ledger.reads() as connection:
        x, w = t.incident_accounts.c, t.wire_members.c
        incidents = {row.account: row.incident for row in connection.execute(select(x.account, x.incident))}
        wires = {row.document: row.wire for row in connection.execute(select(w.document, w.wire))}
    true = {f"{key}-{h}": i for key, truth in truths.items() for h, i in truth.incidents.items()}
    texts = {key: truth.wire for key, truth in truths.items()}
    return cluster_scores(incidents, true), cluster_scores({key: wires.get(key, key) for key in texts}, texts)


def _noted(stream: Iterable[Made], truths: dict[str, Truth]) -> Iterator[Made]:
    for made in stream:
        truths[document_key(made.truth.document)] = made.truth
        yield made


def _first(stream: Iterator[Made], many: int) -> Iterator[Made]:
    for _ in range(many):
        yield next(stream)


def _count(ledger: Ledger, found: Growth) -> None:
    with ledger.reads() as connection:
        for name, table in (("accounts", t.accounts), ("links", t.links), ("found", t.incidents)):
            setattr(found, name, len(connection.execute(select(table.primary_key.columns[0])).all()))


def _one_by_one(ledger: Ledger, stream: Iterator[Made]) -> dict[str, float]:
    clock: list[float] = []
    used: list[float] = []
    for made in stream:
        began, worked = time.perf_counter(), time.process_time()
        ledger.add(made.reading)
        compute(ledger)
        clock.append(time.perf_counter() - began)
        used.append(time.process_time() - worked)
    clock, used = sorted(clock)[: len(clock)], sorted(used)
    return {
        "median_seconds": round(clock[len(clock) // 2], 3),
        "longest_seconds": round(clock[-1], 3),
        "median_processor": round(used[len(used) // 2], 3),
    }


def query_times(ledger: Ledger) -> dict[str, tuple[float, float]]:
    """Return the median milliseconds of what a desk asks of a ledger, by the clock and of processor time."""
    with ledger.reads() as connection:
        i = t.incidents.c
        query = (
            select(i.id, i.when_start, i.country).where(i.when_start.is_not(None)).order_by(i.documents.desc(), i.id)
        )
        row = connection.execute(query.limit(1)).one()
        a = t.incident_actors.c
        actor = connection.scalar(select(a.actor).where(a.incident == row.id).order_by(a.actor).limit(1)) or ""
    day, month = row.when_start, timedelta(30)
    asked: dict[str, Callable[[], object]] = {
        "incident": lambda: ledger.incident(row.id),
        "incidents of a month": lambda: list(ledger.incidents(since=day, until=day + month, limit=50)),
        "incidents of a country": lambda: list(ledger.incidents(place=row.country, limit=50)),
        "incidents of an actor": lambda: list(ledger.incidents(actor=actor, limit=50)),
        "contested tolls": lambda: list(ledger.incidents(standing="contested", field="killed", limit=50)),
        "claims of an actor": lambda: list(ledger.claims(actor=actor, limit=50)),
        "claims of an incident": lambda: list(ledger.claims(incident=row.id, limit=50)),
        "documents of a day": lambda: ledger.documents(published_since=day, published_until=day),
        "search": lambda: ledger.search("shelling hospital", limit=20),
        "count of a country": lambda: ledger.count("incidents", place=row.country),
        "accounts of an incident": lambda: list(ledger.accounts(incidents=[row.id])),
    }
    return {name: _median_ms(ask) for name, ask in asked.items()}


def _median_ms(ask: Callable[[], object]) -> tuple[float, float]:
    clock, used = [], []
    for _ in range(_REPEAT):
        began, worked = time.perf_counter(), time.process_time()
        ask()
        clock.append(time.perf_counter() - began)
        used.append(time.process_time() - worked)
    return round(1000 * sorted(clock)[_REPEAT // 2], 1), round(1000 * sorted(used)[_REPEAT // 2], 1)


def growth_exponents(measured: Sequence[Growth]) -> dict[str, float]:
    """The power of the number of documents with which each stage grew between the smallest and the largest corpus."""
    first, last = measured[0], measured[-1]
    if first.documents == last.documents:
        return {}
    size = math.log(last.documents / first.documents)
    names = [name for name in last.stages if name in first.stages]
    clock = {
        f"{name}, by the clock": math.log(last.stages[name].seconds / first.stages[name].seconds) / size
        for name in names
    }
    used = {name: math.log(last.stages[name].processor / first.stages[name].processor) / size for name in names}
    return {name: round(value, 3) for name, value in (*clock.items(), *used.items())}


@contextmanager
def _timed(stages: dict[str, Times], name: str) -> Iterator[None]:
    began, worked = time.perf_counter(), _processor()
    yield
    stages[name] = Times(round(time.perf_counter() - began, 2), round(_processor() - worked, 2))


def _processor() -> float:
    found = 0.0
    for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
        usage = resource.getrusage(who)
        found += usage.ru_utime + usage.ru_stime
    return found


def _peak(who: int) -> int:
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(who).ru_maxrss * unit // 1_000_000


def growth_table(one: Growth) -> str:
    """Return the figures of one size as text."""
    lines = [
        f"{one.documents:,} documents, {one.accounts:,} accounts, {one.links:,} links, {one.found:,} incidents"
        f" ({one.generated_per_second:,} documents made in a second)",
        f"  {'stage':<28}{'seconds':>10}{'processor':>12}",
    ]
    lines += [f"  {name:<28}{times.seconds:>10.1f}{times.processor:>12.1f}" for name, times in one.stages.items()]
    lines += [f"    {name:<26}{seconds:>10.1f}" for name, seconds in one.compute_stages.items()]
    lines.append(f"  memory at most {one.peak_mb:,} MB, workers {one.workers_mb:,} MB")
    for what, scores in (("incidents", one.incidents), ("wire groups", one.wire)):
        lines.append(f"  {what}: pairwise F1 {scores['pairwise_f1']:.3f}, B-cubed F1 {scores['b_cubed_f1']:.3f}")
    lines.append(
        f"  one document more: {one.one_document['median_seconds']:.2f} s"
        f" (at most {one.one_document['longest_seconds']:.2f}, processor {one.one_document['median_processor']:.2f})"
    )
    lines.append(f"  {'query':<28}{'ms':>10}{'processor':>12}")
    lines += [f"  {name:<28}{clock:>10.1f}{used:>12.1f}" for name, (clock, used) in one.queries.items()]
    return "\n".join(lines)
