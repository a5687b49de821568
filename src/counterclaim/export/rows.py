"""The three tables of the CSV and Parquet exports, in readable words: incidents, their claims, and their fields by value.

What they lose: nothing of an incident but the reasons of its links; of a document everything but the claims that belong to an
incident (relations, framing and statements are in the JSON lines).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from counterclaim.export.job import Column
from counterclaim.export.names import name_on
from counterclaim.export.unit import Said, Unit, realised
from counterclaim.export.words import claimant_of, tellers
from counterclaim.records.claim import Toll
from counterclaim.render.plain import one_line

_JOIN = "; "
INCIDENTS = (
    Column("incident", "string", "stable id"),
    Column("title", "string", "a line that names it"),
    Column("what", "string", "kind of event in words"),
    Column("type", "string", "frame of the lexicon"),
    Column("plover", "string", "PLOVER type"),
    Column("cameo", "string", "CAMEO code"),
    Column("acled", "string", "ACLED event and sub-event type of the frame"),
    Column("ucdp", "integer", "UCDP type of violence"),
    Column("date_start", "date", "earliest day"),
    Column("date_end", "date", "latest day"),
    Column("date_precision", "integer", "1 day, 2 two to six days, 3 week, 4 month, 5 longer"),
    Column("place", "string", "most exact place"),
    Column("places", "string", "all places"),
    Column("admin1", "string", "first-order division"),
    Column("country", "string", "ISO 3166-1 alpha-3 code"),
    Column("latitude", "number", "degrees, WGS 84"),
    Column("longitude", "number", "degrees, WGS 84"),
    Column("geo_precision", "integer", "1 place … 6 country, 7 sea or air (UCDP)"),
    Column("initiators", "string", "who did it"),
    Column("initiator_ids", "string", "their ids"),
    Column("targets", "string", "to whom"),
    Column("target_ids", "string", "their ids"),
    Column("killed_low", "integer", "lowest number of dead under the rule"),
    Column("killed_best", "integer", "best number of dead under the rule"),
    Column("killed_high", "integer", "highest number of dead under the rule"),
    Column("killed_civilians", "integer", "civilians among the dead"),
    Column("injured_best", "integer", "wounded"),
    Column("detained_best", "integer", "detained"),
    Column("weapon", "string", "instrument"),
    Column("rule", "string", "rule for the numbers"),
    Column("told_as_happened", "boolean", "false where it is only planned, feared, demanded or denied"),
    Column("standing", "string", "corroborated, single_source, party_only, contested or denied"),
    Column("grade", "string", "Airwars-like grade"),
    Column("told_by", "string", "claimants"),
    Column("sources", "string", "outlets"),
    Column("documents", "integer", "documents that tell it"),
    Column("tellings", "integer", "the same with copies of one text counted once"),
    Column("voices", "integer", "independent claimants"),
    Column("episode", "string", "longer happening that it is part of"),
    Column("merged", "string", "ids that were joined into this one"),
)
CLAIMS = (
    Column("claim", "string", "key: document key and claim id"),
    Column("incident", "string", "incident it belongs to"),
    Column("document", "string", "id of the document"),
    Column("publisher", "string", "outlet"),
    Column("published", "date", "day of publication"),
    Column("url", "string", "address"),
    Column("start_char", "integer", "first character in the text"),
    Column("end_char", "integer", "one past the last character"),
    Column("text", "string", "the words"),
    Column("claimant", "string", "who says so"),
    Column("claimant_id", "string", "their id"),
    Column("interest", "string", "party, aligned, independent or unknown"),
    Column("via", "string", "outer tellers, nearest first"),
    Column("stance", "string", "states, denies, accuses …"),
    Column("polarity", "string", "positive, or negative: said not to be so"),
    Column("certainty", "string", "certain, probable, possible or unknown"),
    Column("time", "string", "past, ongoing, future or hypothetical"),
    Column("type", "string", "frame of the event"),
    Column("initiators", "string", "who did it, by this claim"),
    Column("targets", "string", "to whom, by this claim"),
    Column("places", "string", "where, by this claim"),
    Column("date_start", "date", "earliest day, by this claim"),
    Column("date_end", "date", "latest day, by this claim"),
    Column("killed_low", "integer", "dead, by this claim"),
    Column("killed_best", "integer", "dead, by this claim"),
    Column("killed_high", "integer", "dead, by this claim"),
    Column("injured_best", "integer", "wounded, by this claim"),
    Column("weapon", "string", "instrument, by this claim"),
)
FIELDS = (
    Column("incident", "string", "incident"),
    Column("field", "string", "happened, type, initiators, targets, place, when, weapon, killed …"),
    Column("field_standing", "string", "standing of the field"),
    Column("shown", "boolean", "whether this is the value that the incident shows"),
    Column("value", "string", "a value that somebody gives"),
    Column("low", "integer", "for numbers"),
    Column("best", "integer", "for numbers"),
    Column("high", "integer", "for numbers"),
    Column("claimant", "string", "who says so"),
    Column("interest", "string", "party, aligned, independent or unknown"),
    Column("denies", "boolean", "whether it is denied"),
    Column("publisher", "string", "outlet"),
    Column("published", "date", "day of publication"),
    Column("claim", "string", "key of the claim"),
    Column("telling", "string", "document or wire group: one telling"),
    Column("because", "string", "why the field stands so"),
)


def incident_row(unit: Unit) -> dict[str, Any]:
    """An incident as a row of words."""
    incident, place, when = unit.incident, unit.place, unit.incident.when
    one, two = incident.initiators, incident.targets
    return {
        "incident": incident.id,
        "title": one_line(incident.title),
        "what": incident.type.replace("_", " "),
        "type": incident.type,
        "plover": incident.plover,
        "cameo": incident.cameo,
        "acled": " / ".join(incident.acled) if incident.acled else None,
        "ucdp": incident.ucdp,
        "date_start": when.start.isoformat() if when and when.start else None,
        "date_end": when.end.isoformat() if when and when.end else None,
        "date_precision": when.date_precision if when else None,
        "place": place.name if place else None,
        "places": _JOIN.join(p.name for p in incident.places) or None,
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "geo_precision": place.geo_precision if place else None,
        "initiators": _JOIN.join(name_on(unit, actor, unit.last_day) for actor in one) or None,
        "initiator_ids": _JOIN.join(one) or None,
        "targets": _JOIN.join(name_on(unit, actor, unit.last_day) for actor in two) or None,
        "target_ids": _JOIN.join(two) or None,
        **_toll("killed", incident.killed, ("low", "best", "high", "civilians")),
        **_toll("injured", incident.injured, ("best",)),
        **_toll("detained", incident.detained, ("best",)),
        "weapon": incident.weapon,
        "rule": incident.rule,
        "told_as_happened": realised(unit.said) if unit.said else None,
        "standing": incident.standing,
        "grade": incident.grade,
        "told_by": _JOIN.join(tellers(unit)) or None,
        "sources": _JOIN.join(unit.publishers()) or None,
        "documents": len(incident.documents),
        "tellings": incident.tellings,
        "voices": incident.voices,
        "episode": incident.episode,
        "merged": _JOIN.join(incident.merged) or None,
    }


def claim_row(unit: Unit, said: Said) -> dict[str, Any]:
    """A claim of an incident as a row of words; its words and address are withheld after coarsening."""
    claim, document, event = said.claim, said.document, said.claim.event
    when = event.when if event else None
    places = (
        [] if event is None or unit.withheld else [unit.places[p].name if p in unit.places else p for p in event.places]
    )
    return {
        "claim": said.key,
        "incident": unit.incident.id,
        "document": document.id,
        "publisher": document.publisher,
        "published": document.published.isoformat() if document.published else None,
        "url": None if unit.withheld else document.url,
        "start_char": claim.start_char,
        "end_char": claim.end_char,
        "text": None if unit.withheld else claim.text,
        "claimant": claimant_of(said, unit),
        "claimant_id": claim.claimant.actor,
        "interest": claim.claimant.interest,
        "via": _JOIN.join(unit.actor_name(v.actor) if v.actor else one_line(v.name) for v in claim.via) or None,
        "stance": claim.stance,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "time": claim.time,
        "type": event.type if event else None,
        "initiators": _JOIN.join(unit.actor_name(a) for a in event.initiators) or None if event else None,
        "targets": _JOIN.join(unit.actor_name(a) for a in event.targets) or None if event else None,
        "places": _JOIN.join(places) or None,
        "date_start": when.start.isoformat() if when and when.start else None,
        "date_end": when.end.isoformat() if when and when.end else None,
        **_toll("killed", event.killed if event else None, ("low", "best", "high")),
        **_toll("injured", event.injured if event else None, ("best",)),
        "weapon": event.weapon if event else None,
    }


def field_rows(unit: Unit) -> Iterator[dict[str, Any]]:
    """One row per incident, field, value and claimant: the table of values by claimant."""
    for entry in unit.incident.fields:
        for value in entry.values:
            for voice in value.said_by:
                yield {
                    "incident": unit.incident.id,
                    "field": entry.field,
                    "field_standing": entry.standing,
                    "shown": entry.value is not None and value.value == entry.value,
                    "value": value.value,
                    "low": value.low,
                    "best": value.best,
                    "high": value.high,
                    "claimant": voice.claimant,
                    "interest": voice.interest,
                    "denies": voice.denies,
                    "publisher": voice.publisher,
                    "published": voice.published.isoformat() if voice.published else None,
                    "claim": voice.claim,
                    "telling": voice.telling,
                    "because": entry.because or None,
                }


def _toll(prefix: str, toll: Toll | None, parts: tuple[str, ...]) -> dict[str, int | None]:
    return {f"{prefix}_{part}": getattr(toll, part) if toll else None for part in parts}
