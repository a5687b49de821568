"""Relations over time: who backs, fights, allies with, leads whom, from when to when, as claimed by whom."""

from counterclaim.ledger.ties.asking import ties_of
from counterclaim.ledger.ties.records import Edge, Sayer, Tie

__all__ = ["Edge", "Sayer", "Tie", "ties_of"]
