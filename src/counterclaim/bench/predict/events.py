"""Event arguments with spans and roles, for WikiEvents and RAMS: our frames in their types, our roles in theirs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from counterclaim.bench.predict.near import nearest
from counterclaim.bench.reader import Page
from counterclaim.bench.scorers.common import Row
from counterclaim.lexicon.frames import general
from counterclaim.reading.draft import DraftEvent

STAGES = ("dates", "actors", "places", "coreference", "attribution", "events")
# frame -> (type in WikiEvents, type in RAMS, role of the initiators, of the targets); roles are lower-cased for RAMS
_ATTACK = ("Conflict.Attack.Unspecified", "conflict.attack.n/a", "Attacker", "Target")
_BATTLE = ("Conflict.Attack.Unspecified", "conflict.attack.selfdirectedbattle", "Attacker", "Target")
_BOMB = ("Conflict.Attack.DetonateExplode", "conflict.attack.bombing", "Attacker", "Target")
_MEET = ("Contact.Contact.Meet", "contact.discussion.meet", "Participant", "Participant")
_DIE = ("Life.Die.Unspecified", "life.die.deathcausedbyviolentevents", "Killer", "Victim")
_ARREST = ("Justice.ArrestJailDetain.Unspecified", "justice.arrestjaildetain.arrestjaildetain", "Jailer", "Detainee")
_ASK = ("Contact.RequestCommand.Unspecified", "contact.requestadvise.n/a", "Communicator", "Recipient")
_THREAT = ("Contact.ThreatenCoerce.Unspecified", "contact.threatencoerce.n/a", "Communicator", "Recipient")
_MOVE = ("Movement.Transportation.Unspecified", "movement.transportperson.selfmotion", "Transporter", "Passenger")
_DESTROY = (
    "ArtifactExistence.DamageDestroyDisableDismantle.Destroy",
    "artifactexistence.damagedestroy.destroy",
    "Destroyer",
    "Artifact",
)
TYPES: dict[str, tuple[str, str, str, str]] = {
    **dict.fromkeys(("attack", "shelling", "air_strike", "shooting", "ceasefire_violation", "chemical_weapon"), _ATTACK),
    **dict.fromkeys(("armed_clash", "gain_ground", "takes_territory"), _BATTLE),
    **dict.fromkeys(("bombing", "suicide_bombing", "landmine", "grenade"), _BOMB),
    **dict.fromkeys(("killing", "assassination", "execution"), _DIE),
    **dict.fromkeys(("meeting", "visit", "negotiate"), _MEET),
    **dict.fromkeys(("request", "request_talks", "request_aid"), _ASK),
    **dict.fromkeys(("threaten", "threaten_force", "threaten_sanctions"), _THREAT),
    **dict.fromkeys(("force_movement", "flight", "displacement"), _MOVE),
    "wounding": ("Life.Injure.Unspecified", "life.injure.injurycausedbyviolentevents", "Injurer", "Victim"),
    "detention": _ARREST,
    "destruction": _DESTROY,
    "protest": ("Conflict.Demonstrate.Unspecified", "conflict.demonstrate.n/a", "Demonstrator", "Target"),
    "investigate": (
        "Justice.InvestigateCrime.Unspecified",
        "justice.investigate.investigatecrime",
        "Investigator",
        "Defendant",
    ),
    "convict": ("Justice.Convict.Unspecified", "justice.judicialconsequences.convict", "JudgeCourt", "Defendant"),
    "release": ("Justice.ReleaseParole.Unspecified", "justice.judicialconsequences.n/a", "JudgeCourt", "Defendant"),
    "sanction": ("Control.ImpedeInterfereWith.Unspecified", "transaction.transaction.embargosanction", "Preventer", "Recipient"),
    "resign": ("Personnel.EndPosition.Unspecified", "personnel.endposition.n/a", "Employee", "PlaceOfEmployment"),
    "aid": ("Transaction.Donation.Unspecified", "transaction.transferownership.giftgrantprovideaid", "Giver", "Recipient"),
}  # fmt: skip


def answer(row: Row, page: Page) -> dict[str, Any]:
    """Return ``events``."""
    rams = str(row.get("corpus", "")).upper() == "RAMS"
    return {"events": [found for event in page.draft.events if (found := _event(page, event, rams))]}


def _event(page: Page, event: DraftEvent, rams: bool) -> dict[str, Any] | None:
    if general(event.frame) not in TYPES:
        return None
    wiki_type, rams_type, doer, done_to = TYPES[general(event.frame)]
    arguments: list[dict[str, Any]] = []

    def add(refs: Iterable[str], role: str) -> None:
        for ref in refs:
            if span := nearest(page, ref, event.trigger_start, event.trigger_end):
                arguments.append({"role": role.lower() if rams else role, "start": span[0], "end": span[1]})

    add(event.initiators, doer)
    add(event.targets, done_to)
    add(event.places[:1], "Place")
    return {
        "type": rams_type if rams else wiki_type,
        "trigger": {"start": event.trigger_start, "end": event.trigger_end},
        "args": arguments,
    }
