"""Links of a ledger: keys of new accounts, the pairs that share one, their scores.

Every compared pair that is not far off is stored with its score, since clustering weighs the evidence against, too. The
reasons of a link are worked out when somebody asks (`counterclaim.ledger.telling.links_of`): they would be most of the
ledger otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
from sqlalchemy import Connection, and_, delete, func, or_, select

from counterclaim.ledger.compute.pairs import LOW, SHIFT, Pairs, all_pairs, packed
from counterclaim.ledger.compute.scoring import Scored, Scorer
from counterclaim.ledger.compute.session import Session
from counterclaim.ledger.judgements.merges import Merges
from counterclaim.ledger.linking import account_keys
from counterclaim.ledger.linking.keys import LARGEST
from counterclaim.ledger.store import bulk
from counterclaim.ledger.store import tables as t
from counterclaim.ledger.store.adding import insert_rows
from counterclaim.ledger.store.computing import Writer

_CHUNK = 2_000
_PART = 50_000  # pairs scored at once
Part = tuple[Sequence[str], Pairs]


class Linking:
    """Keeps keys and links in step with the accounts."""

    def __init__(self, session: Session, writer: Writer, merges: Merges, scorer: Scorer) -> None:
        self.session, self.writer, self.merges, self.scorer = session, writer, merges, scorer

    def relink(self, documents: Sequence[str]) -> set[str]:
        """Make keys and links of these documents' accounts anew.

        Returns:
            Accounts whose links may have changed: theirs, and those at the other ends of links that are gone or new.
        """
        with self.session.reads() as connection:
            old = self._keyed(connection, documents)
            accounts = [self.merges.account(a) for a in bulk.accounts_where(connection, "document", documents)]
            before = bulk.keys_of(connection, old)
        keys = {account.id: account_keys(account) for account in accounts}
        with self.session.writes() as connection:
            self.writer.connection = connection
            ends = self._ends(connection, old | set(keys))
            self.writer.forget_accounts(sorted(old | set(keys)))
            self.writer.put_keys(keys)
        self.scorer.forget(old | set(keys))
        changed = set(keys) | self._crossing(before, keys)
        ends |= self._links(changed)
        return changed | ends | old

    def relink_all(
        self, scored: Callable[[Iterator[Part]], Iterator[Scored]], progress: Callable[[str, int, int], None]
    ) -> None:
        """Make all keys and links anew.

        Args:
            scored: scores parts, each of them pairs with the accounts that their numbers stand for.
            progress: called with (stage, pairs done, of how many).
        """
        with self.session.writes() as connection:
            for table in (t.account_keys, t.links):
                connection.execute(delete(table))
        for batch in bulk.batches(bulk.stream_accounts(self.session.engine), _CHUNK):
            keys = {a.id: account_keys(self.merges.account(a)) for a in batch}
            with self.session.writes() as connection:
                self.writer.connection = connection
                self.writer.put_keys(keys)
        with self.session.reads() as connection:
            a = t.accounts.c
            ids = list(connection.scalars(select(a.id).order_by(a.number, a.position)))
            index = {one: i for i, one in enumerate(ids)}
            pairs = all_pairs(connection, t.account_keys, LARGEST, index, "account", "key")
        for n, links in enumerate(scored(_parts(ids, pairs)), 1):
            self._put(links)
            progress("links", min(n * _PART, len(pairs)), len(pairs))

    def _keyed(self, connection: Connection, documents: Sequence[str]) -> set[str]:
        """Accounts that these documents had at the last computation (an account's id begins with its document's key)."""
        found: set[str] = set()
        for table, column in ((t.account_keys, "account"), (t.incident_accounts, "account")):
            c = table.c[column]
            for batch in bulk.batches(documents, 200):
                ranges = or_(*(and_(c > f"{key}-", c < f"{key}.") for key in batch))  # "." follows "-"
                found.update(connection.scalars(select(c).where(ranges).distinct()))
        return found

    def _ends(self, connection: Connection, accounts: Iterable[str]) -> set[str]:
        """All accounts at the ends of these accounts' links."""
        x = t.links.c
        found: set[str] = set()
        for batch in bulk.batches(sorted(accounts), 500):
            found.update(connection.scalars(select(x.other).where(x.first.in_(batch))))
            found.update(connection.scalars(select(x.first).where(x.other.in_(batch))))
        return found

    def _crossing(self, before: dict[str, list[str]], after: dict[str, tuple[str, ...]]) -> set[str]:
        """Accounts whose shared keys came to be looked at, or passed over, with this change."""
        change: dict[str, int] = {}
        for sign, keys in ((-1, before.values()), (1, after.values())):
            for own in keys:
                for key in own:
                    change[key] = change.get(key, 0) + sign
        moved = sorted(key for key, more in change.items() if more)
        k = t.account_keys.c
        found: set[str] = set()
        with self.session.reads() as connection:
            for batch in bulk.batches(moved, 500):
                count = func.count()
                near = select(k.key, count).where(k.key.in_(batch)).group_by(k.key)
                for key, many in connection.execute(near.having(count > LARGEST - max(0, -min(change.values())))):
                    if (many <= LARGEST) != (many - change[key] <= LARGEST):
                        found.update(connection.scalars(select(k.account).where(k.key == key)))
        return found

    def _links(self, accounts: set[str]) -> set[str]:
        """Score these accounts against all that share a key with them; returns the ends of links that changed."""
        ends: set[str] = set()
        for batch in bulk.batches(sorted(accounts), 500):
            with self.session.reads() as connection:
                keys = bulk.keys_of(connection, batch)
                sharing = bulk.sharing_keys(connection, sorted({k for own in keys.values() for k in own}), LARGEST)
            near: dict[str, set[str]] = {
                one: {other for key in keys.get(one, ()) for other in sharing.get(key, ())} - {one} for one in batch
            }
            ids = sorted({*batch, *(other for others in near.values() for other in others)})
            index = {one: i for i, one in enumerate(ids)}
            pairs = packed((index[one], index[other]) for one, others in near.items() for other in others)
            links = [link for part in self.scorer.scores(ids, pairs) for link in part]
            with self.session.writes() as connection:
                ends |= self._ends(connection, batch)
                for column in ("first", "other"):
                    connection.execute(delete(t.links).where(t.links.c[column].in_(batch)))
            self._put(links)
            ends.update(end for first, other, _ in links for end in (first, other))
        return ends

    def _put(self, links: Iterable[tuple[str, str, float]]) -> None:
        rows = [{"first": min(a, b), "other": max(a, b), "score": s, "reasons": "[]"} for a, b, s in links]
        if rows:
            with self.session.writes() as connection:
                insert_rows(connection, t.links, rows)


def _parts(ids: Sequence[str], pairs: Pairs) -> Iterator[Part]:
    """Cut pairs into parts that each bring the ids that they need."""
    for at in range(0, len(pairs), _PART):
        part = pairs[at : at + _PART]
        numbers = np.unique(np.concatenate([part >> SHIFT, part & LOW]))
        first, other = np.searchsorted(numbers, part >> SHIFT), np.searchsorted(numbers, part & LOW)
        yield [ids[i] for i in numbers.tolist()], (first.astype(np.uint64) << SHIFT) | other.astype(np.uint64)
