"""Computation: from stored accounts to wire groups, links, incidents and their standing."""

from counterclaim.ledger.compute.driver import Computed, compute

__all__ = ["Computed", "compute"]
