"""Standing: who says what of an incident, where the claimants part, and what the incident's numbers come to."""

from counterclaim.ledger.standing.incident import build_incident, incident_id
from counterclaim.ledger.standing.tolls import TOLL_RULES

__all__ = ["TOLL_RULES", "build_incident", "incident_id"]
