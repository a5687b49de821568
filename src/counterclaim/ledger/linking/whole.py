"""Links a whole set of accounts at once: blocking, scoring, clustering. What a ledger does step by step, in one function."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from counterclaim.ledger.linking.clustering import Judged, cluster
from counterclaim.ledger.linking.features import prepare
from counterclaim.ledger.linking.keys import account_keys, candidate_pairs
from counterclaim.ledger.linking.scoring import HOPELESS, score_value
from counterclaim.records import Account

KEPT = HOPELESS


def group_accounts(accounts: Sequence[Account], judgements: Iterable[Judged] = ()) -> list[tuple[str, ...]]:
    """Group accounts into happenings.

    Args:
        accounts: accounts of any number of documents.
        judgements: what people have said of pairs.

    Returns:
        Groups of account ids, as `cluster` gives them.
    """
    prepared = {account.id: prepare(account) for account in accounts}
    keys = {account.id: account_keys(account) for account in accounts}
    links = (
        (first, other, value)
        for first, other in candidate_pairs(keys)
        if (value := score_value(prepared[first], prepared[other])) > KEPT
    )
    return cluster(prepared, links, judgements, main={account.id for account in accounts if account.main})
