"""Single claims as units, for formats that can take one record per report."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.export.unit import Said, Unit
from counterclaim.records import Place
from counterclaim.records.incident import AccountPlace, Incident


def claim_units(unit: Unit) -> Iterator[Unit]:
    """Yield a unit for each claim of an incident that tells an event; its id is the claim's key."""
    for said in unit.said:
        if said.claim.event is not None:
            incident = _incident(unit, said)
            yield Unit(incident, (said,), unit.actors, unit.places, unit.changed, unit.withheld, "claim")


def _incident(unit: Unit, said: Said) -> Incident:
    event = said.claim.event
    assert event is not None
    coarse = {place.id: place for place in unit.incident.places}
    places = [
        coarse.get(ref) or _place(unit.places[ref]) for ref in event.places if ref in coarse or ref in unit.places
    ]
    if unit.withheld:  # only what the incident shows after coarsening
        places = list(unit.incident.places) if event.places else []
    return Incident(
        id=said.key,
        title=unit.incident.title,
        type=event.type,
        plover=event.plover,
        cameo=event.cameo,
        acled=event.acled,
        ucdp=event.ucdp,
        when=event.when,
        places=tuple(places),
        initiators=event.initiators,
        targets=event.targets,
        killed=event.killed,
        injured=event.injured,
        detained=event.detained,
        weapon=event.weapon,
        standing=unit.incident.standing,
        claims=(said.key,),
        documents=(said.key.rpartition("-")[0],),
    )


def _place(place: Place) -> AccountPlace:
    return AccountPlace(
        id=place.id, name=place.name, lat=place.lat, lon=place.lon, country=place.country, admin1=place.admin1,
        geo_precision=place.geo_precision,
    )  # fmt: skip
