"""Incidents of a ledger: built from groups of accounts, in batches, each stored in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select

from counterclaim.ledger.compute.grouping import Group
from counterclaim.ledger.compute.session import Session
from counterclaim.ledger.judgements.merges import Merges
from counterclaim.ledger.keys import incident_id
from counterclaim.ledger.standing import build_incident
from counterclaim.ledger.store import bulk
from counterclaim.ledger.store import tables as t
from counterclaim.records import Incident, TollRule

Built = list[tuple[Incident, str]]


class Builder:
    """Builds incidents from groups of account ids."""

    def __init__(self, session: Session, merges: Merges, rule: TollRule) -> None:
        self.session, self.merges, self.rule = session, merges, rule

    def build(self, groups: Sequence[Group]) -> Built:
        """Return the incidents of these groups, in their order, each with its first account, which founds it."""
        ids = [one for group in groups for one in group]
        with self.session.reads() as connection:
            accounts = {a.id: self.merges.account(a) for a in bulk.accounts_where(connection, "id", ids)}
            keys = [key for account in accounts.values() for key in account.claims]
            claims = {key: self.merges.claim(c) for key, c in bulk.claims_by_key(connection, keys).items()}
            wire = bulk.wires_of(connection, sorted({account.document for account in accounts.values()}))
            told = self._told_of(connection, ids)
        found: Built = []
        for group in groups:
            own = [accounts[one] for one in group if one in accounts]
            if own:
                former = [told[one] for one in group[1:] if one in told]
                incident = build_incident(own, claims, wire, self.rule, founder=group[0], merged=former)
                found.append((incident, group[0]))
        return found

    def _told_of(self, connection: Connection, accounts: Iterable[str]) -> dict[str, str]:
        """Accounts that founded an incident which was published once: account → that incident's id."""
        named = {incident_id(account): account for account in accounts}
        r = t.revisions.c.incident
        found: dict[str, str] = {}
        for batch in bulk.batches(sorted(named), 500):
            for one in connection.scalars(select(r).where(r.in_(batch)).distinct()):
                found[named[one]] = one
        return found


def changed_groups(connection: Connection, groups: Sequence[Group], touched: set[str]) -> tuple[list[Group], set[str]]:
    """Return the groups that have to be built anew, and the ids of incidents that their accounts were in before.

    A group is left alone when it has the same accounts as before and none of them is in `touched`.
    """
    ids = [one for group in groups for one in group]
    before = bulk.incidents_with(connection, ids)
    members: dict[str, set[str]] = {}
    x = t.incident_accounts.c
    for batch in bulk.batches(sorted(set(before.values())), 500):
        for row in connection.execute(select(x.incident, x.account).where(x.incident.in_(batch))):
            members.setdefault(row.incident, set()).add(row.account)
    changed: list[Group] = []
    old: set[str] = set()
    for group in groups:
        own = incident_id(group[0])
        if touched.isdisjoint(group) and members.get(own) == set(group):
            continue
        changed.append(group)
        old.update(before[one] for one in group if one in before)
    return changed, old
