"""All tables of the ledger, in three layers.

`KEPT` tables are only ever added to: documents, sources, readings, failures, judgements, and the log of computations.
`FLATTENED` tables say what the current readings say, laid flat for filters; they can be made again from the readings.
`COMPUTED` tables hold what computation makes of the accounts; they can be made again from the accounts and judgements.
"""

from __future__ import annotations

from counterclaim.ledger.store.columns import metadata
from counterclaim.ledger.store.computed import (
    COMPUTED,
    account_keys,
    document_bands,
    document_signatures,
    incident_accounts,
    incident_actors,
    incident_fields,
    incident_merges,
    incident_places,
    incidents,
    links,
    tie_claims,
    ties,
    wire_groups,
    wire_members,
)
from counterclaim.ledger.store.flattened import (
    FLATTENED,
    accounts,
    actor_names,
    actors,
    claim_actors,
    claim_places,
    claims,
    document_actors,
    document_places,
    framing,
    place_names,
    places,
)
from counterclaim.ledger.store.kept import (
    KEPT,
    computations,
    dirty,
    documents,
    failures,
    judgements,
    meta,
    readings,
    revisions,
    sources,
)

ALL = (*KEPT, *FLATTENED, *COMPUTED)

__all__ = [
    "ALL",
    "COMPUTED",
    "FLATTENED",
    "KEPT",
    "account_keys",
    "accounts",
    "actor_names",
    "actors",
    "claim_actors",
    "claim_places",
    "claims",
    "computations",
    "dirty",
    "document_actors",
    "document_bands",
    "document_places",
    "document_signatures",
    "documents",
    "failures",
    "framing",
    "incident_accounts",
    "incident_actors",
    "incident_fields",
    "incident_merges",
    "incident_places",
    "incidents",
    "judgements",
    "links",
    "meta",
    "metadata",
    "place_names",
    "places",
    "readings",
    "revisions",
    "sources",
    "tie_claims",
    "ties",
    "wire_groups",
    "wire_members",
]
