"""An incident's numbers under another rule than the ledger's: made again from the values that claimants give.

The rules are the ledger's own (`counterclaim.ledger.standing.tolls`), so an export and the ledger never differ for one rule.
"""

from __future__ import annotations

from counterclaim.ledger.standing.numbers import range_of
from counterclaim.ledger.standing.sayings import PARTIES
from counterclaim.ledger.standing.tolls import Count, toll_of
from counterclaim.records.claim import Toll
from counterclaim.records.incident import FieldStanding, Incident, TollRule


def under_rule(incident: Incident, rule: TollRule) -> Incident:
    """The incident with killed, injured and detained under this rule; the values by claimant stay as they are."""
    if incident.rule == rule:
        return incident
    update: dict[str, object] = {"rule": rule}
    for field in ("killed", "injured", "detained"):
        toll = _toll(incident, field, rule)
        if toll is not None:
            update[field] = toll
    killed, civilians = update.get("killed"), _toll(incident, "civilians", rule)
    if isinstance(killed, Toll) and civilians is not None:
        update["killed"] = killed.model_copy(update={"civilians": civilians.best})
    return incident.model_copy(update=update)


def _toll(incident: Incident, field: str, rule: TollRule) -> Toll | None:
    standing = next((entry for entry in incident.fields if entry.field == field), None)
    return toll_of(_counts(standing), rule) if standing is not None else None


def _counts(standing: FieldStanding) -> list[Count]:
    found: dict[tuple[str, str, str], Count] = {}
    for value in standing.values:
        number = range_of(Toll(low=value.low, best=value.best, high=value.high))
        for voice in value.said_by:
            if number is not None and not voice.denies:
                key = (voice.actor or voice.claimant, voice.telling, str(number))
                found.setdefault(key, Count(number, voice.published, voice.interest in PARTIES))
    return list(found.values())
