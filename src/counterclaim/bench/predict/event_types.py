"""Our frames in the types and roles of WikiEvents and RAMS."""

from __future__ import annotations

# frame -> (type in WikiEvents, type in RAMS, role of the initiators, of the targets); roles are lower-cased for RAMS
_ATTACK = ("Conflict.Attack.Unspecified", "conflict.attack.n/a", "Attacker", "Target")
_BATTLE = ("Conflict.Attack.Unspecified", "conflict.attack.selfdirectedbattle", "Attacker", "Target")
BOMB = ("Conflict.Attack.DetonateExplode", "conflict.attack.bombing", "Attacker", "Target")
_MEET = ("Contact.Contact.Meet", "contact.discussion.meet", "Participant", "Participant")
DIE = ("Life.Die.Unspecified", "life.die.deathcausedbyviolentevents", "Killer", "Victim")
_ARREST = ("Justice.ArrestJailDetain.Unspecified", "justice.arrestjaildetain.arrestjaildetain", "Jailer", "Detainee")
_ASK = ("Contact.RequestCommand.Unspecified", "contact.requestadvise.n/a", "Communicator", "Recipient")
_THREAT = ("Contact.ThreatenCoerce.Unspecified", "contact.threatencoerce.n/a", "Communicator", "Recipient")
MOVE = (
    "Movement.Transportation.Unspecified",
    "movement.transportperson.selfmotion",
    "Transporter",
    "PassengerArtifact",
)
_DESTROY = (
    "ArtifactExistence.DamageDestroyDisableDismantle.Destroy",
    "artifactexistence.damagedestroy.destroy",
    "Destroyer",
    "Artifact",
)
_CHARGE = (
    "Justice.ChargeIndict.Unspecified",
    "justice.initiatejudicialprocess.chargeindict",
    "Prosecutor",
    "Defendant",
)
HURT = ("Life.Injure.Unspecified", "life.injure.injurycausedbyviolentevents", "Injurer", "Victim")
_AGREE = (
    "Contact.Contact.Unspecified",
    "government.agreements.acceptagreementcontractceasefire",
    "Participant",
    "Participant",
)


def _attack(kind: str) -> tuple[str, str, str, str]:
    return "Conflict.Attack.Unspecified", f"conflict.attack.{kind}", "Attacker", "Target"


TYPES: dict[str, tuple[str, str, str, str]] = {
    **dict.fromkeys(("attack", "ceasefire_violation", "mob_violence"), _ATTACK),
    **dict.fromkeys(("shelling", "air_strike"), _attack("airstrikemissilestrike")),
    "shooting": _attack("firearmattack"),
    "chemical_weapon": _attack("biologicalchemicalpoisonattack"),
    **dict.fromkeys(("armed_clash", "gain_ground", "takes_territory"), _BATTLE),
    **dict.fromkeys(("bombing", "suicide_bombing", "landmine", "grenade"), BOMB),
    **dict.fromkeys(("killing", "assassination", "execution", "unrest_casualty"), DIE),
    "wounding": HURT,
    **dict.fromkeys(("meeting", "visit"), _MEET),
    "negotiate": ("Contact.Contact.Meet", "contact.negotiate.meet", "Participant", "Participant"),
    "phone_call": ("Contact.Contact.Unspecified", "contact.discussion.correspondence", "Participant", "Participant"),
    "agreement": _AGREE,
    "request": _ASK,
    "threaten": _THREAT,
    **dict.fromkeys(("force_movement", "flight", "displacement"), MOVE),
    **dict.fromkeys(("detention", "abduction"), _ARREST),
    "destruction": _DESTROY,
    "protest": ("Conflict.Demonstrate.Unspecified", "conflict.demonstrate.n/a", "Demonstrator", "Target"),
    "investigate": (
        "Justice.InvestigateCrime.Unspecified",
        "justice.investigate.investigatecrime",
        "Investigator",
        "Defendant",
    ),
    **dict.fromkeys(("lawsuit", "accuse_crime"), _CHARGE),
    "convict": ("Justice.Convict.Unspecified", "justice.judicialconsequences.convict", "JudgeCourt", "Defendant"),
    "release": ("Justice.ReleaseParole.Unspecified", "justice.judicialconsequences.n/a", "JudgeCourt", "Defendant"),
    "sanction": ("Control.ImpedeInterfereWith.Unspecified", "transaction.transaction.embargosanction", "Preventer", "Recipient"),
    "resign": ("Personnel.EndPosition.Unspecified", "personnel.endposition.n/a", "Employee", "PlaceOfEmployment"),
    "surrender": ("Conflict.Defeat.Unspecified", "conflict.yield.surrender", "Yielder", "Recipient"),
    "withdrawal": ("Movement.Transportation.Unspecified", "conflict.yield.retreat", "Yielder", "Recipient"),
    "aid": ("Transaction.Donation.Unspecified", "transaction.transferownership.giftgrantprovideaid", "Giver", "Recipient"),
}  # fmt: skip
# what WikiEvents does not mark as an event, or only as a part of another
NOT_IN_WIKIEVENTS = frozenset(("gain_ground", "takes_territory", "surrender", "withdrawal", "agreement", "phone_call"))
