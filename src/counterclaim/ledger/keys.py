"""Keys by which the ledger names documents, claims and incidents."""

from __future__ import annotations

import hashlib

from counterclaim.ledger.accounts import claim_key, document_key

__all__ = ["claim_key", "document_key", "incident_id"]


def incident_id(founder: str) -> str:
    """Return the id of an incident from the id of the account of it that was stored first."""
    return "i" + hashlib.sha256(founder.encode("utf-8", "surrogatepass")).hexdigest()[:12]
