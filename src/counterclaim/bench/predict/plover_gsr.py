"""PLOVER records: the main event of a sentence with the countries and spans of its sides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from counterclaim.bench.predict.clause import main_verb, of_clause
from counterclaim.bench.predict.near import nearest
from counterclaim.bench.predict.plover_pairs import OF_STANCE
from counterclaim.bench.reader import Page
from counterclaim.bench.scorers.common import Row
from counterclaim.lexicon.coding import coded_as
from counterclaim.lexicon.frames import frames, general
from counterclaim.reading.draft import Draft, DraftActor, DraftEvent

STAGES = ("dates", "actors", "places", "coreference", "attribution", "events")
# the records use older names of some types
OLDER = {"REQUEST": "DEMAND", "ACCUSE": "DISAPPROVE"}
_CONCESSIONS = {"080", "081", "082", "083", "08"}
_TWO_SIDED = {"armed_clash", "shelling", "air_strike", "gain_ground", "takes_territory"}


def answer(row: Row, page: Page) -> dict[str, Any]:
    """Return ``event``, ``source`` and ``target`` of the main event."""
    event = of_clause(page, main_verb(page)) or main_event(page.draft)
    if event is None:
        said = next((OF_STANCE[a.stance] for a in page.draft.attributions if a.stance in OF_STANCE), None)
        return {"event": OLDER.get(said or "", said), "source": [], "target": []}
    root = _older(event)
    return {
        "event": "FIGHT" if general(event.frame) in _TWO_SIDED else OLDER.get(root, root) or None,
        "source": _side(page, event.initiators, event),
        "target": _side(page, event.targets, event) or _land(page, event),
    }


def _older(event: DraftEvent) -> str:
    """The type of an event as the records code it: a deed to come by its promise, CAMEO 080 to 083 as CONCEDE."""
    root = coded_as(plover(event), event.polarity, event.time)
    yields = (frames()[event.frame].codes.cameo or "")[:3] in _CONCESSIONS
    return "CONCEDE" if yields and root == "RETREAT" else root


def _land(page: Page, event: DraftEvent) -> list[dict[str, Any]]:
    """ "Eased the curfew in X": where nobody is named as the one it was done to, the country it was done in."""
    ends = {country_code(page.draft, page.draft.actors.get(ref)) for ref in event.initiators}
    for ref in event.places:
        country = page.draft.places[ref].country if ref in page.draft.places else None
        if country and country not in ends:
            span = nearest(page, ref, event.trigger_start, event.trigger_end)
            return [{"code": country, "span": list(span) if span else None}]
    return []


def main_event(draft: Draft) -> DraftEvent | None:
    """Return the event with a PLOVER root that has most sides filled, the first of equals."""
    coded = [event for event in draft.events if plover(event)]
    return max(
        coded, key=lambda e: (bool(e.initiators) + bool(e.targets), e.polarity == "positive", -e.trigger), default=None
    )


def plover(event: DraftEvent) -> str:
    """Return the PLOVER root of an event, empty where it has none."""
    frame = frames().get(event.frame)
    return (frame.codes.plover or "") if frame else ""


def _side(page: Page, refs: Sequence[str], event: DraftEvent) -> list[dict[str, Any]]:
    side = []
    for ref in refs:
        span = nearest(page, ref, event.trigger_start, event.trigger_end)
        side.append(
            {"code": country_code(page.draft, page.draft.actors.get(ref)), "span": list(span) if span else None}
        )
    return side


def country_code(draft: Draft, actor: DraftActor | None) -> str | None:
    """Return the country an actor is of, or that of the one it speaks for; IGO for bodies of states."""
    if actor is None:
        return None
    if actor.kind == "intergovernmental":
        return "IGO"
    if actor.country:
        return actor.country[0]
    above = draft.actors.get(actor.represents or "")
    return above.country[0] if above and above.country else None
