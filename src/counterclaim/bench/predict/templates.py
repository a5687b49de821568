"""MUC templates: the violent events of a reading, grouped into incidents, with fills in the task's words.

The task wants one template an incident, none for fighting between armed forces. Events are one incident when they stand
near one another and share a side, or when one tells the outcome (a killing) of the other (a bombing).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from counterclaim.bench.predict.near import nearest
from counterclaim.bench.predict.phrases import phrases_of
from counterclaim.bench.predict.template_slots import (
    country_name,
    human_type,
    is_building_or_vehicle,
    location,
    physical_type,
    weapon_type,
)
from counterclaim.bench.reader import Page, document_of
from counterclaim.bench.scorers.common import Row
from counterclaim.lexicon.frames import general
from counterclaim.records import Actor, Claim, Document, Event, Place

STAGES = None
TYPE = {
    "bombing": "BOMBING",
    "suicide_bombing": "BOMBING",
    "landmine": "BOMBING",
    "grenade": "BOMBING",
    "abduction": "KIDNAPPING",
    "looting": "ROBBERY",
}
_OUTCOMES = {"killing", "wounding", "attack", "assassination", "execution", "destruction"}
_LEFT_OUT = {
    "armed_clash",
    "interception",
    "gain_ground",
    "takes_territory",
    "ceasefire_violation",
    "coup",
    "mass_grave",
}
_ARMED = {"state_forces", "rebel_group", "militia"}
_ORGANISED = {
    "rebel_group",
    "militia",
    "state_forces",
    "police",
    "state",
    "political_body",
    "business",
    "religious_body",
}
_AUTHORITIES = {"state", "state_forces", "police"}
_FIRE = ("burn", "fire", "torch", "arson", "ablaze", "set")
_HIT = ("hum_target_name", "hum_target_description", "phys_target", "instrument_id")
_EXACT = 2  # date precision up to which the days of an event are taken as told
_REACH = 600  # characters between two events of one incident
Fill = str | dict[str, str]
Template = dict[str, list[Fill]]


def document(row: Row) -> Document:
    """Return the text, in mixed case where the row has it so."""
    return document_of(row, row.get("text_mixed"))


def answer(row: Row, page: Page) -> dict[str, Any]:
    """Return ``templates``."""
    templates = [_template(page, group) for group in _incidents(page)]
    # who did it, without whom or what it was done to, is no incident yet
    return {"templates": [t for t in templates if any(t.get(slot) for slot in _HIT)]}


def _incidents(page: Page) -> list[list[Claim]]:
    groups: list[list[Claim]] = []
    for claim in page.reading.claims:
        if not _counts(page, claim):
            continue
        for group in groups:
            if any(_same_incident(page, claim, other) for other in group):
                group.append(claim)
                break
        else:
            groups.append([claim])
    return groups


def _counts(page: Page, claim: Claim) -> bool:
    event = claim.event
    if event is None or claim.polarity == "negative" or claim.time in ("future", "hypothetical"):
        return False
    if event.plover != "ASSAULT" and general(event.type) not in TYPE:
        return False
    kinds = {actor.kind for actor in _actors(page, event.targets)}
    if general(event.type) in _LEFT_OUT and (not kinds or kinds <= _ARMED):
        return False
    if kinds and kinds <= _ARMED:
        return False
    return bool(event.targets or event.initiators or _things(page, event))


def _same_incident(page: Page, one: Claim, other: Claim) -> bool:
    a, b = one.event, other.event
    if a is None or b is None:
        return False
    if a.trigger == b.trigger:
        return True
    kind_a, kind_b = _type(a), _type(b)
    if kind_a != kind_b and not ({a.type, b.type} & _OUTCOMES):
        return False
    if a.when and b.when and a.when.start and b.when.start and a.when != b.when:
        return False
    shared = set(a.targets) & set(b.targets)
    near = abs(a.trigger.start_char - b.trigger.start_char) <= _REACH
    outcome = bool({a.type, b.type} & _OUTCOMES)
    joined = outcome or kind_a == kind_b or bool(set(a.initiators) & set(b.initiators))
    return bool(shared) or (near and joined)


def _type(event: Event) -> str:
    if general(event.type) == "destruction" and event.trigger.text.lower().startswith(_FIRE):
        return "ARSON"
    return TYPE.get(general(event.type), "ATTACK")


def _actors(page: Page, refs: Iterable[str]) -> list[Actor]:
    found = (page.reading.actor(ref) for ref in refs)
    return [actor for actor in found if actor]


def _template(page: Page, group: Sequence[Claim]) -> Template:
    events = [claim.event for claim in group if claim.event]
    types = [_type(event) for event in events]
    template: Template = {
        "type": [next((t for t in types if t != "ATTACK"), "ATTACK")],
        "stage": ["ACCOMPLISHED"],
        "date": _date(page, events),
        "location": _location(page, events),
    }
    _perpetrators(page, group, events, template)
    _humans(page, events, template)
    _buildings(page, events, template)
    _instruments(events, template)
    return {slot: fills for slot, fills in template.items() if fills}


def _date(page: Page, events: Sequence[Event]) -> list[Fill]:
    for event in events:
        if event.when and event.when.end and (event.when.date_precision or 9) <= _EXACT:
            start = event.when.start.isoformat() if event.when.start else ""
            return [f"{start}/{event.when.end.isoformat()}"]
    published = page.reading.document.published
    return [f"/{published.isoformat()}"] if published else []


def _location(page: Page, events: Sequence[Event]) -> list[Fill]:
    for ref in [ref for event in events for ref in event.places]:
        place = page.reading.place(ref)
        if place and (found := location(place)):
            return [found]
    # the dateline comes first, and most reports tell of their own country
    first = min((p for p in page.reading.places if p.country and p.mentions), key=_position, default=None)
    name = country_name(first.country) if first else None
    return [name] if name else []


def _position(place: Place) -> int:
    return place.mentions[0].start_char


def _name(actor: Actor) -> str:
    """The longest name that the text has for an actor, in its own spelling."""
    names = [" ".join(m.text.split()) for m in actor.mentions if m.how in ("name", "alias")]
    return max(names, key=len, default=actor.name).upper()


def _words(page: Page, ref: str, event: Event) -> str:
    """An actor as the text calls it next to the event, as a whole phrase."""
    span = nearest(page, ref, event.trigger.start_char, event.trigger.end_char)
    actor = page.reading.actor(ref)
    if span is None:
        return (actor.name if actor else ref).upper()
    return page.doc.text[span[0] : span[1]].upper().replace("\n", " ")


def _perpetrators(page: Page, group: Sequence[Claim], events: Sequence[Event], template: Template) -> None:
    individuals: dict[str, None] = {}
    organised: dict[str, str] = {}
    state = False
    for claim in group:
        for actor in _actors(page, claim.event.initiators if claim.event else ()):
            assert claim.event is not None
            named = any(m.how in ("name", "alias", "acronym") for m in actor.mentions)
            state |= actor.kind in _AUTHORITIES
            if actor.kind in _ORGANISED and (named or actor.kind in _AUTHORITIES):
                organised.setdefault(
                    actor.name.upper() if named else _words(page, actor.id, claim.event), _sure(page, claim)
                )
            else:
                individuals.setdefault(_words(page, actor.id, claim.event))
    template["perp_individual"] = list(individuals)
    template["perp_org"] = list(organised)
    template["perp_org_confidence"] = [{"value": sure, "of": name} for name, sure in organised.items()]
    template["category"] = ["STATE-SPONSORED VIOLENCE" if state else "TERRORIST ACT"]


def _sure(page: Page, claim: Claim) -> str:
    """How sure it is that the organisation did it."""
    if claim.stance in ("admits", "claims_responsibility"):
        return "CLAIMED OR ADMITTED"
    if claim.stance == "accuses" or claim.certainty in ("possible", "probable"):
        teller = page.reading.actor(claim.claimant.actor)
        by = " BY AUTHORITIES" if teller and teller.kind in _AUTHORITIES else ""
        return f"SUSPECTED OR ACCUSED{by}"
    return "REPORTED AS FACT"


def _humans(page: Page, events: Sequence[Event], template: Template) -> None:
    done: dict[str, str] = {}
    for event in events:
        for actor in _actors(page, event.targets):
            if actor.kind in _ORGANISED and actor.kind not in ("police", "state_forces"):
                continue
            words = _words(page, actor.id, event)
            named = actor.kind == "person" and any(m.how in ("name", "alias") for m in actor.mentions)
            if actor.id not in done:
                done[actor.id] = name = _name(actor) if named else words
                _add(template, "hum_target_name" if named else "hum_target_description", name)
                _add(template, "hum_target_type", human_type(actor, f"{words} {actor.name}"), name)
                number = _number(event, words, named)
                _add(template, "hum_target_number", number, name)
            effect = _effect(event)
            if effect:
                _add(template, "hum_target_effect", effect, done[actor.id])


def _add(template: Template, slot: str, value: str, owner: str | None = None) -> None:
    fill: Fill = {"value": value, "of": owner} if owner else value
    if fill not in template.setdefault(slot, []):
        template[slot].append(fill)


def _number(event: Event, words: str, named: bool) -> str:
    if named:
        return "1"
    best = event.killed.best if event.killed else event.injured.best if event.injured else None
    if best:
        return str(best)
    return "PLURAL" if words.endswith(("S", "MEN", "PEOPLE", "CHILDREN")) else "1"


def _effect(event: Event) -> str | None:
    if event.killed is not None or general(event.type) in ("killing", "assassination", "execution"):
        return "DEATH"
    return "INJURY" if event.injured is not None or general(event.type) == "wounding" else None


def _things(page: Page, event: Event) -> list[str]:
    """Buildings and vehicles that the event hits: objects of its trigger that are no actors."""
    span = page.doc.char_span(event.trigger.start_char, event.trigger.end_char, alignment_mode="expand")
    if span is None or not len(span):
        return []
    phrases = phrases_of(page.doc)
    found = []
    for token in span.root.children:
        heads = [token] if token.dep_ in ("dobj", "nsubjpass") else []
        if token.dep_ == "prep" and token.lower_ in ("of", "on", "at", "against", "outside", "in"):
            heads = [child for child in token.children if child.dep_ == "pobj"]
        for head in [h for first in heads for h in (first, *first.conjuncts)]:
            start, end = phrases.around(head.i, head.idx, head.idx + len(head))
            words = page.doc.text[start:end].upper().replace("\n", " ")
            if is_building_or_vehicle(words):
                found.append(words)
    return found


def _buildings(page: Page, events: Sequence[Event], template: Template) -> None:
    destroyed = any(general(e.type) == "destruction" and e.trigger.text.lower().startswith("destr") for e in events)
    harmed = destroyed or any(general(e.type) in ("destruction", "bombing", "grenade", "shelling") for e in events)
    for words in dict.fromkeys(words for event in events for words in _things(page, event)):
        _add(template, "phys_target", words)
        _add(template, "phys_target_type", physical_type(words), words)
        _add(template, "phys_target_number", "PLURAL" if words.endswith("S") else "1", words)
        if harmed:
            _add(template, "phys_target_effect", "DESTROYED" if destroyed else "SOME DAMAGE", words)


def _instruments(events: Sequence[Event], template: Template) -> None:
    for event in events:
        if event.weapon:
            words = event.weapon.upper()
            _add(template, "instrument_id", words)
            if kind := weapon_type(words):
                _add(template, "instrument_type", kind, words)
