"""What our frames, codes and actor kinds mean in the labels of each relevance set."""

from __future__ import annotations

from collections import Counter

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
_VAGUE = ("ATTACK", "OTHER", "ARMED_CLASH", "ARREST", "AGREEMENT")
_STATE = {"state", "state_forces", "police"}
_TELLING = {"ACCUSE", "REQUEST", "REJECT", "SUPPORT"}


def happened(reading: Reading) -> list[tuple[Claim, Event]]:
    """Return the claims of events that are said to have happened or to be going on, with their events."""
    return [
        (c, c.event) for c in reading.claims if c.event and c.polarity == "positive" and c.time in ("past", "ongoing")
    ]


def _kinds(reading: Reading, refs: tuple[str, ...]) -> set[str]:
    return {actor.kind for ref in refs if (actor := reading.actor(ref))}


def acled_label(reading: Reading) -> list[str]:
    """One label a snippet, as the set has it."""
    scores: Counter[str] = Counter()
    for order, (_, event) in enumerate(happened(reading)):
        label = ACLED.get(event.acled[1]) if event.acled else None
        if event.type == "claim_responsibility":
            label = "ATTRIB"
        if event.type in ("takes_territory", "gain_ground") and _kinds(reading, event.initiators) & _STATE:
            label = "GOV_REGAINS_TERIT"
        if label is None and event.plover in ("CONSULT", "COOPERATE"):
            label = "DIPLO"
        if label:
            scores[label] += (1 if label in _VAGUE else 4) * (2 if order == 0 else 1)
    return [max(sorted(scores), key=lambda label: scores[label])] if scores else []


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
    score += 3 * sum(c.event.type in ("election", "legislate", "appoint") for c in reading.claims if c.event)
    words = max(1, len(reading.document.text.split()))
    return 100 * score / words > 8


def satp(reading: Reading) -> list[str]:
    """Bombing, kidnapping, armed assault; other where none of them is told."""
    found = set()
    for _, event in happened(reading):
        if event.type in ("bombing", "landmine", "grenade", "suicide_bombing", "air_strike", "shelling"):
            found.add("bombing")
        elif event.type == "abduction":
            found.add("kidnapping")
        elif event.plover == "ASSAULT" and event.type != "destruction":
            found.add("armed_assault")
    if "bombing" in found and "armed_assault" in found:
        # the deaths of a bombing are no assault of their own
        found.discard("armed_assault")
    return sorted(found) or ["other"]


def crime(reading: Reading) -> list[str]:
    """Kinds of organised crime as far as events tell of them."""
    found = set()
    for _, event in happened(reading):
        if _kinds(reading, event.initiators) & _STATE or event.type in ("detention", "convict", "investigate"):
            found.add("state_response")
        elif event.type == "abduction":
            found.add("finance_extortion_kidnapping")
        elif event.plover == "ASSAULT":
            found.add("violence")
    return sorted(found)


def ceha(reading: Reading) -> list[str]:
    """Whether armed violence in the Horn of Africa is told, and of what kind."""
    violent = [event for _, event in happened(reading) if event.plover == "ASSAULT"]
    if not violent:
        return []
    found = {"relevant"}
    kinds = {kind for event in violent for kind in _kinds(reading, (*event.initiators, *event.targets))}
    if kinds & {"religious_body"}:
        found.add("religious conflict")
    if any(event.type == "sexual_violence" or (event.killed and event.killed.women) for event in violent):
        found.add("socio-political violence against women")
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
    if event.killed is not None or event.type in ("killing", "execution"):
        found.append("KILL")
    if event.type in ("detention", "protest_intervention"):
        found.append("ARREST")
    if event.plover == "ASSAULT":
        found.append("FORCE")
    return found
