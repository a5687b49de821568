"""Linking: which accounts of different documents tell of one happening, with the reasons."""

from counterclaim.ledger.linking.clustering import Judged, cluster
from counterclaim.ledger.linking.features import Features, prepare
from counterclaim.ledger.linking.keys import account_keys, candidate_pairs
from counterclaim.ledger.linking.scoring import link, score, score_value

__all__ = [
    "Features",
    "Judged",
    "account_keys",
    "candidate_pairs",
    "cluster",
    "link",
    "prepare",
    "score",
    "score_value",
]
