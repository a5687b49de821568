"""The write side of computation: what it makes of the accounts is stored in one transaction, or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, select, update

from counterclaim import __version__
from counterclaim.ledger.store import rowing
from counterclaim.ledger.store import tables as t
from counterclaim.ledger.store.adding import insert_rows
from counterclaim.ledger.store.bulk import batches, pairs
from counterclaim.ledger.store.columns import now
from counterclaim.ledger.store.flatten import Row
from counterclaim.ledger.wire.groups import WireGroup
from counterclaim.records import Incident, Link

_PARTS = (t.incident_accounts, t.incident_actors, t.incident_places, t.incident_fields)


@dataclass(frozen=True, slots=True)
class Dirty:
    """Documents that the next computation has to look at, in the order in which they were stored, and their marks."""

    documents: tuple[str, ...]
    marks: tuple[int, ...]

    def __bool__(self) -> bool:
        return bool(self.documents)


def dirty(connection: Connection) -> Dirty:
    """Return the documents added, read again or judged since the last computation."""
    query = (
        select(t.dirty.c.document, t.dirty.c.number)
        .join(t.documents, t.documents.c.key == t.dirty.c.document)
        .order_by(t.documents.c.number, t.dirty.c.number)
    )
    rows = connection.execute(query).all()
    return Dirty(tuple(dict.fromkeys(row.document for row in rows)), tuple(row.number for row in rows))


class Writer:
    """Writes what a computation found, within the transaction of `connection`.

    Args:
        connection: a transaction that writes.
        kind: ``full`` or ``incremental``.
        rule: the rule for tolls.
    """

    def __init__(self, connection: Connection, *, kind: str, rule: str, began: datetime | None = None) -> None:
        self.connection = connection
        self.began = began or now()
        self.incidents = 0
        values = {
            "kind": kind,
            "rule": rule,
            "counterclaim": __version__,
            "documents": 0,
            "incidents": 0,
            "began": self.began,
            "ended": self.began,
        }
        number = connection.scalar(t.computations.insert().values(**values).returning(t.computations.c.number))
        assert number is not None
        self.number = int(number)

    # -- keys and signatures --------------------------------------------------------------------------------------

    def clear_links(self) -> None:
        """Drop all keys, signatures, wire groups and links, before a full computation writes them anew."""
        for table in (t.account_keys, t.document_bands, t.document_signatures, t.wire_members, t.wire_groups, t.links):
            self.connection.execute(delete(table))

    def forget_accounts(self, accounts: Iterable[str]) -> None:
        """Drop keys and links of accounts that changed or are no longer there."""
        ids = list(accounts)
        self._delete(t.account_keys, "account", ids)
        self._delete(t.links, "first", ids)
        self._delete(t.links, "other", ids)

    def put_keys(self, keys: Mapping[str, Iterable[str]]) -> None:
        """Store the blocking keys of accounts (account id → keys)."""
        rows = sorted({(key, account) for account, own in keys.items() for key in own})
        self._put(t.account_keys, ({"key": key, "account": account} for key, account in rows))

    def put_signatures(self, signatures: Mapping[str, bytes], bands: Mapping[str, Iterable[str]]) -> None:
        """Store signatures and band keys of documents (by document key), in place of their older ones."""
        self._delete(t.document_signatures, "document", list(signatures))
        self._delete(t.document_bands, "document", list(bands))
        self._put(t.document_signatures, ({"document": d, "signature": s} for d, s in sorted(signatures.items())))
        rows = sorted({(band, document) for document, own in bands.items() for band in own})
        self._put(t.document_bands, ({"band": band, "document": document} for band, document in rows))

    def put_links(self, links: Iterable[Link]) -> None:
        """Store links, in place of older ones of the same pairs."""
        for batch in batches(map(rowing.link_row, links)):
            gone = delete(t.links).where(t.links.c.first == bindparam("a"), t.links.c.other == bindparam("b"))
            self.connection.execute(gone, [{"a": row["first"], "b": row["other"]} for row in batch])
            insert_rows(self.connection, t.links, batch)

    # -- wire groups ----------------------------------------------------------------------------------------------

    def put_wire(self, groups: Iterable[WireGroup], *, gone: Iterable[str] = ()) -> None:
        """Store wire groups, in place of those with the same id, of their members' older ones, and of those `gone`."""
        groups = list(groups)
        members = [document for group in groups for document in group.members]
        old = set(gone) | {group.id for group in groups}
        for batch in batches(members):
            old |= set(
                self.connection.scalars(select(t.wire_members.c.wire).where(t.wire_members.c.document.in_(batch)))
            )
        self._delete(t.wire_members, "wire", sorted(old))
        self._delete(t.wire_members, "document", members)
        self._delete(t.wire_groups, "id", sorted(old))
        wires, rows = rowing.wire_rows(groups)
        self._put(t.wire_groups, wires)
        self._put(t.wire_members, rows)

    # -- incidents ------------------------------------------------------------------------------------------------

    def put_incidents(
        self,
        incidents: Iterable[Incident],
        founders: Mapping[str, str],
        *,
        gone: Iterable[str] = (),
        everything: bool = False,
    ) -> None:
        """Store incidents; those that did not change are left alone, and every change is noted among the revisions.

        Args:
            incidents: new and changed ones; their accounts leave the incidents in which they were.
            founders: incident id → the account of it that was stored first.
            gone: ids of incidents that no longer are (those named in `merged` of another need not be given).
            everything: these are all incidents there are; any other is gone.
        """
        known = pairs(self.connection, select(t.incidents.c.id, t.incidents.c.digest)) if everything else {}
        seen: set[str] = set()
        merged: dict[str, str] = {}
        lost = set(gone)
        for batch in batches(incidents):
            seen.update(incident.id for incident in batch)
            merged.update((old, incident.id) for incident in batch for old in incident.merged)
            if not everything:
                ids = [incident.id for incident in batch]
                query = select(t.incidents.c.id, t.incidents.c.digest).where(t.incidents.c.id.in_(ids))
                known.update(pairs(self.connection, query))
            self._put_batch(batch, known, founders)
        lost |= (set(known) if everything else set(merged)) - seen
        self._drop_incidents(sorted(lost - seen), merged)

    def _put_batch(
        self, batch: Sequence[Incident], known: Mapping[str, str | None], founders: Mapping[str, str]
    ) -> None:
        digests = {incident.id: rowing.incident_digest(incident) for incident in batch}
        changed = [incident for incident in batch if known.get(incident.id) != digests[incident.id]]
        if not changed:
            return
        ids = [incident.id for incident in changed]
        old = [i for i in ids if i in known]
        for table in _PARTS:
            self._delete(table, "incident", old)
        self._delete(t.incidents, "id", old)
        self._delete(t.incident_merges, "merged", ids)  # an id that is in use again, after a split
        published = self._published(changed)
        self._put(
            t.incidents,
            [
                rowing.incident_row(
                    i, digests[i.id], founders[i.id], self.number, [published.get(d) for d in i.documents]
                )
                for i in changed
            ],
        )
        pairs = [(account, i.id) for i in changed for account in i.accounts]
        self._delete(t.incident_accounts, "account", [account for account, _ in pairs])
        self._put(t.incident_accounts, [{"account": account, "incident": i} for account, i in sorted(pairs)])
        self._put(t.incident_actors, [row for i in changed for row in rowing.actor_rows(i)])
        self._put(t.incident_places, [row for i in changed for row in rowing.place_rows(i)])
        self._put(t.incident_fields, [row for i in changed for row in rowing.field_rows(i)])
        merges = [{"merged": m, "incident": i.id} for i in changed for m in i.merged]
        self._delete(t.incident_merges, "merged", [row["merged"] for row in merges])
        self._put(t.incident_merges, merges)
        self._note([self._revision(i.id, "changed" if i.id in known else "new", i) for i in changed])
        self.incidents += len(changed)

    def _drop_incidents(self, ids: Sequence[str], merged: Mapping[str, str]) -> None:
        query = select(t.incidents.c.id)
        there = [i for batch in batches(ids) for i in self.connection.scalars(query.where(t.incidents.c.id.in_(batch)))]
        for table in _PARTS:
            self._delete(table, "incident", there)
        self._delete(t.incidents, "id", there)
        self._note([self._revision(i, "merged" if i in merged else "gone", None, merged.get(i)) for i in sorted(there)])

    def _published(self, incidents: Sequence[Incident]) -> dict[str, Any]:
        wanted = sorted({document for incident in incidents for document in incident.documents})
        found: dict[str, Any] = {}
        for batch in batches(wanted):
            query = select(t.documents.c.key, t.documents.c.published).where(t.documents.c.key.in_(batch))
            found.update(pairs(self.connection, query))
        return found

    # -- ties -----------------------------------------------------------------------------------------------------

    def put_ties(self, ties: Iterable[Row], claims: Mapping[str, Iterable[str]]) -> None:
        """Store all ties (rows of `ties`) with the claims of each (tie id → claim keys), in place of all older ones."""
        self.connection.execute(delete(t.tie_claims))
        self.connection.execute(delete(t.ties))
        self._put(t.ties, ties)
        self._put(
            t.tie_claims, ({"tie": tie, "claim": c} for tie, own in sorted(claims.items()) for c in sorted(set(own)))
        )

    # -- the end --------------------------------------------------------------------------------------------------

    def done(self, seen: Dirty, detail: Mapping[str, Any] | None = None) -> None:
        """Take back the marks that the computation has followed, and note how it went."""
        for batch in batches(seen.marks):
            gone = delete(t.dirty).where(t.dirty.c.number == bindparam("mark"))
            self.connection.execute(gone, [{"mark": mark} for mark in batch])
        values = {"documents": len(seen.documents), "incidents": self.incidents, "ended": now()}
        told = json.dumps(detail, default=str) if detail else None
        query = update(t.computations).where(t.computations.c.number == self.number)
        self.connection.execute(query.values(**values, detail=told))

    def _revision(self, incident: str, change: str, state: Incident | None, into: str | None = None) -> Row:
        short = None
        if state is not None:
            kept = {"title", "type", "when", "killed", "injured", "standing", "grade", "tellings", "voices", "accounts"}
            short = state.model_dump_json(include=kept, exclude_defaults=True)
        return {
            "incident": incident,
            "computation": self.number,
            "change": change,
            "into": into,
            "standing": state.standing if state else None,
            "state": short,
            "at": self.began,
        }

    def _note(self, rows: list[Row]) -> None:
        self._put(t.revisions, rows)

    def _put(self, table: Table, rows: Iterable[Row]) -> None:
        for batch in batches(rows):
            insert_rows(self.connection, table, batch)

    def _delete(self, table: Table, column: str, values: Sequence[Any]) -> None:
        for batch in batches(values):
            self.connection.execute(delete(table).where(table.c[column].in_(batch)))
