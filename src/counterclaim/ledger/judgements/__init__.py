"""Judgements: what people decided about two claims, incidents, actors or places; a log that computation follows."""

from counterclaim.ledger.judgements.consistency import Conflict, Consistent, consider
from counterclaim.ledger.judgements.judging import Outcome, judge, undo
from counterclaim.ledger.judgements.log import Judgement, Verdict, conflicts, followed, judgements

__all__ = [
    "Conflict",
    "Consistent",
    "Judgement",
    "Outcome",
    "Verdict",
    "conflicts",
    "consider",
    "followed",
    "judge",
    "judgements",
    "undo",
]
