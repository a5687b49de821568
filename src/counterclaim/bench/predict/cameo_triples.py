"""CAMEO triples: each coded event of a sentence with the codes of its two sides (country and role, as CAMEO writes them)."""

from __future__ import annotations

from typing import Any

from counterclaim.bench.predict.plover_gsr import country_code
from counterclaim.bench.reader import Page
from counterclaim.bench.scorers.common import Row
from counterclaim.lexicon.frames import frames
from counterclaim.reading.draft import DraftEvent

STAGES = ("dates", "actors", "places", "coreference", "attribution", "events")
# kind of an actor -> CAMEO's role code (codebook 1.1b3, chapter 3)
ROLE = {
    "state_forces": "MIL",
    "police": "COP",
    "rebel_group": "REB",
    "militia": "REB",
    "civilians": "CVL",
    "protesters": "OPP",
    "media": "MED",
    "monitor": "NGO",
    "business": "BUS",
    "religious_body": "REL",
}


def answer(row: Row, page: Page) -> dict[str, Any]:
    """Return ``events``: source, target and CAMEO code of each event that has two sides."""
    found = {triple for event in page.draft.events for triple in _triples(page, event)}
    return {"events": [{"source": one, "target": other, "code": code} for one, other, code in sorted(found)]}


def _triples(page: Page, event: DraftEvent) -> list[tuple[str, str, str]]:
    frame = frames().get(event.frame)
    if frame is None or frame.codes.cameo is None or event.polarity == "negative":
        return []
    sources, targets = _codes(page, event.initiators), _codes(page, event.targets)
    if frame.shape == "mutual":
        sides = list(dict.fromkeys([*sources, *targets]))
        return [(one, other, frame.codes.cameo) for one in sides for other in sides if one != other]
    return [(one, other, frame.codes.cameo) for one in sources for other in targets if one != other]


def _codes(page: Page, refs: list[str]) -> list[str]:
    """The codes of some actors; a group whose country is open has dashes, anybody else whose country is open no code."""
    found = []
    for ref in refs:
        actor = page.draft.actors.get(ref)
        country = country_code(page.draft, actor)
        if actor is None:
            continue
        role = ROLE.get(actor.kind, "GOV" if actor.kind == "person" and actor.represents else "")
        if country is not None or role:
            found.append((country or "---") + role)
    return list(dict.fromkeys(found))
