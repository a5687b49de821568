"""FollowTheMoney entities, one JSON object a line, as OpenSanctions publishes them."""

from __future__ import annotations

import json
import re
from typing import Any

from counterclaim.records.actor import ActorKind
from counterclaim.registry.entry import Name
from counterclaim.registry.importing.countries import Countries
from counterclaim.registry.importing.listed import Listed, Problems, is_latin, proper_case
from counterclaim.registry.importing.tables import Lines

SCHEMATA: dict[str, ActorKind | None] = {
    "Person": "person", "Organization": None, "PublicBody": "state", "Company": "business", "LegalEntity": None,
}  # fmt: skip
# topics tell more than the schema; the first that an entity has decides
_TOPICS: tuple[tuple[str, ActorKind], ...] = (
    ("crime.terror", "rebel_group"), ("mil", "state_forces"), ("pol.party", "political_body"),
    ("gov.igo", "intergovernmental"), ("gov.security", "state_forces"), ("gov", "state"), ("rel", "religious_body"),
    ("role.journo", "media"), ("crime.boss", "person"), ("pol.union", "civilians"),
)  # fmt: skip
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def read_ftm(lines: Lines, countries: Countries, problems: Problems) -> list[Listed]:
    """Read entities; schemata that cannot act (vessels, addresses, ownerships …) are counted and left out."""
    found = []
    for number, line in lines:
        if not line.strip():
            continue
        try:
            entity = json.loads(line)
            schema, properties = entity["schema"], entity["properties"]
            if not isinstance(properties, dict):
                raise TypeError
        except (ValueError, KeyError, TypeError, RecursionError):
            problems.add(
                number, "this is not a JSON object with 'schema' and 'properties'; export it again, one a line"
            )
            continue
        if schema not in SCHEMATA:
            problems.leave_out("entities of kinds that do not act (vessels, addresses, ownerships …)")
        elif (listed := _listed(entity, number, countries, problems)) is not None:
            found.append(listed)
    return found


def _listed(entity: dict[str, Any], line: int, countries: Countries, problems: Problems) -> Listed | None:
    properties = entity["properties"]

    def values(*keys: str) -> list[str]:
        cells = [properties.get(key) or [] for key in keys]
        return [str(value).strip() for cell in cells for value in (cell if isinstance(cell, list) else [cell])]

    person = entity["schema"] == "Person"
    caption = str(entity.get("caption") or "").strip()
    full = [_turned(name, person) for name in ([caption] if caption else []) + values("name")]
    latin = [name for name in full if is_latin(name) and len(name) > 1]
    if not latin:
        problems.add(line, "no name in Latin letters; add one under properties.name")
        return None
    others = [_turned(name, person) for name in values("alias", "previousName", "abbreviation")]
    listed = Listed(latin[0], line, kind=SCHEMATA[entity["schema"]])
    topics = values("topics")
    if not person:
        topic = next((kind for topic, kind in _TOPICS if topic in topics), None)
        listed.kind = topic or listed.kind
    listed.country = countries.codes(values("nationality", "citizenship", "country", "jurisdiction", "mainCountry"))
    for name, doubtful in [(n, False) for n in (*full, *others)] + [(n, True) for n in values("weakAlias")]:
        if not is_latin(name):
            problems.leave_out("names in other scripts than the Latin one")
        elif len(name) > 1 and name != listed.name:
            listed.names.append(Name(name=name, ambiguous=True) if doubtful else Name(name=name))
    if not person:
        started, ended = values("incorporationDate"), values("dissolutionDate")
        listed.start = next((day for day in started if _DAY.fullmatch(day)), None)
        listed.end = next((day for day in ended if _DAY.fullmatch(day)), None)
    listed.note = f"FollowTheMoney {entity['id']}" if isinstance(entity.get("id"), str) else None
    return listed


def _turned(name: str, person: bool) -> str:
    """``AL-HILLI, Samir`` as texts have it: ``Samir Al-Hilli``."""
    name = " ".join(name.split())
    family, comma, given = name.partition(", ")
    if person and comma and "," not in given:
        return f"{given} {proper_case(family) if ' ' in family or len(family) > 4 else family.title()}"
    return proper_case(name) if person or " " in name else name
