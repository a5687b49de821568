"""What our frames, codes and actor kinds mean in the labels of each relevance set."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from counterclaim.datafiles import DataEntry, load_entries
from counterclaim.lexicon.frames import general
from counterclaim.lexicon.words import members
from counterclaim.records import Claim, Event, Reading

# ACLED sub-event type -> label of CASE 2021
ACLED = {
    "Armed clash": "ARMED_CLASH",
    "Disrupted weapons use": "DISR_WEAP",
    "Peaceful protest": "PEACE_PROTEST",
    "Violent demonstration": "VIOL_DEMONSTR",
    "Grenade": "GRENADE",
    "Suicide bomb": "SUIC_BOMB",
    "Government regains territory": "GOV_REGAINS_TERIT",
    "Chemical weapon": "CHEM_WEAP",
    "Air/drone strike": "AIR_STRIKE",
    "Shelling/artillery/missile attack": "ART_MISS_ATTACK",
    "Remote explosive/landmine/IED": "REM_EXPLOS",
    "Arrests": "ARREST",
    "Change to group/activity": "CHANGE_TO_GROUP_ACT",
    "Agreement": "AGREEMENT",
    "Attack": "ATTACK",
    "Sexual violence": "SEX_VIOL",
    "Non-state actor overtakes territory": "NON_STATE_ACTOR_OVERTAKES_TER",
    "Excessive force against protesters": "FORCE_AGAINST_PROTEST",
    "Non-violent transfer of territory": "NON_VIOL_TERRIT_TRANSFER",
    "Headquarters or base established": "HQ_ESTABLISHED",
    "Abduction/forced disappearance": "ABDUCT_DISSAP",
    "Protest with intervention": "PROTEST_WITH_INTER",
    "Looting/property destruction": "PROPERTY_DISTRUCT",
    "Mob violence": "MOB_VIOL",
    "Other": "OTHER",
}
# of several events in a snippet the one that names its kind most closely counts; these say the least
_VAGUE = frozenset({"ATTACK", "OTHER", "ARREST", "AGREEMENT", "PROPERTY_DISTRUCT"})
_TELLING = frozenset({"CHEM_WEAP", "SUIC_BOMB", "GRENADE", "SEX_VIOL", "ABDUCT_DISSAP", "ATTRIB", "HQ_ESTABLISHED"})
_STATE = {"state", "state_forces", "police"}
_ARMED = {"state_forces", "rebel_group", "militia", "unidentified", "state"}
_DIPLOMATIC = {"expel_diplomats", "sanction", "break_relations", "diplomatic_protest", "meeting", "visit", "negotiate"}
_DIPLOMATIC_ROOTS = {"CONSULT", "COOPERATE", "SUPPORT", "ACCUSE", "REQUEST", "REJECT", "THREATEN"}
_PROTESTS = {"protest", "riot", "mob_violence", "labour_strike"}
_VIOLENT_ACTS = {"armed_clash", "destruction", "attack", "riot", "looting", "beating"}
_WEAPON_CLASSES = ("arms", "explosive", "firearm", "grenade", "projectile")


class Vocabulary(DataEntry):
    """Words of one topic: which family of labels it is of, and the label."""

    set: str
    id: str
    words: tuple[str, ...]


@lru_cache(maxsize=8)
def vocabularies(family: str) -> Mapping[str, frozenset[str]]:
    """Return label -> words of one family of ``vocabulary.yaml``.

    Raises:
        DataFileError: with file and line of each bad entry.
    """
    entries = load_entries(Path(__file__).with_name("vocabulary.yaml"), Vocabulary)
    return {entry.id: frozenset(entry.words) for entry in entries if entry.set == family}


def _vocabulary(reading: Reading) -> Counter[str]:
    return Counter(re.findall(r"[a-z]+", reading.document.text.lower()))


def happened(reading: Reading) -> list[tuple[Claim, Event]]:
    """Return the claims of events that are said to have happened or to be going on, with their events."""
    return [
        (c, c.event) for c in reading.claims if c.event and c.polarity == "positive" and c.time in ("past", "ongoing")
    ]


def _kinds(reading: Reading, refs: tuple[str, ...]) -> set[str]:
    return {actor.kind for ref in refs if (actor := reading.actor(ref))}


def acled_label(reading: Reading) -> list[str]:
    """One label a snippet, as the set has it."""
    events = happened(reading)
    frames = {general(event.type) for _, event in events}
    if protest := _protest_label(reading, events, frames):
        return [protest]
    scores: Counter[str] = Counter()
    if any(claim.stance == "claims_responsibility" for claim in reading.claims):
        scores["ATTRIB"] += 6
    for order, (claim, event) in enumerate(events):
        label = _label(reading, claim, event)
        if label:
            weight = 1 if label in _VAGUE else 6 if label in _TELLING else 3
            scores[label] += weight * (2 if order == 0 else 1)
    words = _vocabulary(reading)
    for label, vocabulary in vocabularies("happening").items():
        scores[label] += 3 * sum(1 for word in vocabulary if words[word])
    best = max(sorted(scores), key=lambda label: scores[label])
    return [best] if scores[best] else []


def _label(reading: Reading, claim: Claim, event: Event) -> str | None:
    by, against = _kinds(reading, event.initiators), _kinds(reading, event.targets)
    if general(event.type) == "claim_responsibility":
        return "ATTRIB"
    if general(event.type) in ("takes_territory", "gain_ground") and by & _STATE:
        return "GOV_REGAINS_TERIT"
    if general(event.type) in ("seizure", "interception", "destruction", "landmine") and _of_weapons(claim.text):
        return "DISR_WEAP" if by & _STATE or general(event.type) in ("seizure", "interception") else "REM_EXPLOS"
    if general(event.type) == "attack" and by & _ARMED and against and against <= _ARMED:
        return "ARMED_CLASH"
    if general(event.type) in _DIPLOMATIC or (event.plover in _DIPLOMATIC_ROOTS and "state" in by):
        return "DIPLO"
    return ACLED.get(event.acled[1]) if event.acled else None


def _of_weapons(text: str) -> bool:
    words = {word.rstrip("s") for word in re.findall(r"[a-z-]+", text.lower())}
    return any(words & members(name) for name in _WEAPON_CLASSES)


def _protest_label(reading: Reading, events: list[tuple[Claim, Event]], frames: set[str]) -> str | None:
    """A protest is of the kind that its end tells: force against it, an intervention, violence by the crowd, or none."""
    met = frames & {"crowd_control", "protest_intervention", "unrest_casualty"}
    if not frames & _PROTESTS and not met:
        return None
    if "mob_violence" in frames:
        return "MOB_VIOL"
    by_police = [e for _, e in events if _kinds(reading, e.initiators) & _STATE]
    hurt = any(e.killed or e.injured or general(e.type) in ("shooting", "killing", "wounding") for _, e in events)
    if (met or any(e.plover == "ASSAULT" for e in by_police)) and hurt:
        return "FORCE_AGAINST_PROTEST"
    if frames & _VIOLENT_ACTS:
        return "VIOL_DEMONSTR"
    if met or "detention" in frames:
        return "PROTEST_WITH_INTER"
    return "PEACE_PROTEST"


def politics(reading: Reading) -> bool:
    """Whether political actors make up much of who is named."""
    weights = {"state": 1, "political_body": 3, "intergovernmental": 2, "state_forces": 1}
    score = 0
    for actor in reading.actors:
        kind = actor.kind
        if kind == "person" and actor.represents:
            above = reading.actor(actor.represents)
            kind = above.kind if above else kind
        score += weights.get(kind, 0) * len(actor.mentions)
    score += 3 * sum(general(c.event.type) in ("election", "legislate", "appoint") for c in reading.claims if c.event)
    words = max(1, len(reading.document.text.split()))
    return 100 * score / words > 1.5


def satp(reading: Reading) -> list[str]:
    """Bombing, kidnapping, armed assault; other where none of them is told."""
    found = set()
    for _, event in happened(reading):
        if general(event.type) in ("bombing", "landmine", "grenade", "suicide_bombing", "air_strike", "shelling"):
            found.add("bombing")
        elif general(event.type) == "abduction":
            found.add("kidnapping")
        elif event.plover == "ASSAULT" and general(event.type) != "destruction":
            found.add("armed_assault")
    if "bombing" in found and "armed_assault" in found:
        # the deaths of a bombing are no assault of their own
        found.discard("armed_assault")
    return sorted(found) or ["other"]


def crime(reading: Reading) -> list[str]:
    """The topics of organised crime by their vocabulary, with what events tell of violence and of the state's answer."""
    words = _vocabulary(reading)
    length = max(1, words.total())
    scores = {
        topic: 1000 * sum(words[word] for word in vocabulary) / length
        for topic, vocabulary in vocabularies("crime").items()
    }
    best = max(scores.values())
    return sorted(topic for topic, score in scores.items() if best and score >= 0.8 * best)


def ceha(reading: Reading) -> list[str]:
    """Whether armed violence in the Horn of Africa is told, and of what kind."""
    violent = [event for _, event in happened(reading) if event.plover == "ASSAULT"]
    if not violent:
        return []
    found = {"relevant"}
    kinds = {kind for event in violent for kind in _kinds(reading, (*event.initiators, *event.targets))}
    words = _vocabulary(reading)
    if kinds & {"religious_body"} or sum(words[word] for word in vocabularies("horn")["religion"]) >= 3:
        found.add("religious conflict")
    if any(general(event.type) == "sexual_violence" or (event.killed and event.killed.women) for event in violent):
        found.add("socio-political violence against women")
    if sum(words[word] for word in vocabularies("horn")["climate"]) >= 4:
        found.add("climate-related security risks")
    if kinds & {"militia"}:
        found.add("tribal/communal/ethnic conflict")
    return sorted(found)


def police_action(reading: Reading, claim: Claim) -> list[str]:
    """What police did in an event: the labels of IndiaPoliceEvents."""
    event = claim.event
    assert event is not None
    if "police" not in _kinds(reading, event.initiators):
        return []
    if claim.polarity == "negative":
        return ["FAIL"]
    if claim.time not in ("past", "ongoing"):
        return []
    found = ["ANY_ACTION"]
    if event.killed is not None or general(event.type) in ("killing", "execution"):
        found.append("KILL")
    if general(event.type) in ("detention", "protest_intervention"):
        found.append("ARREST")
    if event.plover == "ASSAULT":
        found.append("FORCE")
    return found
