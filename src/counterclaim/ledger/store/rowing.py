"""Incidents, links and wire groups as rows, and back again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import from_json

from counterclaim.ledger.store.flatten import Row, toll_row, when_row
from counterclaim.ledger.wire.groups import WireGroup
from counterclaim.records import Account, FieldValue, Incident, Link, Reason

_VALUES = TypeAdapter(tuple[FieldValue, ...])
_REASONS = TypeAdapter(tuple[Reason, ...])


def incident_digest(incident: Incident) -> str:
    """Return what tells whether an incident changed."""
    return hashlib.sha256(incident.model_dump_json(exclude_defaults=True).encode("utf-8", "surrogatepass")).hexdigest()[
        :32
    ]


def incident_row(incident: Incident, digest: str, founder: str, computation: int, published: Sequence[Any]) -> Row:
    """The row of `incidents`; `published` are the days of publication of its documents that have one."""
    place = incident.places[0] if incident.places else None
    days = sorted(day for day in published if day is not None)
    return {
        **{
            name: getattr(incident, name)
            for name in ("id", "title", "type", "plover", "cameo", "ucdp", "weapon", "rule")
        },
        **{name: getattr(incident, name) for name in ("standing", "grade", "tellings", "voices", "episode")},
        "acled": " / ".join(incident.acled) if incident.acled else None,
        **when_row(incident.when),
        "place": place.id if place else None,
        "place_name": place.name if place else None,
        **{
            name: getattr(place, name) if place else None
            for name in ("lat", "lon", "country", "admin1", "geo_precision")
        },
        **toll_row("killed", incident.killed, parts=True),
        **toll_row("injured", incident.injured),
        **toll_row("detained", incident.detained),
        "accounts": len(incident.accounts),
        "documents": len(incident.documents),
        "founder": founder,
        "first_published": days[0] if days else None,
        "last_published": days[-1] if days else None,
        "computation": computation,
        "digest": digest,
        "json": incident.model_dump_json(exclude_defaults=True, exclude={"fields"}),
    }


def field_rows(incident: Incident) -> list[Row]:
    """The rows of `incident_fields`."""
    return [
        {
            "incident": incident.id,
            "field": found.field,
            "standing": found.standing,
            "value": found.value,
            "because": found.because,
            "values": _VALUES.dump_json(found.values, exclude_defaults=True).decode("utf-8"),
        }
        for found in incident.fields
    ]


def actor_rows(incident: Incident) -> list[Row]:
    """The rows of `incident_actors`: initiators, targets, and everybody who says anything of it."""
    roles = [("initiator", a) for a in incident.initiators] + [("target", a) for a in incident.targets]
    roles += [
        ("claimant", voice.actor)
        for found in incident.fields
        for value in found.values
        for voice in value.said_by
        if voice.actor
    ]
    return [{"incident": incident.id, "role": role, "actor": actor} for role, actor in dict.fromkeys(roles)]


def place_rows(incident: Incident) -> list[Row]:
    """The rows of `incident_places`."""
    ids = dict.fromkeys(place.id for place in incident.places)
    return [{"incident": incident.id, "place": place, "position": i} for i, place in enumerate(ids)]


def incident_of(row: Any, fields: Iterable[Any]) -> Incident:
    """Put an incident together from its row and the rows of its fields."""
    values = from_json(row.json)
    if row.episode is not None:  # episodes are marked when the incidents are there
        values["episode"] = row.episode
    values["fields"] = [
        {
            "field": f.field,
            "standing": f.standing,
            "value": f.value,
            "because": f.because,
            "values": from_json(f.values),
        }
        for f in fields
    ]
    return Incident.model_validate(values)


def link_row(link: Link) -> Row:
    """The row of `links`; the smaller id comes first."""
    first, other = sorted((link.first, link.other))
    reasons = (
        link.reasons
        if first == link.first
        else tuple(reason.model_copy(update={"first": reason.other, "other": reason.first}) for reason in link.reasons)
    )
    return {
        "first": first,
        "other": other,
        "score": link.score,
        "reasons": _REASONS.dump_json(reasons).decode("utf-8"),
    }


def link_of(row: Any) -> Link:
    """A link from its row."""
    return Link(first=row.first, other=row.other, score=row.score, reasons=_REASONS.validate_json(row.reasons))


def account_of(text: str) -> Account:
    """An account from its stored JSON."""
    return Account.model_validate_json(text)


def wire_rows(groups: Iterable[WireGroup]) -> tuple[list[Row], list[Row]]:
    """The rows of `wire_groups` and `wire_members`."""
    wires: list[Row] = []
    members: list[Row] = []
    for group in groups:
        copies = {copy.document: copy for copy in group.copies}
        wires.append({"id": group.id, "original": group.original, "size": len(group.members)})
        for document in group.members:
            copy = copies.get(document)
            members.append(
                {
                    "document": document,
                    "wire": group.id,
                    "copied_from": copy.copied_from if copy else None,
                    "similarity": copy.share if copy else None,
                    "detail": json.dumps({"share_of_first": copy.share_of_first}) if copy else None,
                }
            )
    return wires, members
