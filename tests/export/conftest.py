"""A small ledger in memory for the exports: three invented reports and ten incidents, made by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from counterclaim.export import MemorySource
from counterclaim.export.unit import key_of
from counterclaim.records import (
    Actor,
    Claim,
    Claimant,
    Document,
    Event,
    MadeBy,
    Mention,
    Place,
    Reading,
    Relation,
    SideToll,
    Span,
    Toll,
    When,
)
from counterclaim.records.incident import AccountPlace, FieldStanding, FieldValue, Incident, Voice

MADE_BY = MadeBy(counterclaim="0", model="none", lexicon="-", registry="-", gazetteer="-")
KIBUMBA = AccountPlace(
    id="own:kibumba-cod", name="Kibumba", lat=-1.49, lon=29.33, country="COD", admin1="North Kivu", geo_precision=1
)
RUTSHURU = AccountPlace(
    id="geonames:206047",
    name="Rutshuru",
    lat=-1.18666,
    lon=29.44669,
    country="COD",
    admin1="North Kivu",
    geo_precision=1,
)
GOMA = AccountPlace(
    id="geonames:216281", name="Goma", lat=-1.67409, lon=29.22845, country="COD", admin1="North Kivu", geo_precision=1
)
PROVINCE = AccountPlace(
    id="geonames:206938", name="North Kivu", lat=-0.8, lon=28.9, country="COD", admin1="North Kivu", geo_precision=4
)
COUNTRY = AccountPlace(id="geonames:203312", name="Congo", lat=-2.5, lon=23.5, country="COD", geo_precision=6)
PLACES = (KIBUMBA, RUTSHURU, GOMA, PROVINCE, COUNTRY)
ACTORS: dict[str, dict[str, Any]] = {
    "m23": {"name": "March 23 Movement", "kind": "rebel_group", "country": ("COD",), "known": True},
    "forces-cod": {
        "name": "Armed forces of the Democratic Republic of the Congo",
        "kind": "state_forces",
        "country": ("COD",),
        "known": True,
    },
    "fdlr": {
        "name": "Democratic Forces for the Liberation of Rwanda",
        "kind": "rebel_group",
        "country": ("COD", "RWA"),
        "known": True,
    },
    "forces-rwa": {"name": "Armed forces of Rwanda", "kind": "state_forces", "country": ("RWA",), "known": True},
    "kivu-security-tracker": {"name": "Kivu Security Tracker", "kind": "monitor", "country": ("COD",), "known": True},
    "civilians": {"name": "civilians", "kind": "civilians", "country": ("COD",)},
    "men": {"name": "men", "kind": "unidentified"},
    "gunmen": {"name": "gunmen", "kind": "unidentified", "country": ("COD",)},
    "residents": {"name": "Residents", "kind": "civilians", "country": ("COD",)},
    "army-speaker": {"name": "Pascal Bwira", "kind": "person", "country": ("COD",), "represents": "forces-cod"},
}


class Story:
    """Builds one report: sentences are joined, and each claim points at its own."""

    def __init__(self, publisher: str, published: str, title: str, url: str | None = None) -> None:
        self.publisher, self.published, self.title, self.url = publisher, date.fromisoformat(published), title, url
        self.text = ""
        self.claims: list[tuple[int, int, dict[str, Any]]] = []

    def say(self, sentence: str, trigger: str | None = None, **values: Any) -> None:
        start = len(self.text)
        self.text += sentence + " "
        if trigger is not None:
            event = values.pop("event")
            at = start + sentence.index(trigger)
            span = Span(start_char=at, end_char=at + len(trigger), text=trigger)
            values["event"] = Event(trigger=span, **{"happening": f"h{len(self.claims) + 1}", **event})
        self.claims.append((start, start + len(sentence), values))

    def reading(self) -> Reading:
        document = Document.of(
            self.text, title=self.title, publisher=self.publisher, published=self.published, url=self.url
        )
        claims = tuple(
            Claim(
                id=f"c{n}",
                start_char=start,
                end_char=end,
                text=self.text[start:end],
                **{"claimant": Claimant(document=True), **values},
            )
            for n, (start, end, values) in enumerate(self.claims, 1)
        )
        actors = tuple(
            Actor(id=key, mentions=self._mentions(str(value["name"])), **value) for key, value in ACTORS.items()
        )
        places = tuple(
            Place(
                id=p.id,
                name=p.name,
                lat=p.lat,
                lon=p.lon,
                country=p.country,
                admin1=p.admin1,
                geo_precision=p.geo_precision,
            )
            for p in PLACES
        )
        return Reading(document=document, made_by=MADE_BY, actors=actors, places=places, claims=claims)

    def _mentions(self, name: str) -> tuple[Mention, ...]:
        at = self.text.find(name)
        return (Mention(start_char=at, end_char=at + len(name), text=name, how="name"),) if at >= 0 else ()


def day(start: str, end: str | None = None, precision: int = 1) -> When:
    return When(start=date.fromisoformat(start), end=date.fromisoformat(end or start), date_precision=precision)


SHELLING: dict[str, Any] = {
    "type": "shelling",
    "plover": "ASSAULT",
    "cameo": "194",
    "acled": ("Explosions/Remote violence", "Shelling/artillery/missile attack"),
    "ucdp": 3,
}
AIR: dict[str, Any] = {
    "type": "air_strike",
    "plover": "ASSAULT",
    "cameo": "195",
    "acled": ("Explosions/Remote violence", "Air/drone strike"),
    "ucdp": 1,
}
CLASH: dict[str, Any] = {
    "type": "armed_clash",
    "plover": "ASSAULT",
    "cameo": "190",
    "acled": ("Battles", "Armed clash"),
    "ucdp": 1,
}
ATTACK: dict[str, Any] = {
    "type": "attack",
    "plover": "ASSAULT",
    "cameo": "190",
    "acled": ("Violence against civilians", "Attack"),
}
TALKS: dict[str, Any] = {"type": "meeting", "plover": "CONSULT", "cameo": "046"}
TENTH = day("2026-03-10")


def readings() -> list[Reading]:
    wire = Story("Example Wire", "2026-03-11", "Truce shaken (invented)", "https://example.org/a")
    who = Claimant(actor="army-speaker", name="Pascal Bwira", interest="party")
    wire.say(
        "March 23 Movement fighters shelled Kibumba on Tuesday, killing seven civilians, Pascal Bwira said.",
        "shelled",
        claimant=who,
        event={
            **SHELLING,
            "initiators": ("m23",),
            "targets": ("civilians",),
            "places": (KIBUMBA.id,),
            "when": TENTH,
            "killed": Toll(low=7, best=7, high=7, civilians=7),
        },
    )
    wire.say(
        "Kivu Security Tracker counted nine dead in the shelling.",
        "shelling",
        claimant=Claimant(actor="kivu-security-tracker", name="Kivu Security Tracker", interest="independent"),
        event={
            **SHELLING,
            "happening": "h1",
            "targets": ("civilians",),
            "places": (KIBUMBA.id,),
            "when": TENTH,
            "killed": Toll(low=9, best=9, high=9),
        },
    )
    wire.say(
        "Army drones bombed Rutshuru on Monday and killed two fighters.",
        "bombed",
        claimant=Claimant(actor="m23", name="March 23 Movement", interest="party"),
        event={
            **AIR,
            "initiators": ("forces-cod",),
            "targets": ("m23",),
            "places": (RUTSHURU.id,),
            "when": day("2026-03-09"),
            "killed": Toll(low=2, best=2, high=2, fighters=2, by_side=(SideToll(side="m23", fighters=2),)),
        },
    )
    wire.say(
        "Talks are to be held next week.",
        "Talks",
        time="future",
        event={**TALKS, "initiators": ("m23", "forces-cod"), "when": day("2026-03-16", "2026-03-22", 3)},
    )
    wire.say(
        "The army fears an attack on Goma.",
        "attack",
        time="hypothetical",
        stance="fears",
        event={**ATTACK, "initiators": ("m23",), "targets": ("residents",), "places": (GOMA.id,), "when": TENTH},
    )
    wire.say(
        "Rwanda backs March 23 Movement, experts say.",
        relation=Relation(type="backs", source="forces-rwa", target="m23"),
    )
    other = Story("Great Lakes Sentinel", "2026-03-11", '=HYPERLINK("http://x.example","click")\tnow', None)
    other.say(
        "Clashes between three forces went on in North Kivu this month.",
        "Clashes",
        event={
            **CLASH,
            "initiators": ("m23", "forces-cod", "fdlr"),
            "places": (PROVINCE.id,),
            "when": day("2026-03-01", "2026-03-31", 4),
            "killed": Toll(low=24, best=24, high=99),
        },
    )
    other.say(
        "Violence killed five in Congo.",
        "Violence",
        event={
            **ATTACK,
            "targets": ("men",),
            "places": (COUNTRY.id,),
            "when": TENTH,
            "killed": Toll(low=5, best=5, high=5),
        },
    )
    other.say(
        "Gunmen struck in Goma.",
        "struck",
        event={**ATTACK, "initiators": ("gunmen",), "places": (GOMA.id,), "when": TENTH},
    )
    third = Story("Third Paper", "2026-03-12", "Second attack", "https://example.org/c")
    third.say(
        "A second shelling of Kibumba by March 23 Movement killed one civilian.",
        "shelling",
        event={
            **SHELLING,
            "initiators": ("m23",),
            "targets": ("civilians",),
            "places": (KIBUMBA.id,),
            "when": TENTH,
            "killed": Toll(low=1, best=1, high=1, civilians=1),
        },
    )
    third.say(
        "Gunmen shot men in Goma and Rutshuru and killed five.",
        "shot",
        event={
            **ATTACK,
            "initiators": ("gunmen",),
            "targets": ("men",),
            "places": (GOMA.id, RUTSHURU.id),
            "when": TENTH,
            "killed": Toll(low=5, best=5, high=5),
        },
    )
    return [story.reading() for story in (wire, other, third)]


def voice(reading: Reading, claim: str, *, denies: bool = False) -> Voice:
    found = reading.claim(claim)
    assert found is not None
    key = key_of(reading.document.id)
    return Voice(
        claimant=found.claimant.name or reading.document.publisher or "",
        actor=found.claimant.actor,
        interest=found.claimant.interest,
        publisher=reading.document.publisher,
        published=reading.document.published,
        claim=f"{key}-{claim}",
        document=key,
        telling=key,
        denies=denies,
    )


def incident(number: int, parts: list[tuple[Reading, str]], **values: Any) -> Incident:
    """One incident of these claims; what is not given is taken from the first claim's event."""
    reading, first = parts[0]
    claim = reading.claim(first)
    assert claim is not None
    event = claim.event
    assert event is not None
    places = {place.id: place for place in PLACES}
    fields: dict[str, Any] = {
        "id": f"i{number:012x}",
        "title": f"{event.type.replace('_', ' ').capitalize()} {number}",
        "type": event.type,
        "plover": event.plover,
        "cameo": event.cameo,
        "acled": event.acled,
        "ucdp": event.ucdp,
        "when": event.when,
        "places": tuple(places[p] for p in event.places),
        "initiators": event.initiators,
        "targets": event.targets,
        "killed": event.killed,
        "standing": "single_source",
        "claims": tuple(f"{key_of(r.document.id)}-{c}" for r, c in parts),
        "documents": tuple(dict.fromkeys(key_of(r.document.id) for r, _ in parts)),
    }
    return Incident(**{**fields, **values})


def incidents(texts: list[Reading]) -> list[Incident]:
    wire, other, third = texts
    killed = FieldStanding(
        field="killed",
        standing="contested",
        value="7",
        because="Pascal Bwira says 7, Kivu Security Tracker says 9",
        values=(
            FieldValue(value="7", low=7, best=7, high=7, said_by=(voice(wire, "c1"),)),
            FieldValue(value="9", low=9, best=9, high=9, said_by=(voice(wire, "c2"),)),
        ),
    )
    return [
        incident(
            1,
            [(wire, "c1"), (wire, "c2")],
            standing="contested",
            grade="contested",
            fields=(killed,),
            voices=1,
            killed=Toll(low=7, best=7, high=9, civilians=7),
        ),
        incident(2, [(wire, "c3")], standing="party_only"),
        incident(3, [(other, "c1")]),
        incident(4, [(wire, "c4")]),
        incident(5, [(other, "c2")]),
        incident(6, [(wire, "c5")]),
        incident(7, [(other, "c3")]),
        incident(8, [(third, "c1")]),
        incident(9, [(third, "c2")]),
    ]


@pytest.fixture(scope="session")
def world() -> MemorySource:
    """The ledger in memory."""
    texts = readings()
    # the tie of the first report belongs to no incident of its own; it is told with the air strike
    made = incidents(texts)
    key = key_of(texts[0].document.id)
    made[1] = made[1].model_copy(update={"claims": (*made[1].claims, f"{key}-c6")})
    return MemorySource(made, texts, {"i000000000001": datetime(2026, 3, 12, 8, 0, tzinfo=UTC)})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "out"
