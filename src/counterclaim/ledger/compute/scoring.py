"""Scores pairs of accounts, in this process or in several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from counterclaim.ledger.compute.pairs import Pairs, unpacked
from counterclaim.ledger.compute.recall import Recall
from counterclaim.ledger.compute.session import Session
from counterclaim.ledger.judgements.merges import Merges
from counterclaim.ledger.linking import Features, prepare, score_value
from counterclaim.ledger.linking.whole import KEPT
from counterclaim.ledger.store import bulk

_CHUNK = 100_000  # pairs
_FEATURES = 40_000  # accounts in memory at once
Scored = list[tuple[str, str, float]]


class Scorer:
    """Scores pairs, and remembers prepared accounts (a bounded number of them)."""

    def __init__(self, session: Session, merges: Merges) -> None:
        self.session, self.merges = session, merges
        self._features: Recall[str, Features] = Recall(self._fetch, _FEATURES)

    def _fetch(self, ids: list[str]) -> dict[str, Features]:
        with self.session.reads() as connection:
            accounts = bulk.accounts_where(connection, "id", ids)
        return {account.id: prepare(self.merges.account(account)) for account in accounts}

    def forget(self, accounts: Iterable[str]) -> None:
        """Forget accounts that changed."""
        self._features.forget(accounts)

    def scores(self, ids: Sequence[str], pairs: Pairs) -> Iterator[Scored]:
        """Yield (first, other, score) of the pairs that are not far off, in batches.

        Args:
            ids: the accounts that the numbers in `pairs` stand for.
            pairs: packed pairs, sorted, so that neighbours need the same accounts.
        """
        for at in range(0, len(pairs), _CHUNK):
            part = list(unpacked(pairs[at : at + _CHUNK]))
            features = self._features.many(ids[i] for pair in part for i in pair)
            yield self.score_part(ids, part, features)

    @staticmethod
    def score_part(ids: Sequence[str], pairs: Iterable[tuple[int, int]], features: dict[str, Features]) -> Scored:
        """Score pairs of prepared accounts."""
        found: Scored = []
        for a, b in pairs:
            first, other = features.get(ids[a]), features.get(ids[b])
            if first is not None and other is not None:
                if other.id < first.id:
                    first, other = other, first
                score = score_value(first, other)
                if score > KEPT:
                    found.append((first.id, other.id, score))
        return found
