"""Which events of a reading are incidents of the MUC-3/4 task, and which of them are one incident.

After the task's own guidelines (template documentation, 1.0 and 5.0): violence by armed groups, or by authorities against
civilians; not against armed groups or armed forces alone; specific, recent and reported as fact; in or about one of the nine
countries of the task. Incidents are told apart by type, date, place and perpetrator only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from counterclaim.bench.predict.template_slots import demonym
from counterclaim.bench.predict.template_words import actors, things, words_of
from counterclaim.bench.reader import Page
from counterclaim.lexicon.frames import general
from counterclaim.records import Claim, Event, Place

TYPE = {
    "bombing": "BOMBING",
    "suicide_bombing": "BOMBING",
    "landmine": "BOMBING",
    "grenade": "BOMBING",
    "abduction": "KIDNAPPING",
    "looting": "ROBBERY",
}
# the countries whose incidents belong into the task's database (guidelines 1.0, 4)
COUNTRIES = frozenset({"SLV", "GTM", "HND", "ARG", "BOL", "CHL", "COL", "ECU", "PER"})
_OUTCOMES = {"killing", "wounding"}
_LEFT_OUT = {
    "armed_clash",
    "interception",
    "gain_ground",
    "takes_territory",
    "ceasefire_violation",
    "coup",
    "mass_grave",
}
_ARMED = {"state_forces", "rebel_group", "militia", "police"}
_ARMED_WORDS = re.compile(
    r"\b(?:TERRORISTS?|GUERRILLAS?|REBELS?|SUBVERSIVES?|EXTREMISTS?|INSURGENTS?|BATTALIONS?|BRIGADES?|TROOPS?|SOLDIERS?|PATROLS?"
    r"|FORCES?|TRAFFICKERS?|FIGHTERS?|COMBATANTS?|ENEMY|ENEMIES|ARMY|GARRISONS?|COMMANDOS?|COLUMNS?|UNITS?|MILITARY|POLICEM[AE]N|OFFICERS?"
    r"|ASSAILANTS?|ATTACKERS?|ASSASSINS?|GUNM[AE]N|KIDNAPPERS?|HIJACKERS?|MURDERERS?|CRIMINALS?)$"
)
_NO_LONGER = re.compile(r"\b(?:FORMER|EX-|RETIRED)")
# whom a report names without telling of anybody in particular
_ANYBODY = re.compile(
    r"^(?:(?:THE|THIS|THAT|OUR|ITS|THEIR|HIS|MANY|SOME|ALL|ENTIRE|WHOLE|DEFENSELESS|CIVIL|CIVILIAN|INNOCENT|\w+AN|\w+ESE)\s+)*"
    r"(?:PEOPLES?|POPULATION|CIVILIANS?|PERSONS?|LIVES|LIFE|HUMANS?|NATIONS?|COUNTRY|SOCIETY|VICTIMS?|AREAS?)$"
)
_FIRE = ("burn", "fire", "torch", "arson", "ablaze", "set")
_EXACT = 2  # date precision up to which the days of an event are taken as told
_RECENT = timedelta(days=62)
_REACH = 600  # characters between two events of one incident
_MANY = 100  # more are a sum over many incidents


def incidents(page: Page) -> list[list[Claim]]:
    """Return the claims of each incident, in text order."""
    home = home_country(page)
    if home is None:
        return []
    groups: list[list[Claim]] = []
    for claim in page.reading.claims:
        if not _counts(page, claim):
            continue
        for group in groups:
            if _belongs(page, claim, group):
                group.append(claim)
                break
        else:
            groups.append([claim])
    return groups


def incident_type(event: Event) -> str:
    """Return the task's type of an event."""
    if general(event.type) == "destruction" and event.trigger.text.lower().startswith(_FIRE):
        return "ARSON"
    return TYPE.get(general(event.type), "ATTACK")


def task_event(event: Event) -> bool:
    """Whether an event is of a type that the task counts."""
    return event.plover == "ASSAULT" or general(event.type) in TYPE


def home_country(page: Page) -> str | None:
    """Return which country of the task the text is about: the one it names most, the first where equal; None for none."""
    count: dict[str, int] = {}
    for place in sorted((p for p in page.reading.places if p.mentions), key=lambda p: p.mentions[0].start_char):
        if place.country and place.country in COUNTRIES:
            count[place.country] = count.get(place.country, 0) + len(place.mentions) * (
                2 if place.kind == "country" else 1
            )
    for actor in page.reading.actors:
        for country in sorted(COUNTRIES.intersection(actor.country or ())):
            count[country] = count.get(country, 0) + len(actor.mentions)
    for token in page.doc:
        code = demonym(token.text)
        if code and code in COUNTRIES:
            count[code] = count.get(code, 0) + 1
    return max(count, key=lambda code: count.get(code, 0), default=None)


def known_places(page: Page, event: Event) -> list[Place]:
    """Return the places of an event, those of foreign countries left out that the text does not name."""
    named = {p.country for p in page.reading.places if p.kind == "country"}
    found = (page.reading.place(ref) for ref in event.places)
    return [p for p in found if p and (p.country is None or p.country in COUNTRIES or p.country in named)]


def vague(words: str) -> bool:
    """Whether words for people name nobody in particular ("the civilian population"), or a sum over many incidents."""
    number = re.search(r"\b(\d[\d,]*)\b", words)
    return bool(_ANYBODY.match(words)) or bool(number and int(number[1].replace(",", "")) >= _MANY)


def armed(words: str) -> bool:
    """Whether words for people name armed groups or forces, by their head."""
    return bool(_ARMED_WORDS.search(words)) and not _NO_LONGER.search(words)


def _counts(page: Page, claim: Claim) -> bool:
    event = claim.event
    if event is None or claim.polarity == "negative" or claim.time in ("future", "hypothetical"):
        return False
    if not task_event(event):
        return False
    hit = things(page, event)
    people = actors(page, event.targets)
    civil = [a for a in people if a.kind not in _ARMED and not armed(words_of(page, a.id, event) or a.name.upper())]
    if (people or general(event.type) in _LEFT_OUT) and not civil and not hit:
        return False
    if not hit and people and all(vague(words_of(page, a.id, event) or "") for a in civil):
        return False
    published = page.reading.document.published
    if event.when and event.when.end and published and event.when.end < published - _RECENT:
        return False
    if any(p.country and p.country not in COUNTRIES for p in known_places(page, event)):
        return False
    # an explosion that hits nobody here may belong to one that is told of elsewhere
    return bool(civil or hit or incident_type(event) == "BOMBING")


def _belongs(page: Page, claim: Claim, group: Sequence[Claim]) -> bool:
    """Whether a claim is about the incident of a group: joined to one of its claims, at odds with none."""
    if not any(_same_incident(page, claim, other) for other in group):
        return False
    event = claim.event
    others = [other.event for other in group if other.event]
    if event is None or any(event.trigger == o.trigger or set(event.targets) & set(o.targets) for o in others):
        return True
    days, places = [d for o in others for d in _days(o)], [w for o in others for w in _where(page, o)]
    return not _differ(_days(event), days) and not _differ(_where(page, event), places)


def _same_incident(page: Page, one: Claim, other: Claim) -> bool:
    a, b = one.event, other.event
    if a is None or b is None:
        return False
    if a.trigger == b.trigger or (a.happening is not None and a.happening == b.happening):
        return True
    kind_a, kind_b = incident_type(a), incident_type(b)
    if kind_a != kind_b and not ({general(a.type), general(b.type)} & _OUTCOMES):
        return False
    if set(a.targets) & set(b.targets):
        return True
    if _differ(_days(a), _days(b)) or _differ(_where(page, a), _where(page, b)):
        return False
    near = abs(a.trigger.start_char - b.trigger.start_char) <= _REACH
    outcome = bool({general(a.type), general(b.type)} & _OUTCOMES)
    return near and (outcome or kind_a == kind_b or bool(set(a.initiators) & set(b.initiators)))


def _differ(one: Sequence[object], other: Sequence[object]) -> bool:
    return bool(one and other and not set(one) & set(other))


def _days(event: Event) -> list[str]:
    when = event.when
    if when is None or when.end is None or (when.date_precision or 9) > _EXACT:
        return []
    return [f"{when.start}/{when.end}"]


def _where(page: Page, event: Event) -> list[str]:
    return [p.id for p in known_places(page, event) if p.kind != "country"]
