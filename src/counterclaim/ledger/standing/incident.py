"""Builds an incident from its accounts: what all tellings together say, with the standing of each field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256

from counterclaim.ledger.families import is_effect
from counterclaim.ledger.standing import fields
from counterclaim.ledger.standing.by_side import dead_by_side
from counterclaim.ledger.standing.grade import grade_of
from counterclaim.ledger.standing.sayings import Saying, independent, sayings_of
from counterclaim.ledger.standing.tolls import toll_of
from counterclaim.lexicon.frames import general
from counterclaim.records import (
    Account,
    AccountPlace,
    Claim,
    Event,
    FieldName,
    FieldStanding,
    Incident,
    Standing,
    TollRule,
    When,
)

_NUMBERS: tuple[FieldName, ...] = ("killed", "civilians", "injured", "detained")
_DECISIVE: tuple[FieldName, ...] = ("happened", "initiators", "killed")


def incident_id(founder: str) -> str:
    """Return the id of the incident that an account founds: ``i`` and 12 hexadecimal digits."""
    return "i" + sha256(founder.encode()).hexdigest()[:12]


def build_incident(
    accounts: Sequence[Account],
    claims: Mapping[str, Claim],
    wire: Mapping[str, str] | None = None,
    rule: TollRule = "most_representative",
    *,
    founder: str | None = None,
    episode: str | None = None,
    merged: Iterable[str] = (),
) -> Incident:
    """Build one incident.

    Args:
        accounts: its accounts; the first was stored first and founds the incident, unless `founder` is given.
        claims: claim key → claim; claims of other accounts may be among them.
        wire: document key → wire group; a document in none is a telling of its own.
        rule: how the shown tolls are made of the claimants' numbers.
        founder: id of the account that the incident's id comes from.
        episode: the longer happening that it is part of.
        merged: ids of incidents that were joined into this one.

    Raises:
        ValueError: when there is no account.
    """
    if not accounts:
        raise ValueError("an incident needs an account")
    founder = founder or accounts[0].id
    ordered = sorted(accounts, key=lambda a: (a.published or date.max, a.document, a.id))
    sayings = sayings_of(ordered, claims, wire or {})
    told = {part: fields.counted(sayings, part) for part in _NUMBERS}
    standings: list[FieldStanding | None] = []
    tolls = {part: toll_of(fields.counts(told[part]), rule) for part in _NUMBERS}
    if sayings:
        standings = [
            fields.happened(sayings),
            fields.kinds(sayings),
            fields.sides("initiators", sayings),
            fields.sides("targets", sayings),
            fields.places(sayings),
            fields.days(sayings),
            fields.weapons(sayings),
        ]
        for part in _NUMBERS:
            found = fields.numbers(part, told[part])
            toll = tolls[part]
            if found is not None and toll is not None:
                standings.append(found.model_copy(update={"value": str(toll.best)}))
    by_field = {one.field: one for one in standings if one is not None}
    killed = tolls["killed"]
    if killed is not None and tolls["civilians"] is not None:
        killed = killed.model_copy(update={"civilians": tolls["civilians"].best})
    if killed is not None:
        killed = killed.model_copy(update={"by_side": dead_by_side(sayings, killed, rule)})
    kind, event = _kind(ordered, sayings)
    places = _places(ordered)
    when = _when(ordered)
    documents = tuple(dict.fromkeys(a.document for a in ordered))
    return Incident(
        id=incident_id(founder),
        title=_title(kind, places, when),
        type=kind,
        plover=event.plover if event else None,
        cameo=event.cameo if event else None,
        acled=event.acled if event else None,
        ucdp=event.ucdp if event else None,
        when=when,
        places=places,
        initiators=_refs(ordered, "initiators"),
        targets=_refs(ordered, "targets"),
        killed=killed,
        injured=tolls["injured"],
        detained=tolls["detained"],
        weapon=by_field["weapon"].value if "weapon" in by_field else None,
        rule=rule,
        standing=_standing(by_field),
        grade=grade_of(sayings, by_field.get("initiators")),
        fields=tuple(by_field.values()),
        accounts=tuple(a.id for a in ordered),
        claims=tuple(dict.fromkeys(key for a in ordered for key in a.claims)),
        documents=documents,
        tellings=len({(wire or {}).get(key, key) for key in documents}),
        voices=len(independent([s for s in sayings if not s.denies])),
        episode=episode,
        merged=tuple(sorted(set(merged) - {incident_id(founder)})),
    )


def _standing(by_field: Mapping[FieldName, FieldStanding]) -> Standing:
    """The incident's own: contested where it, its doer or its toll is; else that of its having happened."""
    if "happened" not in by_field:
        return "single_source"
    if by_field["happened"].standing == "denied":
        return "denied"
    if any(name in by_field and by_field[name].standing == "contested" for name in _DECISIVE):
        return "contested"
    return by_field["happened"].standing


def _kind(accounts: Sequence[Account], sayings: Sequence[Saying]) -> tuple[str, Event | None]:
    """The kind that most documents tell of, main accounts first; a kind that names no act only where there is no other."""
    votes: Counter[str] = Counter()
    for account in accounts:
        if account.kind:
            votes[account.kind] += 2 if account.main else 1
    kind = min(votes, key=lambda one: (is_effect(one), -votes[one], one), default="unknown")
    events = [s.event for s in sayings if general(s.event.type) == kind]
    return kind, events[0] if events else (sayings[0].event if sayings else None)


def _when(accounts: Sequence[Account]) -> When | None:
    """The most exact days that most documents give."""
    votes: Counter[When] = Counter(a.when for a in accounts if a.when is not None)
    return min(
        votes,
        key=lambda one: (one.date_precision or 9, -votes[one], one.start or date.max, one.end or date.max),
        default=None,
    )


def _places(accounts: Sequence[Account]) -> tuple[AccountPlace, ...]:
    votes: Counter[str] = Counter()
    found: dict[str, AccountPlace] = {}
    for account in accounts:
        for place in account.places:
            found.setdefault(place.id, place)
            votes[place.id] += 2 if account.main else 1
    ordered = sorted(
        found, key=lambda ref: ((found[ref].geo_precision or 9) > 3, -votes[ref], found[ref].geo_precision or 9, ref)
    )
    return tuple(found[ref] for ref in ordered)


def _refs(accounts: Sequence[Account], part: str) -> tuple[str, ...]:
    votes: Counter[str] = Counter(ref for account in accounts for ref in getattr(account, part))
    return tuple(sorted(votes, key=lambda ref: (-votes[ref], ref)))


def _title(kind: str, places: Sequence[AccountPlace], when: When | None) -> str:
    """A neutral line: kind, place, day; never a headline, which is one outlet's wording."""
    words = kind.replace("_", " ").capitalize()
    where = f", {places[0].name}" if places else ""
    start, end = (when.start, when.end) if when else (None, None)
    day = "" if start is None else f", {start.isoformat()}" if start == end or end is None else f", {start} to {end}"
    return f"{words}{where}{day}"
