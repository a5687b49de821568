"""Wire groups of a ledger: signatures of new texts, pairs that share a band, and the groups that change with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, func, select

from counterclaim.ledger.compute.components import Components
from counterclaim.ledger.compute.pairs import all_pairs, unpacked
from counterclaim.ledger.compute.session import Session
from counterclaim.ledger.compute.texts import SignedText, Texts
from counterclaim.ledger.store import bulk
from counterclaim.ledger.store import tables as t
from counterclaim.ledger.store.computing import Writer
from counterclaim.ledger.wire import WireGroup, wire_groups
from counterclaim.ledger.wire.groups import LARGEST

_CHUNK = 1_000


class Wiring:
    """Keeps wire groups in step with the documents. The groups depend on the texts and their order alone."""

    def __init__(self, session: Session, writer: Writer, texts: Texts) -> None:
        self.session, self.writer, self.texts = session, writer, texts

    def unsigned(self, documents: Sequence[str]) -> list[str]:
        """Return the documents that have no signature yet."""
        s = t.document_signatures.c
        known: set[str] = set()
        with self.session.reads() as connection:
            for batch in bulk.batches(documents):
                known.update(connection.scalars(select(s.document).where(s.document.in_(batch))))
        return [key for key in documents if key not in known]

    def put(self, signed: Sequence[SignedText]) -> None:
        """Store signatures and bands."""
        self.texts.know(one.telling for one in signed)
        if signed:
            with self.session.writes() as connection:
                self.writer.connection = connection
                signatures = {one.telling.key: one.signature for one in signed}
                self.writer.put_signatures(signatures, {one.telling.key: one.bands for one in signed})

    def regroup_all(self) -> None:
        """Make the groups of all documents."""
        with self.session.reads() as connection:
            d = t.documents.c
            keys = list(connection.scalars(select(d.key).order_by(d.number)))
            index = {key: i for i, key in enumerate(keys)}
            pairs = all_pairs(connection, t.document_bands, LARGEST, index, "document", "band")
        components = Components(len(keys))

        def apart() -> Iterator[tuple[str, str]]:
            for a, b in unpacked(pairs):
                if components.root(a) != components.root(b):  # else known to be of one group already
                    yield keys[a], keys[b]

        for one, other in self.texts.retellings(apart()):
            components.join(index[one], index[other])
        groups = [[keys[i] for i in members] for members in components.sets().values() if len(members) > 1]
        old = self._all_groups()
        made = self._groups(groups)
        self._store(made, gone=old - {group.id for group in made})

    def regroup(self, new: Sequence[str]) -> set[str]:
        """Make the groups anew that new documents change.

        Returns:
            Documents whose group is another one than before.
        """
        if not new:
            return set()
        with self.session.reads() as connection:
            seeds = set(new) | self._crossing(connection, new)
            bands = bulk.bands_of(connection, sorted(seeds))
            sharing = bulk.sharing_bands(connection, sorted({b for own in bands.values() for b in own}), LARGEST)
        pairs = {
            (min(one, other), max(one, other))
            for one in seeds
            for band in bands.get(one, ())
            for other in sharing.get(band, ())
            if other != one
        }
        edges = list(self.texts.retellings(sorted(pairs)))
        with self.session.reads() as connection:
            before = bulk.wires_of(connection, sorted({*seeds, *(end for edge in edges for end in edge)}))
            old = bulk.members_of(connection, sorted(set(before.values())))
        for group in old.values():
            if seeds.isdisjoint(group):
                edges += [(group[0], one) for one in group[1:]]
            else:  # what seeds had in common with others may count no more
                edges += self.texts.retellings(sorted(self._inner_pairs(group, seeds)))
        around = sorted({*before, *(end for edge in edges for end in edge), *(d for own in old.values() for d in own)})
        index = {key: i for i, key in enumerate(around)}
        components = Components(len(around))
        for one, other in edges:
            components.join(index[one], index[other])
        made = self._groups([[around[i] for i in own] for own in components.sets().values() if len(own) > 1])
        self._store(made, gone=set(old) - {group.id for group in made})
        was = {document: wire for wire, own in old.items() for document in own}
        after = {document: group.id for group in made for document in group.members}
        return {document for document in around if was.get(document) != after.get(document)}

    def _inner_pairs(self, group: Sequence[str], but: set[str]) -> set[tuple[str, str]]:
        """Pairs within a group that share a band which is looked at, without those of `but`."""
        rest = [one for one in group if one not in but]
        with self.session.reads() as connection:
            bands = bulk.bands_of(connection, rest)
            sharing = bulk.sharing_bands(connection, sorted({b for own in bands.values() for b in own}), LARGEST)
        inside = set(rest)
        found: set[tuple[str, str]] = set()
        for members in sharing.values():
            ours = [one for one in members if one in inside]
            found.update((one, other) for i, one in enumerate(ours) for other in ours[i + 1 :])
        return found

    def _crossing(self, connection: Connection, new: Sequence[str]) -> set[str]:
        """Documents of bands that were small enough to be compared before the new documents came."""
        bands = bulk.bands_of(connection, new)
        own: dict[str, int] = {}
        for listed in bands.values():
            for band in listed:
                own[band] = own.get(band, 0) + 1
        b = t.document_bands.c
        found: set[str] = set()
        for batch in bulk.batches(sorted(own), 500):
            count = func.count()
            large = select(b.band, count).where(b.band.in_(batch)).group_by(b.band).having(count > LARGEST)
            for band, many in connection.execute(large).all():
                if many - own[band] <= LARGEST:
                    found.update(connection.scalars(select(b.document).where(b.band == band)))
        return found

    def _groups(self, groups: Iterable[Sequence[str]]) -> list[WireGroup]:
        """The groups with who copied whom. Pairs are compared where they share a band that is looked at."""
        made: list[WireGroup] = []
        for batch in bulk.batches(groups, 200):
            documents = sorted({document for group in batch for document in group})
            with self.session.reads() as connection:
                bands = bulk.bands_of(connection, documents)
                small = set(bulk.sharing_bands(connection, sorted({b for own in bands.values() for b in own}), LARGEST))
            for group in batch:
                tellings = self.texts.many(group)
                keys = {key: [band for band in bands.get(key, []) if band in small] for key in group}
                made += wire_groups(tellings.values(), keys)
        return made

    def _store(self, groups: Sequence[WireGroup], gone: set[str]) -> None:
        for batch in bulk.batches(groups, _CHUNK):
            with self.session.writes() as connection:
                self.writer.connection = connection
                self.writer.put_wire(batch)
        if gone:
            with self.session.writes() as connection:
                self.writer.connection = connection
                self.writer.put_wire([], gone=gone)

    def _all_groups(self) -> set[str]:
        with self.session.reads() as connection:
            return set(connection.scalars(select(t.wire_groups.c.id)))
