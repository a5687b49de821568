"""Accounts: what one document says about one happening, the unit that linking joins into incidents."""

from __future__ import annotations

from collections import Counter

from counterclaim.ledger.families import is_effect
from counterclaim.ledger.happenings import Happening, closer, happenings_of, main_of, prominence, summed
from counterclaim.ledger.words import telling_words
from counterclaim.lexicon.frames import general
from counterclaim.records import Account, AccountActor, AccountPlace, Claim, Place, Reading, Toll, When
from counterclaim.registry import fold

_KEY = 16  # hexadecimal digits
_TOWN, _DIVISION = 3, 4  # geo_precision
_LEAD = 900  # characters of the text whose words tell what the document is about


def document_key(document_id: str) -> str:
    """Return the ledger's key of a document: the first 16 hexadecimal digits of its id's hash."""
    return document_id.rpartition(":")[2][:_KEY]


def claim_key(document_id: str, claim_id: str) -> str:
    """Return the ledger's key of a claim."""
    return f"{document_key(document_id)}-{claim_id}"


def accounts_of(reading: Reading) -> list[Account]:
    """Return the accounts of a document, in text order; one of them is the main one where there is any.

    Claims of what is planned, demanded, threatened or feared tell of no happening and are in no account.
    """
    happenings = happenings_of(reading)
    main = main_of(happenings)
    return [_account(reading, one, one is main) for one in happenings]


def _account(reading: Reading, one: Happening, main: bool) -> Account:
    document = reading.document
    key = document_key(document.id)
    events = [c.event for c in one.claims if c.event]
    kinds = Counter(event.type for event in events)
    first = {kind: i for i, kind in reversed(list(enumerate(event.type for event in events)))}
    frames = tuple(sorted(kinds, key=lambda kind: (is_effect(kind), -kinds[kind], first[kind])))
    initiators = tuple(dict.fromkeys(ref for event in events for ref in event.initiators))
    targets = tuple(dict.fromkeys(ref for event in events for ref in event.targets if ref not in initiators))
    texts = list(dict.fromkeys(c.text for c in one.claims))
    if main:
        texts = [document.title or "", document.text[:_LEAD], *texts]
    return Account(
        id=f"{key}-{one.key}",
        document=key,
        publisher=document.publisher,
        published=document.published,
        claims=tuple(f"{key}-{c.id}" for c in one.claims),
        main=main,
        foreground=any(event.foreground for event in events),
        frames=frames,
        kind=general(frames[0]) if frames else None,
        initiators=initiators,
        targets=targets,
        places=_places(reading, one, main),
        when=_when(one),
        killed=_toll([c for c in one.claims if not summed(c)], "killed"),
        injured=_toll([c for c in one.claims if not summed(c)], "injured"),
        weapon=next((event.weapon for event in events if event.weapon), None),
        names=telling_words(texts),
        actors=_actors(reading, (*initiators, *targets, *_speakers(one))),
        title=document.title if main else None,
    )


def _when(one: Happening) -> When | None:
    best: When | None = None
    for claim in one.claims:
        when = claim.event.when if claim.event else None
        if when is not None and (best is None or closer(when, best)):
            best = when
    return best


def _toll(claims: list[Claim], part: str) -> Toll | None:
    """The first full count of the happening; a count of some of the dead ("among them four children") is no toll."""
    counting = [c for c in claims if c.event and (toll := getattr(c.event, part)) is not None and toll.best is not None]
    best = max(counting, key=prominence, default=None)
    found: Toll | None = getattr(best.event, part) if best else None
    return found


def _places(reading: Reading, one: Happening, main: bool) -> tuple[AccountPlace, ...]:
    """The places of the claims, most exact first; for a main account without a town, those that the lead names."""
    refs = dict.fromkeys(ref for c in one.claims if c.event for ref in c.event.places)
    places = [place for ref in refs if (place := reading.place(ref)) is not None]
    if main and all((place.geo_precision or 9) > _TOWN for place in places):
        lead = [p for p in reading.places if p.id not in refs and any(m.start_char < _LEAD for m in p.mentions)]
        lead.sort(key=lambda p: p.mentions[0].start_char)
        places += [p for p in lead if p.geo_precision is not None and p.geo_precision <= _DIVISION]
    names = {fold(place.name) for place in reading.places}
    # a lost apostrophe makes "Syrias" of "Syria's"
    places = [place for place in places if not (fold(place.name).endswith("s") and fold(place.name)[:-1] in names)]
    found = [account_place(place, known=_credible(reading, place)) for place in places]
    found.sort(key=lambda place: place.geo_precision or 9)
    return tuple(found)


def _credible(reading: Reading, place: Place) -> bool:
    """Whether a place can be where the gazetteer put it: in a country that another place of the text is in, too.

    Where the text has no other place, the countries of its known actors speak. A village that stands alone in a country that
    the text never speaks of was taken for its namesake.
    """
    if place.country is None or (place.geo_precision or 9) > _DIVISION:
        return True
    others = {other.country for other in reading.places if other.id != place.id and other.country}
    if not others:
        others = {code for a in reading.actors if a.known and a.kind not in ("media", "monitor") for code in a.country}
    return not others or place.country in others


def account_place(place: Place, known: bool = True) -> AccountPlace:
    """Return what an account keeps of a place; only its id and name, where it is not known where it is."""
    if not known:
        return AccountPlace(id=place.id, name=place.name)
    return AccountPlace(
        id=place.id,
        name=place.name,
        lat=place.lat,
        lon=place.lon,
        country=place.country,
        admin1=place.admin1,
        geo_precision=place.geo_precision,
    )


def _speakers(one: Happening) -> list[str]:
    return [c.claimant.actor for c in one.claims if c.claimant.actor is not None]


def _actors(reading: Reading, refs: tuple[str, ...]) -> tuple[AccountActor, ...]:
    found = (reading.actor(ref) for ref in dict.fromkeys(refs))
    return tuple(
        AccountActor(id=a.id, name=a.name, kind=a.kind, known=a.known, country=a.country, represents=a.represents)
        for a in found
        if a is not None
    )
