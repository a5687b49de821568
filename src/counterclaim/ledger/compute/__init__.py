"""Computation: from stored accounts to wire groups, links, incidents and their standing."""

from counterclaim.ledger.compute.driver import Computed, compute
from counterclaim.ledger.compute.workers import processors

__all__ = ["Computed", "compute", "processors"]
