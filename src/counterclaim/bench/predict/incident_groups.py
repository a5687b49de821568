"""Incidents, wire groups and standing of many readings at once, by the ledger's functions and without a database."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from counterclaim.ledger.accounts import accounts_of, document_key
from counterclaim.ledger.linking.whole import group_accounts
from counterclaim.ledger.standing import build_incident
from counterclaim.ledger.wire import telling, wire_groups
from counterclaim.records import Account, Reading


def grouped(readings: Mapping[str, Reading]) -> dict[str, dict[str, Any]]:
    """Return for each reading ``incident`` (of its main account), ``wire`` and ``contested`` (None without a toll)."""
    accounts: dict[str, Account] = {}
    main: dict[str, str] = {}
    for key, reading in readings.items():
        for account in accounts_of(reading):
            accounts[account.id] = account
            if account.main:
                main[account.id] = key
    claims = {f"{document_key(r.document.id)}-{claim.id}": claim for r in readings.values() for claim in r.claims}
    texts = [telling(document_key(r.document.id), r.document.text, r.document.published) for r in readings.values()]
    wire = {document: group.id for group in wire_groups(texts) for document in group.members}
    found: dict[str, dict[str, Any]] = {
        key: {"incident": None, "wire": wire.get(document_key(reading.document.id)), "contested": None}
        for key, reading in readings.items()
    }
    for group in group_accounts(list(accounts.values())):
        told = [main[one] for one in group if one in main]
        if told:
            incident = build_incident([accounts[one] for one in group], claims, wire)
            killed = next((one for one in incident.fields if one.field == "killed"), None)
            for key in told:
                found[key]["incident"] = incident.id
                found[key]["contested"] = killed.standing == "contested" if killed is not None else None
    return found
