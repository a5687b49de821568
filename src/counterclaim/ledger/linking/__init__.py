"""Linking: which accounts of different documents tell of one happening, with the reasons."""

from counterclaim.ledger.linking.clustering import Judged, cluster
from counterclaim.ledger.linking.episodes import episodes
from counterclaim.ledger.linking.features import Features, prepare
from counterclaim.ledger.linking.keys import account_keys, candidate_pairs
from counterclaim.ledger.linking.scoring import link, score, score_value
from counterclaim.ledger.linking.whole import group_accounts

__all__ = [
    "Features",
    "Judged",
    "account_keys",
    "candidate_pairs",
    "cluster",
    "episodes",
    "group_accounts",
    "link",
    "prepare",
    "score",
    "score_value",
]
