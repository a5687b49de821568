"""PLOVER records as JSON lines (draft 2.0 of the manual): actors in lists, no explosion into pairs.

What it loses: everything but the event itself; who says so goes to `cite_info`, standing and values by claimant to `comment`.
Where the manual contradicts itself (SANCTION's quad, the scale of ACCUSE), its sections are followed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from counterclaim.export.formats import Format
from counterclaim.export.job import Options, Table, Tally
from counterclaim.export.names import mutual, name_on
from counterclaim.export.out import Out
from counterclaim.export.tables import kinds, plover_contexts, plover_types
from counterclaim.export.unit import Said, Unit
from counterclaim.export.where import PLOVER_RESOLUTION, ucdp_days
from counterclaim.export.words import claimant_of
from counterclaim.lexicon.coding import coded_as
from counterclaim.lexicon.frames import Frame, frames
from counterclaim.records.claim import Toll
from counterclaim.render.plain import one_line

LOSES = (
    "Who says what: PLOVER records an event, not a claim; the tellers stand in cite_info, the standing in comment.",
    "Numbers of dead, wounded and detained are single sizes (best); ranges and values by claimant are gone.",
    "Contexts are not read from texts, so that field is left out but where the kind of event itself tells it.",
    "Actors keep names, countries and sector codes; PLOVER's own actor dictionaries are not used.",
    "Kinds of event that PLOVER does not code (comments, statements) are left out and counted, and so are COOPERATE, AID and"
    " SANCTION without a recipient, which the manual requires, and events without an actor.",
)


def write(units: Iterator[Unit], out: Out, options: Options, tally: Tally) -> None:
    """Write a line per incident (or claim)."""
    stream = out.text(FORMAT.main)
    for unit in units:
        record = record_of(unit, options, tally)
        if record is not None:
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")
            tally.written[FORMAT.main] += 1


def record_of(unit: Unit, options: Options, tally: Tally) -> dict[str, Any] | None:
    """The record of one incident or claim; None where PLOVER has no home for it (the reason is counted)."""
    incident = unit.incident
    auxiliary, code = _auxiliary(unit), incident.plover
    if code is None:
        tally.leave_out("of a kind that PLOVER does not code")
        return None
    if unit.level == "claim" and unit.said:
        claim = unit.said[0].claim
        code = coded_as(code, claim.polarity, claim.time)
        code = "CONCEDE" if code == "YIELD" else code
    days = ucdp_days(incident.when)
    if days is None:
        tally.leave_out("no date, which PLOVER requires")
        return None
    kind, frame = plover_types()[code], frames().get(incident.type)
    initiators, targets = list(incident.initiators), [t for t in incident.targets if t not in incident.initiators]
    if mutual(incident.type):  # reciprocal: all parties in actor, recipient empty
        initiators, targets = initiators + targets, []
    if not initiators:
        tally.leave_out("no actor, which PLOVER requires")
        return None
    if kind.recipient and not targets:
        tally.leave_out(f"{code} without a recipient, which PLOVER requires")
        return None
    mode = (
        [frame.codes.mode]
        if frame and frame.codes.mode and code == incident.plover and frame.codes.mode in kind.modes
        else []
    )
    first = unit.said[0].document if unit.said else None
    record: dict[str, Any] = {
        "id": incident.id,
        "date": days[0].isoformat(),
        "enddate": days[1].isoformat() if days[1] != days[0] else None,
        "actor": [_actor(unit, actor) for actor in initiators],
        "recipient": [_actor(unit, actor) for actor in targets],
        "event": [code],
        "mode": mode + auxiliary,
        "context": _contexts(frame, mode),
        "quad_code": kind.quad,
        "event_scale": kind.scale,
        "event_loc": _places(unit),
        "size": _sizes(unit),
        "event_text": "" if unit.withheld else one_line(unit.said[0].claim.text if unit.said else incident.title),
        "link": (first.url or "") if first and not unit.withheld else "",
        "text_info": [_text(unit, said) for said in unit.said],
        "cite_info": list(dict.fromkeys(claimant_of(said, unit) for said in unit.said)),
        "coder": "counterclaim",
        "coded_date": options.today.isoformat(),
        "comment": f"standing: {incident.standing}" if unit.level == "incident" else "",
    }
    return {key: value for key, value in record.items() if value not in (None, "", []) or key == "recipient"}


def _actor(unit: Unit, actor: str) -> dict[str, Any]:
    found = unit.actors.get(actor)
    kind = kinds().get(unit.kind(actor))
    represented = unit.stands_for(actor)
    sector = kind.plover if kind else None
    if sector is None and represented != actor:
        sector = kinds()[unit.kind(represented)].plover
    country = list(found.country) if found else []
    entry = {
        "actor_name": name_on(unit, actor, unit.last_day),
        "code": " ".join([*country[:1], *([sector] if sector else [])]),
        "country": country,
        "sector": sector,
        "id": actor,
    }
    return {key: value for key, value in entry.items() if value not in (None, "", [])}


def _auxiliary(unit: Unit) -> list[str]:
    """PLOVER's auxiliary modes, where every claim of the record has them."""
    claims = [said.claim for said in unit.said]
    if not claims:
        return []
    found = []
    if all(c.event is not None and not c.event.foreground for c in claims):
        found.append("historical")
    if all(c.time == "future" for c in claims):
        found.append("future")
    if all(c.time == "hypothetical" for c in claims):
        found.append("hypothetical")
    if all(c.polarity == "negative" for c in claims):
        found.append("negation")
    return found


def _contexts(frame: Frame | None, mode: list[str]) -> list[str]:
    keys = [*mode, *([frame.id] if frame is not None else [])]
    return list(dict.fromkeys(plover_contexts()[key] for key in keys if key in plover_contexts()))


def _places(unit: Unit) -> list[dict[str, Any]]:
    found = []
    for place in unit.incident.places:
        entry = {
            "placename": place.name,
            "geonameid": int(place.id.split(":")[1]) if place.id.startswith("geonames:") else None,
            "latitude": place.lat,
            "longitude": place.lon,
            "countrycode": place.country,
            "admin1": place.admin1,
            "resolution": PLOVER_RESOLUTION.get(place.geo_precision or 0),
        }
        found.append({key: value for key, value in entry.items() if value is not None})
    return found


def _sizes(unit: Unit) -> dict[str, int] | None:
    def best(toll: Toll | None) -> int | None:
        return next((n for n in (toll.best, toll.low, toll.high) if n is not None), None) if toll else None

    incident = unit.incident
    sizes = {"dead": best(incident.killed), "injured": best(incident.injured), "arrested": best(incident.detained)}
    return {key: value for key, value in sizes.items() if value is not None} or None


def _text(unit: Unit, said: Said) -> dict[str, Any]:
    entry = {
        "claim": said.key,
        "publisher": one_line(said.document.publisher),
        "published": said.document.published.isoformat() if said.document.published else None,
        "claimant": claimant_of(said, unit),
        "start_char": None if unit.withheld else said.claim.start_char,
        "end_char": None if unit.withheld else said.claim.end_char,
    }
    return {key: value for key, value in entry.items() if value not in (None, "")}


FORMAT = Format(
    "plover",
    "Incidents as PLOVER records (draft 2.0)",
    LOSES,
    (Table("plover.jsonl", "jsonl", "application/x-ndjson", "One PLOVER record a line."),),
    write,
    settings=("level",),
)
