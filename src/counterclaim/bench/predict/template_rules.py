"""MUC templates by rules alone: the violent events of a reading, grouped into incidents, each filled from their roles.

What the rules say of a phrase is a feature of the learned judge (see `template_model`), which has the last word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.bench.predict.near import sentence_at
from counterclaim.bench.predict.template_culprits import INFERRED, claims, culprits, suspected_group
from counterclaim.bench.predict.template_incidents import (
    home_country,
    incident_type,
    incidents,
    known_places,
    vague,
)
from counterclaim.bench.predict.template_slots import (
    country_name,
    human_type,
    is_building_or_vehicle,
    location,
    nation,
    physical_type,
    weapon_type,
)
from counterclaim.bench.predict.template_words import actors, bare, descriptions, name_of, number_of, things, words_of
from counterclaim.bench.reader import Page
from counterclaim.lexicon.frames import general
from counterclaim.records import Claim, Event

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
AUTHORITIES = {"state", "state_forces", "police"}
_HIT = ("hum_target_name", "hum_target_description", "phys_target", "instrument_id")
SHOTS = ("shoot", "shot", "gun", "fire", "riddle")
DEVICE = re.compile(r"\b(?:(?:CAR |TRUCK )?BOMBS?|DYNAMITE|GRENADES?|MINES?|EXPLOSIVES|EXPLOSIVE DEVICES?)\b")
_PEOPLE = re.compile(
    r"\b(?:MEN|SOLDIERS?|OFFICERS?|TROOPS|POLICEM[AE]N|MEMBERS?|AGENTS?|GUARDS?|LIEUTENANTS?|INDIVIDUALS?)$"
)
_EXACT = 2  # date precision up to which the days of an event are taken as told
Fill = str | dict[str, str]
Template = dict[str, list[Fill]]


def rule_templates(page: Page) -> list[Template]:
    """Return the templates that the rules make of a text."""
    found = [_template(page, group) for group in incidents(page)]
    # who did it, without whom or what it was done to, is no incident yet
    return [t for t in found if any(t.get(slot) for slot in _HIT)]


def _template(page: Page, group: Sequence[Claim]) -> Template:
    events = [claim.event for claim in group if claim.event]
    template = happening_of(page, events)
    _perpetrators(page, group, events, template)
    _humans(page, events, template)
    _buildings(page, events, template)
    _instruments(page, events, template)
    return {slot: fills for slot, fills in template.items() if fills}


def happening_of(page: Page, events: Sequence[Event]) -> Template:
    """The slots that tell what, when and where; who did what to whom is filled in after."""
    types = [incident_type(event) for event in events]
    return {
        "type": [next((t for t in types if t != "ATTACK"), "ATTACK")],
        "stage": ["ACCOMPLISHED"],
        "date": day_of(page, events),
        "location": place_of(page, events),
    }


def day_of(page: Page, events: Sequence[Event]) -> list[Fill]:
    """Return the days of the first event that has some, else that it was on or before the day of the report."""
    for event in events:
        if event.when and event.when.end and (event.when.date_precision or 9) <= _EXACT:
            start = event.when.start.isoformat() if event.when.start else ""
            return [f"{start}/{event.when.end.isoformat()}"]
    published = page.reading.document.published
    return [f"/{published.isoformat()}"] if published else []


def place_of(page: Page, events: Sequence[Event]) -> list[Fill]:
    """Return where the events were: their own place, one named beside them, or the country."""
    home = home_country(page)
    for place in [place for event in events for place in known_places(page, event)]:
        if place.kind != "country" and (found := location(place, home)):
            return [found]
    # else a place named in the sentence of the event
    for event in events:
        low, high = sentence_at(page.doc, event.trigger.start_char, event.trigger.end_char)
        for place in page.reading.places:
            within = any(low <= m.start_char < high for m in place.mentions)
            if within and place.country == home and place.kind != "country" and (found := location(place, home)):
                return [found]
    name = country_name(home)
    return [name] if name else []


def _perpetrators(page: Page, group: Sequence[Claim], events: Sequence[Event], template: Template) -> None:
    individuals: dict[str, None] = {}
    organised: dict[str, str] = {}
    state = False
    heads: set[str] = set()
    hit = {ref for event in events for ref in event.targets}
    for claim in group:
        for actor in actors(page, claim.event.initiators if claim.event else ()):
            assert claim.event is not None
            named = any(m.how in ("name", "alias", "acronym") for m in actor.mentions)
            state |= actor.kind in AUTHORITIES
            words = words_of(page, actor.id, claim.event)
            if actor.kind in _ORGANISED and named:
                organised.setdefault(name_of(actor) or actor.name.upper(), sureness(page, claim))
            elif actor.kind in AUTHORITIES and words and not _PEOPLE.search(words):
                organised.setdefault(bare(words), sureness(page, claim))
            elif words and actor.id not in hit and not _again(words, heads):
                individuals.setdefault(bare(words))
                heads.add(words.split()[-1])
    if not individuals and not state:
        individuals.update(dict.fromkeys(culprits(page, events, hit)))
    if not organised and not state and (suspect := suspected_group(page, events, hit, bool(individuals))):
        organised[suspect[0]] = "CLAIMED OR ADMITTED" if claims(page, suspect[1]) else INFERRED
    template["perp_individual"] = list(individuals)
    template["perp_org"] = list(organised)
    template["perp_org_confidence"] = [{"value": sure, "of": name} for name, sure in organised.items()]
    if individuals or organised:  # of what nobody is held to have done there is no category
        template["category"] = ["STATE-SPONSORED VIOLENCE" if state else "TERRORIST ACT"]


def sureness(page: Page, claim: Claim) -> str:
    """Return how sure it is that the organisation did it."""
    if claim.stance in ("admits", "claims_responsibility"):
        return "CLAIMED OR ADMITTED"
    if claim.stance == "accuses" or claim.certainty in ("possible", "probable"):
        teller = page.reading.actor(claim.claimant.actor)
        by = " BY AUTHORITIES" if teller and teller.kind in AUTHORITIES else ""
        return f"SUSPECTED OR ACCUSED{by}"
    return "REPORTED AS FACT"


def _humans(page: Page, events: Sequence[Event], template: Template) -> None:
    done: dict[str, str] = {}
    heads: set[str] = set()
    doers = {ref for event in events for ref in event.initiators}
    for event in events:
        for actor in actors(page, event.targets):
            words = words_of(page, actor.id, event)
            if words is None or actor.kind in _ORGANISED - {"police", "state_forces"} or is_building_or_vehicle(words):
                continue
            name = name_of(actor) if actor.kind == "person" else None
            if name is None and (vague(words) or actor.id in doers or _again(words, heads)):
                continue
            if actor.id not in done:
                done[actor.id] = owner = name or bare(words)
                add_fill(template, "hum_target_name" if name else "hum_target_description", owner)
                told = descriptions(page, actor, name) if name else []
                for what in told[:1]:
                    add_fill(template, "hum_target_description", bare(what), owner)
                heads.update(phrase.split()[-1] for phrase in (words, *told))
                add_fill(template, "hum_target_type", human_type(actor, " ".join([words, actor.name, *told])), owner)
                add_fill(template, "hum_target_number", number_of(words, name is not None), owner)
                if (foreign := nation(" ".join([words, *told]))) and foreign != country_name(home_country(page)):
                    add_fill(template, "hum_target_nation", foreign, owner)
            if effect := effect_of(event):
                add_fill(template, "hum_target_effect", effect, done[actor.id])


def _again(words: str, heads: set[str]) -> bool:
    """Whether "the missionaries" takes up "two missionaries"."""
    return words.startswith(("THE ", "THESE ", "THOSE ", "BOTH ", "THIS ")) and words.split()[-1] in heads


def add_fill(template: Template, slot: str, value: str, owner: str | None = None) -> None:
    """Add a fill to a slot, once; `owner` is the fill that it belongs to."""
    fill: Fill = {"value": value, "of": owner} if owner else value
    if fill not in template.setdefault(slot, []):
        template[slot].append(fill)


def effect_of(event: Event) -> str | None:
    """Return what became of the people that an event hit."""
    if event.killed is not None or general(event.type) in ("killing", "assassination", "execution"):
        return "DEATH"
    return "INJURY" if event.injured is not None or general(event.type) == "wounding" else None


def _buildings(page: Page, events: Sequence[Event], template: Template) -> None:
    destroyed = any(general(e.type) == "destruction" and e.trigger.text.lower().startswith("destr") for e in events)
    harmed = destroyed or any(general(e.type) in ("destruction", "bombing", "grenade", "shelling") for e in events)
    for told in dict.fromkeys(words for event in events for words in things(page, event)):
        words = bare(told)
        add_fill(template, "phys_target", words)
        add_fill(template, "phys_target_type", physical_type(words), words)
        add_fill(template, "phys_target_number", number_of(told), words)
        if (foreign := nation(words)) and foreign != country_name(home_country(page)):
            add_fill(template, "phys_target_nation", foreign, words)
        if harmed:
            add_fill(template, "phys_target_effect", "DESTROYED" if destroyed else "SOME DAMAGE", words)


def _instruments(page: Page, events: Sequence[Event], template: Template) -> None:
    if template["type"][0] in ("ARSON", "KIDNAPPING"):  # the slots do not apply there
        return
    for event in events:
        words = event.weapon.upper() if event.weapon else ""
        if kind := weapon_type(words):
            add_fill(template, "instrument_id", " ".join(words.split()))
            add_fill(template, "instrument_type", kind, " ".join(words.split()))
        elif event.trigger.text.lower().startswith(SHOTS):
            add_fill(template, "instrument_type", "GUN")
    if template["type"][0] == "BOMBING" and not template.get("instrument_id") and any(template.get(s) for s in _HIT):
        for event in events:
            low, high = sentence_at(page.doc, event.trigger.start_char, event.trigger.end_char)
            for device in DEVICE.findall(page.doc.text[low:high].upper()):
                add_fill(template, "instrument_id", device)
                add_fill(template, "instrument_type", weapon_type(device) or "BOMB", device)
