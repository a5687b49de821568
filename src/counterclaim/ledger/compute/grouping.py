"""Which accounts are one incident: connected parts of the graph of links, clustered under judgements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, select

from counterclaim.ledger.compute.components import Components
from counterclaim.ledger.compute.session import Session
from counterclaim.ledger.linking import Judged, cluster
from counterclaim.ledger.store import bulk
from counterclaim.ledger.store import tables as t

Group = tuple[str, ...]
_CHUNK = 500
_BATCH = 2_000  # accounts clustered at once


class Grouping:
    """Clusters accounts.

    Args:
        judged: accounts that judgements bind together or keep apart.
    """

    def __init__(self, session: Session, judged: Sequence[Judged]) -> None:
        self.session = session
        self.judged = judged
        self._bound: dict[str, list[Judged]] = {}
        for one in judged:
            self._bound.setdefault(one.first, []).append(one)
            self._bound.setdefault(one.other, []).append(one)

    def all_groups(self) -> Iterator[list[Group]]:
        """Yield the groups of all accounts, in batches; members in the order in which they were stored."""
        with self.session.reads() as connection:
            a, x = t.accounts.c, t.links.c
            ids = list(connection.scalars(select(a.id).order_by(a.number, a.position)))
            index = {one: i for i, one in enumerate(ids)}
            components = Components(len(ids))
            query = select(x.first, x.other).where(x.score > 0)
            streamed = connection.execution_options(stream_results=True, yield_per=20_000)
            for first, other in streamed.execute(query):
                components.join(index[first], index[other])
        for one in self.judged:
            if one.verdict == "same" and one.first in index and one.other in index:
                components.join(index[one.first], index[one.other])
        sets = ([ids[i] for i in members] for members in components.sets().values())
        for batch in _batched(sets):
            members = [one for component in batch for one in component]
            yield self._cluster(members, {one: (index[one], 0) for one in members})

    def groups_around(self, seeds: Iterable[str]) -> Iterator[list[Group]]:
        """Yield the groups of all accounts that hang together with these, in batches."""
        around = sorted(self._reach(set(seeds)))
        with self.session.reads() as connection:
            order = bulk.order_of(connection, around)
        there = [one for one in around if one in order]
        index = {one: i for i, one in enumerate(there)}
        components = Components(len(there))
        with self.session.reads() as connection:
            for first, other, score in _links_within(connection, there):
                if score > 0 and other in index:
                    components.join(index[first], index[other])
        for one in self.judged:
            if one.verdict == "same" and one.first in index and one.other in index:
                components.join(index[one.first], index[one.other])
        sets = ([there[i] for i in members] for members in components.sets().values())
        for batch in _batched(sets):
            members = [one for component in batch for one in component]
            yield self._cluster(members, {one: order[one] for one in members})

    def _reach(self, seeds: set[str]) -> set[str]:
        """All accounts that positive links and judgements lead to from these."""
        seen, frontier = set(seeds), sorted(seeds)
        x = t.links.c
        with self.session.reads() as connection:
            while frontier:
                found: set[str] = set()
                for batch in bulk.batches(frontier, _CHUNK):
                    found.update(connection.scalars(select(x.other).where(x.first.in_(batch), x.score > 0)))
                    found.update(connection.scalars(select(x.first).where(x.other.in_(batch), x.score > 0)))
                    for one in batch:
                        found.update(
                            end for j in self._bound.get(one, ()) if j.verdict == "same" for end in (j.first, j.other)
                        )
                frontier = sorted(found - seen)
                seen |= found
        return seen

    def _cluster(self, members: list[str], order: dict[str, tuple[int, int]]) -> list[Group]:
        inside = set(members)
        with self.session.reads() as connection:
            links = [link for link in _links_within(connection, members) if link[1] in inside]
            main = _main(connection, members)
            main = _main_among(connection, members)
        bound = {id(j): j for one in members for j in self._bound.get(one, ())}
        groups = cluster(members, links, bound.values(), main=main)
        ordered = [tuple(sorted(group, key=order.__getitem__)) for group in groups]
        return sorted(ordered, key=lambda group: order[group[0]])


def _links_within(connection: Connection, accounts: Sequence[str]) -> Iterator[tuple[str, str, float]]:
    x = t.links.c
    for batch in bulk.batches(accounts, _CHUNK):
        query = select(x.first, x.other, x.score).where(x.first.in_(batch))
        yield from ((row[0], row[1], row[2]) for row in connection.execute(query))


def _main_among(connection: Connection, accounts: Sequence[str]) -> set[str]:
    """Those that their documents are mainly about: they are joined before what documents only mention."""
    a = t.accounts.c
    return {
        one
        for batch in bulk.batches(accounts, _CHUNK)
        for one in connection.scalars(select(a.id).where(a.id.in_(batch), a.main))
    }


def _main(connection: Connection, accounts: Sequence[str]) -> set[str]:
    """Those of the accounts that their documents are mainly about."""
    a = t.accounts.c
    found: set[str] = set()
    for batch in bulk.batches(accounts, _CHUNK):
        found.update(connection.scalars(select(a.id).where(a.id.in_(batch), a.main.is_(True))))
    return found


def _batched(sets: Iterable[list[str]]) -> Iterator[list[list[str]]]:
    batch: list[list[str]] = []
    many = 0
    for one in sets:
        batch.append(one)
        many += len(one)
        if many >= _BATCH:
            yield batch
            batch, many = [], 0
    if batch:
        yield batch
