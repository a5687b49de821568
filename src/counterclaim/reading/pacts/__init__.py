"""Pacts: status, guarantors, and those left out of agreements; round and outcome of talks."""

from counterclaim.reading.pacts.stage import read_pacts

__all__ = ["read_pacts"]
