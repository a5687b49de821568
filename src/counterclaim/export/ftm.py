"""FollowTheMoney entities as JSON lines, as Aleph and OpenSanctions tools load them.

Incidents become Event, actors Person, Organization, PublicBody or Company, documents Article; Documentation links an article to
the event with the claimant as its role; UnknownLink holds ties. Ids follow from ours, so a second export updates the first.

What it loses: numbers as numbers, standing and values by claimant (they stand in notes), who did it and who suffered it
(both are `involved`), coordinates, precision, civilians and other crowds as actors.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from counterclaim.export.formats import Format
from counterclaim.export.job import Options, Table, Tally
from counterclaim.export.names import name_on
from counterclaim.export.out import Out
from counterclaim.export.spool import Spool
from counterclaim.export.tables import kinds, nations
from counterclaim.export.toll import bounds
from counterclaim.export.unit import Said, Unit, key_of, realised
from counterclaim.export.words import claimant_of, note
from counterclaim.records import Document
from counterclaim.registry import shared_registry
from counterclaim.render.plain import one_line, shorten

LOSES = (
    "Numbers of dead, standing and disputes are words in notes; FollowTheMoney has no place for a number by claimant.",
    "Initiators and targets are both 'involved'; who did what to whom stands in the name and notes only.",
    "What is only planned, feared, demanded or denied is left out and counted.",
    "Coordinates and precision: an event has a location as text.",
    "Crowds (civilians, protesters) and people known only by a description are no entities.",
    "Names that hold from one day to another are a flat list of aliases.",
)
_SUMMARY = 200


def write(units: Iterator[Unit], out: Out, options: Options, tally: Tally) -> None:
    """Gather entities on disk, each id once, then write them in order of ids."""
    with Spool() as spool:
        for unit in units:
            if unit.level == "tie":
                for said in unit.said:
                    for entity in (_article(said.document, unit), *_tie(unit, said)):
                        spool.put(entity["id"], entity)
                continue
            if unit.said and not realised(unit.said):
                tally.leave_out("only planned, feared, demanded or denied")
                continue
            for entity in entities_of(unit):
                spool.put(entity["id"], entity)
        stream = out.text(FORMAT.main)
        for _, same in spool.groups():
            stream.write(json.dumps(_merged(same), ensure_ascii=False) + "\n")
            tally.written[same[0]["schema"]] += 1
            tally.written[FORMAT.main] += 1


def entities_of(unit: Unit) -> Iterator[dict[str, Any]]:
    """Yield the entities of one incident: event, actors, articles, and the links between them."""
    incident = unit.incident
    event = f"cc-event-{incident.id}"
    actors = [actor for actor in dict.fromkeys([*incident.initiators, *incident.targets]) if _schema(unit, actor)]
    for actor in actors:
        yield _actor(unit, actor)
    for document in unit.documents():
        yield _article(document, unit)
    yield _entity(event, "Event", _event(unit, actors))
    for said in unit.said:
        yield _entity(
            f"cc-says-{incident.id}-{said.key}",
            "Documentation",
            {
                "document": [_article_id(said.document)],
                "entity": [event],
                "role": [f"{claimant_of(said, unit)} ({said.claim.stance})"],
                "summary": [] if unit.withheld else [shorten(said.claim.text, _SUMMARY)],
                "date": [str(said.document.published)] if said.document.published else [],
                "recordId": [said.key],
            },
        )


def _event(unit: Unit, actors: list[str]) -> dict[str, list[str]]:
    incident, place, when = unit.incident, unit.place, unit.incident.when
    numbers = bounds(incident.killed)
    dead = f"Killed: {numbers[0]} to {numbers[2]}, best {numbers[1]} ({incident.rule})." if numbers else ""
    crowds = [unit.actor_name(a) for a in (*incident.initiators, *incident.targets) if not _schema(unit, a)]
    return {
        "name": [one_line(incident.title)],
        "startDate": [when.start.isoformat()] if when and when.start else [],
        "endDate": [when.end.isoformat()] if when and when.end else [],
        "location": [", ".join(dict.fromkeys(p for p in (place.name, place.admin1) if p))]
        if place and place.name
        else [],
        "country": _country(place.country) if place and place.country else [],
        "summary": [" ".join(part for part in (f"Standing: {incident.standing}.", dead) if part)],
        "notes": [note(unit)],
        "keywords": list(dict.fromkeys([incident.type.replace("_", " "), *crowds])),
        "recordId": [incident.id],
        "publisher": unit.publishers(),
        "involved": [_actor_id(actor) for actor in actors],
        "proof": [_article_id(document) for document in unit.documents()],
        "modifiedAt": [unit.changed.date().isoformat()] if unit.changed else [],
    }


def _schema(unit: Unit, actor: str) -> str | None:
    """The schema of an actor; None for crowds and for people known only by a description."""
    found = unit.actors.get(actor)
    kind = kinds().get(unit.kind(actor))
    if found is None or kind is None or (not found.known and found.name[:1].islower()) or unit.is_people(actor):
        return None
    return kind.ftm


def _actor(unit: Unit, actor: str) -> dict[str, Any]:
    found = unit.actors[actor]
    entry = shared_registry().actors.get(actor)
    name = entry.name if entry else one_line(found.name)
    aliases = shared_registry().aliases(entry) if entry else found.aliases
    return _entity(
        _actor_id(actor),
        _schema(unit, actor) or "LegalEntity",
        {
            "name": [name],
            "alias": sorted({one_line(alias) for alias in (*aliases, name_on(unit, actor, unit.last_day))} - {name}),
            "country": [code for iso in found.country for code in _country(iso)],
            "keywords": [found.kind],
        },
    )


def _article(document: Document, unit: Unit) -> dict[str, Any]:
    title = "" if unit.withheld else one_line(document.title)
    return _entity(
        _article_id(document),
        "Article",
        {
            "fileName": [f"{key_of(document.id)}.txt"],
            "title": [title] if title else [],
            "publishedAt": [document.published.isoformat()] if document.published else [],
            "publisher": [one_line(document.publisher)] if document.publisher else [],
            "sourceUrl": [document.url]
            if document.url and document.url.startswith("http") and not unit.withheld
            else [],
            "language": [{"en": "eng"}.get(document.language, document.language)],
        },
    )


def _tie(unit: Unit, said: Said) -> Iterator[dict[str, Any]]:
    tie = said.claim.relation
    if tie is None or not tie.source or not tie.target or said.claim.polarity == "negative":
        return
    if not (_schema(unit, tie.source) and _schema(unit, tie.target)):
        return
    yield _actor(unit, tie.source)
    yield _actor(unit, tie.target)
    yield _entity(
        f"cc-tie-{tie.type}-{tie.source}-{tie.target}",
        "UnknownLink",
        {
            "subject": [_actor_id(tie.source)],
            "object": [_actor_id(tie.target)],
            "role": [tie.type.replace("_", " ")],
            "startDate": [tie.when.start.isoformat()] if tie.when and tie.when.start else [],
            "endDate": [tie.when.end.isoformat()] if tie.when and tie.when.end else [],
            "summary": [f"according to {claimant_of(said, unit)}"],
            "proof": [_article_id(said.document)],
        },
    )


def _entity(id: str, schema: str, properties: dict[str, list[str]]) -> dict[str, Any]:
    return {"id": id, "schema": schema, "properties": {name: values for name, values in properties.items() if values}}


def _merged(same: list[dict[str, Any]]) -> dict[str, Any]:
    properties: dict[str, list[str]] = {}
    for entity in same:
        for name, values in entity["properties"].items():
            known = properties.setdefault(name, [])
            known.extend(value for value in values if value not in known)
    return {"id": same[0]["id"], "schema": same[0]["schema"], "properties": properties}


def _actor_id(actor: str) -> str:
    return f"cc-actor-{actor}"


def _article_id(document: Document) -> str:
    return f"cc-article-{key_of(document.id)}"


def _country(iso: str) -> list[str]:
    nation = nations().get(iso)
    return [nation.iso2.lower()] if nation and nation.iso2 else []


FORMAT = Format(
    "ftm",
    "Events, actors and articles as FollowTheMoney entities",
    LOSES,
    (Table("entities.ftm.json", "jsonl", "application/x-ndjson", "One FollowTheMoney entity a line."),),
    write,
    ties=True,
)
