"""Writes reading.json, the hand-made reading that the tests of `render` show. Run it after editing the story here.

The text is our own and invented. Spans are found by their words: ``("the army", 2)`` is the second "the army".
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TEXT = (HERE / "reading.txt").read_text(encoding="utf-8").strip()

Words = str | tuple[str, int]


def span(words: Words, inside: tuple[int, int] | None = None) -> dict[str, Any]:
    """Return the span of these words (of the nth, when a pair), inside the given characters."""
    text, nth = (words, 1) if isinstance(words, str) else words
    start, end = inside or (0, len(TEXT))
    at = start - 1
    for _ in range(nth):
        at = TEXT.index(text, at + 1, end)
    return {"start_char": at, "end_char": at + len(text), "text": text}


def mentions(*found: tuple[Words, str]) -> list[dict[str, Any]]:
    """Return mentions in text order from (words, how)."""
    return sorted(({**span(words), "how": how} for words, how in found), key=lambda m: m["start_char"])


def actor(id_: str, name: str, kind: str, *found: tuple[Words, str], **more: Any) -> dict[str, Any]:
    """Return an actor of the contract."""
    base = {"id": id_, "name": name, "aliases": [], "kind": kind, "country": [], "represents": None, "known": True}
    return {**base, **more, "mentions": mentions(*found)}


ACTORS = [
    actor(
        "fardc",
        "Armed Forces of the Democratic Republic of the Congo",
        "state_forces",
        ("The Congolese army", "name"),
        ("The army", "description"),
        ("Congolese troops", "description"),
        ("each other", "pronoun"),
        ("both sides", "description"),
        ("the two sides", "description"),
        aliases=["FARDC"],
        country=["COD"],
    ),
    actor(
        "m23",
        "March 23 Movement",
        "rebel_group",
        ("M23 rebels", "name"),
        ("M23 fighters", "name"),
        ("The rebels", "description"),
        (("M23", 3), "name"),
        ("each other", "pronoun"),
        ("both sides", "description"),
        ("the group", "description"),
        (("M23", 4), "name"),
        (("M23", 5), "name"),
        (("M23", 6), "name"),
        (("M23", 7), "name"),
        ("the rebels", "description"),
        ("the two sides", "description"),
        ("We have", "pronoun"),
        aliases=["M23"],
        country=["COD"],
    ),
    actor(
        "bwira",
        "Colonel Pascal Bwira",
        "person",
        ("Colonel Pascal Bwira", "name"),
        ("he told", "pronoun"),
        represents="fardc",
        known=False,
        country=["COD"],
    ),
    actor(
        "mulumba",
        "Eric Mulumba",
        "person",
        ("Eric Mulumba", "name"),
        ("he said", "pronoun"),
        represents="m23",
        known=False,
    ),
    actor("kst", "Kivu Security Tracker", "monitor", ("The Kivu Security Tracker", "name"), ("It could", "pronoun")),
    actor("angola", "Angola", "state", ("Angola", "name"), country=["AGO"]),
    actor("qatar", "Qatar", "state", ("Qatar", "name"), (("Qatar", 2), "name"), country=["QAT"]),
    actor("african-union", "African Union", "intergovernmental", ("The African Union", "name")),
    actor(
        "drc",
        "Democratic Republic of the Congo",
        "state",
        ("The Congolese government", "name"),
        ("the government", "description"),
        country=["COD"],
    ),
    actor("rwanda", "Rwanda", "state", ("Rwanda", "name"), (("Rwanda", 2), "name"), country=["RWA"]),
    actor("rdf", "Rwanda Defence Force", "state_forces", ("Rwandan soldiers", "description"), country=["RWA"]),
    actor("fdlr", "FDLR", "militia", ("the FDLR", "acronym"), country=["RWA"]),
    actor("un-experts", "United Nations experts", "monitor", ("United Nations experts", "name"), known=False),
    actor("residents", "Residents", "civilians", ("Residents", "description"), known=False),
    actor("doctors", "Doctors at a hospital in the city", "unidentified", ("Doctors", "description"), known=False),
    actor("monusco", "MONUSCO", "intergovernmental", ("The United Nations mission, MONUSCO", "name")),
    actor("civilians", "civilians", "civilians", ("seven civilians", "description"), known=False),
]


def place(
    id_: str,
    name: str,
    kind: str,
    lat: float | None,
    lon: float | None,
    precision: int | None,
    *found: tuple[Words, str],
    **more: Any,
) -> dict[str, Any]:
    """Return a place of the contract."""
    base = {
        "id": id_,
        "name": name,
        "aliases": [],
        "kind": kind,
        "lat": lat,
        "lon": lon,
        "country": "COD",
        "admin1": None,
        "geo_precision": precision,
    }
    return {**base, **more, "mentions": mentions(*found)}


PLACES = [
    place(
        "geonames:216281",
        "Goma",
        "settlement",
        -1.674,
        29.228,
        1,
        ("Goma", "name"),
        (("Goma", 2), "name"),
        (("Goma", 3), "name"),
        admin1="Nord-Kivu",
    ),
    place(
        "geonames:206286",
        "Sake",
        "settlement",
        -1.574,
        29.043,
        1,
        ("Sake", "name"),
        (("Sake", 2), "name"),
        admin1="Nord-Kivu",
    ),
    place(
        "geonames:206938",
        "Nord-Kivu",
        "admin1",
        -0.73,
        28.92,
        4,
        ("North Kivu province", "name"),
        aliases=["North Kivu"],
    ),
    place("name:kibumba", "Kibumba", "settlement", None, None, None, ("the village of Kibumba", "name")),
    place("geonames:206984", "Rutshuru", "settlement", -1.187, 29.447, 1, ("Rutshuru", "name"), admin1="Nord-Kivu"),
    place("geonames:290030", "Doha", "settlement", 25.285, 51.531, 1, ("Doha", "name"), country="QAT"),
    place("geonames:205000", "Sud-Kivu", "admin1", -3.02, 28.26, 4, ("South Kivu", "name")),
    place("name:masisi", "Masisi", "settlement", -1.4, 28.8, 2, ("the road to Masisi", "name"), admin1="Nord-Kivu"),
]


def date(words: Words, start: str | None, end: str | None, precision: int | None) -> dict[str, Any]:
    """Return a date mention of the contract."""
    return {**span(words), "start": start, "end": end, "date_precision": precision}


DATES = [
    date("March 11", "2026-03-11", "2026-03-11", 1),
    date("on Wednesday", "2026-03-11", "2026-03-11", 1),
    date("late on Tuesday", "2026-03-10", "2026-03-10", 1),
    date("on Monday", "2026-03-09", "2026-03-09", 1),
    date("since Monday", "2026-03-09", "2026-03-11", 2),
    date("on Sunday", "2026-03-08", "2026-03-08", 1),
    date("next week", "2026-03-16", "2026-03-22", 3),
    date("in 2024", "2024-01-01", "2024-12-31", 5),
    date("overnight", "2026-03-10", "2026-03-11", 2),
    date("since Tuesday", "2026-03-10", None, 2),
    date("in January 2025", "2025-01-01", "2025-01-31", 4),
]


def when(start: str | None, end: str | None, precision: int | None) -> dict[str, Any]:
    """Return a When."""
    return {"start": start, "end": end, "date_precision": precision}


def toll(low: int | None, best: int | None, high: int | None, **among: int) -> dict[str, Any]:
    """Return a Toll."""
    return {"low": low, "best": best, "high": high, "civilians": None, "children": None, "women": None, **among}


CODES: dict[str, tuple[str | None, str | None, list[str] | None, int | None]] = {
    "ceasefire_violation": ("ASSAULT", "196", ["Battles", "Armed clash"], 1),
    "shelling": ("ASSAULT", "194", ["Explosions/Remote violence", "Shelling/artillery/missile attack"], 1),
    "force_movement": ("MOBILIZE", "0154", ["Strategic developments", "Other"], None),
    "air_strike": ("ASSAULT", "195", ["Explosions/Remote violence", "Air/drone strike"], 1),
    "ceasefire": ("AGREE", "0871", ["Strategic developments", "Agreement"], None),
    "talks": ("CONSULT", "046", None, None),
    "armed_clash": ("ASSAULT", "190", ["Battles", "Armed clash"], 1),
    "displacement": (None, None, None, None),
    "capture": ("ASSAULT", "192", ["Battles", "Non-state actor overtakes territory"], 1),
    "withdrawal": ("RETREAT", "087", ["Strategic developments", "Other"], None),
}


def claim(
    words: str,
    who: str | None,
    interest: str,
    why: str | None,
    trigger: str | None = None,
    cue: str | None = None,
    **more: Any,
) -> dict[str, Any]:
    """Return a claim; keys of the event may be given beside keys of the claim."""
    at = span(words)
    inside = (max(0, at["start_char"] - 120), min(len(TEXT), at["end_char"] + 60))
    name = next((a["name"] for a in ACTORS if a["id"] == who), None)
    event = None
    kind = more.pop("type", None)
    keys = ("initiators", "targets", "mediators", "places", "when", "killed", "injured", "detained", "weapon")
    given = {key: more.pop(key) for key in keys if key in more}
    if kind:
        plover, cameo, acled, ucdp = CODES[kind]
        event = {
            "type": kind,
            "plover": plover,
            "cameo": cameo,
            "acled": acled,
            "ucdp": ucdp,
            "trigger": span(trigger or "", inside),
            "initiators": [],
            "targets": [],
            "mediators": [],
            "places": [],
            "when": None,
            "killed": None,
            "injured": None,
            "detained": None,
            "weapon": None,
            **given,
        }
    base = {
        **at,
        "claimant": {
            "actor": who,
            "document": who is None,
            "name": name,
            "interest": interest,
            "interest_because": why,
        },
        "via": [],
        "joint_with": [],
        "cue": span(cue, inside) if cue else None,
        "stance": "states",
        "polarity": "positive",
        "certainty": "certain",
        "time": "past",
        "quoted": "indirect" if cue else "none",
        "mentions": [],
        "event": event,
        "relation": None,
    }
    return {**base, **more}


PARTY = "initiator or target of the event it reports"
SPEAKS = "speaks for a target of the event it reports"
CLAIMS = [
    claim(
        "The Congolese army and M23 rebels accused each other on Wednesday of breaking a three-day-old truce",
        "fardc",
        "party",
        PARTY,
        "breaking",
        "accused",
        stance="accuses",
        type="ceasefire_violation",
        initiators=["m23"],
        targets=["fardc"],
        when=when("2026-03-08", "2026-03-11", 2),
        places=["geonames:206938"],
    ),
    claim(
        "The Congolese army and M23 rebels accused each other on Wednesday of breaking a three-day-old truce",
        "m23",
        "party",
        PARTY,
        "breaking",
        "accused",
        stance="accuses",
        type="ceasefire_violation",
        initiators=["fardc"],
        targets=["m23"],
        when=when("2026-03-08", "2026-03-11", 2),
        places=["geonames:206938"],
    ),
    claim(
        "shelling killed at least nine people in villages near the town of Sake in North Kivu province",
        None,
        "independent",
        None,
        "shelling",
        type="shelling",
        places=["geonames:206286", "geonames:206938"],
        when=when("2026-03-09", "2026-03-11", 2),
        killed=toll(9, 9, None),
    ),
    claim(
        "M23 fighters fired mortars at the village of Kibumba late on Tuesday, killing seven civilians, among them "
        "three children",
        "bwira",
        "party",
        SPEAKS,
        "fired",
        "said",
        type="shelling",
        initiators=["m23"],
        targets=["civilians"],
        places=["name:kibumba"],
        when=when("2026-03-10", "2026-03-10", 1),
        killed=toll(7, 7, 7, civilians=7, children=3),
        weapon="mortars",
    ),
    claim(
        "The rebels used the truce to move heavy weapons towards Sake",
        "bwira",
        "party",
        SPEAKS,
        "move",
        "told",
        type="force_movement",
        initiators=["m23"],
        places=["geonames:206286"],
        quoted="direct",
        when=when("2026-03-08", "2026-03-11", 2),
        weapon="heavy weapons",
    ),
    claim(
        "M23 denied the accusation",
        "m23",
        "party",
        PARTY,
        None,
        "denied",
        stance="denies",
        polarity="negative",
        mentions=["fardc"],
    ),
    claim(
        "army drones bombed the town of Rutshuru on Monday and killed two of its fighters",
        "mulumba",
        "party",
        "speaks for the target of the event it reports",
        "bombed",
        "said",
        type="air_strike",
        initiators=["fardc"],
        targets=["m23"],
        places=["geonames:206984"],
        when=when("2026-03-09", "2026-03-09", 1),
        killed=toll(2, 2, 2),
        weapon="drones",
    ),
    claim(
        "We have respected the ceasefire from the first hour",
        "mulumba",
        "party",
        "speaks for itself",
        None,
        "said",
        quoted="direct",
        mentions=["m23"],
    ),
    claim(
        "it had confirmed nine deaths in the two places since Monday",
        "kst",
        "independent",
        None,
        None,
        "said",
        certainty="certain",
    ),
    claim(
        "It could not say who fired first", "kst", "independent", None, None, None, stance="doubts", certainty="unknown"
    ),
    claim(
        "The ceasefire, mediated by Angola and Qatar, took effect on Sunday",
        None,
        "independent",
        None,
        "ceasefire",
        type="ceasefire",
        initiators=["fardc", "m23"],
        mediators=["angola", "qatar"],
        when=when("2026-03-08", "2026-03-08", 1),
    ),
    claim(
        "The African Union urged both sides to respect it",
        "african-union",
        "independent",
        None,
        None,
        "urged",
        stance="demands",
        time="hypothetical",
        mentions=["fardc", "m23"],
    ),
    claim(
        "talks between the government and M23 would resume in Doha next week",
        "qatar",
        "aligned",
        "mediator between the parties",
        "talks",
        "said",
        stance="predicts",
        time="future",
        certainty="probable",
        type="talks",
        initiators=["drc", "m23"],
        mediators=["qatar"],
        places=["geonames:290030"],
        when=when("2026-03-16", "2026-03-22", 3),
    ),
    claim(
        "The Congolese government accuses Rwanda of backing M23",
        "drc",
        "party",
        "M23 fights its forces",
        None,
        "accuses",
        stance="accuses",
        time="ongoing",
        relation={"type": "backs", "source": "rwanda", "target": "m23", "when": None},
    ),
    claim(
        "Rwanda denies supporting the group",
        "rwanda",
        "party",
        "source of the tie it denies",
        None,
        "denies",
        stance="denies",
        polarity="negative",
        time="ongoing",
        relation={"type": "backs", "source": "rwanda", "target": "m23", "when": None},
    ),
    claim(
        "Congolese troops fight alongside the FDLR",
        "rwanda",
        "aligned",
        "backer of a party, others say",
        None,
        "says",
        time="ongoing",
        relation={"type": "allied_with", "source": "fardc", "target": "fdlr", "when": None},
    ),
    claim(
        "Rwandan soldiers fought with M23 in 2024",
        "un-experts",
        "independent",
        None,
        None,
        "reported",
        relation={"type": "allied_with", "source": "rdf", "target": "m23", "when": when("2024-01-01", "2024-12-31", 5)},
    ),
    claim(
        "hundreds of families fled towards Goma overnight",
        "residents",
        "unknown",
        None,
        "fled",
        "said",
        type="displacement",
        places=["geonames:216281"],
        when=when("2026-03-10", "2026-03-11", 2),
    ),
    claim("they had treated 23 wounded people since Tuesday", "doctors", "unknown", None, None, "said"),
    claim(
        'M23, which calls the government in Kinshasa a "failed regime", captured Goma in January 2025',
        None,
        "independent",
        None,
        "captured",
        type="capture",
        initiators=["m23"],
        targets=["fardc"],
        places=["geonames:216281"],
        when=when("2025-01-01", "2025-01-31", 4),
    ),
    claim(
        "the fighting will spread to South Kivu",
        "monusco",
        "independent",
        None,
        "fighting",
        "fears",
        stance="fears",
        time="future",
        certainty="possible",
        type="armed_clash",
        places=["geonames:205000"],
    ),
    claim(
        "the two sides withdraw from the road to Masisi",
        "monusco",
        "independent",
        None,
        "withdraw",
        "demanded",
        stance="demands",
        time="hypothetical",
        certainty="unknown",
        type="withdrawal",
        initiators=["fardc", "m23"],
        places=["name:masisi"],
    ),
]


def framing(words: Words, device: str, target: str | None, neutral: str | None) -> dict[str, Any]:
    """Return a framing of the contract."""
    return {**span(words), "device": device, "target": target, "neutral": neutral}


FRAMING = [
    framing('"failed regime"', "quoted_word", "drc", "government"),
    framing("terrorists", "loaded_label", "m23", "rebels"),
]


def main() -> None:
    """Write reading.json."""
    for number, made in enumerate(CLAIMS, 1):
        made["id"] = f"c{number}"
    CLAIMS[0]["joint_with"], CLAIMS[1]["joint_with"] = ["c2"], ["c1"]
    reading = {
        "schema": "counterclaim.reading/1",
        "document": {
            "id": "sha256:" + "0" * 64,
            "title": "Truce shaken as army and rebels trade blame (invented)",
            "publisher": "Example Wire",
            "published": "2026-03-11",
            "url": None,
            "language": "en",
            "text": TEXT,
        },
        "made_by": {
            "counterclaim": "0.1.0",
            "model": "by hand",
            "lexicon": "sha256:0",
            "registry": "sha256:0",
            "gazetteer": "by hand",
        },
        "actors": ACTORS,
        "places": PLACES,
        "dates": DATES,
        "claims": CLAIMS,
        "framing": FRAMING,
        "notes": ["The publication date is the dateline's (March 11), with the year of the page."],
    }
    out = json.dumps(reading, ensure_ascii=False, indent=1)
    (HERE / "reading.json").write_text(out + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
