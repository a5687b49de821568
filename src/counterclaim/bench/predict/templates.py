"""MUC templates: the violent events of a reading, grouped into incidents, with fills in the task's words.

Rules find events, group them into incidents and say which fill belongs to which; the learned judge (`template_model`) says
whether the text is about an incident of the task at all, and which of its phrases fill a role.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from counterclaim.bench.predict.template_culprits import INFERRED, claims, said_beside
from counterclaim.bench.predict.template_effects import effect_on_people, effect_on_thing
from counterclaim.bench.predict.template_fillers import HIT, Filler, fillers, share_out
from counterclaim.bench.predict.template_incidents import home_country, incidents, task_event
from counterclaim.bench.predict.template_model import Scores, judge
from counterclaim.bench.predict.template_names import callings_of
from counterclaim.bench.predict.template_phrases import phrases
from counterclaim.bench.predict.template_rules import (
    AUTHORITIES,
    SHOTS,
    Fill,
    Template,
    add_fill,
    effect_of,
    happening_of,
    rule_templates,
    sureness,
)
from counterclaim.bench.predict.template_slots import (
    country_name,
    human_type,
    human_words,
    nation,
    physical_type,
    weapon_type,
)
from counterclaim.bench.predict.template_words import number_of, plain
from counterclaim.bench.reader import Page, document_of
from counterclaim.bench.scorers.common import Row
from counterclaim.records import Claim, Document, Event

STAGES = None
# log odds from which a text is taken to be about an incident, where something is told to be hit, and else
LEAST, LEAST_UNTOLD = -1.0, 0.5
# the roles of the entities (Du et al. 2021) and the slots that hold them
_ROLES = {
    "PerpInd": "perp_individual",
    "PerpOrg": "perp_org",
    "Target": "phys_target",
    "Victim": "hum_target_name",
    "Weapon": "instrument_id",
}


def document(row: Row) -> Document:
    """Return the text, in mixed case where the row has it so."""
    return document_of(row, row.get("text_mixed"))


def answer(row: Row, page: Page) -> dict[str, Any]:
    """Return ``templates``, and their role fillers as ``entities``, where a victim is one with a name."""
    templates = _templates(page)
    return {"templates": templates, "entities": {role: _entities(templates, slot) for role, slot in _ROLES.items()}}


def _entities(templates: Sequence[Template], slot: str) -> list[list[str]]:
    fills = (fill for template in templates for fill in template.get(slot, []))
    names = ((fill["value"] if isinstance(fill, dict) else fill).lower() for fill in fills)
    return [[name] for name in dict.fromkeys(names)]


def _templates(page: Page) -> list[Template]:
    rules = rule_templates(page)
    found = phrases(page, rules)
    scores = judge(page, found, rules)
    held = fillers(page, found, scores)
    if scores.text <= (LEAST if any(held[role] for role in HIT) else LEAST_UNTOLD):
        return []
    groups = incidents(page) or [_told(page, scores)]
    events = [[claim.event for claim in group if claim.event] for group in groups]
    shares = share_out(page, events, held)
    return [_template(page, g, e, share) for g, e, share in zip(groups, events, shares, strict=True) if share]


def _told(page: Page, scores: Scores) -> list[Claim]:
    """Return the claims of violence in the sentence that tells most of an incident, where no rule found one."""
    best = max(scores.sentences, key=lambda start: scores.sentences[start], default=0)
    sentence = page.doc[best].sent
    inside = range(sentence.start_char, sentence.end_char)
    return [c for c in page.reading.claims if c.event and task_event(c.event) and c.event.trigger.start_char in inside]


def _template(
    page: Page, group: Sequence[Claim], events: Sequence[Event], share: Mapping[str, Sequence[Filler]]
) -> Template:
    template = happening_of(page, events)
    _perpetrators(page, group, share, template)
    for filler in share["person"]:
        _human(page, filler, events, template)
    for filler in share["thing"]:
        _thing(page, filler, events, template)
    if template["type"][0] not in ("ARSON", "KIDNAPPING"):  # the slots do not apply there
        _instruments(share["weapon"], events, template)
    return {slot: fills for slot, fills in template.items() if fills}


def _perpetrators(
    page: Page, group: Sequence[Claim], share: Mapping[str, Sequence[Filler]], template: Template
) -> None:
    people, bodies = share["individual"], share["organisation"]
    template["perp_individual"] = [filler.words for filler in people]
    template["perp_org"] = [filler.words for filler in bodies]
    sure: list[Fill] = [{"value": _sure(page, group, filler), "of": filler.words} for filler in bodies]
    template["perp_org_confidence"] = sure
    state = any(filler.actor and filler.actor.kind in AUTHORITIES for filler in (*people, *bodies))
    if people or bodies:  # of what nobody is held to have done there is no category
        template["category"] = ["STATE-SPONSORED VIOLENCE" if state else "TERRORIST ACT"]


def _sure(page: Page, group: Sequence[Claim], filler: Filler) -> str:
    """How sure it is that a group did it."""
    if filler.actor and claims(page, filler.actor.id):
        return "CLAIMED OR ADMITTED"
    if told := said_beside(page.doc[spot.head].sent.text for spot in filler.spots):
        return told
    if filler.actor is None:
        return INFERRED
    own = (claim for claim in group if claim.event and filler.actor.id in claim.event.initiators)
    return next((sureness(page, claim) for claim in own), INFERRED)


def _human(page: Page, filler: Filler, events: Sequence[Event], template: Template) -> None:
    actor, owner = filler.actor, filler.words
    words = plain(page.doc[filler.phrase.start : filler.phrase.end].text)
    told = callings_of(page, owner) if filler.named else []
    add_fill(template, "hum_target_name" if filler.named else "hum_target_description", owner)
    for what in told[:1]:
        add_fill(template, "hum_target_description", what, owner)
    said = " ".join([words, *told])
    kind = human_type(actor, f"{said} {actor.name}") if actor else human_words(said) or "CIVILIAN"
    add_fill(template, "hum_target_type", kind, owner)
    add_fill(template, "hum_target_number", number_of(words, filler.named), owner)
    if (foreign := nation(said)) and foreign != country_name(home_country(page)):
        add_fill(template, "hum_target_nation", foreign, owner)
    if effect := _effect(page, filler, events):
        add_fill(template, "hum_target_effect", effect, owner)


def _effect(page: Page, filler: Filler, events: Sequence[Event]) -> str | None:
    """What became of somebody: as their own phrases say, else an event that hit them, else one in a sentence that names them."""
    if told := effect_on_people(page.doc, filler.spots):
        return told
    own = [e for e in events if filler.actor and filler.actor.id in e.targets]
    sentences = [page.doc[spot.head].sent for spot in filler.spots]
    near = [e for e in events if any(s.start_char <= e.trigger.start_char < s.end_char for s in sentences)]
    return next((effect for event in (*own, *near) if (effect := effect_of(event))), None)


def _thing(page: Page, filler: Filler, events: Sequence[Event], template: Template) -> None:
    words = filler.words
    add_fill(template, "phys_target", words)
    add_fill(template, "phys_target_type", physical_type(words), words)
    told = plain(page.doc[filler.phrase.start : filler.phrase.end].text)
    add_fill(template, "phys_target_number", number_of(told), words)
    if (foreign := nation(words)) and foreign != country_name(home_country(page)):
        add_fill(template, "phys_target_nation", foreign, words)
    if effect := effect_on_thing(page.doc, filler.spots):
        add_fill(template, "phys_target_effect", effect, words)


def _instruments(weapons: Sequence[Filler], events: Sequence[Event], template: Template) -> None:
    for filler in weapons:
        add_fill(template, "instrument_id", filler.words)
        if kind := weapon_type(filler.words):
            add_fill(template, "instrument_type", kind, filler.words)
    if not weapons and any(event.trigger.text.lower().startswith(SHOTS) for event in events):
        add_fill(template, "instrument_type", "GUN")
