"""Event arguments with spans and roles, for WikiEvents and RAMS: our frames in their types, our roles in theirs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from spacy.tokens import Token

from counterclaim.bench.predict.near import nearest
from counterclaim.bench.reader import Page
from counterclaim.bench.scorers.common import Row
from counterclaim.lexicon.frames import general
from counterclaim.lexicon.wordlists import word_list
from counterclaim.lexicon.words import weapon_words
from counterclaim.reading.draft import DraftEvent
from counterclaim.reading.events.match import Match
from counterclaim.reading.events.slots import norm

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
_WHOLE_WARS = {"warfare"}
_WITH = ("subj", "obj", "by", "with", "mod", "of")
_CHARGE = (
    "Justice.ChargeIndict.Unspecified",
    "justice.initiatejudicialprocess.chargeindict",
    "Prosecutor",
    "Defendant",
)
_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}
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
    **dict.fromkeys(("lawsuit", "accuse_crime"), _CHARGE),
    "convict": ("Justice.Convict.Unspecified", "justice.judicialconsequences.convict", "JudgeCourt", "Defendant"),
    "release": ("Justice.ReleaseParole.Unspecified", "justice.judicialconsequences.n/a", "JudgeCourt", "Defendant"),
    "sanction": ("Control.ImpedeInterfereWith.Unspecified", "transaction.transaction.embargosanction", "Preventer", "Recipient"),
    "resign": ("Personnel.EndPosition.Unspecified", "personnel.endposition.n/a", "Employee", "PlaceOfEmployment"),
    "aid": ("Transaction.Donation.Unspecified", "transaction.transferownership.giftgrantprovideaid", "Giver", "Recipient"),
}  # fmt: skip


def answer(row: Row, page: Page) -> dict[str, Any]:
    """Return ``events``: one for each word that told a deed, also where the reading joined two words into one event."""
    rams = str(row.get("corpus", "")).upper() == "RAMS"
    told: dict[int, tuple[Match, DraftEvent]] = page.doc.user_data.get("counterclaim.effects", {})
    found = (_event(page, match, event, rams) for _, (match, event) in sorted(told.items()))
    return {"events": [one for one in found if one]}


def _event(page: Page, match: Match, event: DraftEvent, rams: bool) -> dict[str, Any] | None:
    kind = general(match.frame.id)
    if kind not in TYPES or norm(match.token) in word_list("happening_lasting") | _WHOLE_WARS:
        return None
    wiki_type, rams_type, doer, done_to = TYPES[kind]
    token = match.token
    start, end = token.idx, token.idx + len(token.text)
    arguments: dict[tuple[int, int], str] = {}

    def add(spans: Iterable[tuple[int, int] | None], role: str) -> None:
        for span in spans:
            if span is not None:
                arguments.setdefault(span, role.lower() if rams else role)

    told = page.doc.user_data.get("counterclaim.effects", {})
    for role, name in (("initiator", doer), ("party", doer), ("target", done_to)):
        people = (t for t in match.roles.get(role, []) if t.pos_ in _NOMINAL)
        add((_phrase(t) for t in people if role == "target" or _acts(page, match, t, told)), name)
    if token.i == event.trigger:
        for refs, role, name in ((event.initiators, "initiator", doer), (event.targets, "target", done_to)):
            # whom a deed killed is the victim of the killing, not what it was aimed at
            if not match.roles.get(role) and "from '" not in event.because.get(f"{role}s", ""):
                add((nearest(page, ref, start, end) for ref in refs), name)
    device = "ExplosiveDevice" if TYPES[kind] is _BOMB else "Instrument"
    add((_phrase(t) for slot in _WITH for t in match.slots.own.get(slot, []) if norm(t) in weapon_words()), device)
    if event.because.get("places", "").startswith((f"place in the phrase of '{token.text}'", "named as")):
        add((nearest(page, ref, start, end) for ref in event.places), "Place")
    elif kind not in ("killing", "wounding"):
        add((nearest(page, ref, start, end) for ref in event.places[:1]), "Place")
    return {
        "type": rams_type if rams else wiki_type,
        "trigger": {"start": start, "end": end},
        "args": [{"role": role, "start": a, "end": b} for (a, b), role in arguments.items()],
    }


def _acts(page: Page, match: Match, token: Token, told: dict[int, Any]) -> bool:
    """Whether a filler is somebody: a weapon or another deed only did it, a noun before the trigger may be anything."""
    if norm(token) in weapon_words() or token.i in told:
        return False
    before = token.head.i == match.token.i and token.dep_ in {"compound", "amod", "nmod"}
    return not before or bool(page.draft.actors_at(token))


def _phrase(token: Token) -> tuple[int, int]:
    """The characters of a noun phrase up to its head."""
    first = token
    for child in token.lefts:
        if child.dep_ in {"det", "compound", "amod", "nmod", "poss", "nummod"}:
            first = min(first, child.left_edge, key=lambda t: t.i)
    return first.idx, token.idx + len(token.text)
