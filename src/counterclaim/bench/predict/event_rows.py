"""One row of an event table from a note: the main event as ACLED would write it."""

from __future__ import annotations

from typing import Any

from counterclaim.bench.predict.template_slots import country_label
from counterclaim.bench.reader import Page
from counterclaim.bench.scorers.common import Row
from counterclaim.records import Actor, Claim, Event, Place, Reading

STAGES = None
# how ACLED names the unnamed, by kind of actor
_GENERIC = {
    "state": "Government of {}",
    "state_forces": "Military Forces of {}",
    "police": "Police Forces of {}",
    "civilians": "Civilians ({})",
    "person": "Civilians ({})",
    "protesters": "Protesters ({})",
    "unidentified": "Unidentified Armed Group ({})",
    "militia": "Unidentified Armed Group ({})",
    "rebel_group": "Unidentified Armed Group ({})",
}


def answer(row: Row, page: Page) -> dict[str, Any]:
    """Return the fields of the row; what the note does not tell is left out."""
    reading = page.reading
    claims = [c for c in reading.claims if c.event and c.event.acled and c.polarity == "positive"]
    main = max(claims, key=_weight, default=None)
    event = main.event if main else None
    place = _place(reading, event)
    country = country_label(place.country) if place else None
    found: dict[str, Any] = {"country": country, **_where(place), **_when(reading, event)}
    if event:
        sides = [reading.actor(ref) for ref in (*event.initiators[:1], *event.targets[:1])]
        for field, actor in zip(("actor1", "actor2"), sides, strict=False):
            found[field] = _name(actor, country) if actor else None
        found["event_type"], found["sub_event_type"] = event.acled or (None, None)
    found["fatalities"] = max((_dead(c.event) for c in claims if c.event), default=0)
    return {key: value for key, value in found.items() if value is not None}


def _weight(claim: Claim) -> tuple[int, int, int]:
    event = claim.event
    assert event is not None
    sides = bool(event.initiators) + bool(event.targets)
    return int(event.plover in ("ASSAULT", "PROTEST")), sides, -claim.start_char


def _dead(event: Event) -> int:
    return (event.killed.best or 0) if event.killed else 0


def _place(reading: Reading, event: Event | None) -> Place | None:
    refs = [*(event.places if event else ()), *(p.id for p in reading.places)]
    places = [place for ref in refs if (place := reading.place(ref))]
    return next((p for p in places if p.kind == "settlement"), places[0] if places else None)


def _where(place: Place | None) -> dict[str, Any]:
    return {"location": place.name, "lat": place.lat, "lon": place.lon} if place else {}


def _when(reading: Reading, event: Event | None) -> dict[str, Any]:
    if event and event.when and event.when.start:
        return {"date": event.when.start.isoformat()}
    dated = next((d.start for d in reading.dates if d.start), None)
    return {"date": dated.isoformat()} if dated else {}


def _name(actor: Actor, country: str | None) -> str:
    named = actor.known or any(m.how in ("name", "alias", "acronym") for m in actor.mentions)
    if (
        actor.kind in ("state", "state_forces", "police")
        or (not named and actor.kind in _GENERIC)
        or actor.kind == "person"
    ):
        of = country_label(actor.country[0]) if actor.country else country
        return _GENERIC[actor.kind].format(of) if of else actor.name
    return actor.name
